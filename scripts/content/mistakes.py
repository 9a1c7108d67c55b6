"""Mistakes in data files and in front matter: first by key path, then by line and column."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linkcheck.findings import Finding

if TYPE_CHECKING:
    import yaml
    from yaml_places import KeyPath


class Mistake(NamedTuple):
    """What is wrong in a data file, and the path of keys and indexes to it; `is_key` when the last key itself is wrong."""

    key_path: "KeyPath"
    what: str
    is_key: bool = False


class PlacedMistake(NamedTuple):
    """What is wrong in a file, with its line and column."""

    file: Path
    line: int
    column: int
    what: str

    def finding(self, root: Path) -> Finding:
        """The mistake as a finding, whose path begins at the project's root."""
        return Finding(self.file.relative_to(root).as_posix(), self.line, self.column, "data", self.what)


class BadData(Exception):
    """The mistakes that keep pages from being made."""

    def __init__(self, *mistakes: PlacedMistake):
        super().__init__(*mistakes)
        self.mistakes = mistakes

    def findings(self, root: Path) -> list[Finding]:
        """All mistakes as findings, sorted."""
        return sorted({mistake.finding(root) for mistake in self.mistakes})


def place_mistakes(file: Path, found: Iterable[Mistake]) -> Iterator[PlacedMistake]:
    """Finds the line and column of each mistake; all are at the first line when the file cannot be composed."""
    if found := list(found):
        from yaml_places import FAULTS, compose

        text = file.read_text(encoding="utf-8-sig")
        try:
            root = compose(text)
        except FAULTS:
            root = None
        for mistake in found:
            yield PlacedMistake(file, *position_of(mistake, root, text), mistake.what)


def position_of(mistake: Mistake, root: "yaml.Node | None", text: str) -> tuple[int, int]:
    """Line and column of what a key path leads to, or of the last part of the path that exists."""
    from yaml_places import position, step

    node, key = root, None
    for part in mistake.key_path:
        if (found := step(node, part)) is None:
            break
        key, node = found
    at = key if mistake.is_key and key else node
    return position(at, text) if at else (1, 1)
