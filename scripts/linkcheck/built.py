"""The built site, read once more as a browser will see it, by the same reader as the pages."""

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from .addresses import OF_A_VIEW, UNSEEN, in_css, parse
from .model import Fault, Finding
from .page import Tag, addresses, ids, is_loaded, markup, style, tag_of
from .project import Project
from .registry import BUILT, built_rule
from .source import Source
from .targets import HTML

NOT_FOUND = "404.html"  # a server shows it at any depth, so that none of its links is plain
OUTSIDE = re.compile(r"(?i)https?:|[/\\]{2}")
COMMENT = re.compile(r"(?s)\{#.*?#\}")
LONGEST = 200  # characters of an address
STARTS = {
    "relative": "starts from this page, which a server shows at any depth",
    "absolute": "begins at the root of the host, and the site is read from disk too",
}


class BuiltLink(NamedTuple):
    """An address in a built file, with the element that holds it, and whether a browser fetches it by itself."""

    href: str
    offset: int
    element: str
    loaded: bool


class Held(NamedTuple):
    """What one tag holds: ids, each with its offset in the tag, and links with theirs."""

    ids: tuple[tuple[str, int], ...]
    links: tuple[BuiltLink, ...]


class BuiltFile:
    """A page, figure or style sheet of the built site; `each` is every link once, at its offset in its tag.

    What it holds is read again where a finding tells of it: the menu of a large site stands on every page.
    """

    def __init__(self, folder: Path, path: str) -> None:
        self.path, self.place = path, folder / path
        held = [one for _, one in holders(self.text, path)]
        self.each = {link for one in held for link in one.links}
        self.addresses = {link.href for link in self.each}
        self.base = next((link.href for link in self.each if link.element == "base"), "")
        every = [id for one in held for id, _ in one.ids]
        self.anchors = frozenset(every)
        self.repeats = len(self.anchors) < len(every)

    @property
    def text(self) -> str:
        """The text, as browsers read it."""
        return self.place.read_bytes().decode("utf-8", "replace")

    @cached_property
    def source(self) -> Source:
        """The text with its lines."""
        return Source(f"site/{self.path}", self.text)

    def links(self) -> Iterator[BuiltLink]:
        """Every link, with its offset in the file."""
        for offset, held in holders(self.source.text, self.path):
            yield from (link._replace(offset=offset + link.offset) for link in held.links)

    def ids(self) -> Iterator[tuple[str, int]]:
        """Every id in its order, with its offset in the file."""
        for offset, held in holders(self.source.text, self.path):
            yield from ((id, offset + more) for id, more in held.ids)

    def told(self, wrong: Mapping[str, str]) -> Iterator[Fault]:
        """A fault for each link to an address of which something is said."""
        for link in self.links() if wrong else ():
            if link.href in wrong:
                yield self.at(link.offset, wrong[link.href])

    def at(self, offset: int, message: str) -> Fault:
        """What is wrong at a place of the file."""
        return Fault(self.source.place(offset), message)


def holders(text: str, path: str) -> Iterator[tuple[int, Held]]:
    """Each tag that holds an address or an id, with its offset; of a style sheet, all of it."""
    if path.endswith(".css"):
        yield 0, Held((), tuple(BuiltLink(url, offset, "style", True) for offset, url in in_css(text)))
        return
    for match, raw in markup(text):
        if match["attributes"] and not match["close"] and (held := held_by(match[0])):
            yield match.start(), held
        if raw and match["tag"].lower() == "style":
            yield match.end(), of_tag(style(raw))


@lru_cache(maxsize=2**15)  # menus repeat theirs on every page
def held_by(text: str) -> Held | None:
    """What a tag holds, if anything."""
    held = of_tag(tag_of(text))
    return held if held.ids or held.links else None


def of_tag(tag: Tag) -> Held:
    """The same of a tag that was read."""
    links = (BuiltLink(one.href, one.offset, tag.name, is_loaded(tag, one.attribute)) for one in addresses(tag))
    return Held(tuple((id, tag.offsets[name]) for name, id in ids(tag)), tuple(links))


