"""Asks the disk for what an author names, who may name what no disk can hold."""

import os
from pathlib import Path

LINKS_TO_NOTHING = "this links to nothing"


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


def walk(docs: Path, unread: list[tuple[str, str]]) -> list[str]:
    """Every file below the folder, links followed unless they lead back up; what cannot be read is noted with why."""
    paths: list[str] = []
    open_folders = [(str(docs), "", frozenset[str]())]
    while open_folders:
        folder, prefix, above = open_folders.pop()
        real = os.path.realpath(folder)
        if real in above:
            continue
        for entry in entries(folder, prefix, unread):
            if entry.is_symlink() and not has(entry.path):
                unread.append((prefix + entry.name, LINKS_TO_NOTHING))
            elif entry.is_dir():
                open_folders.append((entry.path, f"{prefix}{entry.name}/", above | {real}))
            elif entry.is_file():
                paths.append(prefix + entry.name)
            else:
                unread.append((prefix + entry.name, "this is a pipe, socket or device, and no file"))
    return paths


def entries(folder: str, prefix: str, unread: list[tuple[str, str]]) -> "list[os.DirEntry[str]]":
    """What stands in a folder; one that may not be read is noted, one that is gone empty."""
    try:
        return list(os.scandir(folder))
    except PermissionError:
        unread.append((prefix.rstrip("/"), "this folder may not be read"))
    except OSError:
        pass
    return []
