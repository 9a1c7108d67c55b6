"""A built site as its rules see it: what is kept of each file, and where an address leads.

The menu of a large site holds most of its links, on every page anew. An address that leads to a file whatever its pages
define is looked at once for all pages from which it climbs to the same folder, and is not kept.
"""

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..addresses import SLIPS, parse
from ..elements import HTML
from ..patterns import Pattern
from .expected import NOT_FOUND, Expected, Lead
from .pages import BuiltFile, scan_css, scan_html

SCANNED = {".css": scan_css} | dict.fromkeys((*HTML, ".svg"), scan_html)
PLAIN = Pattern(r"(?P<path>(?P<climb>(?:\.\./)*+)(?:[\w.-][\w./-]*)?)(?:#(?P<section>[\w-]+))?")


@dataclass(frozen=True)
class Outline:
    """What is kept of a page, figure or style sheet: the addresses that may be in doubt, those it loads, and its ids.

    `repeats` says whether an id stands there twice, and `base` where its links start from, if not from the file.
    """

    folder: Path
    path: str
    start: str
    addresses: frozenset[str]
    loaded: frozenset[str]
    anchors: frozenset[str]
    repeats: bool
    base: str

    @cached_property
    def closely(self) -> BuiltFile:
        """The file read again, for what a finding tells of it."""
        return scanned(self.folder, self.path)


@dataclass(frozen=True)
class BuiltSite:
    """All files of the site; `address` is its public address with a slash at the end, or "" where none is known.

    `is_offline` says whether it is meant to be read from disk, `expected` what must be in it. `sound` holds the
    addresses that lead to a file, by the folder that they climb to and how far; `leads` remembers where those of each
    page lead that are in doubt.
    """

    files: frozenset[str]
    address: str
    is_offline: bool = False
    expected: Expected = field(default_factory=Expected)
    pages: dict[str, Outline] = field(default_factory=dict)
    sound: dict[tuple[str, int], set[str]] = field(default_factory=dict, compare=False)
    leads: dict[str, list[Any]] = field(default_factory=dict, compare=False)

    @cached_property
    def base(self) -> str:
        """Its path on the host."""
        return urlsplit(self.address).path or "/"

    @cached_property
    def own(self) -> Pattern:
        """How an absolute address of this site begins; in scheme and host, case makes no difference."""
        host = urlsplit(self.address).netloc
        return Pattern(rf"(?i:(?:https?:)?//{re.escape(host)}){re.escape(self.base)}" if host else "(?!)")

    def is_own(self, href: str) -> bool:
        """Whether an absolute address leads back to this site."""
        return "//" in href and bool(self.own.match(href))

    def outline(self, folder: Path, path: str) -> Outline:
        """A file, read."""
        file = scanned(folder, path)
        start = joined(path, self.own_path(file.base).removeprefix(self.base)) if file.base else path
        addresses = file.addresses if file.base or path == NOT_FOUND else self.in_doubt(path, file.addresses)
        return Outline(folder, path, start, addresses, file.loaded, file.anchors, file.repeats, file.base)

    def in_doubt(self, path: str, addresses: frozenset[str]) -> frozenset[str]:
        """The addresses of a page less those that lead to a file."""
        climbed = [self.sound.setdefault((above, up), set()) for up, above in enumerate(folders_above(path))]
        left = addresses.difference(*climbed)
        for href in left:
            plain = PLAIN.fullmatch(href)
            up = plain.end("climb") // len("../") if plain and not plain["section"] else len(climbed)
            if up < len(climbed) and self.leads_to_file(path, href):
                climbed[up].add(href)
        return left.difference(*climbed)

    def leads_to_file(self, path: str, href: str) -> bool:
        """Whether an address leads to some file from a page."""
        lead = self.found(path, href)
        return lead is not None and lead[0] is not None

    def found(self, page: str, href: str) -> Lead | None:
        """The file that an address leads to from a page, and its fragment; None when it leaves the site."""
        plain = PLAIN.fullmatch(href)
        if plain and href and not SLIPS.match(href):
            path, section = plain["path"], plain["section"]
            return self.beside(page, path) if path else self.resolved(page), section
        address = parse(self.own_path(href), is_built=True)
        if address.kind == "own-page":
            return self.resolved(page), address.fragment
        if address.kind == "relative":
            return self.beside(page, address.path), address.fragment
        if address.kind == "absolute" and address.path.startswith(self.base):
            return self.resolved(address.path.removeprefix(self.base)), address.fragment
        return None

    def own_path(self, href: str) -> str:
        """An absolute address of this site as a path from the host; any other as it stands."""
        href = href.strip().replace("\\", "/")
        return self.base + href[self.own.match(href).end() :] if self.is_own(href) else href

    def beside(self, page: str, path: str) -> str | None:
        """The file that a relative path leads to from a page, or None; on disk, a folder shows no page."""
        target = joined(page, path)
        return self.resolved(target) if target in self.files or not self.is_offline or page == NOT_FOUND else None

    def resolved(self, target: str) -> str | None:
        """The file that a server would answer with, or None."""
        if target in self.files:
            return target
        index = posixpath.normpath(posixpath.join(target, "index.html"))
        return index if index in self.files else None


def read(folder: Path, site_url: str, is_offline: bool = False, expected: Expected | None = None) -> BuiltSite:
    """The built site below a folder."""
    files = sorted(walk(folder))
    site = BuiltSite(
        frozenset(files), site_url.rstrip("/") + "/" if site_url else "", is_offline, expected or Expected()
    )
    site.pages.update((path, site.outline(folder, path)) for path in files if ending(path) in SCANNED)
    return site


def scanned(folder: Path, path: str) -> BuiltFile:
    """A file of the site with its links and ids."""
    return SCANNED[ending(path)](BuiltFile(path, (folder / path).read_bytes().decode("utf-8", "replace")))


def ending(path: str) -> str:
    """The suffix of a path, in small letters."""
    return os.path.splitext(path)[1].lower()  # noqa: PTH122 (a suffix of a string, thousands of times)


def walk(folder: Path) -> Iterator[str]:
    """Every file below the folder, relative to it."""
    for where, _, names in os.walk(folder):
        inside = os.path.relpath(where, folder).replace(os.sep, "/")
        before = "" if inside == os.curdir else f"{inside}/"
        yield from (before + name for name in names)


def folders_above(path: str) -> list[str]:
    """The folder of a path, the one around it, and so on to the root, which is ""."""
    folder = posixpath.dirname(path)
    return [folder, *folders_above(folder)] if folder else [""]


def joined(page: str, path: str) -> str:
    """The path from the root of the site; a slash at its end stays."""
    return from_folder(posixpath.dirname(page), path)


@lru_cache(maxsize=2**14)  # the pages of a folder link much the same
def from_folder(folder: str, path: str) -> str:
    """The same of a path as it stands in any page of a folder."""
    target = posixpath.normpath(posixpath.join(folder, path))
    target = "" if target == "." else target
    return f"{target}/" if target and path.endswith("/") else target
