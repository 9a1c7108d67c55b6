#!/usr/bin/env python3
"""Measures what checking costs compared with plain `mkdocs build`, on this guide and on two generated projects.

    python3 scripts/benchmark.py
    python3 scripts/benchmark.py --pages 5000 --rounds 10

Prints seconds of CPU and of waiting, and CPU as a multiple of plain MkDocs. Commands take turns, so that a busy
machine is busy for all, and the cheapest run of each counts. Takes about ten minutes on a quiet machine.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from pipeline import environment
from pipeline.progress import Progress

SCRIPTS = Path(__file__).resolve().parent
HERE = SCRIPTS.parent
COPIED = ("docs", "overrides", "scripts/hosting", "mkdocs.yml", "pyproject.toml")
PLAIN, COLD = "mkdocs build", "check and build, cold"


class Cost(NamedTuple):
    """Seconds of CPU of a process and its children, seconds until it ended, and its exit code."""

    cpu: float
    wall: float
    status: int


def main() -> int:
    """Measures every command on each of three projects."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=1000, help="pages of each generated project (default: 1000)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each command has its turn (default: 3)")
    args = parser.parse_args()
    environment.enter(environment.python_for([HERE / "requirements.txt"], HERE / ".venv", Progress()), HERE / ".venv")
    from benchmarking import corpus, material

    projects = {
        "this guide": copy_guide,
        f"{args.pages} pages of plain Markdown": lambda root: corpus.make(root, args.pages),
        f"{args.pages} ordinary pages of Material": lambda root: material.make(root, args.pages),
    }
    for title, make in projects.items():
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "project"
            make(root)
            show(title, compare(commands(root), root, args.rounds))
    return 0


def copy_guide(root: Path) -> None:
    """Makes a copy of what this guide is built from."""
    for name in COPIED:
        copy = shutil.copytree if (HERE / name).is_dir() else shutil.copy
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy(HERE / name, root / name)


def commands(root: Path) -> dict[str, list[str]]:
    """The commands to compare; a cold one has nothing remembered from a run before."""
    site = str(root.parent / "site")
    build = [sys.executable, "-m", "benchmarking.checked_build", str(root), site]
    plain = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site]
    return {PLAIN: plain, COLD: build, "check and build, warm": build}


def compare(chosen: dict[str, list[str]], root: Path, rounds: int) -> dict[str, Cost]:
    """The cheapest run of each command, by name, in so many rounds in which each has its turn."""
    from linkcheck import cache

    runs: dict[str, list[Cost]] = {name: [] for name in chosen}
    for _ in range(rounds):
        for name, command in chosen.items():
            shutil.rmtree(root.parent / "site", ignore_errors=True)
            if name == COLD:
                cache.file_of(root).unlink(missing_ok=True)
            runs[name].append(measure(command, root))
    return {name: min(costs) for name, costs in runs.items()}


def measure(arguments: list[str], folder: Path) -> Cost:
    """The cost of one run in a folder; what it prints is thrown away."""
    start = time.perf_counter()
    surroundings = os.environ | {"PYTHONPATH": str(SCRIPTS)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(arguments, cwd=folder, env=surroundings, **quiet)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, process.returncode)


def show(title: str, costs: dict[str, Cost]) -> None:
    """Prints a table of costs."""
    print(title)
    for name, cost in costs.items():
        ratio, failed = cost.cpu / costs[PLAIN].cpu, f", exit {cost.status}" if cost.status else ""
        print(f"  {name:26} {cost.cpu:7.2f} s CPU {ratio:6.2f} × {cost.wall:7.2f} s{failed}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
