"""The elements of a template, read as those of a page are, with Jinja taken out first."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..marks import Marks
from ..model import Anchor, Link
from ..patterns import Pattern, blank
from ..reading import RenderedPage
from ..scanning import anchors as anchors_of
from ..scanning import links as links_of
from ..source import Source
from .jinja import IDLE, PRINTED, UNDONE, without
from .parsing import parsed

AS_IT_IS = r"(?:\s*\|\s*(?:e|escape|safe)\b)*"  # filters that leave an address alone
FILTERED = Pattern(
    rf"""\{{\{{-?\s*(?:\(\s*)?(["'])(?P<url>[^"'{{}}]+)\1(?:\s*\))?\s*\|\s*url{AS_IT_IS}\s*-?\}}\}}"""
    r"""(?:(?P<fragment>\#[\w-]+)|(?![\w/.{-]))"""
)
BASED = Pattern(rf"""\{{\{{-?\s*base_url{AS_IT_IS}\s*-?\}}\}}/(?P<url>[^"'{{}}]+)(?P<fragment>)""")
# Only files: beside the site, other versions and languages of it may stand.
SITED = Pattern(rf"""\{{\{{-?\s*config\.site_url{AS_IT_IS}\s*-?\}}\}}/?(?P<url>[^"'{{}}]+\.\w+)(?P<fragment>)""")
JOINED = Pattern(r"""\{\{-?\s*base_url\s*[~+]\s*(["'])/(?P<url>[^"'{}]+)\1\s*-?\}\}(?P<fragment>\#[\w-]+)?""")
WITHIN = r"(?:(?!\{[{%]|[%}]\}).)*+"  # an opening that is never closed costs no more than its way to the next
KEEPING = Pattern(rf"\{{\{{{WITHIN}\}}\}}(?![\w/.-]|\{{\{{)|\{{%-?\s*(?:set|with)\b{WITHIN}%\}}", re.DOTALL)
KEPT = Pattern(
    r"""(?<![~+])(?<![~+]\s)(["'])(?P<url>[^"'{}]+\.\w+(?:#[\w-]+)?)\1\s*\|\s*url\b"""
    rf"""{AS_IT_IS}(?!\s*[|~+])(?P<fragment>)"""
)
UNSEEN = Pattern(rf"(?s)<!--.*?(?:-->|\Z)|{UNDONE}|<script\b[^>]*>.*?(?:</script>|\Z)")
MAY_BE_SAID = ("id", "alt", "aria-label")


class Elements(RenderedPage):
    """The same as of a page; an element whose attributes are printed may say anything in them.

    A link that another follows before its end may be that of another branch, with the same text.
    """

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what the element links and defines."""
        for link in self.open if tag == "a" else ():
            link.label.append(PRINTED)
        is_open = any(PRINTED in name for name, _ in attrs)
        super().handle_starttag(tag, [*attrs, *((name, PRINTED) for name in MAY_BE_SAID if is_open)])


@lru_cache(maxsize=1)  # links and ids are asked for one after the other
def elements(source: Source) -> tuple[RenderedPage, Marks]:
    """The elements of a template, and the marks that tell where each address and id stands."""
    return parsed(Source(source.path, without(source.text)), Elements)


def anchors(source: Source) -> Iterator[Anchor]:
    """The ids in a template; signs stand in them for what a page decides."""
    return anchors_of(*elements(source))


def links(source: Source) -> Iterator[Link]:
    """The addresses in a template: those of its elements, and those that go through the filter `url` anywhere else."""
    places, done = set(), IDLE.sub(blank, source.text)
    for link in links_of(*elements(source)):
        one = as_written(source, done, link)
        places.add(one.place)
        yield one
    seen = UNSEEN.sub(blank, source.text)
    for match in (*FILTERED.finditer(seen), *kept(seen)):
        one = printed(source, match, Link("", source.place(0), "template", "url", raw=True))
        if one.place not in places:
            places.add(one.place)
            yield one


def kept(text: str) -> Iterator[re.Match]:
    """Each file that goes through the filter among other things: kept under a name, or on a condition."""
    return (match for tag in KEEPING.finditer(text) for match in KEPT.finditer(text, *tag.span()))


def as_written(source: Source, done: str, link: Link) -> Link:
    """A link with its address as the template has it, or as every page gets it where none decides that.

    `done` is the text without what is printed as it stands.
    """
    offset = source.offset(link.place)
    end = offset + len(link.href)
    if "{" not in source.text[offset:end]:
        return link
    for pattern in (FILTERED, BASED, SITED, JOINED):
        match = pattern.match(done, offset)
        if match and match.end() == end:
            return printed(source, match, link)
    return link._replace(href=source.text[offset:end])


def printed(source: Source, match: re.Match, link: Link) -> Link:
    """The link to an address that an expression prints, with the fragment that stands after it."""
    return link._replace(href=match["url"] + (match["fragment"] or ""), place=source.place(match.start("url")))
