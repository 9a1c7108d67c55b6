"""The ledger: a sorted file of every page and section address that was ever published; lines are only added."""

from collections.abc import Iterator

from linkcheck.hints import nearest
from linkcheck.model import ERROR, Fault, Place
from linkcheck.registry import rule, unsure_without_plugins
from linkcheck.site import Site
from linkcheck.source import Source

from .data import option_place
from .redirect_file import Redirect, file, file_fault
from .redirects import ids_of, redirects_of

UNREAD = frozenset(["missing-snippet", "unreadable-text"])  # rules about text that could not be read


def ledger(site: Site) -> tuple[Source, list[str]]:
    """The ledger's text and its lines; both are empty when the project has no ledger yet."""
    name = site.project.option("ledger", "")
    source = site.text_at(name) if name else Source("", "")
    return source, source.text.splitlines()


def addresses(site: Site) -> set[str]:
    """The current addresses of pages, headings and explicit ids; an id within a drawing has none."""
    found = set()
    for path, page in site.pages.items():
        if path in site.tree.files:
            address = site.tree.output(path)
            explicit = (anchor.id for anchor in page.anchors if anchor.explicit and is_in_text(anchor.place))
            titled = (heading.id for heading in page.headings)
            found.update((address, *(f"{address}#{id}" for id in (*explicit, *titled) if id)))
    return found


def is_in_text(place: Place | None) -> bool:
    """Whether an id stands in a page and not in a drawing, where it only connects a title to its picture."""
    return bool(place) and not place.path.endswith(".svg")


@rule
@unsure_without_plugins
def dropped_address(site: Site) -> Iterator[Fault]:
    """Every address that was ever published still works: it exists, or a redirect leads on.

    Sections of a page that is gone are not reported besides the page.

    Why: somebody has saved it, or linked to it.
    Bad: a section { #top-p } is renamed, and no redirect says where it went
    Good: decoding.md#top-p: decoding.md#nucleus in the redirects
    """
    source, lines = ledger(site)
    if file_fault(site.project):
        return
    if (name := site.project.option("ledger")) and not lines:
        what = f"{name} holds no address; restore it, or create it with --check --accept"
        yield Fault(option_place(site, f'"{name}"'), what)
    live = addresses(site) if lines else set()
    redirects = {built_address(site, redirect.old): redirect for redirect in redirects_of(site)}
    gone: set[str] = set()
    for number, address in enumerate(lines, 1):
        page, _, fragment = address.partition("#")
        is_known = address in live or (fragment and page in gone)
        if address and not is_known and (why := dropped(site, address, redirects)):
            gone |= set() if fragment else {page}
            yield Fault(Place(source.path, number, 1), f"{address} was published and is gone{why[0]}", ERROR, why[1])


def dropped(site: Site, address: str, redirects: dict[str, Redirect]) -> tuple[str, str] | None:
    """What to do about a published address that no longer works, and a hint; None when it works."""
    page, _, fragment = address.partition("#")
    if address in redirects or (not fragment and (page in redirects or page in site.tree.outputs)):
        return None
    if page in redirects:
        new = redirects[page].new
        works = redirects[page].is_external or "#" in new or site.defines(new, fragment)
        return None if works else (f"; {new} has no such section, so add a redirect for the section", "")
    source = site.tree.outputs.get(page, "")
    if fragment in ids_of(site, source) or is_incomplete(site, source):
        return None
    near = nearest(fragment, list(ids_of(site, source))) if fragment else ""
    old = (source or f"{page.removesuffix('.html')}.md") + (f"#{fragment}" if fragment else "")
    return f"; add a redirect, {old}: …, to {file(site.project)}", f"{source}#{near}" if near else ""


def built_address(site: Site, address: str) -> str:
    """The address in the built site of a source address such as `a.md#part`."""
    page, sign, fragment = address.partition("#")
    return site.tree.output(page) + sign + fragment


def is_incomplete(site: Site, source: str) -> bool:
    """Whether a page or one of its snippets could not be read, so that its ids are unknown.

    Another rule reports that, unless it is allowed; then the page counts as complete.
    """
    page = site.pages.get(source)
    if page is None or not UNREAD.isdisjoint(allowance.rule for allowance in page.allowances):
        return False
    return any(each.rule in UNREAD for each in page.problems) or any(include.fault for include in page.includes)
