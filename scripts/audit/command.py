"""`python3 scripts/test.py --audit [PART …]`: builds and serves the site, runs every checker, reports findings."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import browser
from pipeline.problem import Problem
from pipeline.progress import Progress

from . import accessibility, lighthouse, limits, links, markup, server, tools, webkit, weight, workflows
from .report import Report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PARTS = ("axe", "markup", "workflows", "weight", "webkit", "lighthouse")  # each is a method of `Audit`
LINKS = "links"  # sends requests to other hosts, so it runs only when named on the command line


def run(arguments: list[str], root: Path, progress: Progress) -> int:
    """Runs the requested parts, by default all but `links`; returns the report's exit code."""
    args = parser().parse_args(arguments)
    audit = Audit(root, progress, args.runs)
    parts = args.parts or PARTS
    if {*parts} & {*PARTS}:
        if code := audit.build():
            return code
        with server.serve(audit.site) as audit.host:
            for part in PARTS:
                if part in parts:
                    getattr(audit, part)()
    if LINKS in parts:
        audit.links()
    progress.clear()
    audit.report.write(audit.cache / "report.json")
    print(audit.report.text())
    return audit.report.code()


def parser() -> argparse.ArgumentParser:
    """The command-line parser of the audit."""
    options = argparse.ArgumentParser(prog="test.py --audit", description=__doc__.split(": ")[1])
    parts_help = f"any of {', '.join(PARTS)} (default: all of these), and {LINKS}, which asks other hosts"
    options.add_argument("parts", nargs="*", choices=[*PARTS, LINKS, []], metavar="PART", help=parts_help)
    options.add_argument("--runs", type=int, default=limits.RUNS, help="runs of Lighthouse (default: %(default)s)")
    return options


class Audit:
    """One audit: each part adds its results to `report`, or why it could not run.

    `host` serves the site; `pages` are its pages without those that only redirect.
    """

    host: server.Host

    def __init__(self, root: Path, progress: Progress, runs: int = limits.RUNS) -> None:
        self.root, self.progress, self.runs = root, progress, runs
        self.site, self.cache, self.report = root / "site", root / ".cache" / "audit", Report()
        self.pages: list[str] = []

    def build(self) -> int:
        """Builds the site and lists its pages; returns the exit code of the build."""
        build = [sys.executable, str(self.root / "scripts" / "build.py")]
        if code := subprocess.run(build, check=False).returncode:
            return code
        self.report.pages = sorted(path.relative_to(self.site).as_posix() for path in self.site.rglob("*.html"))
        texts = {name: (self.site / name).read_text(encoding="utf-8") for name in self.report.pages}
        self.pages = [name for name, text in texts.items() if "<p data-moved>" not in text]
        return 0

    def axe(self) -> None:
        """Runs axe and measures layout shift."""
        with self.part("axe"), self.chromium() as chromium:
            found = accessibility.measure(chromium, self.host.address, self.pages, self.progress.show)
            findings, self.report.shifts = found
            self.report.add("axe", findings)

    def markup(self) -> None:
        """Runs both checkers of HTML."""
        pages = self.report.pages
        with self.part("html-validate"):
            found = markup.html_validate(tools.fetch(self.cache), self.site, pages)
            self.report.add("html-validate", found)
        with self.part("nu"):
            self.report.add("nu", markup.nu(tools.fetch(self.cache), self.host.address, pages))

    def workflows(self) -> None:
        """Runs the checker of workflows."""
        with self.part("actionlint"):
            found = workflows.actionlint(tools.fetch(self.cache), self.root / ".github" / "workflows")
            self.report.add("actionlint", found)

    def weight(self) -> None:
        """Weighs each page type with both encodings."""
        for encoding in ("gzip", "br"):
            with self.part(f"weight with {encoding}"), self.chromium() as chromium:
                self.report.weights[encoding] = weight.measure(chromium, self.host, encoding)

    def webkit(self) -> None:
        """Opens every page in WebKit."""
        with self.part("webkit"):
            self.report.add("webkit", webkit.measure(self.site, self.pages, self.progress.show))

    def lighthouse(self) -> None:
        """Runs Lighthouse on each page type."""
        with self.part("lighthouse"):
            modules, chromium = tools.fetch(self.cache), chromium_path(self.progress)
            found = lighthouse.measure(modules, self.host.address, chromium, self.runs, self.progress.show)
            self.report.scores = found

    def links(self) -> None:
        """Asks other hosts whether our links still work."""
        with self.part("lychee"):
            self.report.add("lychee", links.lychee(self.root, self.cache, self.progress))

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Lets a part fail: the report then says why it could not run, or that its output could not be read."""
        try:
            yield
        except Problem as problem:
            self.report.missing[name] = str(problem)
        except (ValueError, RuntimeError) as error:
            why = f"It gave no result that can be read ({error}); run it by hand to see why."
            self.report.missing[name] = why

    @contextmanager
    def chromium(self) -> Iterator["Browser"]:
        """A headless Chromium that sends no requests to other hosts by itself."""
        from playwright.sync_api import sync_playwright

        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
        path = chromium_path(self.progress)
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=path, args=quiet)
            yield chromium
            chromium.close()


def chromium_path(progress: Progress) -> str:
    """The path of Chromium, fetched if need be; raises Problem when it cannot be had."""
    if found := browser.fetch(progress):
        return found
    raise Problem(browser.HOW)
