"""Rules about where a link leads."""

import os
import posixpath
import re
from collections.abc import Iterator

from ..hints import path_hint, strange_letter
from ..model import ERROR, WARNING, Fault
from ..registry import rule
from ..site import Site
from ..targets import MADE_BY_MKDOCS, Use, is_page
from .anchors import has_scripts
from .spelling import instead

HOST = re.compile(r"(?:[a-z0-9-]+\.)+(?:com|dev|edu|gov|io|net|org)(?:(?P<path>/)|[?#]|$)")  # no folder has such a name
MAKE_NO_FILES = {"search", "offline", "material/search", "material/offline", "linkcheck"}
MADE_LATER = (".txt", ".xml", ".json", ".pdf", ".inv")  # what plugins put into a built site


def with_state(site: Site, *states: str) -> Iterator[Use]:
    """The links whose target is in one of these states, less those that are told as absolute."""
    absolute_is_told = site.project.level("links", "absolute_links") == "warn"
    for one in site.uses:
        if one.target.state in states:
            is_told = absolute_is_told and one.address.kind == "absolute" and one.is_in_text_or_nav
            if not (is_told or reaches(site, one)):
                yield one


def reaches(site: Site, one: Use) -> bool:
    """Whether a relative link in a template, which starts from every page, leads somewhere from one of them."""
    if one.page or one.address.kind != "relative" or not one.is_in_template or one.link.element == "template":
        return False
    folders = {posixpath.dirname(site.tree.output(path)) for path in site.pages}
    places = (posixpath.normpath(posixpath.join(folder, one.address.path)) for folder in folders)
    return any(place in site.tree.outputs or f"{place}/index.html" in site.tree.outputs for place in places)


def leads_to_page(one: Use) -> bool:
    """Whether the author meant a page: `x.md`, `x.html`, `x/` or `x`, in a link and not a picture."""
    is_link = one.link.element in ("a", "area", "svg:a", "config:a", "iframe") or one.link.attribute.startswith("nav.")
    name = one.address.path.split()[0].rstrip("/").rpartition("/")[2] if one.address.path.split() else ""
    return is_link and (is_page(name) or name.endswith((".html", ".htm")) or "." not in name.strip("."))


@rule
def missing_page(site: Site) -> Iterator[Fault]:
    """A link to a page leads to a page that exists.

    Why: the reader ends at an error page.
    Bad: [decoding](decodin.md)
    Good: [decoding](decoding.md)
    """
    return (lost(site, one, "page") for one in missing(site) if leads_to_page(one))


@rule
def missing_file(site: Site) -> Iterator[Fault]:
    """A link to an image or any other file leads to a file that exists.

    Why: the reader gets a gap instead of a picture, or an error page.
    Bad: ![map](assets/mpa.svg)
    Good: ![map](assets/map.svg)
    """
    return (lost(site, one, "file") for one in missing(site) if not leads_to_page(one))


def missing(site: Site) -> Iterator[Use]:
    """The links to nothing, those with the braces of a template language that nothing fills among them."""
    for one in site.uses:
        is_unfilled = one.target.state == "template" and re.search(r"\{[{%]|\$\{", one.link.href)
        may_be_filled = one.page not in site.pages or site.project.unchecked or has_scripts(site, one.page)
        if is_unfilled and not may_be_filled:
            yield one
    for one in with_state(site, "missing"):
        is_beyond = one.address.kind == "absolute" and not site.tree.absolute_to_docs and not site.project.site_url
        name = posixpath.basename(one.address.path.rstrip("/"))
        is_language = one.link.attribute.startswith("extra.alternate.") and "." not in name
        if not (is_beyond or is_language or is_menu(site, one)):
            yield one


def is_menu(site: Site, one: Use) -> bool:
    """Whether the link stands in the menu of the literate-nav plugin and names a folder, whose own menu is meant."""
    plugin = site.project.config.plugins.get("literate-nav")
    if plugin is None or not one.address.path.endswith("/"):
        return False
    folder = posixpath.normpath(posixpath.join(posixpath.dirname(one.page), one.address.path)) + "/"
    return any(path.startswith(folder) for path in site.tree.files)


def lost(site: Site, one: Use, kind: str) -> Fault:
    """What is said of a link to nothing."""
    href = one.link.href
    if one.target.state == "template":
        return Fault(one.link.place, f"{href} keeps its braces, which no plugin of this project fills")
    why = strange_letter(site, one)
    what = f"{href} leads to no {kind}{f': {why}' if why else ''}"
    return Fault(one.link.place, what, ERROR if why else weight(site, one), hint(site, one), href)


def weight(site: Site, one: Use) -> str:
    """How certain it is that nothing answers: plugins and hosts may have what the sources do not."""
    others = set(site.project.config.plugins) - MAKE_NO_FILES
    may_be_made = bool(others or site.project.config.hooks) and one.address.path.endswith(MADE_LATER)
    is_strange = one.address.kind == "absolute" and not site.tree.absolute_to_docs and may_stand_beside(site, one)
    return WARNING if may_be_made or is_strange or site.project.unchecked else ERROR


def may_stand_beside(site: Site, one: Use) -> bool:
    """Whether another site may answer there: this one stands at the root of its host and has no such folder."""
    first, slash, _ = one.target.tried.partition("/")
    return (
        site.tree.base == "/"
        and bool(slash or "." not in first)
        and not any(dest.startswith(f"{first}/") for dest in site.tree.outputs)
    )


