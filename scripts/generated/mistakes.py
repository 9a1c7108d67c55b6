"""Mistakes in data files and in front matter, each with its place."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linkcheck.model import Finding

if TYPE_CHECKING:
    import yaml
    from linkcheck.yaml_values import Way as KeyPath


class Mistake(NamedTuple):
    """What is wrong in a data file, and the way of keys and indexes there; `is_key` when the last key is at fault."""

    key_path: "KeyPath"
    what: str
    is_key: bool = False


class PlacedMistake(NamedTuple):
    """A mistake in a file, and where it stands."""

    file: Path
    line: int
    column: int
    what: str

    def finding(self, root: Path) -> Finding:
        """The fault as a finding, its path from the project's root."""
        return Finding(self.file.relative_to(root).as_posix(), self.line, self.column, "broken-data", self.what)


class BadData(Exception):
    """What keeps pages from being made: one mistake or several."""

    def __init__(self, *mistakes: PlacedMistake):
        super().__init__(*mistakes)
        self.mistakes = mistakes

    def findings(self, root: Path) -> list[Finding]:
        """All of them, sorted."""
        return sorted({mistake.finding(root) for mistake in self.mistakes})


def place_mistakes(file: Path, found: Iterable[Mistake]) -> Iterator[PlacedMistake]:
    """The faults of a data file that can be read; all at its head where aliases make too much of it."""
    if found := list(found):
        from linkcheck.yaml_values import FAULTS, compose

        text = file.read_text(encoding="utf-8-sig")
        try:
            root = compose(text)
        except FAULTS:
            root = None
        for mistake in found:
            yield PlacedMistake(file, *position_of(mistake, root, text), mistake.what)


def position_of(mistake: Mistake, root: "yaml.Node | None", text: str) -> tuple[int, int]:
    """Line and column of what a way leads to in a text, or of the last thing on it that is there."""
    from linkcheck.yaml_values import position, step

    node, key = root, None
    for part in mistake.key_path:
        if (found := step(node, part)) is None:
            break
        key, node = found
    at = key if mistake.is_key and key else node
    return position(at, text) if at else (1, 1)
