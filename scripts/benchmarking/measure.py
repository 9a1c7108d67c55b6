"""Runs commands as whole processes and says what they cost: by turns, so that a busy machine is busy for all."""

import os
import statistics
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .contestants import Contestant


@dataclass(frozen=True)
class Cost:
    """CPU and wall-clock seconds, and the largest resident memory in MiB, of a process and its children."""

    cpu: float
    wall: float
    memory: float
    status: int


@dataclass(frozen=True)
class Costs:
    """What several runs of one command cost."""

    runs: tuple[Cost, ...]

    @property
    def cpu(self) -> float:
        """CPU seconds of the cheapest run: what the command needs when nothing disturbs it."""
        return min(run.cpu for run in self.runs)

    @property
    def median(self) -> float:
        """CPU seconds of the run in the middle."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def wall(self) -> float:
        """Wall-clock seconds of the fastest run."""
        return min(run.wall for run in self.runs)

    @property
    def memory(self) -> float:
        """MiB of the largest run."""
        return max(run.memory for run in self.runs)

    @property
    def status(self) -> int:
        """The exit code of the first run that failed, if any: it may have done more, or less, than it should."""
        return next((run.status for run in self.runs if run.status), 0)

    def __str__(self) -> str:
        costs = f"{self.cpu:7.3f} s CPU ({self.median:.3f} median) {self.wall:7.2f} s {self.memory:5.0f} MiB"
        return f"{costs}, exit {self.status}" if self.status else costs


def compare(contestants: Iterable[Contestant], root: Path, rounds: int) -> dict[str, Costs]:
    """The costs of each, by name, in so many rounds in which each has its turn."""
    runs: dict[str, list[Cost]] = {}
    for _ in range(rounds):
        for one in contestants:
            one.prepare(root)
            runs.setdefault(one.name, []).append(measure(one.command(root), root))
    return {name: Costs(tuple(costs)) for name, costs in runs.items()}


def measure(command: list[str], folder: Path) -> Cost:
    """The cost of one run in a folder; what it prints is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, process.returncode)
