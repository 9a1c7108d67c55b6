"""Reads HTML: the one reader of rendered pages, figures, templates and the built site.

`markup` uses one regular expression, since a large site has millions of tags and the standard library's parser takes
five times as long.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from .addresses import LISTS, MACHINE_RELATIONS, in_css, in_list, in_meta, meta_kind, trimmed
from .positions import ID_ATTRIBUTES, LEAD, URL_ATTRIBUTES, unmarked

TOKEN = re.compile(
    r"""
      <(?P<close>/?)(?P<tag>[A-Za-z][^\s/>]*)(?P<attributes>(?:[^<>"'=]++|=\s*+(?:"[^"]*"|'[^']*')?|["'])*+)>
    | <!--.*?(?:-->|\Z) | <!\[CDATA\[.*?(?:\]\]>|\Z) | <[!?][^>]*>
    """,
    re.VERBOSE | re.DOTALL,
)
# href="a.html", href=a.html, hidden
ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?""")
RAW_TEXT = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
STYLED = frozenset("style fill stroke clip-path mask filter marker-start marker-mid marker-end cursor".split())
INNER = re.compile(r"(?i)\bsrcdoc(?=\s*=)")  # a srcdoc within a srcdoc
LOADING_ELEMENTS = frozenset(
    """
    script img iframe video audio source embed object track style use image feimage base frame
    textpath pattern lineargradient radialgradient filter
    """.split()
)
LOADING_ATTRIBUTES = frozenset([*STYLED, "srcset", "imagesrcset", "background"])
LOADING_RELATIONS = frozenset(
    """
    stylesheet icon apple-touch-icon apple-touch-icon-precomposed apple-touch-startup-image fluid-icon mask-icon
    manifest preload modulepreload prefetch prerender preconnect dns-prefetch compression-dictionary
    """.split()
)
CARRYING = frozenset((*URL_ATTRIBUTES, *ID_ATTRIBUTES, *STYLED, "content", "srcdoc"))


class Tag(NamedTuple):
    """An opening tag with the value of each attribute, entities resolved, and the offset of that value in the tag."""

    name: str
    attributes: dict[str, str]
    offsets: dict[str, int]
    text: str

    def get(self, name: str) -> str:
        """The value of an attribute, or ""."""
        return self.attributes.get(name, "")


class FoundAddress(NamedTuple):
    """An address in a tag.

    `attribute` holds it, perhaps among others in its `value`; the address begins at `offset` in the tag and at
    `value_offset` in the value.
    """

    href: str
    attribute: str
    offset: int
    value: str
    value_offset: int


class Token(NamedTuple):
    """A part of HTML; `kind` is tag, end, text, or raw for the content of a script, a style and the like.

    For the content of a style, `tag` is a made-up tag that holds it, so that its addresses are found as in a tag.
    """

    kind: str
    offset: int
    tag: Tag | None = None
    text: str = ""


def markup(html: str) -> Iterator[tuple[re.Match, str]]:
    """Yields every tag, comment and declaration in order, each with its raw content if it is a script or the like."""
    position = 0
    for match in TOKEN.finditer(html):
        if match.start() < position:
            continue  # within a script, which holds no tags
        position = match.end()
        name = (match["tag"] or "").lower()
        if name in RAW_TEXT and not (match["close"] or match[0].endswith("/>")):
            closing = RAW_TEXT[name].search(html, position)
            position = closing.start() if closing else len(html)
        yield match, html[match.end() : position]


def tokens(html: str) -> Iterator[Token]:
    """Yields every tag and every piece of text in order."""
    position = 0
    for match, raw in markup(html):
        start, end = match.span()
        if start > position:
            yield Token("text", position, None, html[position:start])
        position = end + len(raw)
        if match["close"]:
            yield Token("end", start, None, match["tag"].lower())
        elif match["tag"]:
            tag = tag_of(match[0])
            yield Token("tag", start, tag)
            if raw:
                yield Token("raw", end, style(raw) if tag.name == "style" else None, raw)
    if position < len(html):
        yield Token("text", position, None, html[position:])


def style(css: str) -> Tag:
    """Returns a made-up tag whose attribute `style` holds the content of a style element, at offset 0."""
    return Tag("style", {"style": css}, {"style": 0}, css)


