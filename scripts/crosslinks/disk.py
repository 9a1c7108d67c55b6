"""Asks the disk for what an author names, who may name what no disk can hold."""

import os
from pathlib import Path


def has_file(path: Path) -> bool:
    """Whether there is such a file; a name that is too long for one is no error here, unlike in `Path.is_file`."""
    return os.path.isfile(path)  # noqa: PTH113 (see above)


def has(path: Path | str) -> bool:
    """The same for a file or a folder."""
    return os.path.exists(path)  # noqa: PTH110 (see above)


def real(path: Path) -> Path:
    """The path with links followed; as it is written where no disk can hold it."""
    try:
        return path.resolve()
    except ValueError:  # a null byte
        return path


def walk(docs: Path, closed: list[str]) -> list[str]:
    """Every file below the folder, links followed unless they lead back up; `closed` gets what may not be read."""
    paths: list[str] = []
    open_folders = [(str(docs), "", frozenset[str]())]
    while open_folders:
        folder, prefix, above = open_folders.pop()
        real = os.path.realpath(folder)
        if real in above:
            continue
        for entry in entries(folder, prefix, closed):
            if entry.is_dir():
                open_folders.append((entry.path, f"{prefix}{entry.name}/", above | {real}))
            elif entry.is_file():
                paths.append(prefix + entry.name)
    return paths


def entries(folder: str, prefix: str, closed: list[str]) -> "list[os.DirEntry[str]]":
    """What stands in a folder, links to nothing left out; one that may not be read is noted, one that is gone empty."""
    try:
        return [entry for entry in os.scandir(folder) if not entry.is_symlink() or has(entry.path)]
    except PermissionError:
        closed.append(prefix.rstrip("/"))
    except OSError:
        pass
    return []
