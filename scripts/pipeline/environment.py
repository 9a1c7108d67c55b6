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
OURS = "by-this-project"  # the file in that folder which says that no person made it


def python_for(locks: list[Path], venv: Path, progress: "Progress", options: tuple[str, ...] = ()) -> Path:
    """The interpreter of `venv`, which satisfies every lock of `locks` when this returns.

    An environment that satisfies them is used as it is, whichever Python asks. When the first lock changed or the
    environment's Python is gone, a new one is made beside it and takes its place when it is whole: what fails or is
    stopped leaves the last one as it was. The other locks are installed on top; `options` go to pip.
    An environment that a person made is never replaced while its Python works.
    Raises Problem when there is no venv module, no network or no room.
    """
    if missing(locks, venv):
        with alone(venv.with_name(venv.name + ".lock")):
            if locks[0] in missing(locks, venv) and not is_a_persons(venv):
                make_anew(venv, locks[0], progress, options)
            for lock in missing(locks, venv):
                satisfy(venv, lock, progress, options)
    return python_of(venv)


def is_ready(locks: list[Path], venv: Path) -> bool:
    """Whether the environment is there and satisfies every lock."""
    return not missing(locks, venv)


def python_of(venv: Path) -> Path:
    """The interpreter of an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def missing(locks: list[Path], venv: Path) -> list[Path]:
    """The locks that the environment does not satisfy yet; all of them when its Python is gone."""
    return [lock for lock in locks if not (works(venv) and is_marked(venv, lock))]


def mark(venv: Path, lock: Path) -> Path:
    """Where the copy of a lock stands once the environment's Python has installed it."""
    name = os.path.relpath(lock, venv).replace(os.sep, "-")
    return venv / MARKS / f"{version(venv)}-{name}"


def is_marked(venv: Path, lock: Path) -> bool:
    """Whether the lock has been installed as it is now."""
    copy = mark(venv, lock)
    return copy.exists() and copy.read_bytes() == lock.read_bytes()


def version(venv: Path) -> str:
    """The minor version of Python that the environment was made with, as its own file says; none without the file."""
    try:
        lines = (venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    said = dict(line.replace(" ", "").split("=", 1) for line in lines if "=" in line)
    return ".".join(said.get("version", said.get("version_info", "")).split(".")[:2])


def works(venv: Path) -> bool:
    """Whether its Python is there, and still the one that its packages were installed for.

    A removed Python leaves a dead link behind; an upgraded system puts the next version under the same name.
    """
    python = python_of(venv)
    if not os.access(python, os.X_OK):
        return False
    name = python.resolve().name.rstrip("t")  # python3.13t is the one without a global lock
    return not name.startswith("python3.") or name == f"python{version(venv)}"


def is_a_persons(venv: Path) -> bool:
    """Whether a person made this environment, and its Python works; what is no environment at all is refused."""
    if venv.exists() and not (venv / "pyvenv.cfg").exists() and not (venv / MARKS).is_dir():
        raise Problem(f"{venv} is not a virtual environment: move it away and run this again.")
    return works(venv) and not (venv / MARKS / OURS).exists()


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


def make_anew(venv: Path, lock: Path, progress: "Progress", options: tuple[str, ...]) -> None:
    """A new environment that satisfies the lock, in place of the last one.

    It is made under a name of the same length, so that the scripts in it can be told their new place byte for byte.
    """
    new = venv.with_name(venv.name[:-1] + "~")
    remove(new)
    try:
        create(new)
        satisfy(new, lock, progress, options)
        tell_place(new, venv)
        swap(new, venv)
    finally:
        remove(new)


def create(venv: Path) -> None:
    """An empty environment with pip in it, marked as ours."""
    import subprocess

    done = subprocess.run([sys.executable, "-m", "venv", str(venv)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise venv_problem(done.stdout + done.stderr)
    (venv / MARKS).mkdir()
    (venv / MARKS / OURS).touch()


def tell_place(new: Path, venv: Path) -> None:
    """Puts the place where the environment will stand into its scripts, which name their interpreter in full."""
    before, after = os.fsencode(new), os.fsencode(venv)
    for file in python_of(new).parent.iterdir():
        if file.is_file() and not file.is_symlink() and before in (content := file.read_bytes()):
            file.write_bytes(content.replace(before, after))


def swap(new: Path, venv: Path) -> None:
    """Puts the new environment in its place; the last one goes when that is done."""
    old = venv.with_name(venv.name + ".old")
    remove(old)
    if venv.exists() or venv.is_symlink():
        venv.rename(old)
    new.rename(venv)
    remove(old)


def remove(folder: Path) -> None:
    """Takes a folder away; of a link to one, only the link."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        import shutil

        shutil.rmtree(folder, ignore_errors=True)


def satisfy(venv: Path, lock: Path, progress: "Progress", options: tuple[str, ...]) -> None:
    """Installs a lock and leaves a copy of it as the mark."""
    progress.say(f"Setting up the environment from {lock.name} (once; needs the network)")
    install(python_of(venv), lock, progress, options)
    mark(venv, lock).parent.mkdir(exist_ok=True)
    mark(venv, lock).write_bytes(lock.read_bytes())


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
