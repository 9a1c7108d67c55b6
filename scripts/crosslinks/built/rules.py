"""What must be true of a built site."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from ..addresses import parse
from ..model import Finding
from .pages import BuiltFile, BuiltLink, BuiltSite

OWN_PAGE = ""
Found = tuple[BuiltFile, BuiltLink, str | None, str | None]


def missing_target(site: BuiltSite) -> Iterator[Finding]:
    """Everything that a built page links or loads is in the site.

    Bad: <img src="map.svg"> with no map.svg beside the page
    Good: <img src="map.svg"> with it
    """
    for file, link, target, _ in local_links(site):
        if target is None:
            yield at(file, link.offset, "missing-target", f"{link.href} leads to no file of the built site")


def missing_anchor(site: BuiltSite) -> Iterator[Finding]:
    """Every section that a built page links has its id in the built page.

    Bad: <a href="decoding.html#heat"> with no such id there
    Good: <a href="decoding.html#temperature">
    """
    for file, link, target, fragment in local_links(site):
        page = site.pages.get(target or "")
        asks = fragment and page and page.path.endswith(".html") and fragment.lower() != "top"
        if asks and not {fragment, unquote(fragment)} & page.anchors:
            yield at(file, link.offset, "missing-anchor", f"{page.path} has no anchor #{fragment}")


def repeated_id(site: BuiltSite) -> Iterator[Finding]:
    """An id stands once in a built page.

    Bad: two elements with id="limits"
    Good: each id once
    """
    for file in site.pages.values():
        seen: set[str] = set()
        for name, offset in file.ids:
            if name in seen:
                yield at(file, offset, "repeated-id", f"the id {name} stands in the page already")
            seen.add(name)


def external_asset(site: BuiltSite) -> Iterator[Finding]:
    """A built page loads nothing from another host.

    Bad: <script src="https://cdn.example.org/x.js">
    Good: <script src="assets/x.js">
    """
    for file in site.pages.values():
        for link in file.links:
            outside = link.href.strip().startswith(("http://", "https://", "//"))
            if link.loaded and outside and not site.is_own(link.href.strip()):
                yield at(file, link.offset, "external-asset", f"{link.href} is loaded from another host")


def local_links(site: BuiltSite) -> Iterator[Found]:
    """Each link that stays in the site: page, link, the file it leads to or None, fragment."""
    for file in site.pages.values():
        folder = posixpath.dirname(file.path)
        for link in file.links:
            key = (folder, link.href)
            if key not in site.known:
                site.known[key] = found(site, file.path, link.href)
            if site.known[key]:
                target, fragment = site.known[key]
                yield file, link, file.path if target == OWN_PAGE else target, fragment


def found(site: BuiltSite, page: str, href: str) -> tuple[str | None, str | None] | None:
    """The file that an address leads to from a page, and its fragment; None when it leaves the site."""
    address = parse(own_path(site, href))
    if address.kind == "own-page":
        return OWN_PAGE, address.fragment
    if address.kind == "relative":
        return resolved(site, joined(page, address.path)), address.fragment
    if address.kind == "absolute" and address.path.startswith(site.base):
        return resolved(site, address.path.removeprefix(site.base)), address.fragment
    return None


def own_path(site: BuiltSite, href: str) -> str:
    """An absolute address of this site as a path from the host; any other as it stands."""
    href = href.strip()
    return site.base + href.removeprefix(site.address) if site.is_own(href) else href


def joined(page: str, path: str) -> str:
    """The path from the root of the site; a slash at its end stays."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    target = "" if target == "." else target
    return f"{target}/" if target and path.endswith("/") else target


def resolved(site: BuiltSite, target: str) -> str | None:
    """The file that a server would answer with, or None."""
    index = posixpath.normpath(posixpath.join(target, "index.html"))
    return next((path for path in (target, index) if path in site.files), None)


def at(file: BuiltFile, offset: int, rule: str, message: str) -> Finding:
    """A finding in a built file."""
    line, column = file.position(offset)
    return Finding(f"site/{file.path}", line, column, rule, message)
