"""Checks the built site as a browser will see it, with the same reader of HTML as for the pages."""

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from .addresses import LINE_BREAKS, OF_A_VIEW, in_css, parse
from .model import Fault, Finding
from .page import Tag, addresses, ids, is_loaded, markup, style, tag_of
from .project import Project
from .registry import BUILT, built_rule
from .source import Source
from .targets import HTML

NOT_FOUND = "404.html"  # a server shows it at any depth, so that relative links in it break
OUTSIDE = re.compile(r"(?i)https?:|[/\\]{2}")
COMMENT = re.compile(r"(?s)\{#.*?#\}")
LONGEST = 200  # characters of an address
WHY_WRONG = {
    "relative": "is relative to this page, which a server shows at any depth; begin it with /",
    "absolute": "begins at the root of the host, and breaks when the site is opened from disk; make it relative",
}


Destination = tuple[str | None, str | None]  # the file that an address leads to, if there is one, and the fragment


class BuiltLink(NamedTuple):
    """An address in a built file, the element that holds it, and whether a browser loads it by itself."""

    href: str
    offset: int
    element: str
    loaded: bool


class TagContent(NamedTuple):
    """The ids and links of one tag, with their offsets in the tag."""

    ids: tuple[tuple[str, int], ...]
    links: tuple[BuiltLink, ...]


class BuiltFile:
    """A page, figure or style sheet of the built site; `each` holds every distinct link, at its offset in its tag.

    To save memory, places are not kept: a file is read again when something is to be reported in it.
    """

    def __init__(self, folder: Path, path: str) -> None:
        self.path, self.file = path, folder / path
        contents = [content for _, content in tag_contents(self.text, path)]
        self.each = {link for content in contents for link in content.links}
        self.addresses = {link.href for link in self.each}
        self.base = next((link.href for link in self.each if link.element == "base"), "")
        every = [id for content in contents for id, _ in content.ids]
        self.anchors = frozenset(every)
        self.repeats = len(self.anchors) < len(every)

    @property
    def text(self) -> str:
        """The text as browsers read it."""
        return self.file.read_bytes().decode("utf-8", "replace")

    @cached_property
    def source(self) -> Source:
        """The text as a source, which knows its lines."""
        return Source(f"site/{self.path}", self.text)

    def links(self) -> Iterator[BuiltLink]:
        """Yields every link with its offset in the file."""
        for offset, content in tag_contents(self.source.text, self.path):
            yield from (link._replace(offset=offset + link.offset) for link in content.links)

    def ids(self) -> Iterator[tuple[str, int]]:
        """Yields every id in order, with its offset in the file."""
        for offset, content in tag_contents(self.source.text, self.path):
            yield from ((id, offset + in_tag) for id, in_tag in content.ids)

    def faults_for(self, wrong: Mapping[str, str]) -> Iterator[Fault]:
        """Yields a fault for each link whose address is a key of `wrong`, with the message that stands under it."""
        for link in self.links() if wrong else ():
            if link.href in wrong:
                yield self.at(link.offset, wrong[link.href])

    def at(self, offset: int, message: str) -> Fault:
        """A fault at an offset of the file."""
        return Fault(self.source.place(offset), message)


def tag_contents(text: str, path: str) -> Iterator[tuple[int, TagContent]]:
    """Yields the content of each tag with an address or an id, after its offset; a style sheet counts as one tag."""
    if path.endswith(".css"):
        yield 0, TagContent((), tuple(BuiltLink(url, offset, "style", True) for offset, url in in_css(text)))
        return
    for match, raw in markup(text):
        if match["attributes"] and not match["close"] and (content := content_of(match[0])):
            yield match.start(), content
        if raw and match["tag"].lower() == "style":
            yield match.end(), content_of_tag(style(raw))


@lru_cache(maxsize=2**15)  # menus repeat theirs on every page
def content_of(text: str) -> TagContent | None:
    """The ids and links in the text of a tag, or None when it has neither."""
    content = content_of_tag(tag_of(text))
    return content if content.ids or content.links else None


def content_of_tag(tag: Tag) -> TagContent:
    """The ids and links of a tag."""
    links = (BuiltLink(each.href, each.offset, tag.name, is_loaded(tag, each.attribute)) for each in addresses(tag))
    return TagContent(tuple((id, tag.offsets[name]) for name, id in ids(tag)), tuple(links))


