"""Mistakes in data files and in front matter, each with its place."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from crosslinks.model import NOTHING, Finding

if TYPE_CHECKING:
    import yaml

VALUE = ": "  # no field goes by this
KEY = re.compile(r"[^:\n]*:?(?:[ \t]+(?=[^\s#])[\"']?)?")
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


class Entry(NamedTuple):
    """What an entry of a data file goes by, or "", and where it begins and ends."""

    name: str
    start: int
    end: int


def placed(file: Path, told: Iterable[Told]) -> Iterator[Fault]:
    """The faults of a data file that can be read."""
    if told := list(told):
        text = file.read_text(encoding="utf-8-sig")
        entries = entries_in(text)
        for name, what, *words in told:
            yield Fault(file, *place_of(name, words, text, entries), f"{name}: {what}" if name else what)


def entries_in(text: str) -> list[Entry]:
    """Every entry of the lists in a data file, however it is spelt; none where aliases make too much of it."""
    from crosslinks.yaml_nodes import FAULTS, compose

    try:
        root = compose(text)
    except FAULTS:
        return []
    if root is None:
        return []
    lists = [item for _, item in root.value] if root.id == "mapping" else [root]
    items = [item for one in lists if one.id == "sequence" for item in one.value]
    return [Entry(named(item), item.start_mark.index, item.end_mark.index) for item in items]


def named(item: "yaml.Node") -> str:
    """What an entry goes by, or "" where that is no word."""
    from crosslinks.yaml_nodes import child

    name = child(item, "id") or child(item, "key") or item
    return name.value if name.id == "scalar" and name.value not in NOTHING else ""


def place_of(name: str, words: list[str], text: str, entries: list[Entry]) -> tuple[int, int]:
    """Line and column of the last of these words in the entry of this name, each sought after the one before it.

    An entry without a name is, or is around, the first of the words; one that says nothing goes by "".
    The last word may be VALUE, for what the field before it says.
    """
    first, *words = [name or None, *words] if name or not words else words
    inside = text.find(first) if first and not name else -1
    called = [one for one in entries if one.name == first]
    around = [one for one in entries if one.start <= inside < one.end]
    entry = next(iter(called or around), None)
    found, end = (entry.start, entry.end) if entry else (0, len(text))
    for word in words if entry or not name else ():
        found = value_after(text, found) if word == VALUE else max(text.find(word, found, end), found)
    return text.count("\n", 0, found) + 1, found - text.rfind("\n", 0, found)


def value_after(text: str, field: int) -> int:
    """Where the value of a field begins that stands there, or ends when it says nothing."""
    return KEY.match(text, field).end()