class BuiltSite:
    """All files of the site in a folder; `address` is its public address with a slash at the end, or ""."""

    def __init__(self, folder: Path, project: Project) -> None:
        self.project, self.is_offline = project, project.is_offline
        self.address = project.site_url.rstrip("/") + "/" if project.site_url else ""
        self.base = urlsplit(self.address).path or "/"
        host = urlsplit(self.address).netloc
        self.own = re.compile(rf"(?i:(?:https?:)?//{re.escape(host)}){re.escape(self.base)}" if host else "(?!)")
        self.files = frozenset(walk(folder))
        wanted = sorted(path for path in self.files if path.lower().endswith((*HTML, ".svg", ".css")))
        self.pages = {path: BuiltFile(folder, path) for path in wanted}
        self.known: dict[tuple[str, str], tuple[str | None, str | None] | None] = {}
        self.led: dict[str, list[tuple[str, tuple[str | None, str | None]]]] = {}

    def is_own(self, href: str) -> bool:
        """Whether an absolute address leads back to this site."""
        return "//" in href and bool(self.own.match(href))

    def is_outside(self, href: str) -> bool:
        """Whether an address leads to another host."""
        href = UNSEEN.sub("", href.strip())
        return bool(OUTSIDE.match(href)) and not self.is_own(href)

    def start(self, file: BuiltFile) -> str:
        """The path from which the links of a file start."""
        return joined(file.path, self.own_path(file.base).removeprefix(self.base)) if file.base else file.path

    def found(self, page: str, href: str) -> tuple[str | None, str | None] | None:
        """The file that an address leads to from a page, and its fragment; None when it leaves the site.

        The menu of a large site stands on every page: what a folder's pages link is looked at once.
        """
        key = (page if href[:1] in "#?" else posixpath.dirname(page), href)
        if key not in self.known:
            self.known[key] = self.lead(page, href)
        return self.known[key]

    def lead(self, page: str, href: str) -> tuple[str | None, str | None] | None:
        """The same, looked at anew."""
        address = parse(self.own_path(href), is_built=True)
        if address.kind == "own-page":
            return self.resolved(page), address.fragment
        if address.kind == "relative":
            target = joined(page, address.path)
            is_there = (
                target in self.files or not self.is_offline or page == NOT_FOUND
            )  # on disk a folder shows no page
            return self.resolved(target) if is_there else None, address.fragment
        if address.kind == "absolute" and address.path.startswith(self.base):
            return self.resolved(address.path.removeprefix(self.base)), address.fragment
        return None

    def own_path(self, href: str) -> str:
        """An absolute address of this site as a path from the host; any other as it stands."""
        href = href.strip().replace("\\", "/")
        return self.base + href[self.own.match(href).end() :] if self.is_own(href) else href

    def resolved(self, target: str) -> str | None:
        """The file that a server would answer with, or None."""
        if target in self.files:
            return target
        index = posixpath.normpath(posixpath.join(target, "index.html"))
        return index if index in self.files else None

    def leads(self, file: BuiltFile) -> list[tuple[str, tuple[str | None, str | None]]]:
        """Each address of a file that stays in the site, once, and where it leads."""
        if file.path not in self.led:
            start, is_away = self.start(file), self.is_outside(file.base)
            every = [] if is_away else [href for href in file.addresses if href != file.base]
            self.led[file.path] = [(href, lead) for href in every if (lead := self.found(start, href))]
        return self.led[file.path]


def walk(folder: Path) -> Iterator[str]:
    """Every file below the folder, relative to it."""
    for where, _, names in os.walk(folder):
        inside = Path(where).relative_to(folder).as_posix()
        before = "" if inside == "." else f"{inside}/"
        yield from (before + name for name in names)


@lru_cache(maxsize=2**14)
def from_folder(folder: str, path: str) -> str:
    """A path as it stands in any page of a folder, from the root of the site; a slash at its end stays."""
    target = posixpath.normpath(posixpath.join(folder, path))
    target = "" if target == "." else target
    return f"{target}/" if target and path.endswith("/") else target


def joined(page: str, path: str) -> str:
    """The path from the root of the site."""
    return from_folder(posixpath.dirname(page), path)


def scan_site(folder: Path, project: Project) -> list[Finding]:
    """All findings in the built site of a project, sorted."""
    site = BuiltSite(Path(folder), project)
    return sorted({fault.of(name) for name, rule in BUILT.items() for fault in rule(site)})


@built_rule
def missing_target(site: BuiltSite) -> Iterator[Fault]:
    """Everything that a built page links or loads is in the site.

    Why: the reader ends at an error page, or sees a gap.
    Bad: <img src="map.svg"> with no map.svg beside the page
    Good: <img src="map.svg"> with it
    """
    for file in site.pages.values():
        lost = (href for href, (target, _) in site.leads(file) if target is None)
        yield from file.told({href: f"{told(href)} leads to no file of the built site" for href in lost})


