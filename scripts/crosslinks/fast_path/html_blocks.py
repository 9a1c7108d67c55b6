"""HTML blocks that stand apart in a plain page, with the drawings they include.

The renderer copies such a block as it stands, so that it can be read without rendering the page. It begins and ends
between blank lines, each of its elements is closed in its turn, nothing in it could be Markdown, and its attributes may
name ids, but hold no address. A page with more than that in a block goes to the renderer.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..elements import VOID
from ..marks import ID_ATTRIBUTES, URL_ATTRIBUTES
from ..model import Anchor, Link
from ..patterns import Pattern, any_of, blank
from ..snippets import DIRECTIVE, DIRECTIVE_LINE, Snippets
from ..source import Source
from .overwriting import PLAIN_COMMENT

OPENING = Pattern(r"\n\n<(?:div|figure|details|section|table)[ >]")
COMMENT = Pattern(rf"\n{PLAIN_COMMENT}(?=\n)")
WITHOUT_VALUE = rf"(?:{any_of(('id', *ID_ATTRIBUTES, *URL_ATTRIBUTES))})[\s/>]"
ATTRIBUTE = rf"""(?!{WITHOUT_VALUE})(?:[a-z][a-z0-9:.-]*|viewBox|preserveAspectRatio)(?:="[^"<>`\n]*")?"""
TAG = Pattern(rf"<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)(?:\s+{ATTRIBUTE})*\s*(?P<closed>/?)>")
AFTER = Pattern(r"[ ]*(?:\n[ ]*(?=\n|\Z)|\Z)")
NAMES = Pattern(rf"""\s(?P<attribute>{any_of(("id", *ID_ATTRIBUTES))})="(?P<value>[^"]*)\"""")
# What may be more than HTML that holds no address.
MAY_BE_MORE = ("\t", "[", "]", "\\", "`", "8<-", "~~~", "markdown", "&#", "url(", "@import")
HOLDS_ADDRESS = Pattern(rf"""\s(?:{any_of((*URL_ATTRIBUTES, "content", "alt"))})=""")
HOLDS_MORE = Pattern(r"<(?:a|abbr|area|img|map|script|style|textarea|iframe|no\w+|xmp|plaintext|h\d)\b")
LEFT_OVER = Pattern(r":::|:\w+-[\w-]+:|://|www\.|&lt;[\w/]")  # what may be markup left as text


class Block(NamedTuple):
    """Where a block stands in the text, and what it holds."""

    start: int
    end: int
    links: tuple[Link, ...]
    anchors: tuple[Anchor, ...]


def blocks(text: str, source: Source, before: int, snippets: Snippets) -> list[Block]:
    """The blocks of a text that stands `before` places into the source; what is not certain is left out."""
    plain, found = DIRECTIVE_LINE.sub(blank, text) if snippets.on else text, []
    plain = COMMENT.sub(blank, plain)
    for opening in OPENING.finditer(plain):
        start = opening.start() + len("\n\n")
        end = element_end(plain, start) if not found or start > found[-1].end else None
        held = read(source, before + start, before + end, snippets) if end and AFTER.match(plain, end) else None
        if held is not None:
            links, anchors = (tuple(one for one in held if isinstance(one, kind)) for kind in (Link, Anchor))
            found.append(Block(start, end, links, anchors))
    return found


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


def read(source: Source, start: int, end: int, snippets: Snippets) -> list[Link | Anchor] | None:
    """What the block at that place of the source holds; None when some of it might be more than HTML."""
    pieces, last = [], start
    for directive in DIRECTIVE.finditer(source.text, start, end) if snippets.on else ():
        drawing = drawn(directive, snippets)
        if drawing is None:
            return None
        pieces += (named(source, last, directive.start()), named_in_drawing(drawing))
        last = directive.end()
    held = [one for piece in (*pieces, named(source, last, end)) for one in piece]
    return None if None in held else held


def drawn(directive: re.Match, snippets: Snippets) -> Source | None:
    """The file that a directive includes, when it is one whole element."""
    file = snippets.find(directive["path"]) if directive["path"] and not directive["escape"] else None
    drawing = snippets.source(file) if file else None
    whole = drawing and not drawing.fault and element_end(drawing.text) == len(drawing.text.rstrip())
    return drawing if whole else None


@lru_cache(maxsize=64)
def named_in_drawing(drawing: Source) -> list[Link | Anchor | None]:
    """The same for a whole drawing, which several pages may show."""
    return list(named(drawing, 0, len(drawing.text)))


def named(source: Source, start: int, end: int) -> Iterator[Link | Anchor | None]:
    """The ids in that part of a source, and what names ids; None when there may be more."""
    html = source.text[start:end]
    is_more = any(sign in html for sign in MAY_BE_MORE) or HOLDS_ADDRESS.search(html) or HOLDS_MORE.search(html)
    if is_more or LEFT_OVER.search(TAG.sub("\n", html)):
        yield None
    end = 0
    while name := NAMES.search(html, end):
        tag = TAG.match(html, max(html.rfind("<", end, name.start()), end))
        is_inside = tag and tag.end() >= name.end()
        if is_inside:
            yield from sorted(names_in(tag, source, start), key=in_their_order)
        end = tag.end() if is_inside else name.end()


def names_in(tag: re.Match, source: Source, before: int) -> Iterator[Link | Anchor | None]:
    """The ids that a tag has and names; None for what only a parser can tell."""
    seen = set()
    for name in NAMES.finditer(tag.string, *tag.span()):
        if "&" in name["value"] or not name["value"] or name["attribute"] in seen:
            yield None
        elif name["attribute"] == "id":
            yield Anchor(name["value"], source.place(before + name.start("value")))
        else:
            for id in re.finditer(r"\S+", name["value"]):
                place = source.place(before + name.start("value") + id.start())
                yield Link(f"#{id[0]}", place, tag["name"], name["attribute"], raw=True, named=False, alt=False)
        seen.add(name["attribute"])


def in_their_order(one: Link | Anchor | None) -> int:
    """Where an attribute that names ids stands among those that may."""
    return ID_ATTRIBUTES.index(one.attribute) if isinstance(one, Link) else 0
