"""A copy of the project to work in: the project itself changes in one step at the end, or not at all."""

import difflib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from linkcheck import cache
from linkcheck.options import Unreadable
from pipeline.problem import Problem

NOT_SOURCES = (".git", ".venv*", "venv", "node_modules", "site", "dist", ".cache", ".*_cache", "tests")  # at the root


class Change(NamedTuple):
    """What becomes of one file: its path from the root, what it held, and what it will; None where there is none."""

    path: str
    before: bytes | None
    after: bytes | None


class Draft(NamedTuple):
    """A copy of a project at `place`, and what each file held when the copy was made."""

    place: Path
    before: dict[str, bytes]

    def changes(self) -> list[Change]:
        """How the copy differs now from what it held, by path.

        The project is not asked: a save in an editor may change it meanwhile.
        """
        after = contents(self.place)
        paths = sorted(self.before.keys() | after.keys())
        found = (Change(path, self.before.get(path), after.get(path)) for path in paths)
        return [change for change in found if change.before != change.after]


@contextmanager
def draft(root: Path) -> Iterator[Draft]:
    """A copy of what the site is made from; gone at the end.

    A check of the copy begins with what the validator remembers of the project, and leaves nothing remembered.
    Raises Problem when the configuration of the project cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="draft-") as folder:
        copy = Draft(Path(folder) / "project", contents(root))
        for path, content in copy.before.items():
            set_to(copy.place / path, content)
        memory = cache.file_of(copy.place)
        with suppress(OSError):
            shutil.copyfile(cache.file_of(root), memory)
        try:
            yield copy
        except Unreadable as problem:
            raise Problem(str(problem)) from problem
        finally:
            memory.unlink(missing_ok=True)


def contents(root: Path) -> dict[str, bytes]:
    """What each file holds that the site may be made from, by its path from the root."""
    return {path: (root / path).read_bytes() for path in files(root)}


def files(root: Path) -> Iterator[str]:
    """The path from the root of each file that the site may be made from."""
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        is_root = here == root
        folders[:] = [name for name in folders if name != "__pycache__" and not (is_root and is_no_source(name))]
        for name in names:
            if (here / name).is_file() and not (
                is_root and name == ".git"
            ):  # a file where git keeps several work trees
                yield (here / name).relative_to(root).as_posix()


def is_no_source(name: str) -> bool:
    """Whether nothing of the site is made from a folder of that name at the root."""
    return any(fnmatch(name, pattern) for pattern in NOT_SOURCES)


def diff(found: list[Change]) -> str:
    """The changes as a patch that people and `git apply` read; of a binary file it says only that it differs."""
    return "".join(map(patch, found))


def patch(change: Change) -> str:
    """The part of the patch that is about one file."""
    old = f"a/{change.path}" if change.before is not None else "/dev/null"
    new = f"b/{change.path}" if change.after is not None else "/dev/null"
    try:
        before, after = ((side or b"").decode("utf-8").splitlines(keepends=True) for side in change[1:])
    except UnicodeDecodeError:
        return f"Binary files {old} and {new} differ\n"
    lines = difflib.unified_diff(before, after, old, new)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def settle(root: Path, found: list[Change], only_shown: bool) -> bool:
    """Puts the changes into the project, or only prints them as a patch; whether they were made."""
    if only_shown:
        print(diff(found), end="")
    else:
        put(root, found)
    return not only_shown


def put(root: Path, found: list[Change]) -> None:
    """Makes the changes in the project: all of them, or none when one fails or Ctrl-C comes.

    Raises Problem when a file is no longer what it was when the draft was made, such as after a save in an editor.
    """
    for change in found:
        file = root / change.path
        if (file.read_bytes() if file.is_file() else None) != change.before:
            raise Problem(f"{change.path} was changed meanwhile. Nothing was written: run this again.")
    done = []
    try:
        for change in found:
            done.append(change)
            set_to(root / change.path, change.after)
    except BaseException:
        for change in reversed(done):
            set_to(root / change.path, change.before)
        raise
    for change in found:
        if change.after is None:
            remove_empty((root / change.path).parent, root)


def set_to(file: Path, content: bytes | None) -> None:
    """Lets the file hold the bytes, in one step; or be gone."""
    if content is None:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f".{file.name}.half")
    try:
        half.write_bytes(content)
        if file.exists():
            shutil.copymode(file, half)
        half.replace(file)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def remove_empty(folder: Path, root: Path) -> None:
    """Takes a folder away in which nothing is left, and those above it."""
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
