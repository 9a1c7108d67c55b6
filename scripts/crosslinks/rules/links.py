"""Rules about where a link leads."""

import posixpath
from collections.abc import Iterator

from ..hints import did_you_mean, path_hint, written
from ..model import ERROR, WARNING, Finding
from ..patterns import Pattern
from ..permanence.old_addresses import leads_out
from ..plugins import FILES, PAGES, is_menu
from ..site import Site
from ..targets import Use
from ..theme import publishes
from ..tree import is_page
from .absolute import is_in_text_or_nav
from .around import lost_below, reaches
from .finding import at
from .neighbours import leads_to_neighbour, leads_to_version, may_stand_beside, stands_beside, stops_at_the_root
from .spelling import instead
from .swallowing import swallows_text

IN_BRACES = Pattern(r"\{\{|\{%")
HOST = Pattern(r"(?:[a-z0-9-]+\.)+(?:com|dev|edu|gov|io|net|org)(?:(?P<path>/)|[?#]|$)")  # no folder has such a name


def with_state(site: Site, *states: str) -> Iterator[Use]:
    """The links whose target is in one of these states."""
    absolute_is_told = site.settings.level("links", "absolute_links") == "warn"
    for one in site.uses:
        is_told = absolute_is_told and one.address.kind == "absolute" and is_in_text_or_nav(one)
        if one.target.state in states and not (
            is_told or site.certainty.may_be_rewritten(one) or reaches(site, one) or in_menu(site, one)
        ):
            yield one


def in_menu(site: Site, one: Use) -> bool:
    """Whether the link stands in a menu and names a folder of the docs folder, whose own menu is meant."""
    if not (one.address.path.endswith("/") and is_menu(site.settings.plugins, one.page)):
        return False
    folder = posixpath.normpath(posixpath.join(posixpath.dirname(one.page), one.address.path)) + "/"
    return any(path.startswith(folder) for path in site.tree.files)


def leads_to_page(one: Use) -> bool:
    """Whether the author meant a page."""
    is_link = one.link.element in ("a", "area", "svg:a", "config:a") or one.link.attribute.startswith("nav.")
    return is_link and names_page(one)


def names_page(one: Use) -> bool:
    """Whether the address is one of a page: `x.md`, `x.html`, `x/` or `x`."""
    name = one.address.path.rstrip("/").rpartition("/")[2]
    return is_page(name) or name.endswith((".html", ".htm")) or "." not in name.strip(".")


def certainly_missing(site: Site) -> Iterator[Use]:
    """Links to nothing, where no plugin could make the target."""
    theme = str(site.settings.theme.get("name"))
    for one in with_state(site, "missing"):
        is_for_page = names_page(one) and one.link.element != "img"
        may_be_made = (PAGES if is_for_page else FILES) in site.settings.powers or starts_elsewhere(site, one)
        is_there = is_beyond(site, one) or publishes(theme, one.target.tried) or is_language(site, one)
        if not (may_be_made or is_there or swallows_text(site, one)):
            yield one


def unfilled(site: Site) -> Iterator[Use]:
    """Links on pages with the braces of a template language, where nothing in the project or the page fills them."""
    for one in site.uses:
        if one.target.state == "template" and one.page in site.pages and IN_BRACES.search(one.link.href):
            is_certain = site.certainty.of_text(one.page) and not site.certainty.has_scripts(one.page)
            if is_certain and not site.certainty.may_be_rewritten(one):
                yield one


def is_language(site: Site, one: Use) -> bool:
    """Whether the menu of languages names a folder that the site in another one may have to itself."""
    return one.link.attribute.startswith("extra.alternate.") and stands_beside(site, one.target.tried)


def starts_elsewhere(site: Site, one: Use) -> bool:
    """Whether a browser follows the link, as MkDocs leaves it, from another address than that of its source."""
    is_left = one.link.raw or not posixpath.splitext(one.address.path)[1]
    return is_left and not site.certainty.of_address(one.page)


def is_beyond(site: Site, one: Use) -> bool:
    """Whether an absolute link may lead to something else on the host, or on one that nobody named."""
    if one.address.kind != "absolute" or site.tree.absolute_to_docs:
        return False
    return not site.settings.site_url or (stands_beside(site, one.target.tried) and not is_page(one.address.path))


