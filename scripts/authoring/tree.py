"""The files of the project as git sees them, and edits in them."""

import subprocess
from collections import defaultdict
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import NamedTuple

from console import Problem


class Edit(NamedTuple):
    """A text that another replaces, at a place in a file; line and column from 1."""

    path: str
    line: int
    column: int
    written: str
    replacement: str


def git(root: Path, *arguments: str) -> str:
    """What git says; raises Problem when it cannot say it."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        raise Problem("This chore needs git, which shows and undoes what it changes: install it.") from None
    if done.returncode > 1:
        raise Problem("This chore needs a git repository, which shows and undoes what it changes: run git init first.")
    return done.stdout


def refuse_unsaved(root: Path) -> None:
    """Raises Problem when files have changes that git could not tell from those of a chore."""
    if changed := git(root, "diff", "--name-only").split("\n")[:-1]:
        raise Problem(
            f"Save your changes of {', '.join(changed[:3])}{' and others' * (len(changed) > 3)} first, by git commit "
            "or git add: then git can tell them from what this chore changes."
        )


def rewrite(file: Path, text: str) -> None:
    """Writes the text of a file, which keeps its line ends."""
    ends = "\r\n" if b"\r\n" in file.read_bytes() else "\n"
    file.write_text(text, encoding="utf-8", newline=ends)


def apply(root: Path, edits: Iterable[Edit]) -> list[Edit]:
    """Makes the edits, and returns those whose text does not stand where it was said to stand."""
    by_file: dict[str, list[Edit]] = defaultdict(list)
    missed: list[Edit] = []
    for edit in set(edits):
        by_file[edit.path].append(edit)
    for path, of_file in by_file.items():
        lines = (root / path).read_text("utf-8").split("\n")
        for edit in sorted(of_file, reverse=True):  # from the end, so that places stay true
            line, at = lines[edit.line - 1], edit.column - 1
            written = next((form for form in (edit.written, escape(edit.written)) if line.startswith(form, at)), None)
            if written is None:
                missed.append(edit)
                continue
            new = edit.replacement if written == edit.written else escape(edit.replacement)
            lines[edit.line - 1] = line[:at] + new + line[at + len(written) :]
        rewrite(root / path, "\n".join(lines))
    return missed
