"""Puts a finished folder in the place of the last one in one step."""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from .lock import hold

WORKSHOP = ".cache"


@contextmanager
def workshop(root: Path):
    """A new folder on the project's own disk, for one build at a time; deleted when the build ends.

    Raises Problem while another build of the same project is running.
    """
    cache = root / WORKSHOP
    cache.mkdir(exist_ok=True)
    with hold(cache / "build.lock", busy="Another build of this project is running: wait for it to end."):
        for left_over in cache.glob("build-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix="build-", dir=cache))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def promote_files(new: Path, place: Path, expected: tuple[str, ...] = ()) -> None:
    """Moves each file of `new` over its namesake in `place`.

    Files with one of the `expected` names that are not in `new` come from an older build and are deleted.
    """
    place.mkdir(exist_ok=True)
    for name in expected:
        if not (new / name).exists():
            (place / name).unlink(missing_ok=True)
    for file in sorted(new.iterdir()):
        file.replace(place / file.name)


def promote(new: Path, place: Path, aside: Path) -> None:
    """Renames `new` to `place`; what was there is moved `aside`, and comes back if the renaming fails."""
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
