"""Links in the theme's overrides: literal addresses, and those that go through Jinja's `url` filter."""

import re
from collections.abc import Iterator

from ..addresses import in_css, in_refresh, in_srcset
from ..cache import Cache
from ..marks import URL_ATTRIBUTES
from ..model import Document, Link
from ..patterns import Pattern
from ..remembering import document
from ..settings import Settings
from ..source import Source
from ..source import read as read_source
from .figures import STYLE

COMMENT = Pattern(r"<!--.*?(?:-->|\Z)|\{#.*?(?:#\}|\Z)|(?P<opening><script\b[^>]*>).*?(?:</script>|\Z)", re.DOTALL)
FILTERED = Pattern(r"""\{\{-?\s*(["'])(?P<url>[^"'{}]+)\1\s*\|\s*url\b""")
BASED = Pattern(r"""(["'])\{\{-?\s*base_url\s*-?\}\}/(?P<url>[^"'{}]+)\1""")
TAG = Pattern(r"""<(?P<tag>\w+)\b(?P<attributes>(?:\{\{.*?\}\}|"[^"]*"|'[^']*'|[^<>"'])*)>""")
LITERAL = Pattern(
    rf"""\s(?P<attribute>{"|".join(URL_ATTRIBUTES)}|style|content)\s*=\s*"""
    r"""(?:"(?P<double>[^"{}]*)"|'(?P<single>[^'{}]*)'|(?P<bare>[^\s"'{}<>=`]+)(?![^\s<>]))"""
)


def read(settings: Settings, cache: Cache) -> Iterator[Document]:
    """Every template of the theme's own folder; all its links start from the root of the site."""
    for file in sorted(settings.theme_files("*.html")):
        source = read_source(file, file.relative_to(settings.root).as_posix())
        yield document("", source, links, cache)


def links(source: Source) -> Iterator[Link]:
    """The addresses in a template that do not depend on the page."""
    text = COMMENT.sub(blanked, source.text)
    for match in (*FILTERED.finditer(text), *BASED.finditer(text)):
        yield Link(match["url"], source.place(match.start("url")), "template", "url", raw=True)
    for tag in TAG.finditer(text):
        for match in LITERAL.finditer(tag["attributes"]):
            for offset, href in addresses(tag["tag"], match["attribute"], match[match.lastgroup]):
                if href == "#" or not href.startswith("#"):
                    place = source.place(tag.start("attributes") + match.start(match.lastgroup) + offset)
                    yield Link(href, place, tag["tag"], match["attribute"], raw=True)
    for style in STYLE.finditer(text):
        for offset, href in in_css(style["css"]):
            if not href.startswith("#"):
                yield Link(href, source.place(style.start("css") + offset), "style", "url", raw=True)


def addresses(tag: str, attribute: str, value: str) -> Iterator[tuple[int, str]]:
    """Offset and text of each address in an attribute."""
    if attribute == "style":
        return in_css(value)
    if attribute == "content":
        return in_refresh(value)
    if attribute == "data" and tag != "object":
        return iter([])
    return in_srcset(value) if "srcset" in attribute else iter([(0, value)])


def blanked(match: re.Match) -> str:
    """Spaces in place of what holds no links, line ends kept."""
    opening = match["opening"] or ""
    return opening + re.sub(r"[^\n]", " ", match[0][len(opening) :])