def told(href: str) -> str:
    """An address as findings tell it: one that lacks a quote may hold the rest of the file."""
    return href if len(href) <= LONGEST else f"{href[:LONGEST]}…"


@built_rule
def missing_anchor(site: BuiltSite) -> Iterator[Fault]:
    """Every section that a built page links has its id in the built page.

    Why: the reader lands at the top of the page.
    Bad: <a href="decoding.html#heat"> with no such id there
    Good: <a href="decoding.html#temperature">
    """
    for file in site.pages.values():
        wrong = {href: lead for href, lead in site.leads(file) if lead[1] and not has_anchor(site, *lead)}
        for link in file.links() if wrong else ():
            if link.href in wrong:
                target, fragment = wrong[link.href]
                is_own = target == file.path and link.element != "style"  # which may be that of an element that is gone
                if is_own or target.endswith(HTML) or link.element == "use" or file.path.endswith(".css"):
                    yield file.at(link.offset, f"{target} has no anchor #{fragment}")


def has_anchor(site: BuiltSite, target: str | None, fragment: str) -> bool:
    """Whether a page or figure has that id; what is neither is not asked for one."""
    page = site.pages.get(target or "")
    if page is None or page.path.endswith(".css") or fragment.lower() == "top" or OF_A_VIEW.match(fragment):
        return True
    return fragment in page.anchors or unquote(fragment) in page.anchors


@built_rule
def repeated_id(site: BuiltSite) -> Iterator[Fault]:
    """An id stands once in a built page.

    Why: a link to the second one leads to the first.
    Bad: two elements with id="limits"
    Good: each id once
    """
    for file in site.pages.values():
        seen: set[str] = set()
        for name, offset in file.ids() if file.repeats else ():
            if name in seen:
                yield file.at(offset, f"the id {name} stands in the page already")
            seen.add(name)


@built_rule
def external_asset(site: BuiltSite) -> Iterator[Fault]:
    """A built page loads nothing from another host, where the project says so.

    Why: it fails without a network, and tells another host who reads.
    Bad: <script src="https://cdn.example.org/x.js">
    Good: <script src="assets/x.js">
    """
    for file in site.pages.values() if site.project.option("no-external-assets") else ():
        outside = {link.href for link in file.each if link.loaded and site.is_outside(link.href)}
        for link in file.links() if outside else ():
            if link.href in outside and link.loaded:
                yield file.at(link.offset, f"{told(link.href)} is loaded from another host")


@built_rule
def wrong_start(site: BuiltSite) -> Iterator[Fault]:
    """A link starts from where the page stands, which of 404.html nobody knows, and on disk nobody of the root.

    Why: it leads to another place from each address.
    Bad: <a href="index.html"> in 404.html, <a href="/index.html"> in any other page of a site that is read from disk
    Good: the reverse
    """
    for file in site.pages.values():
        is_lost = file.path == NOT_FOUND
        if not (is_lost or site.is_offline):
            continue
        kind = "relative" if is_lost else "absolute"
        wrong = (href for href in file.addresses if (is_lost or href[:1] == "/") and is_of(site, file, href, kind))
        yield from file.told({href: f"{href} {STARTS[kind]}" for href in wrong})


def is_of(site: BuiltSite, file: BuiltFile, href: str, kind: str) -> bool:
    """Whether an address is of that kind, and leads to a file of the site."""
    lead = site.found(site.start(file), href)
    return parse(href).kind == kind and lead is not None and lead[0] is not None


@built_rule
def missing_not_found_page(site: BuiltSite) -> Iterator[Fault]:
    """The built site has the page for lost readers that its theme makes.

    Why: a reader with a wrong address sees the bare message of a server, and no way on.
    Bad: a site of the theme material without 404.html
    Good: the same with it
    """
    is_sure = not (site.project.unchecked or site.project.broken)
    if is_sure and NOT_FOUND in site.project.config.theme.static_templates and NOT_FOUND not in site.files:
        own = site.project.overrides / NOT_FOUND if site.project.overrides else None
        is_emptied = own and own.is_file() and not COMMENT.sub("", own.read_text(encoding="utf-8")).strip()
        if not is_emptied:
            place = Source(f"site/{NOT_FOUND}", "").place(0)
            yield Fault(place, "the theme makes this page, and it is gone")