class BuiltSite:
    """The built site in a folder; `address` is its public address with a slash at the end, or ""."""

    def __init__(self, folder: Path, project: Project) -> None:
        self.project, self.is_offline = project, project.is_offline
        self.address = project.site_url.rstrip("/") + "/" if project.site_url else ""
        self.base = urlsplit(self.address).path or "/"
        host = urlsplit(self.address).netloc
        self.own = re.compile(rf"(?i:(?:https?:)?//{re.escape(host)}){re.escape(self.base)}" if host else "(?!)")
        self.files = frozenset(walk(folder))
        wanted = sorted(path for path in self.files if path.lower().endswith((*HTML, ".svg", ".css")))
        self.pages = {path: BuiltFile(folder, path) for path in wanted}
        self.targets: dict[tuple[str, str], Destination | None] = {}
        self.targets_of_files: dict[str, list[tuple[str, Destination]]] = {}

    def is_own(self, href: str) -> bool:
        """Whether an address with a host leads to this site itself."""
        return "//" in href and bool(self.own.match(href))

    def is_outside(self, href: str) -> bool:
        """Whether an address leads to another host."""
        href = LINE_BREAKS.sub("", href.strip())
        return bool(OUTSIDE.match(href)) and not self.is_own(href)

    def start(self, file: BuiltFile) -> str:
        """The path to which the links of a file are relative: that of its base, or its own."""
        return joined(file.path, self.own_path(file.base).removeprefix(self.base)) if file.base else file.path

    def destination(self, page: str, href: str) -> Destination | None:
        """Where an address on a page leads; None when it leaves the site.

        Pages of one folder share the answers, since the menu of a large site stands on every page.
        """
        key = (page if href[:1] in "#?" else posixpath.dirname(page), href)
        if key not in self.targets:
            self.targets[key] = self.find(page, href)
        return self.targets[key]

    def find(self, page: str, href: str) -> Destination | None:
        """Does the work of `destination`, without its memory."""
        address = parse(self.own_path(href), is_built=True)
        if address.kind == "own-page":
            return self.resolved(page), address.fragment
        if address.kind == "relative":
            target = joined(page, address.path)
            may_be_folder = not self.is_offline or page == NOT_FOUND  # opened from disk, a folder shows a list of files
            return self.resolved(target) if may_be_folder or target in self.files else None, address.fragment
        if address.kind == "absolute" and address.path.startswith(self.base):
            return self.resolved(address.path.removeprefix(self.base)), address.fragment
        return None

    def own_path(self, href: str) -> str:
        """Returns an address of this site as a path from its host, and any other address unchanged."""
        href = href.strip().replace("\\", "/")
        return self.base + href[self.own.match(href).end() :] if self.is_own(href) else href

    def resolved(self, target: str) -> str | None:
        """The file that a server sends for a path, or None."""
        if target in self.files:
            return target
        index = posixpath.normpath(posixpath.join(target, "index.html"))
        return index if index in self.files else None

    def destinations(self, file: BuiltFile) -> list[tuple[str, Destination]]:
        """Each distinct address of a file that stays in the site, and where it leads."""
        if file.path not in self.targets_of_files:
            start, is_away = self.start(file), self.is_outside(file.base)
            every = [] if is_away else [href for href in file.addresses if href != file.base]
            found = [(href, target) for href in every if (target := self.destination(start, href))]
            self.targets_of_files[file.path] = found
        return self.targets_of_files[file.path]


def walk(folder: Path) -> Iterator[str]:
    """Yields the path of every file below the folder, relative to it."""
    for where, _, names in os.walk(folder):
        inside = Path(where).relative_to(folder).as_posix()
        before = "" if inside == "." else f"{inside}/"
        yield from (before + name for name in names)


@lru_cache(maxsize=2**14)
def from_folder(folder: str, path: str) -> str:
    """The path from the root of the site of a path that is relative to a folder; a slash at its end stays."""
    target = posixpath.normpath(posixpath.join(folder, path))
    target = "" if target == "." else target
    return f"{target}/" if target and path.endswith("/") else target


def joined(page: str, path: str) -> str:
    """The path from the root of the site of a path that is relative to a page."""
    return from_folder(posixpath.dirname(page), path)


def scan_site(folder: Path, project: Project) -> list[Finding]:
    """All findings in the built site of a project, sorted."""
    site = BuiltSite(Path(folder), project)
    return sorted({fault.as_finding(name) for name, rule in BUILT.items() for fault in rule(site)})


