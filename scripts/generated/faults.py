"""Mistakes in data files and in front matter, each with its place."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from crosslinks.model import Finding

# The line on which an entry says what it goes by, in any spelling.
NAMED = r"""^( *- )?(?:id|key):[ ]+(?:[&!]\S+[ ]+)*["']?{}["']?(?:[ ]+\#.*)?$"""
Told = tuple[str, ...]  # the name of an entry, what is wrong with it, and the words in it that are at fault


class Fault(NamedTuple):
    """A mistake in a file, and where it stands."""

    file: Path
    line: int
    column: int
    what: str

    def finding(self, root: Path) -> Finding:
        """The fault as a finding, its path from the project's root."""
        return Finding(self.file.relative_to(root).as_posix(), self.line, self.column, "broken-data", self.what)


class Faults(Exception):
    """What keeps pages from being made: one mistake or several."""

    def __init__(self, *faults: Fault):
        super().__init__(*faults)
        self.faults = faults

    def findings(self, root: Path) -> list[Finding]:
        """All of them, sorted."""
        return sorted({fault.finding(root) for fault in self.faults})


def placed(file: Path, told: Iterable[Told]) -> Iterator[Fault]:
    """The faults of a data file that can be read."""
    for name, what, *words in told:
        place = place_of(name, words, file.read_text(encoding="utf-8-sig"))
        yield Fault(file, *place, f"{name}: {what}" if name else what)


def place_of(name: str, words: list[str], text: str) -> tuple[int, int]:
    """Line and column of the last of these words in the entry of this name, each sought after the one before it.

    An entry without a name is the one around the first of the words.
    """
    entry = re.search(NAMED.format(re.escape(name)), text, re.MULTILINE) if name else None
    found = entry.start() if entry else 0
    end = text.find(f"\n{entry[1]}", entry.end()) if entry and entry[1] else -1
    if words and not name:
        inside = text.find(words.pop(0))
        found = max((item.start() for item in re.finditer(r"^ *- ", text[: max(inside, 0)], re.MULTILINE)), default=0)
    for word in words if entry or not name else ():
        found = max(text.find(word, found, end if end > 0 else len(text)), found)
    return text.count("\n", 0, found) + 1, found - text.rfind("\n", 0, found)
