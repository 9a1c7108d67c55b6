"""Reads a source file once: its text as the renderer sees it, and where each character stands."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from .model import Place
from .patterns import Pattern

FRONT_MATTER = Pattern(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)


class Source:
    """A text file; `path` is relative to the root. `fault` says why the bytes are no clean UTF-8."""

    def __init__(self, path: str, text: str, fault: str = "", fault_offset: int = 0) -> None:
        self.path, self.text, self.fault, self.fault_offset = path, text, fault, fault_offset

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        return list(accumulate([len(line) + 1 for line in self.text.split("\n")], initial=0))

    def place(self, offset: int) -> Place:
        """Line and column of a character."""
        line = bisect_right(self.line_starts, offset)
        return Place(self.path, line, offset - self.line_starts[line - 1] + 1)

    def places(self, offsets: Iterable[int]) -> Iterator[Place]:
        """The same of several characters, each of them after the one before, for half the cost."""
        line, start, starts = 0, 0, self.line_starts
        following = starts[0]
        for offset in offsets:
            while offset >= following:
                line, start = line + 1, following
                following = starts[line]
            yield Place(self.path, line, offset - start + 1)

    def offset(self, place: Place) -> int:
        """Which character of the text stands there."""
        return self.line_starts[place.line - 1] + place.column - 1

    @cached_property
    def front_matter(self) -> re.Match | None:
        """The YAML block at the head; its group 1 is the YAML."""
        return FRONT_MATTER.match(self.text)


def read(file: Path, path: str) -> Source:
    """The file's text without byte order mark, with plain newlines; never fails on what the bytes are.

    A file that is gone meanwhile, or may not be read, holds nothing.
    """
    return decode(content(file), path)


def content(file: Path) -> bytes:
    """The bytes of a file, if it can be read."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def decode(data: bytes, path: str) -> Source:
    """The text of these bytes; bytes that are no UTF-8 become U+FFFD and a fault."""
    fault, offset = "", 0
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = f"byte {data[error.start]:#04x} is not UTF-8"
        offset = len(plain(data[: error.start].decode("utf-8-sig", "replace")))
        text = data.decode("utf-8-sig", "replace")
    text = plain(text)
    if "\0" in text and not fault:
        fault, offset = "a null byte stands in the text", text.index("\0")
    return Source(path, text, fault, offset)


def plain(text: str) -> str:
    """The text with every line end as one newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
