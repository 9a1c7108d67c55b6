"""Finds where in the sources a piece of text was typed. Runs only for what was found wrong."""

import difflib
import html
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from .marks import PageRecord
from .site import Site, content

CODE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n`]*\n.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$"
    r"|<!--.*?-->"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
BEFORE, AFTER = r"(?<![\w./#%-])", r"(?![\w/%-]|\.\w|[?#]\w)"
LEADS = {  # what stands before a text, by what it is
    "markdown": r"(?:\]\(\s*<?|\]:\s*<?|<)",
    "html": r"(?:=\s*[\"']?|url\([\"']?|[\s,\"'])",
    "id": r"(?:\{[^{}\n]*#|\bid\s*=\s*[\"']?|\bname\s*=\s*[\"']?)",
    "heading": r"^[ \t>]*#{1,6}[^\n]*?",
    "snippet": r"(?:--8<--[^\n]*?|^[ \t]*|[\"':])",
    "empty": r"!?\[[\s\u200b\xa0]*\](?:\(\s*<?|\[)",
    "label": r"(?i)^[ \t>]*",
    "": "",
}
MOST_LINES = 3000  # beyond which lines are compared less thoroughly


class Place(NamedTuple):
    """A place in a file; line and column from 1."""

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
    """Where in a text an offset is."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class Sources:
    """The sources of one page: its own lines, and those of the snippets that went into it.

    `made` says of lines that no file holds which file and which text in it they were made from.
    """

    def __init__(self, record: PageRecord, site: Site, made: dict[str, tuple[str, str]]) -> None:
        self.site, self.record, self.made = site, record, made
        self.path = site.shown(record.page.file)
        self.text = "\n".join(record.lines)
        self.prose = CODE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), self.text)
        self.own = own_lines(record)

    def relative(self, path: Path) -> str:
        """A path as findings show it."""
        return path.relative_to(self.site.root).as_posix() if path.is_relative_to(self.site.root) else path.as_posix()

    def find(self, wanted: str, nth: int = 0, kind: str = "") -> Place | None:
        """Where the nth live occurrence of a text was typed; None if nobody typed it."""
        if not wanted.strip():
            return None
        for text in dict.fromkeys((wanted, html.escape(wanted, quote=False), quote(wanted, safe="/#?=&%:"))):
            exact = re.escape(text)
            loose = r"[\s>\\]+".join(map(re.escape, text.split()))  # broken over lines
            lead = LEADS[kind]
            for pattern in (
                f"{lead}(?P<it>{exact}){AFTER}",
                f"{BEFORE}(?P<it>{exact}){AFTER}",
                f"(?P<it>{exact})",
                f"(?P<it>{loose})",
            ):
                for source in (self.prose, self.text):
                    if hits := [m.start("it") for m in re.finditer(pattern, source, re.MULTILINE)]:
                        return self.origin(*line_and_column(source, hits[min(nth, len(hits) - 1)]), wanted)
        if "#" in wanted and not wanted.startswith("#"):
            return self.find(wanted.partition("#")[0], nth, kind)
        return None

    def matching(self, pattern: str, nth: int) -> Place | None:
        """Where the nth match of a pattern is typed."""
        hits = [m.start() for m in re.finditer(pattern, self.prose)]
        return self.origin(*line_and_column(self.prose, hits[min(nth, len(hits) - 1)]), "") if hits else None

    def in_head(self, wanted: str, after: str = "") -> Place:
        """Where the front matter holds a text, behind a key; else its first line."""
        source = content(self.record.page.file)
        start = (
            match.start()
            if after and (match := re.search(rf"^\s*(?:- )?{re.escape(after)}:", source, re.MULTILINE))
            else 0
        )
        at = source.find(wanted, start)
        return Place(self.path, *line_and_column(source, max(at, 0)))

    def find_in_files(self, wanted: str) -> Place | None:
        """Where the page's file, one of its snippets, or a setting names a snippet."""
        settings = sorted(self.site.root.glob("mkdocs.y*ml"))  # snippets that are appended to every page
        for path in (Path(self.record.page.file.abs_src_path or ""), *self.record.snippets, *settings):
            if path.is_file():
                text = path.read_text("utf-8-sig", "replace")
                if match := re.search(rf"{LEADS['snippet']}(?P<it>{re.escape(wanted)})", text, re.MULTILINE):
                    return Place(self.relative(path), *line_and_column(text, match.start("it")))
                if at := in_text(text, wanted):
                    return Place(self.relative(path), *at)
        return None

    def origin(self, line: int, column: int, wanted: str) -> Place:
        """The place in a file from which a line of the page with its snippets comes, or the nearest one."""
        if (own := self.own.get(line)) is not None:
            return Place(self.path, own, column)
        expanded = self.record.lines[line - 1]
        if made := self.made.get(expanded):
            text = (self.site.root / made[0]).read_text("utf-8")
            entry = max(text.find(made[1]), 0)
            value = text.find(wanted, entry) if made[0] != self.path else -1  # a page's own relations lack the ../
            return Place(made[0], *line_and_column(text, value if 0 <= value < entry + 4000 else entry))
        for file in reversed(self.record.snippets):
            for number, text in enumerate(file.read_text("utf-8", "replace").splitlines(), 1):
                if text and text.strip() == expanded.strip():
                    return Place(self.relative(file), number, max(1, column + len(text) - len(expanded)))
        above = next((self.own[each] for each in range(line, 0, -1) if each in self.own), 1)
        return Place(self.path, above, 1)


def own_lines(record: PageRecord) -> dict[int, int]:
    """Which line of the page's file each line of the expanded Markdown is."""
    source = content(record.page.file).split("\n")
    expanded = [line.rstrip("\r") for line in record.lines]
    for start in range(len(source)):  # the usual page: front matter, then all lines as they are
        if source[start : start + len(expanded)] == expanded:
            return {n: n + start for n in range(1, len(expanded) + 1)}
    quick = max(len(source), len(expanded)) > MOST_LINES
    blocks = difflib.SequenceMatcher(None, expanded, source, autojunk=quick).get_matching_blocks()
    return {a + i + 1: b + i + 1 for a, b, size in blocks for i in range(size)}
