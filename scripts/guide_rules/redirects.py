"""Rules about redirects: each leads in one step from an address that is gone to one that exists."""

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from linkcheck.addresses import parse
from linkcheck.built import BuiltFile, BuiltSite
from linkcheck.hints import lookalikes, nearest_id
from linkcheck.model import ERROR, Fault, Link
from linkcheck.registry import ALLOWANCE_FILES, EXTRA_LINKS, built_rule, rule, unsure_without_plugins
from linkcheck.rules.spelling import corrected_scheme, unless_impossible
from linkcheck.site import Site
from linkcheck.targets import MADE_BY_MKDOCS, PAGE_ENDINGS, is_page, output_path

from .redirect_file import Redirect, file, is_elsewhere, redirects

ENDING = "|".join(map(re.escape, (*PAGE_ENDINGS, ".html")))
WELL_NAMED = re.compile(rf"(?:(?!\.{{1,2}}/)[^/\\#]+/)*[^/\\#]+(?i:{ENDING})(?:#.+)?")  # old.md, old.md#part


@lru_cache(maxsize=1)  # several rules ask for the same
def redirects_of(site: Site) -> list[Redirect]:
    """The redirects of a site."""
    return redirects(site.project)


def table(site: Site) -> dict[str, Redirect]:
    """The redirects by their old address."""
    return {redirect.old: redirect for redirect in redirects_of(site)}


ALLOWANCE_FILES.append(lambda site: [file(site.project)])
EXTRA_LINKS.append(
    lambda site: [
        Link(redirect.new, redirect.new_place, "data", "redirect", True)
        for redirect in redirects_of(site)
        if redirect.is_external
    ]
)


def followed(known: dict[str, Redirect], address: str) -> str:
    """The address to which a redirect sends an address, or "". The redirect of a page also serves its sections."""
    if address in known:
        return known[address].new
    page, _, fragment = address.partition("#")
    new = known[page].new if page in known else ""
    return f"{new}#{fragment}" if new and fragment and "#" not in new else new


@rule
@unsure_without_plugins
def redirect_to_nothing(site: Site) -> Iterator[Fault]:
    """A redirect leads to a page and section that exist.

    Why: readers who follow an old link meet an error page after all.
    Bad: old.md: decodin.md
    Good: old.md: decoding.md
    """
    known = table(site)
    for redirect in known.values():
        page, _, fragment = redirect.new.partition("#")
        if redirect.is_external or followed(known, redirect.new):
            continue
        if parse(redirect.new).kind == "external" and (corrected := corrected_scheme(redirect.new)):
            what = f"{redirect.new} is not a page, and its scheme is misspelt"
            yield Fault(redirect.new_place, what, ERROR, unless_impossible(corrected), redirect.new)
        elif (page not in site.tree.files and site.tree.may_be_generated(page)) or (
            not page and is_misplaced(site, redirect)
        ):
            continue
        elif not page:
            yield Fault(redirect.new_place, f"the redirect of {redirect.old} names no new page")
        elif page not in site.tree.files:
            near = [source for source in [site.tree.outputs.get(page)] if source] or lookalikes(site.tree, page)
            yield Fault(redirect.new_place, f"{page} does not exist", ERROR, near[0] if near else "", page)
        elif redirect.old_place.path in site.project.texts and not is_page(page):
            yield Fault(redirect.new_place, f"{page} is not a page, and the plugin redirects only to pages")
        elif fragment and fragment.lower() != "top" and not site.defines(page, fragment):
            near_id = nearest_id(site, page, fragment)
            what = f"{page} has no anchor #{fragment}"
            yield Fault(redirect.new_place, what, ERROR, f"{page}#{near_id}" if near_id else "", redirect.new)


def steps(known: dict[str, Redirect], address: str) -> tuple[list[str], list[str]]:
    """The addresses to which an address is redirected one after the other, and the circle in which they end, if any."""
    found: list[str] = []
    while (address := followed(known, address)) and address not in found:
        found.append(address)
    return found, found[found.index(address) :] if address else []


@rule
def circular_redirect(site: Site) -> Iterator[Fault]:
    """A chain of redirects ends.

    Why: otherwise the browser gives up.
    Bad: a.md: b.md and b.md: a.md
    Good: a.md: b.md
    """
    known, reported = table(site), set()
    for redirect in known.values():
        _, circle = steps(known, redirect.old)
        if circle and reported.isdisjoint(circle):
            reported.update(circle)
            last = known.get(circle[-1]) or known[circle[-1].partition("#")[0]]
            yield Fault(last.new_place, f"redirects lead in a circle: {' → '.join([circle[-1], *circle])}")


@rule
def chained_redirect(site: Site) -> Iterator[Fault]:
    """A redirect leads to its final address in one step.

    Why: each step costs time, a browser without JavaScript stops at each, and a removed one breaks all before it.
    Bad: a.md: b.md and b.md: c.md
    Good: a.md: c.md and b.md: c.md
    """
    known = table(site)
    for redirect in known.values():
        found, circle = steps(known, redirect.old)
        if len(found) > 1 and not circle and not is_live(site, redirect.new):
            ends = (end for end in (found[-1], found[-1].partition("#")[0]) if may_lead_to(site, end))
            yield Fault(redirect.new_place, f"{redirect.new} is itself redirected", ERROR, next(ends, ""), redirect.new)


