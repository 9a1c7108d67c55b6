"""HTML blocks that stand apart in a plain page, with the drawings they include.

The renderer copies such a block as it stands, so that it can be read without rendering the page. It begins and ends
between blank lines, each of its elements is closed in its turn, and nothing in it could be Markdown.
"""

import re
from typing import NamedTuple

from .leftovers import leftovers
from .marks import Marks
from .model import Anchor, Link
from .patterns import Pattern
from .reading import VOID, RenderedPage
from .scanning import anchors, links
from .snippets import DIRECTIVE, Snippets
from .source import Source

OPENING = Pattern(r"\n\n(?=<(?:div|figure|details|section|table)[ >])")
TAG = Pattern(r"""<(?P<end>/?)(?P<name>[a-z][\w-]*)(?:\s+[\w:.-]+(?:="[^"<>`\n]*")?)*\s*(?P<closed>/?)>""")
AFTER = Pattern(r"[ ]*(?:\n[ ]*(?=\n|\Z)|\Z)")
COMMENT = Pattern(r"(?<=\n)<!--[ ](?:(?!--!?>)[^<>\n])*[ ]-->(?=\n)")
MAY_BE_MORE = Pattern(
    r"8<-|```|~~~|[\t\[\]\\]|\bmarkdown\b|<(?:script|style|textarea|iframe|no\w+|xmp|plaintext|map|h\d)\b"
)


class Block(NamedTuple):
    """Where a block stands in the text, and what it holds."""

    start: int
    end: int
    links: tuple[Link, ...]
    anchors: tuple[Anchor, ...]


def blocks(text: str, source: Source, before: int, snippets: Snippets) -> list[Block]:
    """The blocks of a text that stands `before` places into the source; what is not certain is left out."""
    plain, found = DIRECTIVE.sub(blank, text) if snippets.on else text, []
    plain = COMMENT.sub(blank, plain)
    for opening in OPENING.finditer(plain):
        start = opening.end()
        end = element_end(plain, start) if not found or start > found[-1].end else None
        page = read(source, before + start, before + end, snippets) if end and AFTER.match(plain, end) else None
        if page:
            found.append(Block(start, end, *page))
    return found


def blank(match: re.Match) -> str:
    """Nothing, for as long as the match is."""
    return " " * len(match[0])


def element_end(text: str, start: int = 0) -> int | None:
    """Where the element ends that begins there; None when it or one in it is not closed in its turn."""
    unclosed: list[str] = []
    while start >= 0 and (tag := TAG.match(text, start)):
        if tag["end"]:
            if not unclosed or unclosed.pop() != tag["name"]:
                return None
        elif unclosed[-1:] == ["title"]:
            return None
        elif not tag["closed"] and tag["name"] not in VOID:
            unclosed.append(tag["name"])
        if not unclosed:
            return tag.end()
        start = text.find("<", tag.end())
    return None


def read(source: Source, start: int, end: int, snippets: Snippets) -> tuple[tuple, tuple] | None:
    """Links and anchors of the block at that place of the source; None when some of it might be more than HTML."""
    marks, pieces, html, last = Marks(), [], source.text[start:end], start
    for directive in DIRECTIVE.finditer(source.text, start, end) if snippets.on else ():
        drawing = drawn(directive, snippets)
        if drawing is None:
            return None
        pieces += (marks.mark(until(source, directive.start()), last), marks.mark(drawing))
        html, last = html.replace(directive[0], drawing.text, 1), directive.end()
    pieces.append(marks.mark(until(source, end), last))
    page = RenderedPage("".join(pieces)) if not MAY_BE_MORE.search(html) else None
    if page is None or page.headings or any(leftovers(page.text)):
        return None
    return tuple(links(page, marks)), tuple(anchors(page, marks))


def drawn(directive: re.Match, snippets: Snippets) -> Source | None:
    """The file that a directive includes, when it is one whole element."""
    file = snippets.find(directive["path"]) if directive["path"] and not directive["escape"] else None
    drawing = snippets.source(file) if file else None
    whole = drawing and not drawing.fault and element_end(drawing.text) == len(drawing.text.rstrip())
    return drawing if whole else None


def until(source: Source, end: int) -> Source:
    """The source up to there."""
    return Source(source.path, source.text[:end])
