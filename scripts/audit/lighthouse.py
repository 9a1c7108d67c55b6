"""Runs Lighthouse on one page of each type, as a phone and as a desktop computer; takes the median of several runs."""

import json
import os
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pipeline.problem import Problem

from . import limits, tools

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {"lcp": "largest-contentful-paint", "tbt": "total-blocking-time", "cls": "cumulative-layout-shift"}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"


@dataclass(frozen=True)
class Run:
    """`scores` from 0 to 100 by category; `times` in milliseconds by the names in TIMES (`cls` has no unit)."""

    scores: dict[str, int]
    times: dict[str, float]


def measure(modules: Path, address: str, chromium: str, runs: int, say) -> dict[str, dict[str, Run]]:
    """The median result by device, then by page type."""
    return {
        device: {
            kind: median([run_once(modules, f"{address}/{name}", device, chromium, say) for _ in range(runs)])
            for kind, name in limits.PAGES.items()
        }
        for device in ("mobile", "desktop")
    }


def run_once(modules: Path, url: str, device: str, chromium: str, say) -> Run:
    """Runs Lighthouse once; raises Problem with Lighthouse's own message when there is no result."""
    say(f"{url} as {device}")
    program = modules / "lighthouse" / "cli" / "index.js"
    preset = ["--preset=desktop"] if device == "desktop" else []
    command = [tools.node(), str(program), url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}", *preset]
    environment = {**tools.quiet(), "CHROME_PATH": chromium, "PATH": os.environ.get("PATH", "")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    try:
        return read(json.loads(done.stdout))
    except (ValueError, KeyError, TypeError) as error:
        raise Problem(f"Lighthouse gave no result for {url}: {done.stderr.strip()[-300:]}") from error


def read(report: dict) -> Run:
    """The scores and times in a Lighthouse report."""
    scores = {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}
    return Run(scores, {name: round(report["audits"][audit]["numericValue"], 3) for name, audit in TIMES.items()})


def median(runs: list[Run]) -> Run:
    """The median of each score and each time, taken separately."""
    scores = {name: round(statistics.median(run.scores[name] for run in runs)) for name in CATEGORIES}
    return Run(scores, {name: statistics.median(run.times[name] for run in runs) for name in TIMES})
