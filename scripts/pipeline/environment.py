"""A virtual environment that holds exactly what a lock file names.

Only the standard library is used here: this module runs before anything is installed.
What only making one needs is imported there, since most runs find one that is ready.
"""

import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .problem import Problem

if TYPE_CHECKING:
    from .progress import Progress

MARKS = "made-from"  # the folder inside the environment with a copy of each lock that it satisfies


def python_for(locks: list[Path], venv: Path, progress: "Progress", options: tuple[str, ...] = ()) -> Path:
    """The interpreter of `venv`, which satisfies every lock of `locks` when this returns.

    The first lock is what the environment is made from: when it changes, the environment is made anew.
    The others are installed on top; `options` go to pip. An environment that a person made is never emptied.
    Raises Problem when there is no venv module, no network or no room.
    """
    python = python_of(venv)
    if not missing(locks, venv, python):
        return python
    with alone(venv.with_name(venv.name + ".lock")):
        if locks[0] in missing(locks, venv, python):
            prepare(venv, python, locks[0], progress)
        for lock in missing(locks, venv, python):
            install(python, lock, progress, options)
            mark(venv, lock).parent.mkdir(exist_ok=True)
            mark(venv, lock).write_bytes(lock.read_bytes())
    return python


def is_ready(locks: list[Path], venv: Path) -> bool:
    """Whether the environment is there and satisfies every lock."""
    return not missing(locks, venv, python_of(venv))


def python_of(venv: Path) -> Path:
    """The interpreter of an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def missing(locks: list[Path], venv: Path, python: Path) -> list[Path]:
    """The locks that the environment does not satisfy yet; all of them when its Python is gone."""
    return [lock for lock in locks if not (works(python) and is_marked(venv, lock))]


def mark(venv: Path, lock: Path) -> Path:
    """Where the copy of a lock stands once this Python has installed it."""
    name = os.path.relpath(lock, venv).replace(os.sep, "-")
    return venv / MARKS / f"{sys.version_info.major}.{sys.version_info.minor}-{name}"


def is_marked(venv: Path, lock: Path) -> bool:
    """Whether the lock has been installed as it is now."""
    copy = mark(venv, lock)
    return copy.exists() and copy.read_bytes() == lock.read_bytes()


def enter(python: Path, venv: Path) -> None:
    """Starts this command again inside `venv`; returns only when it is running there already.

    Ctrl-C waits meanwhile: Python itself, when it is stopped while it starts, prints a traceback.
    """
    is_there = Path(sys.prefix) == venv
    if os.name != "nt":
        signal.pthread_sigmask(signal.SIG_UNBLOCK if is_there else signal.SIG_BLOCK, {signal.SIGINT})
    if is_there:
        return
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.run([str(python), *sys.argv], check=False).returncode)
    os.execv(python, [str(python), *sys.argv])


def works(python: Path) -> bool:
    """Whether the interpreter is there: a moved or removed Python leaves a dead link behind."""
    return python.exists() and os.access(python, os.X_OK)


def prepare(venv: Path, python: Path, lock: Path, progress: "Progress") -> None:
    """Leaves an environment that the lock can be installed into: a new one unless a person made this one."""
    import shutil

    progress.say(f"Setting up {venv.name} from {lock.name} (once; needs the network)")
    ours = (venv / MARKS).is_dir()
    if venv.exists() and not (ours or (venv / "pyvenv.cfg").exists()):
        raise Problem(f"{venv} is not a virtual environment: move it away and run this again.")
    if ours or not works(python):
        shutil.rmtree(venv, ignore_errors=True)
        create(venv)


def create(venv: Path) -> None:
    """An empty environment with pip in it, marked as ours from the first moment."""
    import shutil
    import subprocess

    (venv / MARKS).mkdir(parents=True)
    done = subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(venv, ignore_errors=True)
        raise venv_problem(done.stdout + done.stderr)


def venv_problem(said: str) -> Problem:
    """Why no environment could be made, in one sentence."""
    if "ensurepip" in said or "No module named venv" in said:
        return Problem("Python's venv module is missing: install it (on Debian and Ubuntu: apt install python3-venv).")
    if "No space left" in said:
        return Problem("The disk is full: the packages could not be set up. Free some space and run this again.")
    if "Permission denied" in said or "Read-only" in said:
        return Problem("This folder cannot be written: copy the project to a folder of your own and run this there.")
    return Problem(f"No virtual environment could be made: {last_line(said)}")


def install(python: Path, lock: Path, progress: "Progress", options: tuple[str, ...]) -> None:
    """Installs the lock, every file checked against its hash."""
    import subprocess

    command = [python, "-m", "pip", "install", "--disable-pip-version-check", *options, "--require-hashes", "-r", lock]
    pip = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = []
    try:
        for line in pip.stdout:
            said.append(line)
            progress.show(line.strip()[:70])
    except BaseException:
        pip.terminate()
        raise
    progress.clear()
    if pip.wait():
        raise install_problem("".join(said), lock)


def install_problem(said: str, lock: Path) -> Problem:
    """Why pip gave up, in one sentence."""
    if "No space left" in said:
        return Problem("The disk is full: the packages could not be installed. Free some space and run this again.")
    if "DO NOT MATCH THE HASHES" in said:
        return Problem(f"A package differs from the hash in {lock.name}: do not use it, and check your package index.")
    if any(sign in said for sign in ("Connection", "connection", "resolve", "timed out", "No matching distribution")):
        return Problem("The packages could not be downloaded: connect to the network once and run this again.")
    return Problem(f"The packages of {lock.name} could not be installed: {last_line(said)}")


def last_line(said: str) -> str:
    """The last thing a tool said, which is where it says why."""
    return (said.strip().splitlines() or ["no reason was given"])[-1].strip()


@contextmanager
def alone(lock: Path):
    """Lets one process at a time make the environment; the others wait until it is there."""
    try:
        import fcntl
    except ImportError:  # Windows: two first builds at once are rare enough there
        yield
        return
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
        lock.unlink(missing_ok=True)
