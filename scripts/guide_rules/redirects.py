"""Rules about redirects: each leads from an address that is gone to one that is there, at once."""

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from linkcheck import checking
from linkcheck.addresses import parse
from linkcheck.built import BuiltFile, BuiltSite
from linkcheck.hints import lookalikes, nearest_id
from linkcheck.model import ERROR, Fault, Link
from linkcheck.registry import built_rule, rule
from linkcheck.rules.spelling import meant, mend
from linkcheck.site import EXTRA_LINKS, Site
from linkcheck.targets import MADE_BY_MKDOCS, PAGE_ENDINGS, built, is_page

from .redirections import Redirect, file, is_elsewhere, redirects

ENDING = "|".join(map(re.escape, (*PAGE_ENDINGS, ".html")))
WELL_NAMED = re.compile(rf"(?:(?!\.{{1,2}}/)[^/\\#]+/)*[^/\\#]+(?i:{ENDING})(?:#.+)?")  # old.md, old.md#part


@lru_cache(maxsize=1)  # several rules ask for the same
def of_site(site: Site) -> list[Redirect]:
    """The redirects of a site."""
    return redirects(site.project)


def table(site: Site) -> dict[str, Redirect]:
    """The redirects by their old address."""
    return {one.old: one for one in of_site(site)}


checking.ALLOWANCE_FILES.append(lambda site: [file(site.project)])
EXTRA_LINKS.append(
    lambda site: [Link(one.new, one.new_place, "data", "redirect", True) for one in of_site(site) if one.is_external]
)


def followed(known: dict[str, Redirect], address: str) -> str:
    """Where a redirect sends an address; that of a page takes the page's sections with it. "" when there is none."""
    if address in known:
        return known[address].new
    page, _, fragment = address.partition("#")
    new = known[page].new if page in known else ""
    return f"{new}#{fragment}" if new and fragment and "#" not in new else new


@rule
def redirect_to_nothing(site: Site) -> Iterator[Fault]:
    """A redirect leads to a page and section that exist.

    Why: a saved link leads from one error to another.
    Bad: old.md: decodin.md
    Good: old.md: decoding.md
    """
    known = table(site)
    for one in known.values():
        page, _, fragment = one.new.partition("#")
        if one.is_external or followed(known, one.new):
            continue
        if parse(one.new).kind == "external" and (mended := mend(one.new)):
            what = f"{one.new} is no page, and has a misspelt scheme"
            yield Fault(one.new_place, what, ERROR, meant(mended), one.new)
        elif (page not in site.tree.files and site.tree.may_be_generated(page)) or (
            not page and is_misplaced(site, one)
        ):
            continue
        elif not page:
            yield Fault(one.new_place, f"{one.old} names no page that took its place")
        elif page not in site.tree.files:
            near = [source for source in [site.tree.outputs.get(page)] if source] or lookalikes(site.tree, page)
            yield Fault(one.new_place, f"{page} does not exist", ERROR, near[0] if near else "", page)
        elif one.old_place.path in site.project.texts and not is_page(page):
            yield Fault(one.new_place, f"{page} is no page, and the plugin leads to none but pages")
        elif fragment and fragment.lower() != "top" and not site.defines(page, fragment):
            near_id = nearest_id(site, page, fragment)
            what = f"{page} has no anchor #{fragment}"
            yield Fault(one.new_place, what, ERROR, f"{page}#{near_id}" if near_id else "", one.new)


def journey(known: dict[str, Redirect], address: str) -> tuple[list[str], list[str]]:
    """The stations of an address until it rests, and those of the circle that it leads into, if any."""
    way: list[str] = []
    while (address := followed(known, address)) and address not in way:
        way.append(address)
    return way, way[way.index(address) :] if address else []


@rule
def circular_redirect(site: Site) -> Iterator[Fault]:
    """Redirects come to an end.

    Why: the browser gives up.
    Bad: a.md: b.md and b.md: a.md
    Good: a.md: b.md
    """
    known, told = table(site), set()
    for one in known.values():
        _, circle = journey(known, one.old)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            last = known.get(circle[-1]) or known[circle[-1].partition("#")[0]]
            yield Fault(last.new_place, f"the redirect goes round in a circle: {' → '.join([circle[-1], *circle])}")


@rule
def chained_redirect(site: Site) -> Iterator[Fault]:
    """A redirect leads to its end at once: a browser without JavaScript would stop at each station.

    Why: each station costs time, and one that is dropped breaks all before it.
    Bad: a.md: b.md and b.md: c.md
    Good: a.md: c.md and b.md: c.md
    """
    known = table(site)
    for one in known.values():
        way, circle = journey(known, one.old)
        if len(way) > 1 and not circle and not is_live(site, one.new):
            ends = (end for end in (way[-1], way[-1].partition("#")[0]) if may_lead_to(site, end))
            yield Fault(one.new_place, f"{one.new} is redirected itself", ERROR, next(ends, ""), one.new)


def may_lead_to(site: Site, address: str) -> bool:
    """Whether a redirect may lead to an address: another site, or a page and section that exist."""
    page, _, fragment = address.partition("#")
    return is_elsewhere(address) or (page in site.tree.files and (not fragment or site.defines(page, fragment)))


