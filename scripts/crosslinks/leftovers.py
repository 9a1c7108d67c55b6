"""Finds markup that stayed text: what an author meant as a link, and a reader sees as brackets."""

import re
from collections.abc import Iterator

from .marks import Marks, unmarked
from .model import Leftover

FILE = r"\.(?:md|html?|png|svg|jpe?g|pdf)"
SHOWN = r"(?<![\w\]\\)])\[[^\[\]\n]+\]"
M = "[\U000f0000-\U0010ffef]?"
KINDS = {
    "reference": rf"(?<![\w\]\\)])(?:!?\[(?!\^)(?P<shown>[^\[\]\n]+)\]|\x01)\[(?!\^)(?P<at>{M}[^\[\]\n]*)\](?![\[(\w])",
    "footnote": rf"(?<!\\)\[\^(?P<at>{M}[^\]\[\s^]+)\]",
    "wikilink": rf"(?<![\w\[\]\\])\[\[(?P<at>{M}[^\W_][^\[\]\n=;$<>{{}}]*)\]\](?!\])",
    "spaced-link": rf"{SHOWN}[ ]+\((?P<at>{M}[^()\s]*(?:{FILE}|://|\#)[^()\s]*)\)",
    "reversed-link": rf"(?<![\w\])])\((?!\s)[^()\[\]\n]+\)\[(?P<at>{M}[^\[\]()\s]*(?:{FILE}|://)[^\[\]()\s]*)\]",
    "image": rf"(?<![\w\\])!\[(?P<at>{M}[^\W_!][^\[\]\n]*)\](?![\[(:])",
    "directive": rf"^[ ]*(?P<at>{M}:::[ ]*[\w.]+)",
    "unclosed-link": rf"{SHOWN}\((?P<at>{M}[^()\s\[\]]*(?:\.(?:md|html?)|://)[^()\s\[\]]*)[ ]*$",
    "icon": rf"(?P<at>{M}(?<![\w:]):(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:)",
    "bare-address": rf"(?P<at>{M}(?<![\w/\"'=<\[`])https?://[^\s<>\"'`\]{{}}|\\^\0]+)",
}
PATTERNS = {kind: re.compile(pattern, re.MULTILINE) for kind, pattern in KINDS.items()}
CHARACTER_CLASS = re.compile(r"\^?(?:\\?.-\\?.|\\[wdsWDS])")


def leftovers(text: str) -> Iterator[tuple[str, str, str]]:
    """Kind, what was written, and the mark before it, for each leftover of a rendered text."""
    for kind, pattern in PATTERNS.items():
        for match in pattern.finditer(text):
            written = unmarked(match["at"]) or unmarked(match.groupdict().get("shown") or "")
            if kind == "reference" and (CHARACTER_CLASS.match(match["shown"] or "") or CHARACTER_CLASS.match(written)):
                continue
            yield kind, written, match["at"] or match.groupdict().get("shown") or ""


def possible(text: str, start: int = 0) -> list[int]:
    """Offsets in a source at which a leftover may stand."""
    offsets = set()
    for pattern in PATTERNS.values():
        for match in pattern.finditer(text, start):
            empty = match.start("at") == match.end("at")
            offsets.add(match.start("shown") if empty else match.start("at"))
    return sorted(offsets)


def located(marks: Marks, text: str, wanted: set[tuple[str, str]]) -> Iterator[Leftover]:
    """The wanted leftovers, found again in a page that was rendered with marks on all that are possible.

    What carries no mark was not written as a link: it was escaped, or an extension put it together.
    """
    for kind, written, value in leftovers(text):
        place = marks.place(value)
        if (kind, written) in wanted and place:
            yield Leftover(kind, written, place)
