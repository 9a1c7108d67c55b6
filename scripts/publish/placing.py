"""Puts a finished site in the place of the last one, so that whoever looks always finds a whole one."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from environment import hold


@contextmanager
def workshop(root: Path) -> Iterator[Path]:
    """A new folder on the project's own disk, for one build at a time; deleted when the build ends.

    Raises Problem while another build of the same project is running.
    """
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    with hold(cache / "build.lock", busy="Another build of this project is running: wait for it to end."):
        restore(root / "site")
        for left_over in cache.glob("build-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix="build-", dir=cache))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def aside(place: Path) -> Path:
    """Where the last site is for the moment between two renames."""
    return place.with_name(f".{place.name}-last")


def restore(place: Path) -> None:
    """Brings back the last site when a build was killed between its two renames."""
    if not place.exists() and aside(place).exists():
        aside(place).rename(place)


def put(new: Path, place: Path) -> None:
    """Renames `new` to `place`; what was there is deleted, or comes back if the renaming fails."""
    restore(place)
    last = aside(place)
    shutil.rmtree(last, ignore_errors=True)
    if place.exists():
        place.rename(last)
    try:
        new.rename(place)
    except OSError:
        restore(place)
        raise
    shutil.rmtree(last, ignore_errors=True)


def put_files(new: Path, place: Path) -> None:
    """Moves each file of the folder `new` over its namesake in `place`; what else is there stays."""
    place.mkdir(exist_ok=True)
    for file in sorted(new.iterdir()):
        file.replace(place / file.name)
