"""Lists and counts that stand in pages at a marker such as `{{ glossary }}`, each made from data."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import indent
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from .guide import Guide, Page, typographic

MARKER = re.compile(r"(?m)^(?P<indent> *)\{\{ (?P<list>[a-z-]+) \}\}$|\{\{ count\.(?P<count>[a-z-]+) \}\}")
TEMPLATES = Environment(  # noqa: S701 (they make Markdown, and escape what stands in HTML)
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters["typographic"] = typographic
SMALL = (
    "none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


class Piece(NamedTuple):
    """A piece of Markdown, and where it comes from: a file of the project, and the text that begins the entry in it."""

    text: str
    file: str = ""
    entry: str = ""


Maker = Callable[[Page, Guide], Iterator[Piece]]
Pieces = Callable[[str], Sequence[Piece] | None]  # of the list that a marker names


class Markers(Extension, Preprocessor):
    """Has Markdown see what is made from data: `fill` gets a page's text, with what it includes, and completes it."""

    def __init__(self, fill: Callable[[str], str]) -> None:
        super().__init__()
        self.fill = fill

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown calls it so)
        """Has Markdown call `fill` when snippets are in (32), and before the check notes the lines (31.5)."""
        md.preprocessors.register(self, "markers", 31.8)

    def run(self, lines: list[str]) -> list[str]:
        """The lines as `fill` completes them."""
        return self.fill("\n".join(lines)).split("\n")


def entry(text: str, file: str, name: str, field: str = "id") -> Piece:
    """A piece made from the entry of this name in a data file, such as "claims"."""
    return Piece(text, f"docs/data/{file}.yml", f"- {field}: {name}\n")


def setting(name: str, value: Any, made_from: str) -> str:
    """A script that sets a global name: else a page opened from disk could not load data. Its apostrophes are curly."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("'", "’")
    return f"// Made from {made_from}; do not edit.\nwindow.{name} = {text};\n"


def render(template: str, **values: Any) -> str:
    """The text of a template, without line ends at its end."""
    return TEMPLATES.get_template(template).render(values).rstrip("\n")


def fill(text: str, pieces: Pieces, counts: Mapping[str, int]) -> str:
    """The text with lists and counts in place of their markers; a marker of neither stays."""

    def replacement(marker: re.Match[str]) -> str:
        if name := marker["count"]:
            return f"{counts[name]:,}" if name in counts else marker[0]
        if (listed_pieces := pieces(marker["list"])) is None:
            return marker[0]
        return indent("\n".join(piece.text for piece in listed_pieces), marker["indent"])

    return MARKER.sub(replacement, text) if "{{" in text else text


def origins(text: str, pieces: Pieces) -> dict[str, tuple[str, str]]:
    """Where each line of the lists in a text comes from: a file, and the text that begins the entry in it."""
    return {
        marker["indent"] + line: (piece.file, piece.entry)
        for marker in MARKER.finditer(text)
        if marker["list"]
        for piece in pieces(marker["list"]) or ()
        for line in piece.text.split("\n")
        if line and piece.file
    }


def words(count: int) -> str:
    """A number below a hundred in words; a greater one in figures."""
    if count < len(SMALL):
        return SMALL[count]
    return TENS[count // 10 - 2] + (f"-{SMALL[count % 10]}" if count % 10 else "") if count < 100 else f"{count:,}"


def statement(words: str, solution: str) -> str:
    """A statement to judge, within a block of them, whose solution is closed until a reader opens it."""
    words = words.replace('"', "'")
    return f'    ??? statement "{words}"\n\n        {solution}\n'
