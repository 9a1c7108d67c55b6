"""Finds the blocks of raw HTML in a page: Markdown within them stays text, so none is advised there."""

from bisect import bisect_right
from functools import lru_cache

from .allowances import without_code
from .model import Place
from .patterns import Pattern
from .source import Source

TAGS = """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header li main menu nav ol p section summary table tbody td tfoot th thead tr ul
"""
ANY = "|".join(TAGS.split())
OPENING = Pattern(rf"(?im)^[ ]{{0,3}}<(?P<tag>{ANY})\b(?![^<>]*\smarkdown\b)[^<>]*>")
TAG = {tag: Pattern(rf"(?i)<(?P<closing>/?){tag}\b") for tag in TAGS.split()}


def is_in_html(source: Source, place: Place) -> bool:
    """Whether the place in this text is within raw HTML."""
    offset, found = source.offset(place), blocks(source)
    before = bisect_right(found, (offset, len(source.text)))
    return before > 0 and offset < found[before - 1][1]


@lru_cache(maxsize=16)
def blocks(source: Source) -> list[tuple[int, int]]:
    """Where each block begins and ends."""
    text, found, end = without_code(source.text), [], 0
    while opening := OPENING.search(text, end):
        end = end_of(text, opening["tag"].lower(), opening.start())
        found.append((opening.start(), end))
    return found


def end_of(text: str, tag: str, start: int) -> int:
    """Where the element that begins there ends, with all of its name within it; the end of the text if nowhere."""
    depth = 0
    for one in TAG[tag].finditer(text, start):
        depth += -1 if one["closing"] else 1
        if depth == 0:
            return one.end()
    return len(text)
