"""The edits that a move asks for: every place that names the page, section or file, with its new spelling.

The validator knows the place and the target of each link; this module searches only the settings in pyproject.toml by
itself.
"""

import posixpath
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from guide_rules.data import references
from guide_rules.redirects import redirects_of
from guide_rules.rule_options import PAGE
from linkcheck.addresses import parse
from linkcheck.hints import spelt
from linkcheck.model import Place
from linkcheck.positions import ID_ATTRIBUTES
from linkcheck.rules.metadata import named_files
from linkcheck.site import Site
from linkcheck.snippets import file_name
from linkcheck.targets import Use, find, resolve

from .edits import Edit

APPENDED = re.compile(r"markdown_extensions\.(?:\d+\.)?pymdownx\.snippets\.auto_append\.\d+")


class Move(NamedTuple):
    """A file that moves from `old` to `new`, both seen from the docs folder, or `ids` that move.

    `ids` maps page and id to the new ones; the id "" is the page itself. `gone` says that the page is deleted, so that
    nothing in its own text has to change.
    """

    old: str
    new: str
    ids: dict[tuple[str, str], tuple[str, str | None]]
    gone: bool = False

    def of(self, path: str, fragment: str | None = None) -> tuple[str, str | None]:
        """The path and the fragment of an address after the move."""
        known = self.ids.get((path, fragment or ""))
        return known or (self.new if path == self.old and not self.ids else path, fragment)

    def address(self, written: str) -> str:
        """An address such as `page.md#id` after the move."""
        path, sign, fragment = written.partition("#")
        return join_fragment(*self.of(path, fragment if sign else None))


def join_fragment(path: str, fragment: str | None) -> str:
    """A path and its fragment as one address."""
    return path if fragment is None else f"{path}#{fragment}"


def edits(site: Site, move: Move) -> list[Edit]:
    """Every edit that the move asks for, apart from new redirects."""
    return [edit for edit in every_edit(site, move) if edit.written != edit.replacement]


def every_edit(site: Site, move: Move) -> Iterator[Edit]:
    """Every place that could need an edit, including those whose text stays the same."""
    uses = (use for use in site.uses if not (move.gone and use.page == move.old))
    yield from (edit for use in uses for edit in of_link(site, move, use))
    yield from of_data(site, move)
    yield from (Edit(redirect.new_place, redirect.new, move.address(redirect.new)) for redirect in redirects_of(site))
    if move.gone:
        return
    yield from of_front_matter(site, move)
    yield from of_settings(site, move)
    yield from of_snippets(site, move)
    for (path, old), (_, new) in move.ids.items():
        anchors = site.pages[path].anchors if path in site.pages else ()
        yield from (Edit(anchor.place, old, new) for anchor in anchors if anchor.id == old and anchor.place)


def of_link(site: Site, move: Move, use: Use) -> Iterator[Edit]:
    """The edits of one link, if its target or its own page moves."""
    path, fragment = use.target.path or use.target.tried, use.target.fragment
    if use.target.state in ("missing", "outside", "template", "external", "other-site") or not path:
        return
    page, target = move.of(use.page)[0], move.of(path, fragment)
    if (page, target) == (use.page, (path, fragment)):
        return
    before, after = spelling(site, use, use.page, path, fragment), spelling(site, use, page, *target)
    if before != after:
        yield from at_place(site, use, after)


def spelling(site: Site, use: Use, page: str, path: str, fragment: str | None) -> str:
    """How the link spells the target when it stands on `page`; an absolute link stays absolute."""
    tail = f"#{fragment}" if fragment is not None else ""
    if use.link.attribute in ID_ATTRIBUTES or (use.address.kind == "own-page" and path == page):
        return tail
    if use.address.kind == "absolute":
        is_source = site.tree.absolute_to_docs and not use.link.raw
        built = site.tree.output(path)
        built = built.removesuffix("index.html") if site.tree.directory_urls else built
        return (f"/{path}" if is_source else site.tree.base + built) + tail
    query = use.link.href.partition("#")[0].partition("?")
    return spelt(site, use._replace(page=page), path, None) + query[1] + query[2] + tail


