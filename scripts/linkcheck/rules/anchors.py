"""Rules about anchors: the ids that pages define and that links name."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from ..hints import anchor_hint
from ..model import ERROR, WARNING, Anchor, Fault, Heading, Place
from ..registry import rule, unsure_without_plugins
from ..site import Site
from ..targets import Use
from ..templates import PRINTED, Branches, inclusions, scope, template_file

# ids that Material makes: __search
OF_THE_THEME = re.compile(r"__(?:search|drawer|toc|nav|palette|consent|comments|source|skip|tabbed_hash)")
OF_WIDGETS = frozenset(["aria-controls", "aria-owns", "aria-activedescendant"])  # attributes; scripts make such parts
ASCII_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")  # how-it-works
HALF_ID = re.compile(r"(?:[({\[]\s*#\s*([a-z][a-z0-9-]*)\s*[)}\]]?|\s#\s*([a-z][a-z0-9-]*)\s*[)}\]])$")  # {#id or {#id)
TEXT_FILES = (".txt", ".csv", ".json", ".yml", ".yaml", ".log")
MAKES_IDS = r"""\bid["'`]?\s*[,:=]\s*\\?["'`]?"""  # before an id in a script or template: id="x", id: 'x'


@rule
@unsure_without_plugins
def broken_anchor(site: Site) -> Iterator[Fault]:
    """A link to a section leads to an id that its page defines.

    Why: the reader lands at the top of the page and looks for the section in vain.
    Bad: [temperature](decoding.md#temprature)
    Good: [temperature](decoding.md#temperature)
    """
    reported = set()  # several pages may share a link by a snippet
    for use in site.uses:
        fragment = use.target.fragment
        if not fragment or use.target.state not in ("found", "output-form") or needs_no_anchor(use, fragment):
            continue
        path, place = use.target.path, use.link.place
        if path.lower().endswith(TEXT_FILES) and path in site.tree.files:
            what = f"{path} is a text file, whose parts cannot be linked"
            yield Fault(place, what, WARNING, use.link.href.partition("#")[0], use.link.href)
            continue
        if place in reported or is_defined(site, use, path, fragment):
            continue
        reported.add(place)
        is_around = not use.page and use.address.kind == "own-page"
        where = "no template or page has an" if is_around else f"{path} has no"
        is_clip = use.link.attribute == "clip-path"
        severity = WARNING if is_clip or site.is_scripted(path) else ERROR
        hint = "" if is_clip else anchor_hint(site, use)
        yield Fault(place, f"{where} anchor #{fragment}", severity, hint, use.link.href)


def is_defined(site: Site, use: Use, path: str, fragment: str) -> bool:
    """Whether the target has the anchor, or a script or template may add it."""
    if use.link.attribute in OF_WIDGETS and has_scripts(site, use.page):
        return True
    if not use.page and use.address.kind == "own-page":
        return may_be_shown(site, fragment)
    is_drawn_in = use.page == path and path.endswith(".svg") and site.shown(path) in site.included
    return is_drawn_in or site.defines(path, fragment) or site.defines(path, unquote(fragment))


def needs_no_anchor(use: Use, fragment: str) -> bool:
    """Whether the fragment needs no anchor: it is #top, belongs to the theme, or is part of an image or font."""
    is_picture = use.link.attribute == "src" and use.link.element in ("img", "input")
    is_shown = is_picture or use.link.attribute in ("srcset", "imagesrcset", "poster", "font")
    return is_shown or fragment.lower() == "top" or bool(OF_THE_THEME.match(fragment))


def has_scripts(site: Site, page: str) -> bool:
    """Whether a script of the project runs on a page and may add elements to it."""
    config = site.project.config
    own = config.extra_javascript or config.hooks or site.templates
    return bool(own) or (page in site.pages and "<script" in site.source(page).text)


@lru_cache(maxsize=2**10)
def may_be_shown(site: Site, fragment: str) -> bool:
    """Whether some page may have the id, because a template, a page, the theme or a script defines it."""
    printed = (re.fullmatch(re.sub(f"{PRINTED}+", ".*", re.escape(id)), fragment) for id in site.ids_of_templates)
    return any(printed) or any(fragment in ids for ids in site.ids.values()) or is_in_files(site, re.escape(fragment))


def is_in_files(site: Site, fragment: str) -> bool:
    """Whether a template of the theme or a script of the project gives an element that id."""
    makes = re.compile(MAKES_IDS + fragment + r"\b")
    files = [site.project.docs / path for path in site.tree.files if path.endswith((".js", ".mjs"))]
    files += [file for folder in site.project.config.theme.dirs for file in Path(folder).rglob("*.html")]
    files += list(site.project.overrides.rglob("*.js")) if site.project.overrides else []
    return any(makes.search(file.read_text(encoding="utf-8", errors="replace")) for file in files if file.is_file())


@rule
def duplicate_id(site: Site) -> Iterator[Fault]:
    """An id is used once on its page: a browser always goes to the first.

    Why: a link to the second one leads to the first.
    Bad: two headings with { #limits }
    Good: { #limits } and { #more-limits }
    """
    around = always_printed(site)
    for page in site.pages.values():
        if len(site.ids[page.path]) < len(page.anchors):
            of_headings = {heading.id: heading.place for heading in reversed(page.headings)}
            yield from (Fault(*fault) for fault in repeated(page.anchors, of_headings))
        for id in (
            around.keys() & site.ids[page.path] if not any(value.key == "template" for value in page.meta) else ()
        ):
            places = [each.place for each in (*page.anchors, *page.headings) if each.id == id and each.place]
            if places:
                yield Fault(places[0], f"the id {id} is already used {where(around[id].place, places[0])}")
    for document in site.documents:
        if document.path in site.included or not document.anchors:
            continue
        named = {link.href for link in document.links}
        is_figure = document.path.lower().endswith(".svg")
        for place, message in repeated(document.anchors, {}) if document.start else ():
            is_sure = not document.scripted and (not is_figure or f"#{message.split()[2]}" in named)
            yield Fault(place, message, ERROR if is_sure else WARNING)
    yield from {Fault(*fault) for document in site.templates for fault in twice_in_template(site, document.path)}


def always_printed(site: Site) -> dict[str, Anchor]:
    """Maps each id that main.html prints on every page, outside any condition, to its anchor."""
    main = next((template.path for template in site.templates if template.path.rpartition("/")[2] == "main.html"), "")
    return {anchor.id: anchor for branches, anchor in printed_ids(site, main) if not branches} if main else {}


def printed_ids(
    site: Site, path: str, around: Branches = (), within: tuple[str, ...] = ()
) -> Iterator[tuple[Branches, Anchor]]:
    """Yields the ids that a template prints, each with the branches around it; then those of templates it includes.

    `around` are the branches around the template itself, `within` the templates that include it.
    """
    source = site.text_at(path)
    document = next((template for template in site.templates if template.path == path), None)

    def branches(offset: int) -> Branches:
        return (*around, *((path, *template) for template in scope(source.text, offset)))

    for anchor in document.anchors if document else ():
        if PRINTED not in anchor.id:
            yield branches(source.offset(anchor.place)), anchor
    for tag in inclusions(source.text):
        file = next(filter(None, (template_file(site.project, name) for name, _ in tag.names)), None)
        own = site.project.overrides
        if tag.how == "include" and file and own and file.is_relative_to(own):
            inner = file.resolve().relative_to(site.project.root.resolve()).as_posix()
            if inner not in within:
                yield from printed_ids(site, inner, branches(tag.start), (*within, path))


def twice_in_template(site: Site, path: str) -> Iterator[tuple[Place, str]]:
    """Yields place and message for each id that a template, with those it includes, prints twice on the same page."""
    met: list[tuple[Branches, Anchor]] = []
    for branches, anchor in printed_ids(site, path):
        for around, before in met:
            shorter = min(len(around), len(branches))
            if before.id == anchor.id and around[:shorter] == branches[:shorter]:
                yield anchor.place, f"the id {anchor.id} is already used {where(before.place, anchor.place)}"
                break
        met.append((branches, anchor))


def repeated(anchors: tuple[Anchor, ...], of_headings: dict[str, Place | None]) -> Iterator[tuple[Place, str]]:
    """Yields place and message for each id that a file defines again; `of_headings` are the places of heading ids."""
    first: dict[str, Anchor] = {}
    for anchor in anchors:
        before = first.get(anchor.id)
        if before and anchor.place:
            heading = of_headings.get(anchor.id)
            is_itself = heading and heading[:2] == anchor.place[:2]
            first_place = where(before.place or (None if is_itself else heading), anchor.place)
            yield anchor.place, f"the id {anchor.id} is already used {first_place}"
        elif before and before.place:
            yield before.place, f"the id {anchor.id} is used again further down"
        first.setdefault(anchor.id, anchor)


def where(place: Place | None, seen_from: Place) -> str:
    """Words for a place, such as `on line 3`, for a message at `seen_from`."""
    if place is None:
        return "on this page"
    line = f"on line {place.line}"
    return line if place.path == seen_from.path else f"in {place.path} {line}"


@rule
def heading_without_id(site: Site) -> Iterator[Fault]:
    """Every heading has an explicit id in ASCII, which outlives a change of its words.

    Why: an id made of the words changes with them, and every saved link to it breaks.
    Bad: ## How it samples
    Good: ## How it samples { #sampling }
    """
    if site.project.option("explicit-ids"):
        for page in site.pages.values():
            yield from changeable(page.headings)


def changeable(headings: Iterable[Heading]) -> Iterator[Fault]:
    """Yields a fault for each heading whose id may change, or is not plain ASCII."""
    for heading in headings:
        is_ascii = ASCII_ID.fullmatch(heading.id)
        if heading.place and not heading.explicit and (half := HALF_ID.search(heading.text)):
            yield Fault(heading.place, "the braces around its id are broken", ERROR, f"{{ #{half[1] or half[2]} }}")
        elif heading.place and not heading.explicit:
            addition = f" {{ #{heading.id} }}" if is_ascii else " one"
            yield Fault(heading.place, f"{heading.text!r} has no explicit id; add{addition}")
        elif heading.place and not is_ascii:
            yield Fault(heading.place, f"the id {heading.id} is not lower-case ASCII with hyphens")
