"""A finished folder takes the place of the last one in one step."""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from .problem import Problem

WORKSHOP = ".cache"


@contextmanager
def workshop(root: Path):
    """A fresh folder on the project's own disk, for one build at a time; gone when the build ends.

    Raises Problem while another build of the same project is running.
    """
    cache = root / WORKSHOP
    cache.mkdir(exist_ok=True)
    with one_at_a_time(cache / "build.lock"):
        for left_over in cache.glob("build-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix="build-", dir=cache))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def one_at_a_time(lock: Path):
    """Holds the lock or says who does; the system lets go of it even when a build is killed."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with lock.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Problem("Another build of this project is running: wait for it to end.") from None
        yield


def promote_files(new: Path, place: Path, expected: tuple[str, ...] = ()) -> None:
    """Moves each file of `new` over its namesake in `place`.

    Of `expected` names, those that are not in `new` go from `place`: they are of an older build. All else stays.
    """
    place.mkdir(exist_ok=True)
    for name in expected:
        if not (new / name).exists():
            (place / name).unlink(missing_ok=True)
    for file in sorted(new.iterdir()):
        file.replace(place / file.name)


def promote(new: Path, place: Path, aside: Path) -> None:
    """Puts `new` in `place`; what stood there goes `aside`, and comes back if the second move fails."""
    place.parent.mkdir(exist_ok=True)
    if not place.exists():
        new.rename(place)
        return
    place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        aside.rename(place)
        raise
