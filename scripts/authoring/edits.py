"""Replacements within lines of text files; every other byte stays, line ends and byte order marks included."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from linkcheck.model import Place

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
BYTE_ORDER_MARK = "\ufeff"


class Edit(NamedTuple):
    """A place, the text that is written there, and the text to put there instead."""

    place: Place
    written: str
    replacement: str


def apply(root: Path, edits: Iterable[Edit]) -> list[Edit]:
    """Makes those edits whose text is found at their place, in files below `root` alone; returns the edits made."""
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
    """The edits of one file that do not overlap, the last first, so that no edit shifts the place of another."""
    kept: list[Edit] = []
    for edit in edits:
        last = kept[-1] if kept else None
        if not last or edit.place[:2] != last.place[:2] or edit.place.column >= last.place.column + len(last.written):
            kept.append(edit)
    return kept[::-1]


def replace_in(lines: list[str], edit: Edit) -> bool:
    """Makes an edit in the lines of its file if the text is found there; returns whether it was."""
    number = edit.place.line - 1
    line = lines[number] if number < len(lines) else ""
    begin = edit.place.column - 1 + (number == 0 and line.startswith(BYTE_ORDER_MARK))
    is_there = bool(edit.written) and line.startswith(edit.written, begin)
    if is_there:
        lines[number] = line[:begin] + edit.replacement + line[begin + len(edit.written) :]
    return is_there
