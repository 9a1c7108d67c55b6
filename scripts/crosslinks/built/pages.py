"""Reads a file of a built site: what it links, which of that it loads, and which ids it defines."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import unescape
from typing import NamedTuple

from ..addresses import HOLD_SEVERAL, in_css, in_list, in_meta, meta_kind, trimmed
from ..elements import carries_address, framed
from ..marks import ID_ATTRIBUTES, URL_ATTRIBUTES
from ..patterns import Pattern
from ..reading import STYLED
from ..source import Source
from .loading import is_loaded

# Letters of both cases are spelled out, or told so where they stand: a flag for all doubles the time.
SKIPPED = (
    r"!(?:--.*?(?:-->|\Z)|\[CDATA\[.*?(?:\]\]>|\Z))|(?i:script)\b(?P<script>[^>]*)>.*?(?:</(?i:script)\s*>|\Z)"
    r"|(?i:style)\b[^>]*>(?P<style>.*?)(?:</(?i:style)\s*>|\Z)"
    r"|(?P<raw>(?i:textarea|xmp|title(?=>)))\b[^>]*>.*?(?:</(?i:(?P=raw))\s*>|\Z)"
)
VALUE = r"""=\s*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))"""
MUTE = r"""[ ](?:class|scope|title|lang)="[^"<>]*\""""  # which leads nowhere; half of all tags have a class alone
WITH_MORE = rf"""(?P<tag>[A-Za-z][\w:-]*+)(?!>|{MUTE}>)(?P<attributes>(?:[^>=]++|{VALUE}|=)*+)(?:>|\Z)"""
TAG = Pattern(rf"<(?!/)(?:{SKIPPED}|{WITH_MORE})", re.DOTALL)
ADDRESSED = frozenset((*URL_ATTRIBUTES, *ID_ATTRIBUTES, *STYLED, "id", "name", "property", "content", "rel", "srcdoc"))
ATTRIBUTE = Pattern(r"""([^\s"'>/=]++)(?:\s*=\s*(?:"([^"]*)(?:"|\Z)|'([^']*)(?:'|\Z)|([^\s"'>][^\s>]*)))?""")
# All that most other tags say, in the usual form.
LONE = Pattern(rf"""(?:{MUTE})*+[ ](?P<name>id|href)="(?P<value>[^"&\s]*)"(?:{MUTE}|[ ]data-moved)*+""")
REFERENCE = Pattern(r"&#?\w+;?")


class BuiltLink(NamedTuple):
    """An address in a built file; `loaded` when the browser fetches it by itself, `relations` what its `rel` says."""

    href: str
    offset: int
    loaded: bool
    element: str = "style"
    attribute: str = "url"
    relations: frozenset[str] = frozenset()


class Carried(NamedTuple):
    """The ids and the links that one element or style sheet holds, each with its offset there."""

    ids: list[tuple[str, int]]
    links: list[BuiltLink]


