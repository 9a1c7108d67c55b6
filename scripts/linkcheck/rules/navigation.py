"""Rules about `nav` in mkdocs.yml, and about files that get in each other's way in the built site."""

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from ..addresses import parse
from ..hints import as_source, in_docs, lookalikes
from ..model import ERROR, WARNING, Fault, Place
from ..registry import rule
from ..site import Site
from ..targets import Use, in_site
from .absolute import forgotten_base, own_file
from .reachability import links_meant

NO_TEXT = re.compile(r"(?i)[+-]?[\d.][\w.:+-]*|true|false|yes|no|on|off")  # to YAML, without quotes


def entries(site: Site) -> Iterator[tuple[str, Place]]:
    """Each address in `nav`, with its place; without the `/` before it where that stands for the docs folder."""
    for one in site.project.values:
        if one.key.startswith("nav.") and (one.is_text or one.value in ("", "~", "null")):
            value = one.value if one.is_text else ""
            from_docs = site.project.level("nav", "absolute_links") == "relative_to_docs"
            yield value.lstrip("/") if from_docs and parse(value).kind == "absolute" else value, one.place


def is_made(site: Site) -> bool:
    """Whether a plugin makes the menu, so that what is written is not all, or is not meant as it stands."""
    others = ("awesome-pages", "awesome-nav", "literate-nav", "section-index", "api-autonav", "gen-files", "i18n")
    return any(name in site.project.config.plugins for name in others)


@rule
def nav_missing_page(site: Site) -> Iterator[Fault]:
    """Every entry of `nav` is a page that exists.

    Why: the menu leads to an error page.
    Bad: - Decoding: concepts/decodin.md
    Good: - Decoding: concepts/decoding.md
    """
    if is_made(site):
        return
    for one in site.project.values:
        if one.key.startswith("nav.") and not one.is_text and NO_TEXT.fullmatch(one.value):
            yield Fault(one.place, f"nav names {one.value}, which is a number, a date or yes or no, and no page")
    for written, place in entries(site):
        if parse(written).kind in ("empty", "own-page"):
            yield Fault(place, "nav names no page")
        elif path := lost(site, written):
            near = meant(site, written, path)
            if built_from(site, written):
                what = f"nav names {written}, which is an address of the site and no page"
                yield Fault(place, what, WARNING, near if "#" not in written else "", written)
            else:
                severity = WARNING if path.startswith("../") and written.endswith("/") else ERROR
                yield Fault(place, f"nav names {written}, {why(site, path)}", severity, near, written)


def lost(site: Site, written: str) -> str:
    """The path of an entry that leads to no page, or ""."""
    path = posixpath.normpath(written) if parse(written).kind == "relative" else ""
    return "" if path in site.tree.files or site.tree.may_be_generated(path) else path


def meant(site: Site, written: str, path: str) -> str:
    """The page that an entry which names none was to name, or ""."""
    if path in site.tree.excluded | site.tree.drafts:
        return ""
    name = unquote(written).partition("?")[0].strip()
    near = lookalikes(site.tree, as_source(posixpath.normpath(name)))
    return next(filter(None, (built_from(site, written), in_docs(site, name), *near)), "")


def built_from(site: Site, written: str) -> str:
    """The page that a browser finds at the address, of which MkDocs warns and which it leaves as it is, or ""."""
    address = parse(written)
    target = in_site(site.tree, address.path, address)
    return target.path if site.has(target) else ""


def why(site: Site, path: str) -> str:
    """What is wrong with a path in `nav`."""
    if path.startswith("../"):
        return "which leads out of the docs folder"
    if path in site.tree.drafts:
        return "which is a draft, and not built"
    return "which is excluded from the site" if path in site.tree.excluded else "which does not exist"


@rule
def repeated_entry(site: Site) -> Iterator[Fault]:
    """A page stands once in `nav`.

    Why: the menu marks the wrong place, and the way from page to page leaves out what is between.
    Bad: - Decoding: decoding.md under two sections
    Good: - Decoding: decoding.md under one
    """
    seen: dict[str, Place] = {}
    for written, place in entries(site):
        path = posixpath.normpath(written) if written else ""
        if path in site.tree.files and path in seen and not is_made(site):
            yield Fault(place, f"{written} stands in nav already, on line {seen[path].line}", WARNING)
        seen.setdefault(path, place)


@rule
def page_not_in_nav(site: Site) -> Iterator[Fault]:
    """Every page is in `nav`, or `not_in_nav` says that it is left out on purpose.

    A page whose entry is misspelt is not told again; nor, unless MkDocs is to warn of pages outside `nav`, is one to
    which a link leads, which is told there.

    Why: nobody finds it in the menu.
    Bad: a page that neither names
    Good: - Decoding: concepts/decoding.md under nav
    """
    left, strict = left_out(site), site.project.level("nav", "omitted_files") == "warn"
    reached = site.inbound | {file for _, file in links_meant(site)} if left and not strict else ()
    for path in (path for path in left if path not in reached or is_on_purpose(site, path)):
        yield Fault(Place(site.shown(path), 1, 1), "this page is not in nav", ERROR if strict else WARNING)