def at_place(site: Site, use: Use, after: str) -> Iterator[Edit]:
    """The edits at the place of a link: an id, an address, or in templates an address with its fragment further on."""
    source, place = site.text_at(use.link.place.path), use.link.place
    offset, href = source.offset(place), use.link.href
    if use.link.attribute in ID_ATTRIBUTES:
        yield Edit(place, href.removeprefix("#"), after.removeprefix("#"))
    elif written := next((form for form in (href, escape(href)) if source.text.startswith(form, offset)), ""):
        yield Edit(place, written, escape(after) if written != href else after)
    elif use.is_in_template:
        path, _, fragment = href.partition("#")
        yield Edit(place, path, after.partition("#")[0])
        if end := re.compile(r"""["'][^#\n]*#""").match(source.text, offset + len(path)):
            yield Edit(source.place(end.end()), fragment, after.partition("#")[2])


def of_front_matter(site: Site, move: Move) -> Iterator[Edit]:
    """The edits of relations and other paths in front matter, seen from the docs folder or from the page."""
    for page, value in named_files(site):
        target = resolve(site.tree, page.path, value.value)
        path, fragment = move.of(target.path, target.fragment)
        is_from_docs = find(site.tree, "", False, parse(value.value.lstrip("/"))).state == "found"
        if not is_from_docs:
            path = posixpath.relpath(path or ".", posixpath.dirname(move.of(page.path)[0]) or ".")
        if target.state == "found":
            slash = "/" * value.value.startswith("/")
            yield Edit(value.place, value.value, slash + join_fragment(path, fragment))


def of_data(site: Site, move: Move) -> Iterator[Edit]:
    """The edits of pages and sections that data files name."""
    for field, to, row in references(site):
        for value in row.all(field) if to == PAGE else ():
            yield Edit(value.place, value.value, move.address(value.value))


def of_settings(site: Site, move: Move) -> Iterator[Edit]:
    """The edits of the nav and the appended snippets in mkdocs.yml, and of the settings in pyproject.toml."""
    for value in site.project.values:
        if value.key.startswith("nav.") and posixpath.normpath(value.value.lstrip("/")) == move.old:
            yield Edit(value.place, value.value, "/" * value.value.startswith("/") + move.address(move.old))
        elif APPENDED.fullmatch(value.key):
            yield from in_snippet(site, move, value.value, value.place)
    source = site.text_at("pyproject.toml")
    path = rf"""(?<=["'])(?:{re.escape(site.project.prefix)})?(?P<path>{re.escape(move.old)})(?=["'])"""
    for match in re.finditer(path, source.text):
        yield Edit(source.place(match.start("path")), move.old, move.address(move.old))


def of_snippets(site: Site, move: Move) -> Iterator[Edit]:
    """The edits of the lines that include a file in a page."""
    for page in site.pages.values():
        for include in page.includes:
            yield from in_snippet(site, move, file_name(include.target), include.place)


def in_snippet(site: Site, move: Move, name: str, place: Place) -> Iterator[Edit]:
    """The edit of a snippet's name: its path from the first folder of snippets that holds it after the move."""
    file, docs = site.project.snippets.find(name), site.project.docs.resolve()
    if file and not move.ids and file.resolve() == docs / move.old:
        paths = (Path(posixpath.relpath(docs / move.new, base.resolve())) for base in site.project.snippets.bases)
        inside = (path.as_posix() for path in paths if path.parts[0] != "..")
        yield from (Edit(place, name, new) for new in [next(inside, name)])


def lines_that_spell(root: Path, files: list[str], forms: list[str]) -> list[str]:
    """The lines of these files that name one of these addresses, as `file:line`."""
    spelt_so = re.compile(rf"""(?:^|["'`(\s])(?:docs/)?(?:{"|".join(map(re.escape, forms))})(?=["'`)\s#]|$)""")
    found = []
    for path in files:
        text = (root / path).read_text(encoding="utf-8", errors="replace")
        found += [f"{path}:{n}" for n, line in enumerate(text.splitlines(), 1) if spelt_so.search(line)]
    return found
