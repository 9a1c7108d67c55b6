"""Rules about the two forms of an address: that of the source and that of the built page."""

import posixpath
from collections.abc import Iterator

from ..hints import path_hint
from ..model import ERROR, WARNING, Finding
from ..plugins import FILES
from ..site import Site
from ..targets import Use
from ..tree import is_page
from .around import lost_below
from .finding import at
from .links import with_state
from .neighbours import offline


def source_form(site: Site) -> Iterator[Finding]:
    """A link in raw HTML names the built page: MkDocs does not rewrite it.

    Why: the built site has no such page, and MkDocs says nothing.
    Bad: <a href="decoding.md">decoding</a>
    Good: <a href="decoding.html">decoding</a>
    """
    for one in (one for one in with_state(site, "source-form") if one.link.raw):
        message = f"{one.link.href} is the source of a page, and no link in raw HTML is rewritten"
        yield at(one.link.place, message + path_hint(site, one))


def output_form(site: Site) -> Iterator[Finding]:
    """A Markdown link names the source page, so that it is checked and works in every form of the site.

    On a site for reading from disk, one in raw HTML names the built page and not its folder.

    Why: another option for addresses breaks it, and MkDocs does not follow it.
    Bad: [decoding](decoding.html)
    Good: [decoding](decoding.md)
    """
    level = site.settings.level("links", "unrecognized_links")
    for one in with_state(site, "output-form"):
        is_served = site.settings.directory_urls and not one.address.path.endswith((".html", ".htm"))
        if is_served and level == "ignore":
            continue  # it works there, and the project wants to hear nothing of it
        message = f"{one.link.href} is the built form of {one.target.path}"
        severity = WARNING if is_served and level != "warn" else ERROR
        yield at(one.link.place, message + path_hint(site, one), severity)
    for one in with_state(site, "found"):
        if is_as_built(site, one):
            message = f"{one.link.href} leads to {one.target.path} from the built page alone"
            yield at(one.link.place, message + path_hint(site, one), WARNING)
    for one in folders(site):
        yield at(one.link.place, f"{one.link.href} names a folder, which a browser on disk lists{path_hint(site, one)}")


def folders(site: Site) -> list[Use]:
    """The links to pages that name their folders where a browser on disk may follow them."""
    found = [one for one in with_state(site, "found") if names_folder(site, one)] if offline(site) else []
    told = {one.link.place for one, _ in lost_below(site)} if found else ()
    return [one for one in found if one.link.place not in told]


def names_folder(site: Site, one: Use) -> bool:
    """Whether a link to a page needs a server that knows which page of a folder is meant."""
    is_beside = one.link.raw and one.address.kind == "relative" and is_page(one.target.path)
    return is_beside and one.target.tried not in site.tree.outputs


def is_as_built(site: Site, one: Use) -> bool:
    """Whether a Markdown link reaches a file from where the page is built, and not from its source, as MkDocs warns."""
    target = one.target
    if one.link.raw or one.is_in_configuration or one.address.kind != "relative" or is_page(target.path):
        return False
    is_warned = "." in posixpath.basename(target.tried) and site.settings.level("links", "not_found") == "warn"
    is_certain = FILES not in site.settings.powers and site.certainty.of_address(one.page)
    return target.tried != target.path and is_warned and is_certain