@rule
def target_not_in_nav(site: Site) -> Iterator[Fault]:
    """A page to which a link leads is in `nav`, or `not_in_nav` says that it is left out on purpose.

    Of several links the first is told, from a page in `nav` if there is one; and none where the page itself allows it,
    or where the first is told as broken.

    Why: the reader arrives where the menu shows no place, and has no way to the pages beside it.
    Bad: [decoding](decoding.md), where nav names no such page
    Good: - Decoding: decoding.md under nav
    """
    left = {path for path in left_out(site) if path in site.pages and not is_on_purpose(site, path)}
    if not left:
        return
    first: dict[str, Use | None] = {}
    broken: dict[str, set[str]] = {}
    for page, path in links_meant(site):
        broken.setdefault(page, set()).add(path)
    for page in sorted(site.pages.keys() - site.tree.drafts, key=lambda page: (page in left, page)):
        for path in broken.get(page, ()):
            first.setdefault(path, None)
        for one in sorted(site.uses_by_page[page], key=lambda one: one.link.place):
            if one.target.path in left and one.target.path != page and one.link.element in ("a", "area"):
                first.setdefault(one.target.path, one)
    for path, one in first.items():
        if one and one.target.state == "found":
            yield Fault(one.link.place, f"{one.link.href} leads to {path}, which is not in nav", WARNING)


def is_on_purpose(site: Site, path: str) -> bool:
    """Whether a page itself allows that it is not in `nav`."""
    page = site.pages.get(path)
    return page is not None and any(one.at_head and one.rule == "page-not-in-nav" for one in page.allowances)


def left_out(site: Site) -> list[str]:
    """The pages that `nav` leaves out, and not on purpose, where anybody wants to hear of them."""
    if site.project.level("nav", "omitted_files") == "ignore" or is_made(site):
        return []
    entered = {written: lost(site, written) for written, _ in entries(site)}
    if not entered:
        return []
    told = {written: path for written, path in entered.items() if path}
    listed = {posixpath.normpath(written) for written in entered} | {meant(site, *one) for one in told.items()}
    listed |= site.tree.outside_nav | site.tree.drafts
    below = tuple(f"{path}/" for path in told.values())
    is_blog = "blog" in site.project.config.plugins or "material/blog" in site.project.config.plugins
    left = [path for path in site.pages if path not in listed and not path.startswith(below)]
    left = [path for path in left if not (is_blog and is_of_a_plugin(site, path))]
    named = {named_on_host(site, one) for one in site.uses} if left else ()
    return [path for path in left if path not in named]


def is_of_a_plugin(site: Site, path: str) -> bool:
    """Whether a plugin decides where the page stands in the menu, as the blog does with its posts."""
    file = site.files.get_file_from_path(path)
    return file is not None and (file.abs_src_path is None or type(file.page).__module__ != "mkdocs.structure.pages")


def named_on_host(site: Site, one: Use) -> str:
    """The page that an entry of `nav` names by its place on the host, or ""."""
    if not one.link.attribute.startswith("nav."):
        return ""
    if one.target.state == "external":
        return own_file(site, one)
    if one.address.kind != "absolute":
        return ""
    return one.target.path if one.target.state in ("found", "source-form") else forgotten_base(site, one)


@rule
def shared_address(site: Site) -> Iterator[Fault]:
    """No two files get the same address: one of them would overwrite the other.

    Why: one of them is never seen.
    Bad: guide.md beside guide/index.md
    Good: guide/index.md alone
    """
    first: dict[str, str] = {}
    left_out = sorted(removed(site))
    for path in (*sorted(site.tree.files), *(path for path in left_out if not path.endswith("README.md"))):
        address = site.tree.output(path)
        if other := first.get(address):
            one, two = sorted((path, other))
            what = f"{site.shown(one)} gets the same address, {address}, so that one overwrites the other"
            yield Fault(Place(site.shown(two), 1, 1), what)
        first.setdefault(address, path)
    for path in (path for path in left_out if path.endswith("README.md")):
        what = "index.md beside it gets the same address, so that this page is left out"
        yield Fault(Place(site.shown(path), 1, 1), what, WARNING)


def removed(site: Site) -> Iterator[str]:
    """The files of the docs folder that MkDocs takes out, since others beside them have their addresses."""
    known = {file.src_uri for file in site.files}
    for folder, _, names in os.walk(site.project.docs, followlinks=True):
        for name in names:
            path = Path(folder, name).relative_to(site.project.docs).as_posix()
            is_kept_back = site.project.config.exclude_docs and site.project.config.exclude_docs.match_file(path)
            if path not in known and not is_kept_back and site.tree.output(path) in site.tree.outputs:
                yield path
