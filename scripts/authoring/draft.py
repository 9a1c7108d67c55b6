"""A copy of the project to work in, so that the project itself changes in one step at the end, or not at all."""

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
    """A change of one file: its path from the root, its content before and after; None where there is no file."""

    path: str
    before: bytes | None
    after: bytes | None


class Draft(NamedTuple):
    """A copy of a project in `folder`, and the content of each file when the copy was made."""

    folder: Path
    before: dict[str, bytes]

    def changes(self) -> list[Change]:
        """The changes of the copy since it was made, by path.

        The project is not asked: a save in an editor may change it meanwhile.
        """
        after = contents(self.folder)
        paths = sorted(self.before.keys() | after.keys())
        found = (Change(path, self.before.get(path), after.get(path)) for path in paths)
        return [change for change in found if change.before != change.after]


@contextmanager
def draft(root: Path) -> Iterator[Draft]:
    """Copies what the site is made from into a folder that is deleted at the end.

    A check of the copy begins with what the validator remembers of the project, and leaves nothing remembered.
    Raises Problem when the configuration of the project cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="draft-") as temporary:
        copy = Draft(Path(temporary) / "project", contents(root))
        for path, content in copy.before.items():
            set_to(copy.folder / path, content)
        memory = cache.file_of(copy.folder)
        with suppress(OSError):
            shutil.copyfile(cache.file_of(root), memory)
        try:
            yield copy
        except Unreadable as problem:
            raise Problem(str(problem)) from problem
        finally:
            memory.unlink(missing_ok=True)


def contents(root: Path) -> dict[str, bytes]:
    """The content of each file that the site may be made from, by its path from the root."""
    return {path: (root / path).read_bytes() for path in files(root)}


def files(root: Path) -> Iterator[str]:
    """The paths, from the root, of the files that the site may be made from."""
    for folder, folders, names in os.walk(root):
        here, left_out = Path(folder), {"__pycache__"}
        if here == root:
            left_out |= {name for name in (*folders, *names) if is_no_source(name)}
        folders[:] = [name for name in folders if name not in left_out]
        for name in names:
            if name not in left_out and (here / name).is_file():
                yield (here / name).relative_to(root).as_posix()


def is_no_source(name: str) -> bool:
    """Whether a folder or file of that name at the root is no source of the site; `.git` may be a file, too."""
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
    """Makes the changes in the project and returns True, or only prints them as a patch and returns False."""
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
    """Writes the bytes to the file in one step, or deletes the file when they are None."""
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
    """Deletes a folder in which nothing is left, and then its parents likewise, up to the root."""
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
