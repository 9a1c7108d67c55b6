"""Rules about the old address of a redirect, where its stub will stand."""

import posixpath
import re
from collections.abc import Iterator

from ..model import Finding
from ..patterns import Pattern
from ..rules.finding import at
from ..site import Site
from ..targets import MADE_BY_MKDOCS
from ..tree import PAGE_ENDINGS, output
from .redirections import Redirect, file

# `old.md` or `old.md#part`, or the same of a static page, without detours.
ENDING = "|".join(map(re.escape, (*PAGE_ENDINGS, ".html")))
WELL_NAMED = Pattern(rf"(?:(?!\.{{1,2}}/)[^/\\#]+/)*[^/\\#]+(?i:{ENDING})(?:#.+)?")


def misplaced_redirect(site: Site) -> Iterator[Finding]:
    """The old address of a redirect names a page as it stood in the docs folder, perhaps with a section.

    Why: a stub can stand nowhere else; it would be a file that nobody asks for, or break the build.
    Bad: decoding/: sampling.md
    Good: decoding.md: sampling.md
    """
    for one in site.redirects:
        if is_misplaced(site, one):
            yield at(one.old_place, f"{one.old or 'this'} names no page as it stood in the docs folder, such as old.md")


def is_misplaced(site: Site, one: Redirect) -> bool:
    """Whether the old address, in our own file, names nothing that a stub could stand for."""
    if WELL_NAMED.fullmatch(one.old) or leads_out(one) or is_live(site, one.old):
        return False
    return one.old_place.path == file(site.settings)


def leads_out(one: Redirect) -> bool:
    """Whether the old address stands outside the docs folder, which is told as such."""
    page = one.old.partition("#")[0]
    return page.startswith("/") or posixpath.normpath(page).startswith("../")


def shadowed_redirect(site: Site) -> Iterator[Finding]:
    """The old address of a redirect is no longer in use: a live page would be overwritten by its stub.

    Case makes no difference: on many disks two names that differ in case are one file.

    Why: its readers would be sent elsewhere.
    Bad: decoding.md: sampling.md, and decoding.md exists
    Good: decoding.md: sampling.md, and only sampling.md exists
    """
    pages = {one.old.partition("#")[0] for one in site.redirects}
    others = {page: other for page in pages if (other := overwritten(site, page))}
    for one in site.redirects:
        if is_live(site, one.old):
            yield at(one.old_place, f"{one.old} is live, and this redirect would hide it")
        elif other := others.get(one.old.partition("#")[0]):
            yield at(one.old_place, f"the stub of {one.old} would stand in the place of {other}, which is live")


def is_live(site: Site, address: str) -> bool:
    """Whether a page or section answers at an address by itself; MkDocs makes some pages."""
    page, _, fragment = address.partition("#")
    if fragment:
        return fragment in ids_of(site, page)
    return output(page, site.tree.directory_urls) in MADE_BY_MKDOCS or (
        page in site.tree.files and is_written(site, page)
    )


def ids_of(site: Site, path: str) -> frozenset[str]:
    """The ids of a page, or of an HTML file that is published as it is; of any other path none."""
    return site.ids.get(path) or (site.ids_of_file(path) if path in site.tree.files else frozenset())


def overwritten(site: Site, page: str) -> str:
    """Another file that the stub of an old page would overwrite, or would need as a folder, or ""."""
    tree = site.tree
    if page in tree.files:
        return ""
    stub = output(page, tree.directory_urls)
    same = tree.outputs.get(tree.by_lower_case.get(stub.lower(), stub), "")
    parts = page.split("/")
    above = ("/".join(parts[:length]) for length in range(1, len(parts)))
    return same if same and is_written(site, same) else next((one for one in above if one in tree.files), "")


def is_written(site: Site, page: str) -> bool:
    """Whether the page holds a word; an empty one only gives a redirect its place in the menu."""
    source = site.source(page)
    return bool(source.text[source.front_matter.end() if source.front_matter else 0 :].strip())