@rule
def misplaced_redirect(site: Site) -> Iterator[Fault]:
    """The old address of a redirect names a page as it stood in the docs folder, perhaps with a section.

    Why: a stub can stand nowhere else; it would be a file that nobody asks for, or break the build.
    Bad: decoding/: sampling.md
    Good: decoding.md: sampling.md
    """
    for one in of_site(site):
        if leads_out(one):
            yield Fault(one.old_place, f"{one.old} leads out of the docs folder")
        elif is_misplaced(site, one):
            what = f"{one.old or 'this'} names no page as it stood in the docs folder, such as old.md"
            yield Fault(one.old_place, what)


def is_misplaced(site: Site, one: Redirect) -> bool:
    """Whether the old address, in our own file, names nothing that a stub could stand for."""
    if WELL_NAMED.fullmatch(one.old) or leads_out(one) or is_live(site, one.old):
        return False
    return one.old_place.path == file(site.project)


def leads_out(one: Redirect) -> bool:
    """Whether the old address stands outside the docs folder."""
    page = one.old.partition("#")[0]
    return page.startswith("/") or posixpath.normpath(page).startswith("../")


@rule
def shadowed_redirect(site: Site) -> Iterator[Fault]:
    """The old address of a redirect is no longer in use: a live page would be overwritten by its stub.

    Case makes no difference: on many disks two names that differ in case are one file.

    Why: its readers would be sent elsewhere.
    Bad: decoding.md: sampling.md, and decoding.md exists
    Good: decoding.md: sampling.md, and only sampling.md exists
    """
    for one in of_site(site):
        if is_live(site, one.old):
            yield Fault(one.old_place, f"{one.old} is live, and this redirect would hide it")
        elif other := overwritten(site, one.old.partition("#")[0]):
            what = f"the stub of {one.old} would stand in the place of {other}, which is live"
            yield Fault(one.old_place, what)


def is_live(site: Site, address: str) -> bool:
    """Whether a page or section answers at an address by itself; MkDocs makes some pages."""
    page, _, fragment = address.partition("#")
    if fragment:
        return fragment in ids_of(site, page)
    return site.tree.output(page) in MADE_BY_MKDOCS or (page in site.tree.files and is_written(site, page))


def ids_of(site: Site, path: str) -> frozenset[str]:
    """The ids of a page, or of an HTML file that is published as it is; of any other path none."""
    return site.ids.get(path) or (site.ids_of_file(path) if path in site.tree.files else frozenset())


def overwritten(site: Site, page: str) -> str:
    """Another file that the stub of an old page would overwrite, or would need as a folder, or ""."""
    tree = site.tree
    if page in tree.files:
        return ""
    stub = tree.output(page)
    same = tree.outputs.get(tree.by_lower_case.get(stub.lower(), stub), "")
    parts = page.split("/")
    above = ("/".join(parts[:length]) for length in range(1, len(parts)))
    return same if same and is_written(site, same) else next((one for one in above if one in tree.files), "")


def is_written(site: Site, page: str) -> bool:
    """Whether the page holds a word; an empty one only gives a redirect its place in the menu."""
    source = site.source(page)
    return bool(source.text[source.body :].strip())


@built_rule
def lost_redirect(site: BuiltSite) -> Iterator[Fault]:
    """What the redirects name as moved answers in the built site, and leads to its new place.

    Why: a link that was published dies.
    Bad: old.md: new.md among the redirects, and an old.html that leads to index.html
    Good: an old.html that leads to new.html
    """
    lost: set[str] = set()
    ends: dict[str, set[tuple[str, Any]]] = {}
    for one in redirects(site.project):
        page, _, section = posixpath.normpath(one.old).partition("#")
        address = built(page, site.project.config.use_directory_urls)
        if not (one.new and is_page(page)) or (not section and (site.project.docs / page).is_file()):
            continue
        if address not in site.pages:
            if address not in lost:
                yield Fault(one.old_place, f"the built site has no {address}")
            lost.add(address)
        elif why := stays(site, site.pages[address], section, one, ends):
            yield Fault(one.old_place, why)


def stays(site: BuiltSite, file: BuiltFile, section: str, one: Redirect, ends: dict[str, set[tuple[str, Any]]]) -> str:
    """Why who asks for what moved does not get to its new place, or ""; a section of the same page needs no link."""
    if section and section not in file.anchors:
        return f"the built {file.path} has no #{section}"
    page, _, part = one.new.partition("#")
    goal = one.new if one.is_external else (built(page, site.project.config.use_directory_urls), part or None)
    if goal[0] == file.path:
        return ""
    if file.path not in ends:  # elements of the file, each with where it leads and with what it says
        ends[file.path] = {(link.element, site.destination(file.path, link.href)) for link in file.each}
        ends[file.path] |= {(link.element, link.href) for link in file.each}
    said = goal if isinstance(goal, str) else "#".join(filter(None, goal))
    is_there = ("a" if section else "meta", goal) in ends[file.path]
    return "" if is_there else f"the built {file.path} does not lead to {said}"
