"""Rules about `nav` in mkdocs.yml."""

import posixpath
from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from ..addresses import parse
from ..hints import as_source, did_you_mean, in_docs, lookalikes
from ..model import ERROR, WARNING, Finding, Place
from ..patterns import Pattern
from ..plugins import NAV, PAGES, blogs
from ..site import Site
from ..targets import Use, in_site
from .absolute import forgotten_base, own_file
from .finding import at
from .reachability import links_meant

NO_TEXT = Pattern(r"(?i)[+-]?[\d.][\w.:+-]*|true|false|yes|no|on|off")  # to YAML, without quotes


def entries(site: Site) -> Iterator[tuple[str, Place]]:
    """Each address in `nav`, with its place; without the `/` before it where that stands for the docs folder."""
    for one in site.settings.scalars:
        if one.key.startswith("nav.") and (one.is_text or one.value in ("", "~", "null")):
            value = one.value if one.is_text else ""
            is_from_docs = site.settings.nav_starts_in_docs and parse(value).kind == "absolute"
            yield value.lstrip("/") if is_from_docs else value, one.place


def nav_missing_page(site: Site) -> Iterator[Finding]:
    """Every entry of `nav` is a page that exists.

    Why: the menu leads to an error page.
    Bad: - Decoding: concepts/decodin.md
    Good: - Decoding: concepts/decoding.md
    """
    if {NAV, PAGES} & site.settings.powers:
        return
    for one in site.settings.scalars:
        if one.key.startswith("nav.") and not one.is_text and NO_TEXT.fullmatch(one.value):
            yield at(one.place, f"nav names {one.value}, which is a number, a date or yes or no, and no page")
    for written, place in entries(site):
        if parse(written).kind in ("empty", "own-page"):
            yield at(place, "nav names no page")
        if path := lost(site, written):
            near = meant(site, written, path)
            if built_from(site, written):
                hint = did_you_mean(near) if "#" not in written else ""
                yield at(place, f"nav names {written}, which is an address of the site and no page{hint}", WARNING)
                continue
            severity = WARNING if path.startswith("../") and written.endswith("/") else ERROR  # another site may be
            yield at(place, f"nav names {written}, {why(site, path)}{did_you_mean(near)}", severity)


def lost(site: Site, written: str) -> str:
    """The path of an entry that leads to no page, or ""."""
    path = posixpath.normpath(written) if parse(written).kind == "relative" else ""
    return "" if site.tree.holds(path) or site.tree.may_be_made(path) else path


def meant(site: Site, written: str, path: str) -> str:
    """The page that an entry which names none was to name, or ""."""
    if path in site.tree.excluded | site.tree.drafts:
        return ""
    name = unquote(written).partition("?")[0].strip()
    near = lookalikes(site.tree, as_source(posixpath.normpath(name)))
    near = (built_from(site, written), in_docs(site, name), *near)
    return next(filter(None, near), "")


def built_from(site: Site, written: str) -> str:
    """The page that a browser finds at the address, of which MkDocs warns and which it leaves as it is, or ""."""
    address = parse(written)
    target = in_site(site.tree, address.path, address)
    is_whole = target.state == "found" and (not target.fragment or site.defines(target.path, target.fragment))
    return target.path if is_whole else ""


def why(site: Site, path: str) -> str:
    """What is wrong with a path in `nav`."""
    if path.startswith("../"):
        return "which leads out of the docs folder"
    if path in site.tree.drafts:
        return "which is a draft, and not built"
    return "which is excluded from the site" if path in site.tree.excluded else "which does not exist"


def page_not_in_nav(site: Site) -> Iterator[Finding]:
    """Every page is in `nav`, or `not_in_nav` says that it is left out on purpose.

    A page whose entry is misspelt is not told again; nor, unless MkDocs is to warn of pages outside `nav`, is one to
    which a link leads, which is told there.

    Why: nobody finds it in the menu.
    Bad: a page that neither names
    Good: - Decoding: concepts/decoding.md under nav
    """
    left, strict = left_out(site), site.settings.level("nav", "omitted_files") == "warn"
    reached = site.inbound | {file for _, file in links_meant(site)} if left and not strict else ()
    for path in (path for path in left if path not in reached or is_on_purpose(site, path)):
        yield at(Place(site.shown(path), 1, 1), "this page is not in nav", ERROR if strict else WARNING)


def target_not_in_nav(site: Site) -> Iterator[Finding]:
    """A page to which a link leads is in `nav`, or `not_in_nav` says that it is left out on purpose.

    Of several links the first is told, from a page in `nav` if there is one; and none where the page itself allows it,
    or where the first is told as broken.

    Why: the reader arrives where the menu shows no place, and has no way to the pages beside it.
    Bad: [decoding](decoding.md), where nav names no such page
    Good: - Decoding: decoding.md under nav
    """
    left = set(left_out(site)) & site.pages.keys()
    left -= {path for path in left if is_on_purpose(site, path)}
    broken: dict[str, set[str]] = {}
    for page, path in links_meant(site) if left else ():
        broken.setdefault(page, set()).add(path)
    linking = broken.keys() | {page for page, target in site.survey.joined if target in left} if left else set()
    first: dict[str, Use | None] = {}
    for page in sorted(linking & site.pages.keys() - site.tree.drafts, key=lambda page: (page in left, page)):
        for path in broken.get(page, ()):
            first.setdefault(path, None)
        for one in sorted(site.uses_of(page), key=lambda one: one.link.place):
            if one.target.path in left and one.target.path != page and one.link.element in ("a", "area"):
                first.setdefault(one.target.path, one)
    for path, one in first.items():
        if one and one.target.state == "found":
            yield at(one.link.place, f"{one.link.href} leads to {path}, which is not in nav", WARNING)


def is_on_purpose(site: Site, path: str) -> bool:
    """Whether a page itself allows that it is not in `nav`."""
    page = site.pages.get(path)
    return page is not None and any(one.at_head and one.rule == "page-not-in-nav" for one in page.allowances)


def left_out(site: Site) -> list[str]:
    """The pages that `nav` leaves out, and not on purpose, where anybody wants to hear of them."""
    if site.settings.level("nav", "omitted_files") == "ignore":
        return []
    entered = {written: lost(site, written) for written, _ in entries(site)}
    if not entered or NAV in site.settings.powers:
        return []
    told = {written: path for written, path in entered.items() if path}
    listed = {posixpath.normpath(written) for written in entered} | {meant(site, *one) for one in told.items()}
    listed |= {f"{home}/index.md" for home, _ in blogs(site.settings.plugins)}  # which adds itself
    listed |= site.tree.outside_nav | site.tree.drafts
    below = tuple(f"{path}/" for path in told.values())
    unlisted = (path for path in site.tree.pages if path not in listed and not path.startswith(below))
    left = [path for path in unlisted if site.certainty.of_address(path)]
    named = set(map(partial(named_on_host, site), site.uses)) if left else ()
    return [path for path in left if path not in named]


def named_on_host(site: Site, one: Use) -> str:
    """The page that an entry of `nav` names by its place on the host, or ""."""
    if not one.link.attribute.startswith("nav."):
        return ""
    if one.target.state == "external":
        return own_file(site, one)
    if one.address.kind != "absolute":
        return ""
    return one.target.path if one.target.state in ("found", "source-form") else forgotten_base(site, one)
