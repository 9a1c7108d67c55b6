"""Rules about where a link leads."""

import os
import posixpath
import re
from collections.abc import Iterator

from ..hints import path_hint, strange_letter
from ..model import ERROR, WARNING, Fault
from ..registry import rule, unsure_without_plugins
from ..site import Site
from ..targets import Use, is_page
from .anchors import has_scripts
from .navigation import is_menu
from .spelling import external_hint

# The name of a host without a scheme; folders do not have such names.
HOST = re.compile(r"(?:[a-z0-9-]+\.)+(?:com|dev|edu|gov|io|net|org)(?:(?P<path>/)|[?#]|$)")
MAKE_NO_FILES = {"search", "offline", "material/search", "material/offline", "linkcheck"}  # plugins
GENERATED = (".txt", ".xml", ".json", ".pdf", ".inv")  # endings of files that other plugins add to a built site


def with_state(site: Site, *states: str) -> Iterator[Use]:
    """The links whose target is in one of these states, except those that absolute-link reports."""
    absolute_is_reported = site.project.level("links", "absolute_links") == "warn"
    for use in site.uses:
        if use.target.state in states:
            is_reported = absolute_is_reported and use.address.kind == "absolute" and use.is_in_text_or_nav
            if not (is_reported or works_from_a_page(site, use)):
                yield use


def works_from_a_page(site: Site, use: Use) -> bool:
    """Whether a relative link in a template, which many pages share, leads to a file from one of them."""
    if not use.is_in_template or use.link.element == "template" or use.address.kind != "relative":
        return False
    folders = {posixpath.dirname(site.tree.output(path)) for path in site.pages}
    paths = (posixpath.normpath(posixpath.join(folder, use.address.path)) for folder in folders)
    return any(path in site.tree.outputs or f"{path}/index.html" in site.tree.outputs for path in paths)


def leads_to_page(use: Use) -> bool:
    """Whether the author meant a page: `x.md`, `x.html`, `x/` or `x`, in a link and not in a picture."""
    is_link = use.link.element in ("a", "area", "svg:a", "config:a", "iframe") or use.link.attribute.startswith("nav.")
    name = use.address.path.split()[0].rstrip("/").rpartition("/")[2] if use.address.path.split() else ""
    return is_link and (is_page(name) or name.endswith((".html", ".htm")) or "." not in name.strip("."))


@rule
@unsure_without_plugins
def missing_page(site: Site) -> Iterator[Fault]:
    """A link to a page leads to a page that exists.

    Why: the reader ends at an error page.
    Bad: [decoding](decodin.md)
    Good: [decoding](decoding.md)
    """
    return (missing_fault(site, use, "page") for use in to_nothing(site) if leads_to_page(use))


@rule
@unsure_without_plugins
def missing_file(site: Site) -> Iterator[Fault]:
    """A link to an image or any other file leads to a file that exists.

    Why: the reader gets a gap instead of a picture, or an error page.
    Bad: ![map](assets/mpa.svg)
    Good: ![map](assets/map.svg)
    """
    return (missing_fault(site, use, "file") for use in to_nothing(site) if not leads_to_page(use))


def to_nothing(site: Site) -> Iterator[Use]:
    """The links that lead to nothing: their target is missing, or they have a `{{ … }}` that no plugin fills in."""
    for use in site.uses:
        is_unfilled = use.target.state == "template" and re.search(r"\{[{%]|\$\{", use.link.href)
        is_scripted = use.link.raw and has_scripts(site, use.page)  # a script fills in HTML, not Markdown
        may_be_filled = use.page not in site.pages or site.project.unchecked or is_scripted
        if is_unfilled and not may_be_filled:
            yield use
    for use in with_state(site, "missing"):
        is_other_site = use.address.kind == "absolute" and not site.tree.absolute_to_docs and not site.project.site_url
        name = posixpath.basename(use.address.path.rstrip("/"))
        is_language = use.link.attribute.startswith("extra.alternate.") and "." not in name
        if not (is_other_site or is_language or names_folder_of_menu(site, use)):
            yield use


def names_folder_of_menu(site: Site, use: Use) -> bool:
    """Whether the link stands in a menu and names a folder, which may have a menu of its own."""
    if not (use.address.path.endswith("/") and is_menu(site, use.page)):
        return False
    folder = posixpath.normpath(posixpath.join(posixpath.dirname(use.page), use.address.path)) + "/"
    return any(path.startswith(folder) for path in site.tree.files)


def missing_fault(site: Site, use: Use, kind: str) -> Fault:
    """The fault of a link whose target is missing; `kind` is page or file."""
    href = use.link.href
    if use.target.state == "template":
        return Fault(use.link.place, f"no plugin of this project fills in the braces of {href}")
    why = strange_letter(site, use)
    what = f"{href} leads to no {kind}{f': {why}' if why else ''}"
    return Fault(use.link.place, what, ERROR if why else severity_of(site, use), likely_address(site, use), href)


def severity_of(site: Site, use: Use) -> str:
    """A warning when a plugin may generate the missing file, or another site on the host may have it; else an error."""
    others = set(site.project.config.plugins) - MAKE_NO_FILES
    may_be_generated = bool(others or site.project.config.hooks) and use.address.path.endswith(GENERATED)
    may_be_other = use.address.kind == "absolute" and not site.tree.absolute_to_docs and may_be_other_site(site, use)
    return WARNING if may_be_generated or may_be_other or site.project.unchecked else ERROR