@dataclass
class BuiltFile:
    """A page or stylesheet of the built site: what each of its elements holds, after the offset where it begins."""

    path: str
    text: str
    held: list[tuple[int, Carried]] = field(default_factory=list)

    @property
    def links(self) -> Iterator[BuiltLink]:
        """Every link, with its offset in the file."""
        return self.links_to(self.addresses)

    def links_to(self, addresses: Container[str]) -> Iterator[BuiltLink]:
        """The links that say one of these addresses, each with its offset in the file."""
        return (
            link._replace(offset=start + link.offset)
            for start, held in self.held
            for link in held.links
            if link.href in addresses
        )

    @cached_property
    def base(self) -> str:
        """Where a `base` lets its links start from, or ""."""
        may_have = "<base" in self.text or "<BASE" in self.text
        return next((link.href for link in self.links if link.element == "base"), "") if may_have else ""

    @property
    def ids(self) -> Iterator[tuple[str, int]]:
        """Every id in its order, with its offset in the file."""
        return ((name, start + offset) for start, held in self.held for name, offset in held.ids)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """What its links say, each once."""
        return frozenset([link.href for _, held in self.held for link in held.links])

    @cached_property
    def loaded(self) -> frozenset[str]:
        """Those that a browser fetches by itself."""
        return frozenset([link.href for _, held in self.held for link in held.links if link.loaded])

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every id."""
        return frozenset([name for _, held in self.held for name, _ in held.ids])

    @cached_property
    def repeats(self) -> bool:
        """Whether an id stands twice."""
        return len(self.anchors) < sum(len(held.ids) for _, held in self.held)

    @cached_property
    def source(self) -> Source:
        """The text as a source, which tells where in it an offset stands."""
        return Source(f"site/{self.path}", self.text)


def scan_html(file: BuiltFile) -> BuiltFile:
    """Links and ids of a page."""
    for match in TAG.finditer(file.text):
        kind = match.lastgroup
        if kind == "attributes":
            held = in_tag(match[0])
        elif kind == "script":
            held = in_tag(f"<script{match[kind]}>")
        elif kind == "style":
            held = in_style(match[kind])
        else:
            continue
        if held:
            file.held.append((match.start(kind), held))
    return file


@lru_cache(maxsize=2**15)  # menus repeat theirs on every page
def in_tag(text: str) -> Carried | None:
    """The ids and addresses in the attributes of a tag, if any, with their offsets there."""
    tag = TAG.match(text)
    attributes = tag["attributes"] or tag["script"]
    return carried((tag["tag"] or "script").lower(), attributes) if attributes and "=" in attributes else None


def carried(tag: str, text: str) -> Carried | None:
    """The same for a tag of that name."""
    lone = LONE.fullmatch(text)
    if lone and lone["name"] == "id":
        return Carried([(lone["value"], lone.start("value"))], [])
    if lone and tag == "a":
        return Carried([], [BuiltLink(lone["value"], lone.start("value"), False, tag, "href")])
    found: dict[str, tuple[str, int]] = {}
    for match in ATTRIBUTE.finditer(text):
        if match.lastindex > 1 and (name := match[1].lower()) in ADDRESSED:
            value = match[match.lastindex]
            found.setdefault(name, (value if name == "srcdoc" else unescape(value), match.start(match.lastindex)))
    relations = frozenset(found.pop("rel", ("", 0))[0].lower().split())
    said = found.pop("property", found.get("name", ("", 0)))[0]
    document, before = found.pop("srcdoc", ("", 0))
    ids: list[tuple[str, int]] = []
    links = [one._replace(offset=before + one.offset) for one in in_document(document)] if tag == "iframe" else []
    for name, (value, offset) in found.items():
        if name == "id" or (name == "name" and tag in ("a", "map") and found.get("id", ("",))[0] != value):
            ids.append((value, offset))
        else:
            loaded, addresses = is_loaded(tag, name, relations), in_attribute(tag, name, value, said)
            kind = meta_kind(said) if tag == "meta" else name
            links += [BuiltLink(url, offset + further, loaded, tag, kind, relations) for further, url in addresses]
    return Carried(ids, links) if ids or links else None


def in_document(value: str) -> Iterator[BuiltLink]:
    """The links of a page that an attribute holds, which start from the page around it; its own sections apart."""
    references = list(REFERENCE.finditer(value))
    for link in scan_html(BuiltFile("", framed(unescape(value)))).links if value else ():
        if not link.href.startswith("#"):
            offset = link.offset
            for one in references:
                offset += len(one[0]) - len(unescape(one[0])) if one.start() < offset else 0
            yield link._replace(offset=offset)


def in_attribute(tag: str, name: str, value: str, said: str) -> Iterable[tuple[int, str]]:
    """Offset and text of each address in the value of an attribute; `said` is the name or property of its tag."""
    if name in STYLED:
        return in_css(value)
    if name in HOLD_SEVERAL:
        return in_list(name, value)
    if name in ID_ATTRIBUTES:
        return [(part.start(), f"#{part[0]}") for part in re.finditer(r"\S+", value)]
    if name == "content":
        return in_meta(value, said) if tag == "meta" else ()
    if name == "name" or not carries_address(tag, name):
        return ()
    return [trimmed(value)]


def scan_css(file: BuiltFile) -> BuiltFile:
    """Links of a stylesheet."""
    file.held.append((0, in_style(file.text)))
    return file


def in_style(text: str) -> Carried:
    """Addresses in CSS, comments left out."""
    return Carried([], [BuiltLink(url, offset, True) for offset, url in in_css(text)])
