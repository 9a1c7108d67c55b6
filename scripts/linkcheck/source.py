"""Reads a source file once: its text as the renderer sees it, and where each character stands."""

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path

from .model import Place

UTF_8 = "utf-8-sig"  # with or without a byte order mark
LEADS_NOWHERE = "this links to nothing, and MkDocs stops at it"
FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
CODE = re.compile(  # blocks between fences, and code within a line
    r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t>]*(?P=fence)[`~]*[ ]*$|.*)"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)",
    re.M | re.S,
)
INDENTED = re.compile(  # code after a paragraph that opens no list, admonition or the like
    r"^(?!\s|[-*+:>|]|\d+[.)]|!!!|\?{3}|={3}|/{3}|\[\^)[^\n]+\n[ \t]*\n(?P<code>(?:(?: {4}|\t)[^\n]*\n|[ \t]*\n)+)",
    re.MULTILINE,
)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)


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

    def offset(self, place: Place) -> int:
        """Which character of the text stands there."""
        return self.line_starts[place.line - 1] + place.column - 1

    @cached_property
    def front_matter(self) -> re.Match | None:
        """The YAML block at the head; its group 1 is the YAML."""
        return FRONT_MATTER.match(self.text)

    @cached_property
    def body(self) -> int:
        """Where the text below the front matter begins."""
        return self.front_matter.end() if self.front_matter else 0

    @cached_property
    def prose(self) -> str:
        """The text with code and comments blanked, each character at its place."""
        return COMMENT.sub(blank, self.uncoded)

    @cached_property
    def uncoded(self) -> str:
        """The text with code blanked, each character at its place."""
        return CODE.sub(blank, self.text) if "`" in self.text or "~~~" in self.text else self.text


def blank_code(match: re.Match) -> str:
    """A paragraph with the indented code after it blanked."""
    start = match.start("code") - match.start()
    return match[0][:start] + re.sub(r"[^\n]", " ", match[0][start:])


def blank(match: re.Match) -> str:
    """Nothing, on as many lines and as far as the match."""
    return "\n".join([" " * len(line) for line in match[0].split("\n")])


@lru_cache(maxsize=64)
def read(file: Path, path: str, encoding: str = UTF_8) -> Source:
    """The file's text without byte order mark, with plain newlines; a file that cannot be read holds nothing."""
    try:
        return (
            decode(file.read_bytes(), path, encoding) if file.is_file() else Source(path, "")
        )  # nobody waits for a pipe
    except (OSError, ValueError, LookupError):  # the last of an encoding that does not exist
        return Source(path, "")


def decode(data: bytes, path: str, encoding: str = UTF_8) -> Source:
    """The text of these bytes; bytes that are none in the encoding become U+FFFD and a fault."""
    fault, offset = "", 0
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        fault = f"byte {data[error.start]:#04x} is not {encoding.upper().removesuffix('-SIG')}"
        offset = len(plain(data[: error.start].decode(encoding, "replace")))
        text = data.decode(encoding, "replace")
    text = plain(text)
    if "\0" in text and not fault:
        fault, offset = "a null byte stands in the text", text.index("\0")
    return Source(path, text, fault, offset)


def plain(text: str) -> str:
    """The text with every line end as one newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