def hint(site: Site, one: Use) -> str:
    """What was meant: a section whose # was forgotten, a file of the site, or a host whose scheme was."""
    address = one.link.href.removeprefix("://")
    host = HOST.match(address)
    section = f"#{address}" if address in site.ids.get(one.page, ()) else ""
    found = [section or path_hint(site, one), instead(site, one, f"https://{address}") if host else ""]
    return next(filter(None, reversed(found) if host and host["path"] else found), "")


def told(site: Site, one: Use, what: str, severity: str = ERROR) -> Fault:
    """What is said of a link that names its target otherwise than it should, with how it should."""
    return Fault(one.link.place, f"{one.link.href} {what}", severity, path_hint(site, one), one.link.href)


@rule
def wrong_case(site: Site) -> Iterator[Fault]:
    """A link spells its target in the target's own case, also where the disk does not care.

    Why: it works on the disk of its author and fails on most servers.
    Bad: [decoding](Decoding.md)
    Good: [decoding](decoding.md)
    """
    for one in with_state(site, "wrong-case"):
        yield told(site, one, f"differs in case from {one.target.path}")


@rule
def outside_docs(site: Site) -> Iterator[Fault]:
    """A link stays within the docs folder: nothing outside it is published.

    Why: it works in an editor, and the built site has no such file.
    Bad: [readme](../README.md)
    Good: [readme](https://git.example.org/project/blob/main/README.md)
    """
    has_versions = "mike" in site.project.config.plugins or bool(site.project.config.extra.get("version"))
    for one in with_state(site, "outside"):
        is_version = has_versions and one.link.element == "a" and not is_page(one.target.tried)
        if is_version or one.link.attribute.startswith("extra.alternate."):
            continue
        is_folder = one.link.element == "a" and one.address.path.endswith("/")
        is_ours = one.address.path.strip("./") and os.access(site.project.docs / one.target.tried, os.F_OK)
        severity = WARNING if (is_folder and not is_ours) or stops_at_the_root(site, one) else ERROR
        yield told(site, one, "leads out of the docs folder", severity)


def stops_at_the_root(site: Site, one: Use) -> bool:
    """Whether a browser ends up right on a site at the root of its host, higher than which it cannot climb."""
    path = re.sub(r"^(?:\.\./)+", "", one.target.tried)
    return one.link.raw and site.tree.base == "/" and not site.project.is_offline and path in site.tree.outputs


@rule
def excluded_target(site: Site) -> Iterator[Fault]:
    """A link leads to something that is published, not to what `exclude_docs` or `draft_docs` keep back.

    Why: it works in an editor and in the preview of drafts, and the built site has no such file.
    Bad: [notes](drafts/notes.md)
    Good: [notes](notes.md)
    """
    for one in with_state(site, "excluded", "draft"):
        if one.page not in site.tree.drafts:
            how = "a draft" if one.target.state == "draft" else "excluded from the site"
            yield Fault(one.link.place, f"{one.link.href} leads to {one.target.path}, which is {how}")


@rule
def source_form(site: Site) -> Iterator[Fault]:
    """A link in raw HTML names the built page: MkDocs does not rewrite it.

    Why: the built site has no such page, and MkDocs says nothing.
    Bad: <a href="decoding.md">decoding</a>
    Good: <a href="decoding.html">decoding</a>
    """
    for one in (one for one in with_state(site, "source-form") if one.link.raw):
        yield told(site, one, "is the source of a page, and no link in raw HTML is rewritten")


@rule
def output_form(site: Site) -> Iterator[Fault]:
    """A Markdown link names the source page, so that it is checked and works in every form of the site.

    On a site for reading from disk, one in raw HTML names the built page and not its folder.

    Why: another option for addresses breaks it, and MkDocs does not follow it.
    Bad: [decoding](decoding.html)
    Good: [decoding](decoding.md)
    """
    level = site.project.level("links", "unrecognized_links")
    for one in with_state(site, "output-form"):
        is_served = site.tree.directory_urls and not one.address.path.endswith((".html", ".htm"))
        if not (is_served and level == "ignore"):
            severity = WARNING if is_served and level != "warn" else ERROR
            yield told(site, one, f"is the built form of {one.target.path}", severity)
    for one in with_state(site, "found"):
        if is_as_built(site, one):
            yield told(site, one, f"leads to {one.target.path} from the built page alone", WARNING)
        elif site.project.is_offline and names_folder(site, one):
            yield told(site, one, "names a folder, which a browser on disk lists")


def names_folder(site: Site, one: Use) -> bool:
    """Whether a link to a page needs a server that knows which page of a folder is meant."""
    is_beside = one.link.raw and one.address.kind == "relative" and is_page(one.target.path)
    return is_beside and one.target.tried not in site.tree.outputs and one.target.tried not in MADE_BY_MKDOCS


def is_as_built(site: Site, one: Use) -> bool:
    """Whether a Markdown link reaches a file from where the page is built, and not from its source, as MkDocs warns."""
    target = one.target
    if one.link.raw or one.is_in_configuration or one.address.kind != "relative" or is_page(target.path):
        return False
    is_warned = "." in posixpath.basename(target.tried) and site.project.level("links", "not_found") == "warn"
    return target.tried != target.path and is_warned