@lru_cache(maxsize=2**14)  # the pages of a site repeat most of their tags
def tag_of(text: str) -> Tag:
    """Parses the text of one opening tag."""
    match = TOKEN.match(text)
    values: dict[str, str] = {}
    offsets: dict[str, int] = {}
    for found in ATTRIBUTE.finditer(text, *match.span("attributes")):
        typed, group = found[1], found.lastindex
        name = unmarked(typed).lower()
        if name not in values:
            value = found[group] if group > 1 else typed[: len(typed) - len(unmarked(typed))]
            values[name], offsets[name] = unescape(value), found.start(group) if group > 1 else found.end()
    return Tag(match["tag"].lower(), values, offsets, text)


def carries_address(tag: str, attribute: str) -> bool:
    """Whether the attribute carries an address on that element: `data` does so on an object alone."""
    return attribute != "data" or tag == "object"


def addresses(tag: Tag) -> list[FoundAddress]:
    """Every address in the attributes of a tag; `for="x"` and the like count as addresses `#x`."""
    found: list[FoundAddress] = []
    for name in tag.attributes.keys() & CARRYING:
        value, offset = tag.get(name), tag.offsets[name]
        found += (FoundAddress(href, kind, offset + at, value, at) for at, href, kind in in_value(tag, name, value))
    return sorted(found, key=lambda address: address.offset) if len(found) > 1 else found


def in_value(tag: Tag, name: str, value: str) -> Iterator[tuple[int, str, str]]:
    """Yields offset, text and attribute to report of each address in the value of an attribute."""
    if name in STYLED:
        if "(" in value or "@" in value:
            yield from ((offset, url, "url") for offset, url in in_css(value))
    elif name == "content":
        meta = unmarked(tag.get("property") or tag.get("name"))
        if tag.name == "meta":
            yield from ((offset, url, meta_kind(meta)) for offset, url in in_meta(value, meta))
    elif name == "srcdoc":
        if tag.name == "iframe":
            yield from in_document(value)
    elif name in ID_ATTRIBUTES:
        yield from ((match.start(), f"#{match[0]}", name) for match in re.finditer(r"\S+", value))
    elif name in LISTS and carries_address(tag.name, name) and (start := LEAD.match(value).end()) < len(value):
        yield from ((start + offset, url, name) for offset, url in in_list(value[start:]))
    elif carries_address(tag.name, name):  # an empty srcset counts as one empty address
        yield (*trimmed(value), name)


def in_document(value: str) -> Iterator[tuple[int, str, str]]:
    """Yields the addresses in a `srcdoc`, except those of its own sections; they start from the page around it."""
    for token in tokens(INNER.sub("nested", value)):
        for address in addresses(token.tag) if token.kind == "tag" else ():
            if address.attribute not in ID_ATTRIBUTES and not unmarked(address.href).startswith("#"):
                yield token.offset + address.offset, address.href, address.attribute


def element_of(tag: Tag) -> str:
    """The name of the element; `meta` for a `<link rel="canonical">` and the like, which only machines read."""
    relations = unmarked(tag.get("rel")).lower().split() if tag.name == "link" else ()
    return "meta" if relations and MACHINE_RELATIONS.issuperset(relations) else tag.name


def ids(tag: Tag) -> list[tuple[str, str]]:
    """The ids that a tag defines, as attribute and value; the name of an `a` or `map` is an id too."""
    found = [("id", tag.attributes["id"])] if "id" in tag.attributes else []
    if tag.name in ("a", "map") and "name" in tag.attributes and tag.get("name") != tag.get("id"):
        found.append(("name", tag.get("name")))
    return found


def is_loaded(tag: Tag, attribute: str) -> bool:
    """Whether a browser loads the address in that attribute by itself, as it does an image."""
    is_button = tag.name == "input" and attribute == "src"
    is_styled = attribute == "url" and tag.name != "meta"
    is_related = not LOADING_RELATIONS.isdisjoint(tag.get("rel").lower().split())
    is_loading = tag.name in LOADING_ELEMENTS or attribute in LOADING_ATTRIBUTES
    return is_loading or is_button or is_styled or is_related
