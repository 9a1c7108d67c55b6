"""Rules about redirects and about addresses that were published once."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from ..addresses import parse
from ..hints import did_you_mean, lookalikes, nearest
from ..meaning.misread import named, no_redirects
from ..model import WARNING, Finding, Place
from ..plugins import PAGES
from ..rules.finding import at
from ..rules.spelling import meant, mend
from ..site import Site
from ..tree import is_page, output
from .ledger import addresses, entries
from .old_addresses import ids_of, is_live, is_misplaced
from .redirections import Redirect, file, is_elsewhere

HIDING = frozenset(["missing-snippet", "unreadable-text"])  # the rules about what may hold a section


def followed(known: dict[str, Redirect], address: str) -> str:
    """Where a redirect sends an address; that of a page takes the page's sections with it. "" when there is none."""
    if address in known:
        return known[address].new
    page, _, fragment = address.partition("#")
    new = known[page].new if page in known else ""
    return f"{new}#{fragment}" if new and fragment and "#" not in new else new


def table(site: Site) -> dict[str, Redirect]:
    """The redirects by their old address."""
    return {one.old: one for one in site.redirects}


def redirect_to_nothing(site: Site) -> Iterator[Finding]:
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
            yield at(one.new_place, f"{one.new} is no page, and has a misspelt scheme{meant(mended)}")
        elif may_be_made(site, page) or (not page and is_misplaced(site, one)):
            continue
        elif not page:
            yield at(one.new_place, f"{one.old} names no page that took its place")
        elif page not in site.tree.files:
            near = [source for source in [site.tree.outputs.get(page)] if source] or lookalikes(site.tree, page)
            yield at(one.new_place, f"{page} does not exist{did_you_mean(near[0]) if near else ''}")
        elif one.old_place.path in site.settings.texts and not is_page(page):
            yield at(one.new_place, f"{page} is no page, and the plugin leads to none but pages")
        elif fragment and fragment.lower() != "top" and not site.defines(page, fragment):
            near_id = nearest(fragment, list(site.ids.get(page, ())))
            yield at(
                one.new_place, f"{page} has no anchor #{fragment}{did_you_mean(f'{page}#{near_id}') if near_id else ''}"
            )


def may_be_made(site: Site, page: str) -> bool:
    """Whether a plugin or something before the build may make the page."""
    return PAGES in site.settings.powers or bool(page and site.tree.may_be_made(page) and page not in site.tree.files)


def circular_redirect(site: Site) -> Iterator[Finding]:
    """Redirects come to an end.

    Why: the browser gives up.
    Bad: a.md: b.md and b.md: a.md
    Good: a.md: b.md
    """
    known, told = table(site), set()
    for one in known.values():
        circle = circle_after(known, one.old)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            last = known.get(circle[-1]) or known[circle[-1].partition("#")[0]]
            yield at(last.new_place, f"the redirect goes round in a circle: {' → '.join([circle[-1], *circle])}")


def journey(known: dict[str, Redirect], address: str) -> list[str]:
    """The stations of an address, until it rests or comes back to one."""
    way: list[str] = []
    while (address := followed(known, address)) and address not in way:
        way.append(address)
    return way


def circle_after(known: dict[str, Redirect], address: str) -> list[str]:
    """The stations of the circle that an address leads into, or nothing."""
    way = journey(known, address)
    again = followed(known, way[-1]) if way else ""
    return way[way.index(again) :] if again else []


def chained_redirect(site: Site) -> Iterator[Finding]:
    """A redirect leads to its end at once: a browser without JavaScript would stop at each station.

    Why: each station costs time, and one that is dropped breaks all before it.
    Bad: a.md: b.md and b.md: c.md
    Good: a.md: c.md and b.md: c.md
    """
    known = table(site)
    for one in known.values():
        way = journey(known, one.old)
        if len(way) > 1 and not circle_after(known, one.old) and not is_live(site, one.new):
            end = next(filter(partial(may_lead_to, site), (way[-1], way[-1].partition("#")[0])), "")
            yield at(one.new_place, f"{one.new} is redirected itself{did_you_mean(end)}")


def may_lead_to(site: Site, address: str) -> bool:
    """Whether a redirect may lead to an address: another site, or a page and section that exist."""
    page, _, fragment = address.partition("#")
    return is_elsewhere(address) or (page in site.tree.files and (not fragment or site.defines(page, fragment)))


def dropped_address(site: Site) -> Iterator[Finding]:
    """Every address that was ever published still answers: it is live, or a redirect leads on.

    Why: somebody has saved it, or linked to it.
    Bad: a section { #top-p } is renamed, and nothing says where it went
    Good: decoding.md#top-p: decoding.md#nucleus in the redirects
    """
    source, lines = (None, []) if file(site.settings) in site.broken_data or no_redirects(site) else entries(site)
    if source and not lines and (name := site.settings.rule_option("ledger")):
        yield at(named(site, f'"{name}"'), f"{name} holds no address; restore it, or let --check --accept begin it")
    live, kept = (addresses(site), redirected(site)) if lines else (set(), {})
    for number, address in enumerate(lines, 1):
        if address and address not in live and (why := lost(site, address, kept)):
            yield at(Place(source.path, number, 1), f"{address} was published and is gone{why}")


def disordered_ledger(site: Site) -> Iterator[Finding]:
    """The ledger holds each address once, in order, one a line: then two branches that add to it merge as they should.

    Why: what is out of order is hard to review, and easily lost.
    Bad: index.html below index.html#home, or twice
    Good: index.html, and index.html#home on the line below
    """
    source, lines = entries(site)
    if lines == sorted({*lines} - {""}):
        return
    gone = {finding.line for finding in dropped_address(site)}  # which is told, and may stand anywhere
    kept = [(number, address) for number, address in enumerate(lines, 1) if number not in gone]
    for (_, before), (number, address) in pairwise(kept):
        if address <= before:
            why = "stands above as well" if address == before else "is out of order"
            what = f"{address or 'an empty line'} {why}; --check --accept sorts the list"
            yield at(Place(source.path, number, 1), what, WARNING)


def redirected(site: Site) -> dict[str, Redirect]:
    """Redirects by the built form of their old address."""
    return {built(site, one.old): one for one in site.redirects}


def built(site: Site, address: str) -> str:
    """`a.md#part` as the built site spells it."""
    page, sign, fragment = address.partition("#")
    return output(page, site.tree.directory_urls) + sign + fragment


def lost(site: Site, address: str, kept: dict[str, Redirect]) -> str:
    """Why nothing answers at an address that was published, or ""."""
    page, _, fragment = address.partition("#")
    if address in kept or (not fragment and (page in kept or page in site.tree.outputs)):
        return ""
    if page in kept:
        new = kept[page].new
        answers = kept[page].is_external or "#" in new or site.defines(new, fragment)
        return "" if answers else f"; {new} has no such section, so name its new place in the redirects"
    source = site.tree.outputs.get(page, "")
    if fragment in ids_of(site, source) or is_half_read(site, source):
        return ""
    near = nearest(fragment, list(ids_of(site, source)))
    return "; add a redirect" + (did_you_mean(f"{source}#{near}") if near else "")


def is_half_read(site: Site, source: str) -> bool:
    """Whether a page, or a snippet of it, cannot be read, which is told unless allowed, and may hold any section."""
    page = site.pages.get(source)
    if page is None or not HIDING.isdisjoint(one.rule for one in page.allowances):
        return False
    return any(one.rule in HIDING for one in page.problems) or not site.certainty.has_snippets(source)
