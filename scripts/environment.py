"""A virtual environment that holds what the lock files name.

Only the standard library is used here: this module runs before anything is installed.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from console import Problem, tell

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BUILD = [ROOT / "requirements.txt"]
DEVELOP = [*BUILD, ROOT / "requirements-dev.txt"]  # what tests, authors and publishers need besides
RECORD = "made-from"  # a folder inside the environment, with a copy of each lock file that was installed
OURS = "by-this-project"  # an empty file in that folder: this project made the environment, and may change it
KNOWN_FAILURES = {  # what venv or pip prints, and what a person can do about it
    "ensurepip|No module named venv": "Install Python's venv module (on Debian and Ubuntu: apt install python3-venv).",
    "No space left": "The disk is full: the packages could not be set up. Free some space and run this again.",
    "Permission denied|Read-only": "This folder can't be written: copy the project to another and run it there.",
    "DO NOT MATCH THE HASHES": "A package differs from its hash in the lock file: don't use it, and check your index.",
    "[Cc]onnection|resolve|timed out|No matching distribution": (
        "The packages could not be downloaded: connect to the network once and run this again."
    ),
}


def enter(locks: list[Path]) -> None:
    """Starts this command again inside the environment, with every lock installed; returns when it runs there.

    Raises Problem when the environment is not ready and cannot be made.
    """
    if not is_ready(locks, VENV):
        prepare(locks, VENV)
    if Path(sys.prefix) != VENV:
        become([str(python_of(VENV)), *sys.argv])


def become(command: list[str]) -> NoReturn:
    """Goes on as another command, which gets its signals as if it had been called itself."""
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def is_ready(locks: list[Path], venv: Path) -> bool:
    """Whether the environment has its Python, and every lock is installed in it as it is now."""
    return os.access(python_of(venv), os.X_OK) and all(is_installed(lock, venv) for lock in locks)


def is_installed(lock: Path, venv: Path) -> bool:
    """Whether the lock was installed as it is now."""
    copy = venv / RECORD / lock.name
    return copy.is_file() and copy.read_bytes() == lock.read_bytes()


def python_of(venv: Path) -> Path:
    """The interpreter of an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(locks: list[Path], venv: Path) -> None:
    """Makes the environment where there is none that works, and installs each lock that has changed.

    Raises Problem when `venv` is not ours, or when there is no venv module, no network or no room.
    """
    with hold(venv.with_name(venv.name + ".lock")):
        if venv.exists() and not (venv / RECORD / OURS).exists():
            raise Problem(f"{venv} was not made by this project: move it away and run this again.")
        if not os.access(python_of(venv), os.X_OK) or not (venv / RECORD / locks[0].name).exists():  # half made
            create(venv)
        for lock in locks:
            if not is_installed(lock, venv):
                install(lock, venv)


def create(venv: Path) -> None:
    """Makes an environment with pip in it. Our sign comes first, so that one left half made is replaced."""
    python = Path(sys.executable).resolve()  # now: it may be a link within the environment that is removed
    if venv.is_symlink():
        venv.unlink()
    shutil.rmtree(venv, ignore_errors=True)
    (venv / RECORD).mkdir(parents=True)
    (venv / RECORD / OURS).touch()
    run([python, "-m", "venv", venv], "No virtual environment could be made")


def install(lock: Path, venv: Path) -> None:
    """Installs the lock, each file checked against its hash, and leaves a copy of it in the record."""
    tell(f"Setting up .venv from {lock.name} (once; needs the network)")
    pip = [python_of(venv), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    run(pip, f"The packages of {lock.name} could not be installed")
    (venv / RECORD / lock.name).write_bytes(lock.read_bytes())


def run(command: list[object], failure: str) -> None:
    """Runs a command; raises Problem, with what can be done about it where that is known, when it fails."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        output = done.stdout + done.stderr
        advice_found = next((advice for signs, advice in KNOWN_FAILURES.items() if re.search(signs, output)), None)
        last_line = (output.strip().splitlines() or ["no reason was given"])[-1].strip()
        raise Problem(advice_found or f"{failure}: {last_line}")


@contextmanager
def hold(file: Path, busy: str = "") -> Iterator[None]:
    """Holds a lock, which the system releases when the process ends, however it ends.

    While another process holds it, waits for it, or raises Problem with the sentence `busy`.
    """
    try:
        import fcntl
    except ImportError:  # Windows has none, and two commands at once are rare there
        yield
        return
    with file.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (fcntl.LOCK_NB if busy else 0))
        except BlockingIOError:
            raise Problem(busy) from None
        yield


def chromium() -> str | None:
    """The path of an installed Chromium or Chrome: the one in the variable CHROMIUM, or from a usual place."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    candidates = [os.environ.get("CHROMIUM"), *map(shutil.which, names)]
    candidates += ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
    candidates += [rf"{os.environ.get('PROGRAMFILES', 'C:')}\Google\Chrome\Application\chrome.exe"]
    return next((path for path in candidates if path and Path(path).exists()), None)


HOW_TO_GET_CHROMIUM = "install Chromium (on Debian and Ubuntu: apt install chromium) or set CHROMIUM to its path"
