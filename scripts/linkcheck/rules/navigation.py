"""Rules about `nav` in mkdocs.yml, and about files that get the same address in the built site."""

import os
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from ..addresses import parse
from ..hints import as_source, in_docs, lookalikes
from ..model import ERROR, WARNING, Fault, Place
from ..registry import rule, unsure_without_plugins
from ..site import Site
from ..targets import Use, in_site
from .absolute import forgotten_base, own_file
from .reachability import intended_targets

NO_TEXT = re.compile(r"(?i)[+-]?[\d.][\w.:+-]*|true|false|yes|no|on|off")  # what YAML reads as a number or the like


def entries(site: Site) -> Iterator[tuple[str, Place]]:
    """Yields each path in `nav` with its place; a `/` that stands for the docs folder is removed."""
    for setting in site.project.values:
        if setting.key.startswith("nav.") and (setting.is_text or setting.value in ("", "~", "null")):
            path = setting.value if setting.is_text else ""
            from_docs = site.project.level("nav", "absolute_links") == "relative_to_docs"
            yield path.lstrip("/") if from_docs and parse(path).kind == "absolute" else path, setting.place


def is_made_by_plugin(site: Site) -> bool:
    """Whether a plugin makes or changes the menu, so that `nav` in mkdocs.yml is not the whole menu."""
    others = ("awesome-pages", "awesome-nav", "literate-nav", "section-index", "api-autonav", "gen-files", "i18n")
    return any(name in site.project.config.plugins for name in others)


def is_menu(site: Site, page: str) -> bool:
    """Whether the literate-nav plugin reads the page as a menu, in which links need no text and may name folders."""
    plugin = site.project.config.plugins.get("literate-nav")
    return plugin is not None and page.rpartition("/")[2] == plugin.config.get("nav_file")


@rule
@unsure_without_plugins
def nav_missing_page(site: Site) -> Iterator[Fault]:
    """Every entry of `nav` is a page that exists.

    Why: the menu leads to an error page.
    Bad: - Decoding: concepts/decodin.md
    Good: - Decoding: concepts/decoding.md
    """
    if is_made_by_plugin(site):
        return
    for setting in site.project.values:
        if setting.key.startswith("nav.") and not setting.is_text and NO_TEXT.fullmatch(setting.value):
            yield Fault(setting.place, f"nav entry {setting.value} is not a path; put it in quotes if it is one")
    for entry, place in entries(site):
        if parse(entry).kind in ("empty", "own-page"):
            yield Fault(place, "nav names no page")
        elif path := missing_entry(site, entry):
            near = intended_page(site, entry, path)
            if page_at(site, entry):
                what = f"nav names {entry}, which is an address in the built site and not a page"
                yield Fault(place, what, WARNING, near if "#" not in entry else "", entry)
            else:
                severity = WARNING if path.startswith("../") and entry.endswith("/") else ERROR
                yield Fault(place, f"nav names {entry}, {why_missing(site, path)}", severity, near, entry)


def missing_entry(site: Site, entry: str) -> str:
    """The path of a nav entry that leads to no page, or ""."""
    path = posixpath.normpath(entry) if parse(entry).kind == "relative" else ""
    return "" if path in site.tree.files or site.tree.may_be_generated(path) else path


def intended_page(site: Site, entry: str, path: str) -> str:
    """The page that the author of a nav entry to a missing page may have meant, or ""."""
    if path in site.tree.excluded | site.tree.drafts:
        return ""
    name = unquote(entry).partition("?")[0].strip()
    near = lookalikes(site.tree, as_source(posixpath.normpath(name)))
    return next(filter(None, (page_at(site, entry), in_docs(site, name), *near)), "")


def page_at(site: Site, entry: str) -> str:
    """The page whose address in the built site a nav entry is, or ""; MkDocs warns of it and keeps the address."""
    address = parse(entry)
    target = in_site(site.tree, address.path, address)
    return target.path if site.has(target) else ""


def why_missing(site: Site, path: str) -> str:
    """Why a path in `nav` names no page."""
    if path.startswith("../"):
        return "which leads out of the docs folder"
    if path in site.tree.drafts:
        return "which is a draft and not published"
    return "which is excluded from the site" if path in site.tree.excluded else "which does not exist"


@rule
def repeated_entry(site: Site) -> Iterator[Fault]:
    """A page stands once in `nav`.

    Why: the menu marks the wrong entry, and the links to the next and previous page skip what is between.
    Bad: - Decoding: decoding.md under two sections
    Good: - Decoding: decoding.md under one
    """
    seen: dict[str, Place] = {}
    for entry, place in entries(site):
        path = posixpath.normpath(entry) if entry else ""
        if path in site.tree.files and path in seen and not is_made_by_plugin(site):
            yield Fault(place, f"{entry} is already in nav, on line {seen[path].line}", WARNING)
        seen.setdefault(path, place)