def may_be_other_site(site: Site, use: Use) -> bool:
    """Whether another site on the host may have the path: this site is at the root and has no such folder."""
    first, slash, _ = use.target.tried.partition("/")
    return (
        site.tree.base == "/"
        and bool(slash or "." not in first)
        and not any(dest.startswith(f"{first}/") for dest in site.tree.outputs)
    )


def likely_address(site: Site, use: Use) -> str:
    """What may have been meant: a section whose # is missing, a file of the site, or a host whose scheme is missing."""
    address = use.link.href.removeprefix("://")
    host = HOST.match(address)
    section = f"#{address}" if address in site.ids.get(use.page, ()) else ""
    found = [section or path_hint(site, use), external_hint(site, use, f"https://{address}") if host else ""]
    return next(filter(None, reversed(found) if host and host["path"] else found), "")


def fault_of_form(site: Site, use: Use, what: str, severity: str = ERROR) -> Fault:
    """The fault of a link that names its target in a wrong form, with the right form as its hint."""
    return Fault(use.link.place, f"{use.link.href} {what}", severity, path_hint(site, use), use.link.href)


@rule
def wrong_case(site: Site) -> Iterator[Fault]:
    """A link spells its target in the same case as the file.

    Why: it may work on the author's disk, and fails on most servers.
    Bad: [decoding](Decoding.md)
    Good: [decoding](decoding.md)
    """
    for use in with_state(site, "wrong-case"):
        yield fault_of_form(site, use, f"differs in case from {use.target.path}")


@rule
@unsure_without_plugins
def outside_docs(site: Site) -> Iterator[Fault]:
    """A link stays within the docs folder, since nothing outside it is published.

    Why: it works in an editor, but the built site has no such file.
    Bad: [readme](../README.md)
    Good: [readme](https://git.example.org/project/blob/main/README.md)
    """
    has_versions = "mike" in site.project.config.plugins or bool(site.project.config.extra.get("version"))
    for use in with_state(site, "outside"):
        is_version = has_versions and use.link.element == "a" and not is_page(use.target.tried)
        if is_version or use.link.attribute.startswith("extra.alternate."):
            continue
        is_folder = use.link.element == "a" and use.address.path.endswith("/")
        is_ours = use.address.path.strip("./") and os.access(site.project.docs / use.target.tried, os.F_OK)
        severity = WARNING if (is_folder and not is_ours) or stops_at_the_root(site, use) else ERROR
        yield fault_of_form(site, use, "leads out of the docs folder", severity)


def stops_at_the_root(site: Site, use: Use) -> bool:
    """Whether too many `../` do no harm: at the root of a host, a browser ignores them."""
    path = re.sub(r"^(?:\.\./)+", "", use.target.tried)
    return use.link.raw and site.tree.base == "/" and not site.project.is_offline and path in site.tree.outputs


@rule
def excluded_target(site: Site) -> Iterator[Fault]:
    """A link leads to a published file, not to one that `exclude_docs` or `draft_docs` leaves out.

    Why: it works in an editor and in a preview of drafts, but the built site has no such file.
    Bad: [notes](drafts/notes.md)
    Good: [notes](notes.md)
    """
    for use in with_state(site, "excluded", "draft"):
        if use.page not in site.tree.drafts:
            how = "a draft" if use.target.state == "draft" else "excluded from the site"
            yield Fault(use.link.place, f"{use.link.href} leads to {use.target.path}, which is {how}")


@rule
@unsure_without_plugins
def source_form(site: Site) -> Iterator[Fault]:
    """A link in raw HTML names the built page, since MkDocs does not rewrite such links.

    Why: the built site has no such page, and MkDocs does not warn of it.
    Bad: <a href="decoding.md">decoding</a>
    Good: <a href="decoding.html">decoding</a>
    """
    for use in with_state(site, "source-form"):
        if use.link.raw:
            yield fault_of_form(site, use, "is the source of a page, and MkDocs rewrites no link in raw HTML")


@rule
def output_form(site: Site) -> Iterator[Fault]:
    """A Markdown link names the source page; MkDocs then checks it and turns it into the right address.

    On a site that is read from disk, a link in raw HTML names the built page and not its folder.

    Why: MkDocs does not check it, and another setting for addresses breaks it.
    Bad: [decoding](decoding.html)
    Good: [decoding](decoding.md)
    """
    level = site.project.level("links", "unrecognized_links")
    for use in with_state(site, "output-form"):
        is_served = site.tree.directory_urls and not use.address.path.endswith((".html", ".htm"))
        if not (is_served and level == "ignore"):
            severity = WARNING if is_served and level != "warn" else ERROR
            yield fault_of_form(site, use, f"is the built form of {use.target.path}", severity)
    for use in with_state(site, "found"):
        if is_as_built(site, use):
            yield fault_of_form(
                site, use, f"leads to {use.target.path} from the built page but not from its source", WARNING
            )
        elif site.project.is_offline and names_folder(site, use):
            yield fault_of_form(site, use, "leads to a folder; opened from disk, a browser shows a list of its files")


def names_folder(site: Site, use: Use) -> bool:
    """Whether a link leads to the folder of a page, so that only a server finds the page."""
    is_relative = use.link.raw and use.address.kind == "relative" and is_page(use.target.path)
    return is_relative and use.target.tried not in site.tree.outputs


def is_as_built(site: Site, use: Use) -> bool:
    """Whether a Markdown link to a file works from the built page but not from the source, of which MkDocs warns."""
    target = use.target
    if use.link.raw or use.address.kind != "relative" or is_page(target.path):
        return False
    is_warned = "." in posixpath.basename(target.tried) and site.project.level("links", "not_found") == "warn"
    return target.tried != target.path and is_warned
