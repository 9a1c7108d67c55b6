"""Changes within lines of text files; every other byte stays as it is, line ends and byte order marks too."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from linkcheck.model import Place

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
MARK = "\ufeff"  # of the byte order


class Edit(NamedTuple):
    """What is written at a place, and what shall stand there instead."""

    place: Place
    written: str
    instead: str


def apply(root: Path, edits: Iterable[Edit]) -> list[Edit]:
    """Makes each change whose place holds what it says, below `root` alone; returns those that were made."""
    by_file: dict[str, list[Edit]] = {}
    for edit in sorted(set(edits)):
        by_file.setdefault(edit.place.path, []).append(edit)
    done: list[Edit] = []
    for path, in_file in by_file.items():
        file = (root / path).resolve()
        if file.is_relative_to(root.resolve()) and file.is_file():
            text = file.read_bytes().decode("utf-8", "surrogateescape")
            lines = LINE.findall(text)
            made = [edit for edit in without_overlaps(in_file) if replace_in(lines, edit)]
            if made:
                file.write_bytes("".join(lines).encode("utf-8", "surrogateescape"))
                done += made
    return done


def without_overlaps(edits: list[Edit]) -> list[Edit]:
    """Those of one file's changes that leave each other alone, the last first, so that no place shifts."""
    kept: list[Edit] = []
    for edit in edits:
        last = kept[-1] if kept else None
        if not last or edit.place[:2] != last.place[:2] or edit.place.column >= last.place.column + len(last.written):
            kept.append(edit)
    return kept[::-1]


def replace_in(lines: list[str], edit: Edit) -> bool:
    """Makes the change in the lines of its file, if what it replaces stands there."""
    number = edit.place.line - 1
    line = lines[number] if number < len(lines) else ""
    begin = edit.place.column - 1 + (number == 0 and line.startswith(MARK))
    is_there = bool(edit.written) and line.startswith(edit.written, begin)
    if is_there:
        lines[number] = line[:begin] + edit.instead + line[begin + len(edit.written) :]
    return is_there