@built_rule
def missing_target(site: BuiltSite) -> Iterator[Fault]:
    """Everything that a built page links or loads is in the site.

    Why: the reader ends at an error page, or sees a gap.
    Bad: <img src="map.svg"> with no map.svg beside the page
    Good: <img src="map.svg"> with it
    """
    for file in site.pages.values():
        missing = (href for href, (target, _) in site.destinations(file) if target is None)
        yield from file.faults_for({href: f"{shortened(href)} leads to no file of the built site" for href in missing})


def shortened(href: str) -> str:
    """An address as messages show it: one that lacks its closing quote may go on for the rest of the file."""
    return href if len(href) <= LONGEST else f"{href[:LONGEST]}…"


@built_rule
def missing_anchor(site: BuiltSite) -> Iterator[Fault]:
    """Every section that a built page links has its id in the built page.

    Why: the reader lands at the top of the page.
    Bad: <a href="decoding.html#heat"> with no such id there
    Good: <a href="decoding.html#temperature">
    """
    for file in site.pages.values():
        wrong = {href: found for href, found in site.destinations(file) if found[1] and not has_anchor(site, *found)}
        for link in file.links() if wrong else ():
            if link.href in wrong:
                target, fragment = wrong[link.href]
                is_own = target == file.path and link.element != "style"  # a style may be for an element that is gone
                if is_own or target.endswith(HTML) or link.element == "use" or file.path.endswith(".css"):
                    yield file.at(link.offset, f"{target} has no anchor #{fragment}")


def has_anchor(site: BuiltSite, target: str | None, fragment: str) -> bool:
    """Whether a page or figure has that id; for any other file the answer is yes."""
    page = site.pages.get(target or "")
    if page is None or page.path.endswith(".css") or fragment.lower() == "top" or OF_A_VIEW.match(fragment):
        return True
    return fragment in page.anchors or unquote(fragment) in page.anchors


@built_rule
def repeated_id(site: BuiltSite) -> Iterator[Fault]:
    """An id is used once in a built page.

    Why: a link to the second one leads to the first.
    Bad: two elements with id="limits"
    Good: each id once
    """
    for file in site.pages.values():
        seen: set[str] = set()
        for name, offset in file.ids() if file.repeats else ():
            if name in seen:
                yield file.at(offset, f"the id {name} is used twice in this page")
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
                yield file.at(link.offset, f"{shortened(link.href)} is loaded from another host")


@built_rule
def wrong_start(site: BuiltSite) -> Iterator[Fault]:
    """404.html has only links that begin with /; every other page of a site that is read from disk has none.

    Why: the link leads to another place from each address.
    Bad: <a href="index.html"> in 404.html, <a href="/index.html"> in any other page of a site that is read from disk
    Good: the reverse
    """
    for file in site.pages.values():
        is_404 = file.path == NOT_FOUND
        if not (is_404 or site.is_offline):
            continue
        kind = "relative" if is_404 else "absolute"
        wrong = (href for href in file.addresses if (is_404 or href[:1] == "/") and is_of_kind(site, file, href, kind))
        yield from file.faults_for({href: f"{href} {WHY_WRONG[kind]}" for href in wrong})


def is_of_kind(site: BuiltSite, file: BuiltFile, href: str, kind: str) -> bool:
    """Whether an address is of that kind and leads to a file of the site."""
    found = site.destination(site.start(file), href)
    return parse(href).kind == kind and found is not None and found[0] is not None


@built_rule
def missing_not_found_page(site: BuiltSite) -> Iterator[Fault]:
    """The built site has the page 404.html when its theme makes one.

    Why: a reader with a wrong address sees the bare message of a server, and no way on.
    Bad: a site of the theme material without 404.html
    Good: the same site with it
    """
    is_sure = not (site.project.unchecked or site.project.broken)
    if is_sure and NOT_FOUND in site.project.config.theme.static_templates and NOT_FOUND not in site.files:
        own = site.project.overrides / NOT_FOUND if site.project.overrides else None
        is_emptied = own and own.is_file() and not COMMENT.sub("", own.read_text(encoding="utf-8")).strip()
        if not is_emptied:
            place = Source(f"site/{NOT_FOUND}", "").place(0)
            yield Fault(place, "this page is missing, although the theme makes it")