def may_lead_to(site: Site, address: str) -> bool:
    """Whether a redirect may lead to an address: to another site, or to an existing page and section."""
    page, _, fragment = address.partition("#")
    return is_elsewhere(address) or (page in site.tree.files and (not fragment or site.defines(page, fragment)))


@rule
def misplaced_redirect(site: Site) -> Iterator[Fault]:
    """The old address of a redirect is the path that a page had in the docs folder, perhaps with a section.

    Why: the stub of any other path would be a file that nobody asks for, or break the build.
    Bad: decoding/: sampling.md
    Good: decoding.md: sampling.md
    """
    for redirect in redirects_of(site):
        if leads_out(redirect):
            yield Fault(redirect.old_place, f"{redirect.old} leads out of the docs folder")
        elif is_misplaced(site, redirect):
            what = f"{redirect.old or 'this'} is not the path of a page in the docs folder, such as old.md"
            yield Fault(redirect.old_place, what)


def is_misplaced(site: Site, redirect: Redirect) -> bool:
    """Whether the old address, in our own file, is not the path of a page."""
    if WELL_NAMED.fullmatch(redirect.old) or leads_out(redirect) or is_live(site, redirect.old):
        return False
    return redirect.old_place.path == file(site.project)


def leads_out(redirect: Redirect) -> bool:
    """Whether the old address lies outside the docs folder."""
    page = redirect.old.partition("#")[0]
    return page.startswith("/") or posixpath.normpath(page).startswith("../")


@rule
def shadowed_redirect(site: Site) -> Iterator[Fault]:
    """The old address of a redirect is no longer in use, not even in another case.

    Why: the stub would overwrite the page that uses it, and send its readers elsewhere.
    Bad: decoding.md: sampling.md, and decoding.md exists
    Good: decoding.md: sampling.md, and only sampling.md exists
    """
    for redirect in redirects_of(site):
        if is_live(site, redirect.old):
            yield Fault(redirect.old_place, f"{redirect.old} still exists, and this redirect would hide it")
        elif other := overwritten(site, redirect.old.partition("#")[0]):
            what = f"the stub of {redirect.old} would overwrite {other}, which still exists"
            yield Fault(redirect.old_place, what)


def is_live(site: Site, address: str) -> bool:
    """Whether a page or section with that address exists; some pages are made by MkDocs."""
    page, _, fragment = address.partition("#")
    if fragment:
        return fragment in ids_of(site, page)
    return site.tree.output(page) in MADE_BY_MKDOCS or (page in site.tree.files and is_written(site, page))


def ids_of(site: Site, path: str) -> frozenset[str]:
    """The ids of a page or of an HTML file that is published unchanged; any other path has none."""
    return site.ids.get(path) or (site.ids_of_file(path) if path in site.tree.files else frozenset())


def overwritten(site: Site, page: str) -> str:
    """The existing file that the stub of an old page would overwrite or would need as a folder, or ""."""
    tree = site.tree
    if page in tree.files:
        return ""
    stub = tree.output(page)
    same = tree.outputs.get(tree.by_lower_case.get(stub.lower(), stub), "")
    parts = page.split("/")
    above = ("/".join(parts[:length]) for length in range(1, len(parts)))
    return same if same and is_written(site, same) else next((path for path in above if path in tree.files), "")


def is_written(site: Site, page: str) -> bool:
    """Whether the page has any text; an empty page only gives a redirect a place in the menu."""
    source = site.source(page)
    return bool(source.text[source.body :].strip())


@built_rule
def lost_redirect(site: BuiltSite) -> Iterator[Fault]:
    """Each redirected address exists in the built site and leads to its new address.

    Why: otherwise published links die.
    Bad: old.md: new.md among the redirects, and an old.html that leads to index.html
    Good: an old.html that leads to new.html
    """
    missing: set[str] = set()
    ends: dict[str, set[tuple[str, Any]]] = {}
    for redirect in redirects(site.project):
        page, _, section = posixpath.normpath(redirect.old).partition("#")
        address = output_path(page, site.project.config.use_directory_urls)
        if not (redirect.new and is_page(page)) or (not section and (site.project.docs / page).is_file()):
            continue
        if address not in site.pages:
            if address not in missing:
                yield Fault(redirect.old_place, f"the built site has no {address}")
            missing.add(address)
        elif why := redirect_fault(site, site.pages[address], section, redirect, ends):
            yield Fault(redirect.old_place, why)


def redirect_fault(
    site: BuiltSite, file: BuiltFile, section: str, redirect: Redirect, ends: dict[str, set[tuple[str, Any]]]
) -> str:
    """Why the built page does not lead from the old address to the new one, or "".

    `ends` keeps for each file where its elements lead. A section that moved within its page needs no link.
    """
    if section and section not in file.anchors:
        return f"the built {file.path} has no #{section}"
    page, _, part = redirect.new.partition("#")
    built = output_path(page, site.project.config.use_directory_urls)
    if built == file.path and not redirect.is_external:
        return ""
    if file.path not in ends:
        ends[file.path] = {(link.element, site.destination(file.path, link.href)) for link in file.each}
        ends[file.path] |= {(link.element, link.href) for link in file.each}
    goal = redirect.new if redirect.is_external else (built, part or None)
    address = redirect.new if redirect.is_external else "#".join(filter(None, (built, part)))
    is_there = ("a" if section else "meta", goal) in ends[file.path]
    return "" if is_there else f"the built {file.path} does not lead to {address}"
