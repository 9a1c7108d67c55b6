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

from generated import clean
from linkcheck import cache
from linkcheck.options import Unreadable
from pipeline.problem import Problem

NOT_SOURCES = (".git", ".venv*", "venv", "node_modules", "site", "dist", ".cache", ".*_cache", "tests")  # at the root


class Change(NamedTuple):
    """What becomes of one file: its path from the root, what it held, and what it will; None where there is none."""

    path: str
    before: bytes | None
    after: bytes | None


@contextmanager
def draft(root: Path) -> Iterator[Path]:
    """A copy of what the site is made from; gone at the end.

    Raises Problem when the configuration of the project cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="draft-") as folder:
        place = Path(folder) / "project"
        for path in files(root):
            for copy in (begun(place) / path, place / path):
                copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / path, begun(place) / path)
            shutil.copyfile(begun(place) / path, place / path)
        with remembered(root, place):
            try:
                yield place
            except Unreadable as problem:
                raise Problem(str(problem)) from problem


def begun(place: Path) -> Path:
    """Where what a draft began with is kept: the project itself may change meanwhile, by a save in an editor."""
    return place.with_name("begun")


@contextmanager
def remembered(root: Path, place: Path) -> Iterator[None]:
    """Lets a check of the draft begin with what is known of the project; of the draft nothing is kept."""
    known, ours = cache.file_of(root), cache.file_of(place)
    try:
        if known.is_file():
            with suppress(OSError):
                shutil.copyfile(known, ours)
        yield
    finally:
        for note in (ours, clean.note(place)):
            with suppress(OSError):
                note.unlink()


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


def changes(place: Path) -> list[Change]:
    """How the draft differs from what it began with, by path."""
    found, sides = [], (begun(place), place)
    for path in sorted({path for side in sides for path in files(side)}):
        before, after = ((side / path).read_bytes() if (side / path).is_file() else None for side in sides)
        if before != after:
            found.append(Change(path, before, after))
    return found


def diff(found: list[Change]) -> str:
    """The changes as a patch that people and `git apply` read; of a file that is no text, that it changes."""
    return "".join(map(patch, found))


def patch(one: Change) -> str:
    """The same of one file."""
    names = [
        f"{side}/{one.path}" if text is not None else "/dev/null"
        for side, text in (("a", one.before), ("b", one.after))
    ]
    try:
        before, after = ((text or b"").decode("utf-8").splitlines(keepends=True) for text in (one.before, one.after))
    except UnicodeDecodeError:
        return f"Binary files {names[0]} and {names[1]} differ\n"
    lines = difflib.unified_diff(before, after, *names)
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
    for one in found:
        file = root / one.path
        if (file.read_bytes() if file.is_file() else None) != one.before:
            raise Problem(f"{one.path} was changed meanwhile. Nothing was written: run this again.")
    done = []
    try:
        for one in found:
            done.append(one)
            set_to(root / one.path, one.after)
    except BaseException:
        for one in reversed(done):
            set_to(root / one.path, one.before)
        raise
    for one in found:
        if one.after is None:
            remove_empty((root / one.path).parent, root)


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
