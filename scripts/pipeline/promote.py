"""A finished folder takes the place of the last one in one step."""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from .lock import hold

WORKSHOP = ".cache"


@contextmanager
def workshop(root: Path):
    """A fresh folder on the project's own disk, for one build at a time; gone when the build ends.

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
