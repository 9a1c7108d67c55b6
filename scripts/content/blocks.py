"""Lists and counts that stand in pages at a marker such as `{{ glossary }}`, each made from data."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .guide import Guide, Page

MARKER = re.compile(
    r"(?m)^(?P<indent> *)\{\{ (?P<list>[a-z-]+) \}\}$|\{\{ count\.(?P<count>[a-z-]+)(?P<form>\.words)? \}\}"
)


class Piece(NamedTuple):
    """Lines of Markdown, and where they come from: a file of the project, and the text that begins the entry in it."""

    lines: list[str]
    file: str = ""
    entry: str = ""


Maker = Callable[[Page, Guide], Iterator[Piece]]
Pieces = Callable[[str], Sequence[Piece] | None]  # of the list that a marker names


def fill(text: str, pieces: Pieces, counts: Mapping[str, int]) -> str:
    """The text with lists and counts in place of their markers; a marker of neither stays."""

    def made(marker: re.Match[str]) -> str:
        if name := marker["count"]:
            return shown(counts[name], marker["form"], marker) if name in counts else marker[0]
        if (found := pieces(marker["list"])) is None:
            return marker[0]
        lines = (line for piece in found for line in piece.lines)
        return "\n".join(marker["indent"] + line if line else "" for line in lines)

    return MARKER.sub(made, text)


def origins(text: str, pieces: Pieces) -> dict[str, tuple[str, str]]:
    """Where each line of the lists in a text comes from: a file, and the text that begins the entry in it."""
    return {
        marker["indent"] + line: (piece.file, piece.entry)
        for marker in MARKER.finditer(text)
        if marker["list"]
        for piece in pieces(marker["list"]) or ()
        for line in piece.lines
        if line and piece.file
    }


def shown(count: int, in_words: str | None, marker: re.Match[str]) -> str:
    """A count in figures or in words; at the beginning of a sentence, words begin with a capital."""
    if not in_words:
        return f"{count:,}"
    before = marker.string[: marker.start()].rstrip(" ")
    opens = not before or before[-1] in "\n.!?:" or before.endswith(("“", '"'))
    return words(count).capitalize() if opens else words(count)


def words(count: int) -> str:
    """A number below a hundred in words; a greater one in figures."""
    small = (
        "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if count < len(small):
        return small[count]
    if count >= 100:
        return f"{count:,}"
    return tens[count // 10 - 2] + (f"-{small[count % 10]}" if count % 10 else "")