def missing_page(site: Site) -> Iterator[Finding]:
    """A link to a page leads to a page that exists.

    Why: the reader ends at an error page.
    Bad: [decoding](decodin.md)
    Good: [decoding](decoding.md)
    """
    for one, what, severity in lost(site, to_page=True):
        yield at(one.link.place, what, severity)


def missing_file(site: Site) -> Iterator[Finding]:
    """A link to an image or any other file leads to a file that exists.

    Why: the reader gets a gap instead of a picture, or an error page.
    Bad: ![map](assets/mpa.svg)
    Good: ![map](assets/map.svg)
    """
    for one, what, severity in lost(site, to_page=False):
        yield at(one.link.place, what, severity)


def lost(site: Site, to_page: bool) -> Iterator[tuple[Use, str, str]]:
    """The links to pages, or all others, that lead to nothing, with what is wrong and how certain that is."""
    for one in certainly_missing(site):
        if leads_to_page(one) == to_page:
            kind = "page" if to_page else "file"
            yield one, f"{one.link.href} leads to no {kind}{hint(site, one)}", weight(site, one)
    yield from ((one, what, WARNING) for one, what in lost_around(site) if leads_to_page(one) == to_page)
    for one in unfilled(site):
        if leads_to_page(one) == to_page:
            yield one, f"{one.link.href} keeps its braces, which no plugin of this project fills", ERROR


def hint(site: Site, one: Use) -> str:
    """The hint to what was meant: a file of the site, or a host whose scheme was forgotten."""
    address = one.link.href.removeprefix("://")
    host = HOST.match(address)
    found = [path_hint(site, one), instead(site, one, f"https://{address}") if host else ""]
    return next(filter(None, reversed(found) if host and host["path"] else found), "")


def lost_around(site: Site) -> Iterator[tuple[Use, str]]:
    """The relative links around every page that lead to nothing from some page, with what is wrong."""
    for one, page in lost_below(site):
        whole = did_you_mean(written(site, one, one.link.href)) if one.is_in_template else ""
        hint = whole if one.target.state == "found" else path_hint(site, one)
        yield one, f"{one.link.href} starts from every page, and leads to nothing from {site.shown(page)}{hint}"


def weight(site: Site, one: Use) -> str:
    """How certain it is that nothing answers: beside a site at the root of its host may stand another."""
    is_strange = one.address.kind == "absolute" and may_stand_beside(site, one.target.tried)
    return WARNING if is_strange and not site.tree.absolute_to_docs else ERROR


def wrong_case(site: Site) -> Iterator[Finding]:
    """A link spells its target in the target's own case, also where the disk does not care.

    Why: it works on the disk of its author and fails on most servers.
    Bad: [decoding](Decoding.md)
    Good: [decoding](decoding.md)
    """
    for one in with_state(site, "wrong-case"):
        yield at(one.link.place, f"{one.link.href} differs in case from {one.target.path}{path_hint(site, one)}")


def outside_docs(site: Site) -> Iterator[Finding]:
    """A link stays within the docs folder: nothing outside it is published.

    Why: it works in an editor, and the built site has no such file.
    Bad: [readme](../README.md)
    Good: [readme](https://git.example.org/project/blob/main/README.md)
    """
    for one in with_state(site, "outside"):
        if leads_to_version(site, one) or starts_elsewhere(site, one):
            continue
        severity = WARNING if stops_at_the_root(site, one) or leads_to_neighbour(site, one) else ERROR
        yield at(one.link.place, f"{one.link.href} leads out of the docs folder{path_hint(site, one)}", severity)
    for redirect in site.redirects:
        if leads_out(redirect):
            yield at(redirect.old_place, f"{redirect.old} leads out of the docs folder")


def excluded_target(site: Site) -> Iterator[Finding]:
    """A link leads to something that is published, not to what `exclude_docs` or `draft_docs` keep back.

    Why: it works in an editor and in the preview of drafts, and the built site has no such file.
    Bad: [notes](drafts/notes.md)
    Good: [notes](notes.md)
    """
    for one in with_state(site, "excluded", "draft"):
        if one.page not in site.tree.drafts:
            how = "a draft" if one.target.state == "draft" else "excluded from the site"
            yield at(one.link.place, f"{one.link.href} leads to {one.target.path}, which is {how}")