@rule
def page_not_in_nav(site: Site) -> Iterator[Fault]:
    """Every page is in `nav`, or `not_in_nav` says that it is left out on purpose.

    A page whose entry is misspelt is not reported here. A page that has links to it is reported at the first of them by
    target-not-in-nav, unless `validation.nav.omitted_files` is `warn`.

    Why: nobody finds it in the menu.
    Bad: a page that neither names
    Good: - Decoding: concepts/decoding.md under nav
    """
    left, strict = left_out(site), site.project.level("nav", "omitted_files") == "warn"
    reached = site.inbound | {file for _, file in intended_targets(site)} if left and not strict else ()
    for path in left:
        if path not in reached or is_on_purpose(site, path):
            yield Fault(
                Place(site.shown(path), 1, 1),
                "this page is not in nav; add it there, or list it in not_in_nav",
                ERROR if strict else WARNING,
            )


@rule
def target_not_in_nav(site: Site) -> Iterator[Fault]:
    """A page that has links to it is in `nav`, or `not_in_nav` says that it is left out on purpose.

    Only the first link is reported, preferably on a page that is in `nav`; none is when that link is broken, or when
    the page itself allows page-not-in-nav.

    Why: the menu does not show where the reader is, and leads to no page nearby.
    Bad: [decoding](decoding.md), where nav names no such page
    Good: - Decoding: decoding.md under nav
    """
    left = {path for path in left_out(site) if not is_on_purpose(site, path)}
    if not left:
        return
    first: dict[str, Use | None] = {}
    broken: dict[str, set[str]] = {}
    for page, path in intended_targets(site):
        broken.setdefault(page, set()).add(path)
    for page in sorted(site.pages.keys() - site.tree.drafts, key=lambda page: (page in left, page)):
        for path in broken.get(page, ()):
            first.setdefault(path, None)
        for use in sorted(site.uses_by_page[page], key=lambda each: each.link.place):
            if use.target.path in left and use.target.path != page and use.link.element in ("a", "area"):
                first.setdefault(use.target.path, use)
    for path, use in first.items():
        if use and use.target.state == "found":
            yield Fault(use.link.place, f"{use.link.href} leads to {path}, which is not in nav", WARNING)


def is_on_purpose(site: Site, path: str) -> bool:
    """Whether the page itself has an allowance for page-not-in-nav at its head."""
    page = site.pages.get(path)
    return page is not None and any(each.at_head and each.rule == "page-not-in-nav" for each in page.allowances)


def left_out(site: Site) -> list[str]:
    """The pages that are missing in `nav` by mistake; none when the project has no `nav` or ignores such pages."""
    if site.project.level("nav", "omitted_files") == "ignore" or is_made_by_plugin(site):
        return []
    in_nav = {entry: missing_entry(site, entry) for entry, _ in entries(site)}
    if not in_nav:
        return []
    missing = {entry: path for entry, path in in_nav.items() if path}
    listed = {posixpath.normpath(entry) for entry in in_nav}
    listed |= {intended_page(site, entry, path) for entry, path in missing.items()}
    listed |= site.tree.outside_nav | site.tree.drafts
    below = tuple(f"{path}/" for path in missing.values())
    left = [path for path in site.pages if path not in listed and not path.startswith(below)]
    named = {page_of_absolute_entry(site, use) for use in site.uses} if left else ()
    return [path for path in left if path not in named]


def page_of_absolute_entry(site: Site, use: Use) -> str:
    """The page that an entry of `nav` names by its full address or by its path on the host, or ""."""
    if not use.link.attribute.startswith("nav."):
        return ""
    if use.target.state == "external":
        return own_file(site, use)
    return use.target.path or forgotten_base(site, use)


@rule
def shared_address(site: Site) -> Iterator[Fault]:
    """No two files get the same address in the built site.

    Why: one of them would overwrite the other, and never be seen.
    Bad: guide.md beside guide/index.md
    Good: guide/index.md alone
    """
    first: dict[str, str] = {}
    left_out = sorted(left_out_by_mkdocs(site))
    for path in (*sorted(site.tree.files), *(path for path in left_out if not path.endswith("README.md"))):
        address = site.tree.output(path)
        if other := first.get(address):
            before, after = sorted((path, other))
            what = f"{site.shown(before)} gets the same address, {address}, so that one overwrites the other"
            yield Fault(Place(site.shown(after), 1, 1), what)
        first.setdefault(address, path)
    for path in (path for path in left_out if path.endswith("README.md")):
        what = "index.md in the same folder gets the same address, so that this page is left out"
        yield Fault(Place(site.shown(path), 1, 1), what, WARNING)


def left_out_by_mkdocs(site: Site) -> Iterator[str]:
    """Yields the files of the docs folder that MkDocs leaves out because another file has the same address."""
    known = {file.src_uri for file in site.files}
    for folder, _, names in os.walk(site.project.docs, followlinks=True):
        for name in names:
            path = Path(folder, name).relative_to(site.project.docs).as_posix()
            is_kept_back = site.project.config.exclude_docs and site.project.config.exclude_docs.match_file(path)
            if path not in known and not is_kept_back and site.tree.output(path) in site.tree.outputs:
                yield path
