"""Asks the disk for what an author names, who may name what no disk can hold."""

import os
from pathlib import Path


def has_file(path: Path) -> bool:
    """Whether there is such a file; a name that is too long for one is no error here, unlike in `Path.is_file`."""
    return os.path.isfile(path)  # noqa: PTH113 (see above)


def has(path: Path) -> bool:
    """The same for a file or a folder."""
    return os.path.exists(path)  # noqa: PTH110 (see above)


def walk(docs: Path) -> list[str]:
    """Every file below the folder, links followed unless they lead back up or to nothing."""
    paths: list[str] = []
    open_folders = [(str(docs), "", frozenset[str]())]
    while open_folders:
        folder, prefix, above = open_folders.pop()
        real = os.path.realpath(folder)
        if real in above:
            continue
        for entry in entries(folder):
            if entry.is_dir():
                open_folders.append((entry.path, f"{prefix}{entry.name}/", above | {real}))
            elif entry.is_file():
                paths.append(prefix + entry.name)
    return paths


def entries(folder: str) -> "list[os.DirEntry[str]]":
    """What stands in a folder; nothing in one that may not be read or is gone meanwhile."""
    try:
        return list(os.scandir(folder))
    except OSError:
        return []
