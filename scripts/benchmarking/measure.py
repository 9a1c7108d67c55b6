"""Runs a command as a whole process and says what it cost."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """CPU and wall-clock seconds, and the largest resident memory in MiB, of a process and its children."""

    cpu: float
    wall: float
    memory: float
    status: int


def measure(command: list[str], folder: Path) -> Cost:
    """The cost of one run in a folder; what it prints is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, process.returncode)
