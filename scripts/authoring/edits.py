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
    for one in sorted(set(edits)):
        by_file.setdefault(one.place.path, []).append(one)
    done: list[Edit] = []
    for path, ours in by_file.items():
        file = (root / path).resolve()
        if file.is_relative_to(root.resolve()) and file.is_file():
            text = file.read_bytes().decode("utf-8", "surrogateescape")
            lines = LINE.findall(text)
            made = [one for one in apart(ours) if replaced(lines, one)]
            if made:
                file.write_bytes("".join(lines).encode("utf-8", "surrogateescape"))
                done += made
    return done


def apart(edits: list[Edit]) -> list[Edit]:
    """Those of one file's changes that leave each other alone, the last first, so that no place shifts."""
    kept: list[Edit] = []
    for one in edits:
        last = kept[-1] if kept else None
        if not last or one.place[:2] != last.place[:2] or one.place.column >= last.place.column + len(last.written):
            kept.append(one)
    return kept[::-1]


def replaced(lines: list[str], one: Edit) -> bool:
    """Makes the change in the lines of its file, if what it replaces stands there."""
    number = one.place.line - 1
    line = lines[number] if number < len(lines) else ""
    begin = one.place.column - 1 + (number == 0 and line.startswith(MARK))
    is_there = bool(one.written) and line.startswith(one.written, begin)
    if is_there:
        lines[number] = line[:begin] + one.instead + line[begin + len(one.written) :]
    return is_there
