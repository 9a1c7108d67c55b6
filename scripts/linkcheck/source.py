"""Reads a source file once: its text as the renderer sees it, and where each character stands."""

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path

from .model import Place

UTF_8 = "utf-8-sig"  # with or without a byte order mark
DANGLING_LINK = "dangling symbolic link; MkDocs cannot build with it"
FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
CODE = re.compile(  # fenced code blocks, and code spans within a line
    r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t>]*(?P=fence)[`~]*[ ]*$|.*)"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)",
    re.M | re.S,
)
INDENTED = re.compile(  # an indented code block after a paragraph; after a list item or admonition it is no code
    r"^(?!\s|[-*+:>|]|\d+[.)]|!!!|\?{3}|={3}|/{3}|\[\^)[^\n]+\n[ \t]*\n(?P<code>(?:(?: {4}|\t)[^\n]*\n|[ \t]*\n)+)",
    re.MULTILINE,
)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)


class Source:
    """A text file; `path` is relative to the root, `fault` says why its bytes are not clean UTF-8, or is ""."""

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

    def offset(self, place: Place) -> int:
        """The offset in the text of the character at a place."""
        return self.line_starts[place.line - 1] + place.column - 1

    @cached_property
    def front_matter(self) -> re.Match | None:
        """The match of the YAML block at the head of the page; its group 1 is the YAML."""
        return FRONT_MATTER.match(self.text)

    @cached_property
    def body(self) -> int:
        """The offset at which the text below the front matter begins."""
        return self.front_matter.end() if self.front_matter else 0

    @cached_property
    def prose(self) -> str:
        """The text with code and comments replaced by spaces, so that all other characters keep their offset."""
        return COMMENT.sub(blank, self.uncoded)

    @cached_property
    def uncoded(self) -> str:
        """The text with code replaced by spaces, so that all other characters keep their offset."""
        return CODE.sub(blank, self.text) if "`" in self.text or "~~~" in self.text else self.text


def blank_code(match: re.Match) -> str:
    """Returns the matched paragraph with the indented code block after it replaced by spaces."""
    start = match.start("code") - match.start()
    return match[0][:start] + re.sub(r"[^\n]", " ", match[0][start:])


def blank(match: re.Match) -> str:
    """Returns the match with every character but newlines replaced by a space."""
    return "\n".join([" " * len(line) for line in match[0].split("\n")])


@lru_cache(maxsize=64)
def read(file: Path, path: str, encoding: str = UTF_8) -> Source:
    """The file's text without byte order mark, with plain newlines; a file that cannot be read counts as empty."""
    try:
        is_file = file.is_file()  # reading a pipe would wait for ever
        return decode(file.read_bytes(), path, encoding) if is_file else Source(path, "")
    except (OSError, ValueError, LookupError):  # LookupError: there is no such encoding
        return Source(path, "")


def decode(data: bytes, path: str, encoding: str = UTF_8) -> Source:
    """The text of these bytes; bytes that are not valid in the encoding become U+FFFD, and the first is a fault."""
    fault, offset = "", 0
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        fault = f"byte {data[error.start]:#04x} is not {encoding.upper().removesuffix('-SIG')}"
        offset = len(plain(data[: error.start].decode(encoding, "replace")))
        text = data.decode(encoding, "replace")
    text = plain(text)
    if "\0" in text and not fault:
        fault, offset = "the text contains a null byte", text.index("\0")
    return Source(path, text, fault, offset)


def plain(text: str) -> str:
    """The text with each line end, whatever its form, replaced by one newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
