"""What a page holds that the fast path understood: its links, headings and anchors, told from the text.

What a sound site needs of it, where its links lead and which sections it offers, costs little. Places, and all that
only a finding names, are looked for when a rule asks.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from ..allowances import allowances
from ..elements import is_seen
from ..model import Allowance, Anchor, Heading, Include, Link, Page, Place, Value
from ..patterns import Pattern
from ..source import Source
from ..survey import Needs, Outlook, section
from .dialect import SHORTCODE, Dialect
from .heading_ids import generated
from .overwriting import IN_CODE

if TYPE_CHECKING:
    from .html_blocks import Block

ID = r"\{:?[ ]*#(?P<id>(?:-|[^\W_]\w*+)+)(?:[ ]+\.[\w-]+)*[ ]*\}"
TITLE = Pattern(
    r"""(?P<words>(?:[\w ,.:;?!()/'"–—…’“”%-]++|`(?![ #:])[^`\t\n&<>\\]*[^`\t\n&<>\\ ]`(?!`))+)"""
    rf"""(?:(?<=[ ]){ID}[ ]*)?"""
)
VISIBLE = Pattern(r"[^\W_]")
DECORATION = dict.fromkeys(map(ord, "*_~^=+:"))


class PlainPage:
    """A page of headings, text, plain links and HTML blocks; the text stands `before` places into the source."""

    problems = ()

    def __init__(
        self,
        source: Source,
        path: str,
        before: int,
        links: list[re.Match],
        titles: list[re.Match],
        attr_lists: list[re.Match],
        blocks: "list[Block]",
        includes: tuple[Include, ...],
        meta: tuple[Value, ...],
        dialect: Dialect,
    ) -> None:
        self.source, self.path, self.before, self.blocks = source, path, before, blocks
        self.link_matches, self.title_matches, self.attr_lists = links, titles, attr_lists
        self.includes, self.meta, self.dialect = includes, meta, dialect
        self.titles = [self.title(match) for match in titles]

    @property
    def is_certain(self) -> bool:
        """Whether all that its links and headings say can be told."""
        return None not in self.titles and all(map(self.is_told, self.link_matches))

    def title(self, match: re.Match) -> re.Match | None:
        """Words and id of a heading; None when its text is more than words and code."""
        written = match[2] if IN_CODE not in match[2] else self.written(match, 2)
        found = TITLE.fullmatch(written)
        if not found or "_" in match[2][: found.end("words")] or (found["id"] and not self.dialect.attr_list):
            return None
        straight = '"' in found["words"] or "'" in found["words"]
        return None if straight and self.dialect.curls_quotes else found

    def written(self, match: re.Match, group: int | str) -> str:
        """What the source has there, code and all."""
        return self.source.text[self.before + match.start(group) : self.before + match.end(group)]

    def is_told(self, match: re.Match) -> bool:
        """Whether it can be told what a reader sees of a link."""
        text, href = match.groups()
        if is_picture(match):
            return IN_CODE not in text or bool(VISIBLE.search(self.seen(match)))
        is_visible = text[:1].isalnum() or VISIBLE.search(text)  # as nearly every one is by its first sign
        if not is_visible or (":" in text and SHORTCODE.search(text)):
            return False
        if " " in text.strip():
            return True
        seen = self.seen(match)
        if not VISIBLE.search(seen) or "``" in self.written(match, "text"):
            return False
        return " " in seen or (seen.translate(DECORATION) == href) == (seen == href)

    def seen(self, match: re.Match) -> str:
        """The text of a link without the signs of code."""
        return self.written(match, "text").replace("`", "").strip()

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """The findings that its comments allow."""
        return tuple(allowances(self.source))

    @cached_property
    def ids(self) -> list[str]:
        """The id of each heading; those without one are given the renderer's."""
        used = {one["id"] for one in (*self.titles, *self.attr_lists) if one["id"]}
        counted: dict[str, int] = {}
        return [title["id"] or generated(seen_in(title), used, counted) for title in self.titles]

    @property
    def sections(self) -> tuple[str, ...]:
        """What links may ask for."""
        given = [one["id"] for one in self.attr_lists]
        in_blocks = [anchor.id for block in self.blocks for anchor in block.anchors]
        before = section(self.path, "")
        return tuple([before + one for one in (*self.ids, *given, *in_blocks)])

    def outlook(self, own_base: str) -> Outlook:
        """What can be told of its links without the rest of the site."""
        needs, in_blocks = Needs(self.path, own_base), [link for block in self.blocks for link in block.links]
        pictures = {match.groups() for match in self.link_matches if is_picture(match)}
        hrefs = {match["href"] for match in self.link_matches if not is_picture(match)}
        wanted = {needs.to(href, True, is_seen(text)) for text, href in pictures}
        wanted.update(needs.to(href, False, True) for href in hrefs)
        wanted.update(map(needs.of, in_blocks))
        return Outlook(len(self.link_matches) + len(in_blocks), tuple(filter(None, wanted)), None in wanted)

    def page(self) -> Page:
        """All of it, as the renderer would show it."""
        return Page(
            self.path,
            links=self.links,
            anchors=self.anchors,
            headings=self.headings,
            includes=self.includes,
            meta=self.meta,
            allowances=self.allowances,
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link, those of the text among those of the blocks."""
        places = self.source.places([self.before + match.start("href") for match in self.link_matches])
        links = map(self.link, self.link_matches, places)
        return in_order(self.link_matches, links, [(block.start, block.links) for block in self.blocks])

    def link(self, match: re.Match, place: Place) -> Link:
        """An inline link or image, whose address stands at that place."""
        text, href = match.groups()
        if is_picture(match):
            return Link(href, place, "img", "src", False, is_seen(text))
        bare = 0 < len(href) <= len(text) and self.seen(match) == href
        return Link(href, place, "a", "href", False, True, bare, False)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading in order."""
        return tuple(
            Heading(len(match[1]), id, seen_in(title), self.place(match.start(2)), bool(title["id"]))
            for match, title, id in zip(self.title_matches, self.titles, self.ids, strict=True)
        )

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every anchor; that of a heading has no place where the renderer makes it."""
        of_headings = [
            Anchor(id, self.place(match.start(2) + title.start("id")) if title["id"] else None, bool(title["id"]))
            for match, title, id in zip(self.title_matches, self.titles, self.ids, strict=True)
        ]
        given = [(one.start(), (Anchor(one["id"], self.place(one.start("id")), True),)) for one in self.attr_lists]
        in_blocks = [(block.start, block.anchors) for block in self.blocks]
        return in_order(self.title_matches, of_headings, [*given, *in_blocks])

    def place(self, offset: int) -> Place:
        """Where a character of the text stands in the source."""
        return self.source.place(self.before + offset)


def seen_in(title: re.Match) -> str:
    """What a reader sees of a heading."""
    return title["words"].replace("`", "").strip()


def is_picture(match: re.Match) -> bool:
    """Whether the link is an image."""
    return match.string[match.start() - 1] == "!"


def in_order(matches: list[re.Match], items: Iterable[Any], more: list[tuple[int, tuple[Any, ...]]]) -> tuple[Any, ...]:
    """The items of the matches and those of the blocks as they follow one another."""
    if not more:
        return tuple(items)
    more += [(match.start(), (item,)) for match, item in zip(matches, items, strict=True)]
    return tuple(item for _, group in sorted(more, key=itemgetter(0)) for item in group)
