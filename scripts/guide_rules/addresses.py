"""The ledger: every address that was ever published, page and section, one a line, sorted; lines are only added."""

from collections.abc import Iterator
from pathlib import Path

from linkcheck.hints import nearest
from linkcheck.model import ERROR, Fault, Place
from linkcheck.options import Unreadable
from linkcheck.registry import rule
from linkcheck.site import Site
from linkcheck.source import Source

from .data import named
from .redirections import Redirect, fault, file
from .redirects import ids_of, of_site

NONE = 'pyproject.toml names no ledger; add ledger = "docs/data/addresses.txt" to [tool.linkcheck]'
HIDING = frozenset(["missing-snippet", "unreadable-text"])  # the rules about what may hold a section


def ledger(site: Site) -> tuple[Source, list[str]]:
    """The ledger's text and its lines; empty when there is none yet, or the project keeps none."""
    name = site.project.option("ledger", "")
    source = site.text_at(name) if name else Source("", "")
    return source, source.text.splitlines()


def addresses(site: Site) -> set[str]:
    """The addresses of the site as it stands: each page, each heading, each id of an author; none within a drawing."""
    found = set()
    for path, page in site.pages.items():
        if path in site.tree.files:
            address = site.tree.output(path)
            chosen = (anchor.id for anchor in page.anchors if anchor.explicit and is_in_text(anchor.place))
            titled = (heading.id for heading in page.headings)
            found.update((address, *(f"{address}#{id}" for id in (*chosen, *titled) if id)))
    return found


def is_in_text(place: Place | None) -> bool:
    """Whether an id stands in what people write, and not in a drawing, where it joins a title to its picture."""
    return bool(place) and not place.path.endswith(".svg")


def accept(site: Site) -> list[str]:
    """Adds the site's new addresses to the ledger, sorted, and returns them; raises `Unreadable` when there is none."""
    source, known = ledger(site)
    if not source.path:
        raise Unreadable(NONE)
    new = sorted(addresses(site) - set(known))
    place = site.project.root / source.path
    place.parent.mkdir(parents=True, exist_ok=True)
    write(place, "".join(f"{line}\n" for line in sorted({*known, *new} - {""})))
    return new


def write(place: Path, text: str) -> None:
    """Puts the text in place whole: a promise must not be lost because a disk is full or somebody pressed Ctrl-C."""
    half = place.with_name(f"{place.name}.half")
    try:
        half.write_text(text, encoding="utf-8", newline="\n")
        half.replace(place)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


@rule
def dropped_address(site: Site) -> Iterator[Fault]:
    """Every address that was ever published still answers: it is live, or a redirect leads on.

    Of a page that is gone, its sections are not told as well.

    Why: somebody has saved it, or linked to it.
    Bad: a section { #top-p } is renamed, and nothing says where it went
    Good: decoding.md#top-p: decoding.md#nucleus in the redirects
    """
    source, lines = ledger(site)
    if fault(site.project):
        return
    if (name := site.project.option("ledger")) and not lines:
        what = f"{name} holds no address; restore it, or let --check --accept begin it"
        yield Fault(named(site, f'"{name}"'), what)
    live = addresses(site) if lines else set()
    kept = {built(site, one.old): one for one in of_site(site)}
    gone: set[str] = set()
    for number, address in enumerate(lines, 1):
        page, _, fragment = address.partition("#")
        if address and address not in live and not (fragment and page in gone) and (why := lost(site, address, kept)):
            gone |= set() if fragment else {page}
            yield Fault(Place(source.path, number, 1), f"{address} was published and is gone{why[0]}", ERROR, why[1])


def lost(site: Site, address: str, kept: dict[str, Redirect]) -> tuple[str, str] | None:
    """Why nothing answers at an address that was published, and what may have been meant."""
    page, _, fragment = address.partition("#")
    if address in kept or (not fragment and (page in kept or page in site.tree.outputs)):
        return None
    if page in kept:
        new = kept[page].new
        answers = kept[page].is_external or "#" in new or site.defines(new, fragment)
        return None if answers else (f"; {new} has no such section, so name its new place in the redirects", "")
    source = site.tree.outputs.get(page, "")
    if fragment in ids_of(site, source) or is_half_read(site, source):
        return None
    near = nearest(fragment, list(ids_of(site, source))) if fragment else ""
    old = (source or f"{page.removesuffix('.html')}.md") + (f"#{fragment}" if fragment else "")
    return f"; add a redirect, {old}: …, to {file(site.project)}", f"{source}#{near}" if near else ""


def built(site: Site, address: str) -> str:
    """`a.md#part` as the built site spells it."""
    page, sign, fragment = address.partition("#")
    return site.tree.output(page) + sign + fragment


def is_half_read(site: Site, source: str) -> bool:
    """Whether a page, or a snippet of it, cannot be read, which is told unless allowed, and may hold any section."""
    page = site.pages.get(source)
    if page is None or not HIDING.isdisjoint(one.rule for one in page.allowances):
        return False
    return any(one.rule in HIDING for one in page.problems) or any(one.fault for one in page.includes)
