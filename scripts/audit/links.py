"""Checks with lychee every external address in the pages and their data."""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pipeline.environment import python_for
from pipeline.problem import Problem
from pipeline.progress import Progress

from . import tools
from .finding import Finding
from .markup import run

CONFIG, LOCK = tools.LOCK / "lychee.toml", tools.LOCK / "lychee.txt"
PERMANENT = {301, 308}  # the status codes of permanent redirects
BUSY = 429  # still the answer after every retry: the host exists but limits requests, so the link is not dead
NOBODY = "Not one address answered: connect to the network and run this again."


def lychee(root: Path, cache: Path, progress: Progress) -> list[Finding]:
    """Finds addresses that fail twice, and those that have moved permanently; raises Problem when none answers."""
    program = fetch(cache, progress)
    docs = root / "docs"
    files = [*sorted(docs.glob("data/*.yml")), *sorted(docs.rglob("*.md"))]
    command = [program, f"--config={CONFIG}", f"--root-dir={docs}", *map(str, files)]
    progress.show("Asking other hosts, each with a pause between two requests: up to half an hour")
    first = json.loads(run(command, cache).stdout)
    if not first["successful"]:
        raise Problem(NOBODY)
    again = json.loads(run(command, cache).stdout)  # lychee caches successes, so this repeats only the failures
    return sorted([*findings(dead(again), root), *findings(moved(first), root)])


def fetch(cache: Path, progress: Progress) -> str:
    """The path of lychee, installed once into its own environment; raises Problem when it cannot be installed."""
    cache.mkdir(parents=True, exist_ok=True)
    python = python_for([LOCK], cache / "lychee", progress)
    return str(shutil.which("lychee", path=python.parent))


def dead(output: dict) -> Iterator[tuple[str, str, dict]]:
    """The file, the message and lychee's result for each link that fails."""
    for results in (output["error_map"], output["timeout_map"]):
        for file, result in with_files(results):
            status, redirects = result["status"], redirects_of(result)
            if status.get("code") != BUSY:
                where = f" at {redirects[-1]['url']}" if redirects else ""
                yield file, f"{result['url']} is dead: {status.get('details') or status['text']}{where}", result


def moved(output: dict) -> Iterator[tuple[str, str, dict]]:
    """The file, the message and lychee's result for each link whose every redirect is permanent."""
    for file, result in with_files(output["success_map"]):
        redirects = redirects_of(result)
        if redirects and all(redirect["code"] in PERMANENT for redirect in redirects):
            yield file, f"{result['url']} has moved to {redirects[-1]['url']}", result


def with_files(results: dict[str, list[dict]]) -> Iterator[tuple[str, dict]]:
    """Pairs each result with the file that holds its link."""
    return ((file, result) for file, in_file in results.items() for result in in_file)


def redirects_of(result: dict) -> list[dict]:
    """The redirects that lychee followed, in order."""
    return result.get("redirects", {}).get("redirects", [])


def findings(results: Iterator[tuple[str, str, dict]], root: Path) -> Iterator[Finding]:
    """One finding for each message, at the place to correct: a data file if one holds the link, else a page."""
    places = defaultdict(list)
    for file, message, result in results:
        path, line = Path(file).relative_to(root).as_posix(), result.get("span", {}).get("line", 1)
        places[message].append((not path.endswith(".yml"), path, line))
    for message, found in places.items():
        _, path, line = min(found)
        more = f" ({len(found)} places)" if found[1:] else ""
        yield Finding(f"{path}:{line}", "lychee", message + more)
