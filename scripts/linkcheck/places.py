"""Finds where in the sources a piece of text was typed. Runs only for what was found wrong."""

import difflib
import html
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from .marks import PageRecord

CODE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n`]*\n.*?(?:^[ \t>]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|<!--.*?-->"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
BEFORE, AFTER = r"(?<![\w./#%-])", r"(?![\w/%-]|\.\w|[?#]\w)"


class Place(NamedTuple):
    path: str
    line: int
    column: int


def in_text(text: str, wanted: str, nth: int = 0) -> tuple[int, int] | None:
    """Line and column of the nth place where a text holds `wanted` as a whole, or else at all."""
    for pattern in (BEFORE + re.escape(wanted) + AFTER, re.escape(wanted)):
        if hits := [m.start() for m in re.finditer(pattern, text)]:
            return line_and_column(text, hits[min(nth, len(hits) - 1)])
    return None


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class Sources:
    """The sources of one page: its own lines, and those of the snippets that went into it."""

    def __init__(self, record: PageRecord, root: Path, made: dict[str, tuple[str, str]]) -> None:
        self.root, self.record, self.made = root, record, made
        self.path = self.relative(Path(record.page.file.abs_src_path or record.page.file.src_uri))
        self.text = "\n".join(record.lines)
        self.prose = CODE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), self.text)
        self.own = own_lines(record)
        self.seen: dict[str, int] = {}

    def relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def find(self, wanted: str, nth: int = 0, markdown: bool = True) -> Place | None:
        """Where the nth live occurrence of `wanted` was typed; None if nobody typed it."""
        for text in dict.fromkeys((wanted, html.escape(wanted, quote=False), quote(wanted, safe="/#?=&%:"))):
            lead = r"(?:\]\(\s*<?|\]:\s*<?)" if markdown else r"(?:=\s*[\"']?|url\([\"']?|[\s,])"
            exact = re.escape(text)
            for pattern in (f"{lead}(?P<it>{exact}){AFTER}", f"{BEFORE}(?P<it>{exact}){AFTER}", f"(?P<it>{exact})"):
                for source in (self.prose, self.text):
                    if hits := [m.start("it") for m in re.finditer(pattern, source)]:
                        return self.origin(*line_and_column(source, hits[min(nth, len(hits) - 1)]), wanted)
        if "#" in wanted and not wanted.startswith("#"):
            return self.find(wanted.partition("#")[0], nth, markdown)
        return None

    def find_in_files(self, wanted: str) -> Place | None:
        """Where the page's file or one of its snippets holds a text as it is."""
        configured = sorted(self.root.glob("mkdocs.y*ml"))  # snippets that are appended to every page
        for path in (Path(self.record.page.file.abs_src_path or ""), *self.record.snippets, *configured):
            if path.is_file() and (at := in_text(path.read_text("utf-8-sig", "replace"), wanted)):
                return Place(self.relative(path), *at)
        return None

    def origin(self, line: int, column: int, wanted: str) -> Place | None:
        """The place in a file from which a line of the page with its snippets comes."""
        if (own := self.own.get(line)) is not None:
            return Place(self.path, own, column)
        expanded = self.record.lines[line - 1]
        if made := self.made.get(expanded):
            text = (self.root / made[0]).read_text("utf-8")
            entry = max(text.find(made[1]), 0)
            value = text.find(wanted, entry) if made[0] != self.path else -1  # a page's own relations lack the ../
            return Place(made[0], *line_and_column(text, value if 0 <= value < entry + 4000 else entry))
        for file in reversed(self.record.snippets):
            for number, text in enumerate(file.read_text("utf-8").splitlines(), 1):
                if text and text.strip() == expanded.strip():
                    return Place(self.relative(file), number, max(1, column + len(text) - len(expanded)))
        return None


def own_lines(record: PageRecord) -> dict[int, int]:
    """Which line of the page's file each line of the expanded Markdown is."""
    try:
        source = record.page.file.content_string.split("\n")
    except (OSError, UnicodeDecodeError):
        source = []
    expanded = [line.rstrip("\r") for line in record.lines]
    for start in range(len(source)):  # the usual page: front matter, then all lines as they are
        if source[start : start + len(expanded)] == expanded:
            return {n: n + start for n in range(1, len(expanded) + 1)}
    blocks = difflib.SequenceMatcher(None, expanded, source, autojunk=False).get_matching_blocks()
    return {a + i + 1: b + i + 1 for a, b, size in blocks for i in range(size)}
