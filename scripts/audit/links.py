"""Lychee on every address on another host that the pages and their data name."""

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
FOR_GOOD = {301, 308}
BUSY = 429  # after every retry: the host is there, and wants to be left alone
NOBODY = "Not one address answered: connect to the network and run this again."


def lychee(root: Path, cache: Path, progress: Progress) -> list[Finding] | tools.Missing:
    """The addresses that are lost, and those that have moved for good; what fails is asked a second time."""
    try:
        program = fetched(cache, progress)
    except Problem as problem:
        return tools.Missing(str(problem))
    docs = root / "docs"
    files = [*sorted(docs.glob("data/*.yml")), *sorted(docs.rglob("*.md"))]
    command = [program, f"--config={CONFIG}", f"--root-dir={docs}", *map(str, files)]
    progress.show("Asking other hosts, each with a pause between two requests: up to half an hour")
    first = json.loads(run(command, cache).stdout)
    if not first["successful"]:
        return tools.Missing(NOBODY)
    again = json.loads(run(command, cache).stdout)  # what answered is in lychee's cache, so it asks only the rest
    return sorted([*findings(lost(again), root), *findings(moved(first), root)])


def fetched(cache: Path, progress: Progress) -> str:
    """The program, fetched once into an environment of its own; raises Problem when it is not to be had."""
    cache.mkdir(parents=True, exist_ok=True)
    python = python_for([LOCK], cache / "lychee", progress)
    return str(shutil.which("lychee", path=python.parent))


def lost(said: dict) -> Iterator[tuple[str, str, dict]]:
    """Each place of an address that does not answer as it should, and why."""
    for answers in (said["error_map"], said["timeout_map"]):
        for file, one in of_files(answers):
            status, led = one["status"], hops(one)
            if status.get("code") != BUSY:
                where = f" at {led[-1]['url']}" if led else ""
                yield file, f"{one['url']} is lost: {status.get('details') or status['text']}{where}", one


def moved(said: dict) -> Iterator[tuple[str, str, dict]]:
    """Each place of an address that leads on for good, and where to; one that leads on for now may stay."""
    for file, one in of_files(said["success_map"]):
        led = hops(one)
        if led and all(hop["code"] in FOR_GOOD for hop in led):
            yield file, f"{one['url']} has moved to {led[-1]['url']}", one


def of_files(answers: dict[str, list[dict]]) -> Iterator[tuple[str, dict]]:
    """Each answer with the file that it is about."""
    return ((file, one) for file, every in answers.items() for one in every)


def hops(one: dict) -> list[dict]:
    """Where an address led, one redirect after the other."""
    return one.get("redirects", {}).get("redirects", [])


def findings(told: Iterator[tuple[str, str, dict]], root: Path) -> Iterator[Finding]:
    """A finding for each address, where it is mended: in the data first, since pages are made from them."""
    places = defaultdict(list)
    for file, what, one in told:
        path, line = Path(file).relative_to(root).as_posix(), one.get("span", {}).get("line", 1)
        places[what].append((not path.endswith(".yml"), path, line))
    for what, every in places.items():
        _, path, line = min(every)
        more = f" ({len(every)} places)" if every[1:] else ""
        yield Finding(f"{path}:{line}", "lychee", what + more)
