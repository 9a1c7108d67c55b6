"""What must be true of a built site."""

from collections.abc import Iterator
from urllib.parse import unquote

from ..addresses import UNSEEN, parse
from ..elements import HTML
from ..model import Finding
from ..patterns import Pattern
from .site import NOT_FOUND, BuiltSite, Lead, Outline

OUTSIDE = Pattern(r"(?i)https?:|[/\\]{2}")
STARTS = {
    "relative": "starts from this page, which a server shows at any depth",
    "absolute": "begins at the root of the host, and the site is read from disk too",
}


def missing_target(site: BuiltSite) -> Iterator[Finding]:
    """Everything that a built page links or loads is in the site.

    Why: the reader ends at an error page, or sees a gap.
    Bad: <img src="map.svg"> with no map.svg beside the page
    Good: <img src="map.svg"> with it
    """
    for file in site.pages.values():
        wrong = {href for href, (target, _) in leads(site, file) if target is None}
        for link in file.closely.links_to(wrong) if wrong else ():
            yield at(file, link.offset, "missing-target", f"{link.href} leads to no file of the built site")


def missing_anchor(site: BuiltSite) -> Iterator[Finding]:
    """Every section that a built page links has its id in the built page.

    Why: the reader lands at the top of the page.
    Bad: <a href="decoding.html#heat"> with no such id there
    Good: <a href="decoding.html#temperature">
    """
    for file in site.pages.values():
        wrong = {href: lead for href, lead in leads(site, file) if lead[1] and not has_anchor(site, *lead)}
        for link in file.closely.links_to(wrong) if wrong else ():
            target, fragment = wrong[link.href]
            if target.endswith(HTML) or link.element == "use":
                yield at(file, link.offset, "missing-anchor", f"{target} has no anchor #{fragment}")


def has_anchor(site: BuiltSite, target: str | None, fragment: str) -> bool:
    """Whether a page or figure has that id; what is neither is not asked for one."""
    page = site.pages.get(target or "")
    if page is None or page.path.endswith(".css") or fragment.lower() == "top":
        return True
    return fragment in page.anchors or unquote(fragment) in page.anchors


def repeated_id(site: BuiltSite) -> Iterator[Finding]:
    """An id stands once in a built page.

    Why: a link to the second one leads to the first.
    Bad: two elements with id="limits"
    Good: each id once
    """
    for file in site.pages.values():
        seen: set[str] = set()
        for name, offset in file.closely.ids if file.repeats else ():
            if name in seen:
                yield at(file, offset, "repeated-id", f"the id {name} stands in the page already")
            seen.add(name)


def external_asset(site: BuiltSite) -> Iterator[Finding]:
    """A built page loads nothing from another host.

    Why: it fails without a network, and tells another host who reads.
    Bad: <script src="https://cdn.example.org/x.js">
    Good: <script src="assets/x.js">
    """
    for file in site.pages.values():
        outside = {href for href in file.loaded if is_outside(site, href)}
        for link in file.closely.links_to(outside) if outside else ():
            if link.loaded:
                yield at(file, link.offset, "external-asset", f"{link.href} is loaded from another host")


def is_outside(site: BuiltSite, href: str) -> bool:
    """Whether an address leads to another host."""
    href = UNSEEN.sub("", href.strip())
    return bool(OUTSIDE.match(href)) and not site.is_own(href)


def wrong_start(site: BuiltSite) -> Iterator[Finding]:
    """A link starts from where the page stands, which of 404.html nobody knows, and on disk nobody of the root.

    Why: it leads to another place from each address.
    Bad: <a href="index.html"> in 404.html, <a href="/index.html"> in any other page of a site that is read from disk
    Good: the reverse
    """
    for file in site.pages.values():
        is_lost = file.path == NOT_FOUND
        if is_lost or site.is_offline:
            addresses = [href for href in file.addresses if is_lost or href[:1] == "/"]
            yield from started(site, file, addresses, "relative" if is_lost else "absolute")


def started(site: BuiltSite, file: Outline, addresses: list[str], kind: str) -> Iterator[Finding]:
    """The links of a page that say one of these addresses, are of that kind, and lead to a file of the site."""
    wrong = {href for href in addresses if parse(href).kind == kind and site.leads_to_file(file.start, href)}
    for link in file.closely.links_to(wrong) if wrong else ():
        yield at(file, link.offset, "wrong-start", f"{link.href} {STARTS[kind]}")


RULES = (missing_target, missing_anchor, repeated_id, wrong_start, external_asset)


def leads(site: BuiltSite, file: Outline) -> list[tuple[str, Lead]]:
    """Each address of a page that stays in the site and may be in doubt, once, and where it leads."""
    if file.path not in site.leads:
        found = {href: site.found(file.start, href) for href in file.addresses if href != file.base}
        site.leads[file.path] = [] if is_outside(site, file.base) else [one for one in found.items() if one[1]]
    return site.leads[file.path]


def at(file: Outline, offset: int, rule: str, message: str) -> Finding:
    """A finding in a built file."""
    return Finding(*file.closely.source.place(offset), rule, message)
