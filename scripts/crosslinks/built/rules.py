"""What must be true of a built site."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from urllib.parse import unquote

from ..addresses import OF_A_VIEW, UNSEEN, parse
from ..elements import HTML
from ..model import Finding
from ..patterns import Pattern
from .expected import NOT_FOUND, Lead, Moved
from .site import BuiltSite, Outline

OUTSIDE = Pattern(r"(?i)https?:|[/\\]{2}")
LONGEST = 200  # characters of an address
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
            yield at(file, link.offset, "missing-target", f"{told(link.href)} leads to no file of the built site")


def told(href: str) -> str:
    """An address as findings tell it: one that lacks a quote may hold the rest of the file."""
    return href if len(href) <= LONGEST else f"{href[:LONGEST]}…"


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
            is_own = target == file.path and link.element != "style"  # which may be that of an element that is gone
            if is_own or target.endswith(HTML) or link.element == "use" or file.path.endswith(".css"):
                yield at(file, link.offset, "missing-anchor", f"{target} has no anchor #{fragment}")


def has_anchor(site: BuiltSite, target: str | None, fragment: str) -> bool:
    """Whether a page or figure has that id; what is neither is not asked for one."""
    page = site.pages.get(target or "")
    if page is None or page.path.endswith(".css") or fragment.lower() == "top" or OF_A_VIEW.match(fragment):
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
                yield at(file, link.offset, "external-asset", f"{told(link.href)} is loaded from another host")


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


def missing_not_found_page(site: BuiltSite) -> Iterator[Finding]:
    """The built site has the page for lost readers that its theme makes.

    Why: a reader with a wrong address sees the bare message of a server, and no way on.
    Bad: a site of the theme material without 404.html
    Good: the same with it
    """
    if site.expected.not_found and NOT_FOUND not in site.files:
        yield Finding(f"site/{NOT_FOUND}", 1, 1, "missing-not-found-page", "the theme makes this page, and it is gone")


def lost_redirect(site: BuiltSite) -> Iterator[Finding]:
    """What the redirects name as moved answers in the built site, and leads to its new place.

    Why: a link that was published dies.
    Bad: old.md: new.md among the redirects, and an old.html that leads to index.html
    Good: an old.html that leads to new.html
    """
    page_of = attrgetter("page")
    for page, (first, *more) in groupby(sorted(site.expected.moved, key=page_of), page_of):
        file = site.pages.get(page)
        if file is None:
            yield Finding(*first.place, "lost-redirect", f"the built site has no {page}")
            continue
        onward = goals(site, file)
        for one in (first, *more):
            if why := stays(one, file, onward):
                yield Finding(*one.place, "lost-redirect", why)


def stays(one: Moved, file: Outline, onward: dict[str, set[Lead | str | None]]) -> str:
    """Why who asks for what moved does not get to its new place, or ""; a section of the same page needs no link."""
    if one.section and one.section not in file.anchors:
        return f"the built {one.page} has no #{one.section}"
    is_there = one.new[0] == one.page or one.new in onward.get("a" if one.section else "meta", ())
    new = one.new if isinstance(one.new, str) else "#".join(filter(None, one.new))
    return "" if is_there else f"the built {one.page} does not lead to {new}"


def goals(site: BuiltSite, file: Outline) -> dict[str, set[Lead | str | None]]:
    """Where the links of a page and its refresh lead, and what they say, by their elements."""
    found: dict[str, set[Lead | str | None]] = {}
    for link in file.closely.links:
        found.setdefault(link.element, set()).update((site.found(file.start, link.href), link.href))
    return found


RULES = (
    missing_target,
    missing_anchor,
    repeated_id,
    wrong_start,
    missing_not_found_page,
    lost_redirect,
    external_asset,
)


def leads(site: BuiltSite, file: Outline) -> list[tuple[str, Lead]]:
    """Each address of a page that stays in the site and may be in doubt, once, and where it leads."""
    if file.path not in site.leads:
        found = {href: site.found(file.start, href) for href in file.addresses if href != file.base}
        site.leads[file.path] = [] if is_outside(site, file.base) else [one for one in found.items() if one[1]]
    return site.leads[file.path]


def at(file: Outline, offset: int, rule: str, message: str) -> Finding:
    """A finding in a built file."""
    return Finding(*file.closely.source.place(offset), rule, message)
