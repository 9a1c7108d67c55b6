"""Asks the disk for what an author names, who may name what no disk can hold."""

import os
from pathlib import Path


def has_file(path: Path) -> bool:
    """Whether there is such a file; a name that is too long for one is no error here, unlike in `Path.is_file`."""
    return os.path.isfile(path)  # noqa: PTH113 (see above)


def has(path: Path) -> bool:
    """The same for a file or a folder."""
    return os.path.exists(path)  # noqa: PTH110 (see above)
