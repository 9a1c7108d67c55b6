"""Comments that allow a finding where it stands: `<!-- allow broken-anchor: the plugin adds it -->`.

An allowance holds for its own line, or for the next one that is not empty when it has a line to itself.
"""

import re
from collections.abc import Iterator

from .model import Allowance
from .patterns import Pattern
from .source import Source

SIGN = Pattern(r"\S")
COMMENT = Pattern(
    r"(?:<!--|/\*|#)[ \t]*allow[ \t]+(?P<rule>[a-z]+(?:-[a-z]+)+)[ \t]*(?::(?P<reason>[^\n]*?))?[ \t]*(?:-->|\*/|$)",
    re.M,
)


def allowances(source: Source) -> Iterator[Allowance]:
    """Every such comment of a text."""
    if "allow" not in source.text:
        return
    for match in COMMENT.finditer(source.text):
        place = source.place(match.start())
        yield Allowance(match["rule"], (match["reason"] or "").strip(), place, line_meant(source, match, place.line))


def line_meant(source: Source, match: re.Match, line: int) -> int:
    """The line for which the comment stands."""
    start, end = source.line_starts[line - 1], source.text.find("\n", match.end())
    rest = source.text[start : match.start()] + source.text[match.end() : end if end >= 0 else None]
    if rest.strip():
        return line
    following = SIGN.search(source.text, match.end())
    return source.place(following.start()).line if following else line
