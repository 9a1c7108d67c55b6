"""A virtual environment that holds exactly what a lock file names.

Only the standard library is used here: this module runs before anything is installed.
What only making one needs is imported there, since most runs find one that is ready.
"""

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .lock import hold
from .problem import Problem

if TYPE_CHECKING:
    from .progress import Progress

RECORD = "made-from"  # a folder inside the environment, with a copy of each lock file that was installed
OURS = "by-this-project"  # an empty file in that folder: this project made the environment, and may replace it
KNOWN_FAILURES = {  # what venv or pip prints, and what a person can do about it
    "ensurepip|No module named venv": (
        "Python's venv module is missing: install it (on Debian and Ubuntu: apt install python3-venv)."
    ),
    "No space left": "The disk is full: the packages could not be set up. Free some space and run this again.",
    "Permission denied|Read-only": (
        "This folder cannot be written: copy the project to a folder of your own and run this there."
    ),
    "DO NOT MATCH THE HASHES": (
        "A package differs from its hash in the lock file: do not use it, and check your package index."
    ),
    "[Cc]onnection|resolve|timed out|No matching distribution": (
        "The packages could not be downloaded: connect to the network once and run this again."
    ),
}


def python_for(locks: list[Path], venv: Path, progress: "Progress", options: tuple[str, ...] = ()) -> Path:
    """Returns the interpreter of `venv`, in which every lock of `locks` is installed by then.

    When the first lock has changed, or Python is gone, the environment is made anew; the other locks are installed on
    top. If that fails or is stopped, the old environment comes back. `options` go to pip.
    Raises Problem when `venv` is not ours to replace, or when there is no venv module, no network or no room.
    """
    if not is_ready(locks, venv):
        with hold(venv.with_name(venv.name + ".lock")):
            if not is_ready(locks[:1], venv):
                replace(venv, locks[0], progress, options)
            for lock in locks:
                if not is_installed(lock, venv):
                    install(lock, venv, progress, options)
    return python_of(venv)


def is_ready(locks: list[Path], venv: Path) -> bool:
    """Whether the environment has its Python, and every lock is installed in it."""
    return os.access(python_of(venv), os.X_OK) and all(is_installed(lock, venv) for lock in locks)


def is_installed(lock: Path, venv: Path) -> bool:
    """Whether the lock was installed as it is now."""
    record = venv / RECORD
    return record.is_dir() and any(copy.read_bytes() == lock.read_bytes() for copy in record.iterdir())


def python_of(venv: Path) -> Path:
    """The interpreter of an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def enter(python: Path, venv: Path) -> None:
    """Starts this command again inside `venv`; returns only when it is running there already."""
    if Path(sys.prefix) == venv:
        return
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.run([str(python), *sys.argv], check=False).returncode)
    os.execv(python, [str(python), *sys.argv])


def replace(venv: Path, lock: Path, progress: "Progress", options: tuple[str, ...]) -> None:
    """Makes a new environment in which the lock is installed; the old one comes back if that fails."""
    if venv.exists() and not (venv / RECORD / OURS).exists():
        raise Problem(f"{venv} was not made by this project: move it away and run this again.")
    old = venv.with_name(venv.name + ".old")
    remove(old)
    if venv.exists() or venv.is_symlink():
        venv.rename(old)
    try:
        create(venv, progress)
        install(lock, venv, progress, options)
    except BaseException:
        remove(venv)
        if old.exists():
            old.rename(venv)
        raise
    remove(old)


def create(venv: Path, progress: "Progress") -> None:
    """Makes an environment with pip in it. Our sign comes first, so that one left half made is replaced."""
    (venv / RECORD).mkdir(parents=True)
    (venv / RECORD / OURS).touch()
    python = Path(sys.executable).resolve()  # beyond the links of an environment that has just been moved away
    run([python, "-m", "venv", venv], progress, "No virtual environment could be made")


def install(lock: Path, venv: Path, progress: "Progress", options: tuple[str, ...]) -> None:
    """Installs the lock, each file checked against its hash, and leaves a copy of it in the record."""
    progress.say(f"Setting up the environment from {lock.name} (once; needs the network)")
    pip = [python_of(venv), "-m", "pip", "install", "--disable-pip-version-check", *options]
    run([*pip, "--require-hashes", "-r", lock], progress, f"The packages of {lock.name} could not be installed")
    copy = venv / RECORD / os.path.relpath(lock, venv).replace(os.sep, "-")
    copy.parent.mkdir(exist_ok=True)
    copy.write_bytes(lock.read_bytes())


def run(command: list, progress: "Progress", failure: str) -> None:
    """Runs a command and shows its output while it lasts; raises Problem when it fails."""
    import subprocess

    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines = []
    try:
        for line in process.stdout:
            lines.append(line)
            progress.show(line.strip()[:70])
    except BaseException:
        process.terminate()
        raise
    progress.clear()
    if process.wait():
        output = "".join(lines)
        known = next((advice for signs, advice in KNOWN_FAILURES.items() if re.search(signs, output)), None)
        last_line = (output.strip().splitlines() or ["no reason was given"])[-1].strip()
        raise Problem(known or f"{failure}: {last_line}")


def remove(folder: Path) -> None:
    """Removes a folder, or only the link where it is one."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        import shutil

        shutil.rmtree(folder, ignore_errors=True)
