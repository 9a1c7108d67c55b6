"""Reads the files of a built site: what each links, which of that it loads, and which ids it defines."""

import os
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from ..addresses import in_css, in_refresh, in_srcset
from ..marks import ID_ATTRIBUTES, URL_ATTRIBUTES
from ..patterns import Pattern
from ..reading import STYLED

SKIPPED = (
    r"<!--.*?(?:-->|\Z)|<script\b(?P<script>[^>]*)>.*?(?:</script\s*>|\Z)"
    r"|<style\b[^>]*>(?P<style>.*?)(?:</style\s*>|\Z)|<(?P<raw>textarea|xmp)\b[^>]*>.*?(?:</(?P=raw)\s*>|\Z)"
)
VALUE = r"""=\s*(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z))"""
TAG = Pattern(rf"""(?is){SKIPPED}|<(?P<tag>[a-z][\w:-]*)(?P<attributes>(?:{VALUE}|[^>])*+)(?:>|\Z)""")
ADDRESSED = frozenset((*URL_ATTRIBUTES, *ID_ATTRIBUTES, *STYLED, "id", "name", "content", "rel"))
ATTRIBUTE = Pattern(r"""([^\s"'>/=]++)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?""")
LOADED_BY = frozenset(
    ["script", "img", "iframe", "video", "audio", "source", "embed", "object", "track", "style", "use"]
)
LOADED_RELATIONS = frozenset(
    ["stylesheet", "icon", "manifest", "preload", "modulepreload", "preconnect", "dns-prefetch"]
)


class BuiltLink(NamedTuple):
    """An address in a built file; `loaded` when the browser fetches it by itself, `relations` what its `rel` says."""

    href: str
    offset: int
    loaded: bool
    element: str = "style"
    attribute: str = "url"
    relations: frozenset[str] = frozenset()


@dataclass
class BuiltFile:
    """A page or stylesheet of the built site; `ids` in their order, each with its offset."""

    path: str
    text: str
    links: list[BuiltLink] = field(default_factory=list)
    ids: list[tuple[str, int]] = field(default_factory=list)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every id."""
        return frozenset(name for name, _ in self.ids)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


@dataclass(frozen=True)
class BuiltSite:
    """All files of the site; `address` is its public address with a slash at the end, or "" where none is known.

    `known` remembers where an address leads from a folder: menus repeat theirs on every page.
    """

    files: frozenset[str]
    pages: dict[str, BuiltFile]
    address: str
    known: dict[tuple[str, str], Any] = field(default_factory=dict, compare=False)

    @cached_property
    def base(self) -> str:
        """Its path on the host."""
        return urlsplit(self.address).path or "/"

    def is_own(self, href: str) -> bool:
        """Whether an absolute address leads back to this site."""
        return bool(self.address) and href.startswith(self.address)


def read(folder: Path, site_url: str) -> BuiltSite:
    """The built site below a folder."""
    files = sorted(walk(folder))
    scanned = {".html": scan_html, ".css": scan_css}
    pages = {}
    for path in files:
        if scan := scanned.get(os.path.splitext(path)[1]):  # noqa: PTH122 (a suffix of a string, thousands of times)
            pages[path] = scan(BuiltFile(path, (folder / path).read_text(encoding="utf-8", errors="replace")))
    return BuiltSite(frozenset(files), pages, site_url.rstrip("/") + "/" if site_url else "")


def walk(folder: Path) -> list[str]:
    """Every file below the folder, relative to it."""
    return [
        os.path.relpath(os.path.join(where, name), folder).replace(os.sep, "/")  # noqa: PTH118 (as os.walk gives it)
        for where, _, names in os.walk(folder)
        for name in names
    ]


def scan_html(file: BuiltFile) -> BuiltFile:
    """Links and ids of a page."""
    for match in TAG.finditer(file.text):
        script, style, _, tag, attributes = match.groups()
        if attributes and "=" in attributes:
            scan_tag(file, tag.lower(), attributes, match.start("attributes"))
        elif script:
            scan_tag(file, "script", script, match.start("script"))
        elif style:
            scan_style(file, style, match.start("style"))
    return file


def scan_tag(file: BuiltFile, tag: str, text: str, start: int) -> None:
    """The attributes of one element."""
    ids, links = carried(tag, text)
    file.ids += [(name, start + offset) for name, offset in ids]
    file.links += [link._replace(offset=start + link.offset) for link in links]


@lru_cache(maxsize=2**15)
def carried(tag: str, text: str) -> tuple[list[tuple[str, int]], list[BuiltLink]]:
    """The ids and addresses in the attributes of a tag, with their offsets; menus repeat theirs on every page."""
    found: dict[str, tuple[str, int]] = {}
    for match in ATTRIBUTE.finditer(text):
        if match.lastindex > 1 and (name := match[1].lower()) in ADDRESSED:
            found.setdefault(name, (unescape(match[match.lastindex]), match.start(match.lastindex)))
    relations = frozenset(found.pop("rel", ("", 0))[0].lower().split())
    loaded = tag in LOADED_BY or not LOADED_RELATIONS.isdisjoint(relations)
    ids: list[tuple[str, int]] = []
    links: list[BuiltLink] = []
    for name, (value, offset) in found.items():
        if name == "id" or (name == "name" and tag in ("a", "map") and found.get("id", ("",))[0] != value):
            ids.append((value, offset))
        else:
            fetched = loaded or name in STYLED or "srcset" in name
            addresses = in_attribute(tag, name, value)
            links += [BuiltLink(url, offset + further, fetched, tag, name, relations) for further, url in addresses]
    return ids, links


def in_attribute(tag: str, name: str, value: str) -> Iterable[tuple[int, str]]:
    """Offset and text of each address in the value of an attribute."""
    if name in STYLED:
        return in_css(value)
    if "srcset" in name:
        return in_srcset(value)
    if name in ID_ATTRIBUTES:
        return [(part.start(), f"#{part[0]}") for part in re.finditer(r"\S+", value)]
    if name == "content":
        return in_refresh(value) if tag == "meta" else ()
    if name == "name" or (name == "data" and tag != "object"):
        return ()
    return [(len(value) - len(value.lstrip()), value.strip())]


def scan_css(file: BuiltFile) -> BuiltFile:
    """Links of a stylesheet."""
    scan_style(file, file.text, 0)
    return file


def scan_style(file: BuiltFile, text: str, start: int) -> None:
    """Addresses in CSS, comments left out."""
    file.links += [BuiltLink(url, start + offset, True) for offset, url in in_css(text)]
