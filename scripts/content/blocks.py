"""The lists that stand in pages at a marker such as `{{ glossary }}`, each made from a data file."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .pages import Guide, Page

MARKER = re.compile(r"^(?P<indent> *)\{\{ (?P<name>[a-z-]+) \}\}$", re.MULTILINE)


class Piece(NamedTuple):
    """Lines of Markdown, and where they come from: a file of the project, and the text that begins the entry in it."""

    lines: list[str]
    file: str = ""
    entry: str = ""


Maker = Callable[[Page, Guide], Iterator[Piece]]


def fill(text: str, page: Page, guide: Guide, makers: dict[str, Maker]) -> str:
    """The text with each list in place of its marker; a marker that is not among `makers` stays."""

    def made(marker: re.Match) -> str:
        if (make := makers.get(marker["name"])) is None:
            return marker[0]
        lines = (line for piece in make(page, guide) for line in piece.lines)
        return "\n".join(marker["indent"] + line if line else "" for line in lines)

    return MARKER.sub(made, text)


def origins(text: str, page: Page, guide: Guide, makers: dict[str, Maker]) -> dict[str, tuple[str, str]]:
    """Where each line of the lists in a text comes from: a file, and the text that begins the entry in it."""
    return {
        marker["indent"] + line: (piece.file, piece.entry)
        for marker in MARKER.finditer(text)
        if marker["name"] in makers
        for piece in makers[marker["name"]](page, guide)
        for line in piece.lines
        if line and piece.file
    }
