"""Rules about anchors: the ids that pages define and links ask for."""

from collections.abc import Iterable, Iterator
from functools import partial
from urllib.parse import unquote

from ..hints import anchor_hint, did_you_mean
from ..model import ERROR, WARNING, Anchor, Finding, Heading, Place
from ..patterns import Pattern
from ..site import Site
from ..targets import Use
from .finding import at
from .overrides import may_be_shown, repeated_ids
from .swallowing import swallows_text

OF_THE_THEME = Pattern(r"__(?:search|drawer|toc|nav|palette|consent|comments|source|skip|tabbed_hash)")
DRAWN = frozenset(["aria-controls", "aria-owns", "aria-activedescendant"])  # of widgets, whose parts scripts make
ASCII_ID = Pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
HALF_ID = Pattern(r"(?:[({\[]\s*#\s*([a-z][a-z0-9-]*)\s*[)}\]]?|\s#\s*([a-z][a-z0-9-]*)\s*[)}\]])$")  # {#id or {#id)


def broken_anchor(site: Site) -> Iterator[Finding]:
    """A link to a section leads to an id that its page defines.

    Why: the reader lands at the top of the page and looks for the section in vain.
    Bad: [temperature](decoding.md#temprature)
    Good: [temperature](decoding.md#temperature)
    """
    told = set()  # what pages share by a snippet is written once
    for one in site.uses:
        fragment = one.target.fragment
        if not fragment or one.target.state not in ("found", "output-form") or answered(one, fragment):
            continue
        if (one.link.attribute in DRAWN and site.certainty.has_scripts(one.page)) or swallows_text(site, one):
            continue
        path = one.target.path
        is_around = not one.page and one.address.kind == "own-page"  # written once, and shown on every page
        defines = partial(may_be_shown, site) if is_around else partial(site.defines, path)
        if not (defines(fragment) or defines(unquote(fragment)) or is_drawn_in(site, one)):
            severity = WARNING if is_harmless(one) or is_scripted(site, path) else ERROR
            if one.link.place in told:
                continue
            told.add(one.link.place)
            # The path of another piece would cut this one off.
            hint = "" if is_harmless(one) else anchor_hint(site, one)
            where = "no template and no page" if is_around else path
            yield at(one.link.place, f"{where} has {'an' if is_around else 'no'} anchor #{fragment}{hint}", severity)


def is_harmless(one: Use) -> bool:
    """Whether nobody sees the difference: without its path, nothing is clipped."""
    return one.link.attribute == "clip-path"


def is_scripted(site: Site, path: str) -> bool:
    """Whether it is a static page with scripts, which may make ids when it loads."""
    return path in site.static and site.static[path].facts.is_scripted


def answered(one: Use, fragment: str) -> bool:
    """Whether browser or theme answer the fragment whatever the file defines.

    With an image it is a matter of style, and with a font of old browsers.
    """
    is_picture = one.link.attribute == "src" and one.link.element in ("img", "input")
    is_shown = is_picture or one.link.attribute in ("srcset", "imagesrcset", "poster", "font")
    return is_shown or fragment.lower() == "top" or bool(OF_THE_THEME.match(fragment))


def is_drawn_in(site: Site, one: Use) -> bool:
    """Whether a figure links to a section of the page that includes it."""
    return one.page == one.target.path and one.page.endswith(".svg") and one.page in site.drawn_in


def duplicate_id(site: Site) -> Iterator[Finding]:
    """An id stands once on its page: a browser only ever goes to the first.

    Why: a link to the second one leads to the first.
    Bad: two headings with { #limits }
    Good: { #limits } and { #more-limits }
    """
    for place, message, severity in given_again(site):
        yield at(place, message, severity)
    for place, before in repeated_ids(site):
        yield at(place, f"the id {before.id} is taken already {where(before.place, place)}")


def given_again(site: Site) -> Iterator[tuple[Place, str, str]]:
    """The ids that a page or a file gives twice, told where it is seen.

    A script may take one away, and of those in a figure that nothing in it names nobody sees a difference.
    """
    for page in site.pages.values():
        if len(set(page.sections)) < len(page.sections):
            of_headings = {heading.id: heading.place for heading in reversed(page.headings)}
            yield from ((*told, ERROR) for told in taken(page.anchors, of_headings))
    for file in site.static.values():
        severity = WARNING if file.facts.is_scripted else ERROR
        yield from ((*told, severity) for told in taken(file.anchors, {}))
    for figure in (one for one in site.documents if one.path and one.anchors and one.path not in site.drawn_in):
        named = {link.href for link in figure.links}
        for is_named in (True, False):
            alike = tuple(anchor for anchor in figure.anchors if (f"#{anchor.id}" in named) == is_named)
            yield from ((*told, ERROR if is_named else WARNING) for told in taken(alike, {}))


def taken(anchors: tuple[Anchor, ...], of_headings: dict[str, Place | None]) -> Iterator[tuple[Place, str]]:
    """The same for the anchors of one file."""
    first: dict[str, Anchor] = {}
    for anchor in anchors:
        before = first.get(anchor.id)
        if before and anchor.place:
            heading = of_headings.get(anchor.id)
            is_itself = heading and heading[:2] == anchor.place[:2]
            seen = where(before.place or (None if is_itself else heading), anchor.place)
            yield anchor.place, f"the id {anchor.id} is taken already {seen}"
        elif before and before.place:
            yield before.place, f"the id {anchor.id} is given again further down"
        first.setdefault(anchor.id, anchor)


def where(place: Place | None, seen_from: Place) -> str:
    """A place as it is told at another; the words for one that is not known."""
    if place is None:
        return "on this page"
    line = f"on line {place.line}"
    return line if place.path == seen_from.path else f"in {place.path} {line}"


def heading_without_id(site: Site) -> Iterator[Finding]:
    """Every heading has an explicit id in ASCII, which outlives a change of its words.

    Why: an id made of the words changes with them, and every saved link to it breaks.
    Bad: ## How it samples
    Good: ## How it samples { #sampling }
    """
    if not site.settings.rule_option("explicit-ids"):
        return
    for page in site.pages.values():
        for *place, said in page.fact("changeable ids", lambda page=page: list(changeable(page.full.headings))):
            yield at(Place(*place), said)


def changeable(headings: Iterable[Heading]) -> Iterator[tuple[str, int, int, str]]:
    """The place of each heading whose id will not last, and why."""
    for heading in headings:
        is_ascii = ASCII_ID.fullmatch(heading.id)
        if heading.place and not heading.explicit and (half := HALF_ID.search(heading.text)):
            yield *heading.place, f"the braces of its id are not sound{did_you_mean(f'{{ #{half[1] or half[2]} }}')}"
        elif heading.place and not heading.explicit:
            hint = f" {{ #{heading.id} }}" if is_ascii else " one"
            yield *heading.place, f"{heading.text!r} has no id of its own; add{hint}"
        elif heading.place and not is_ascii:
            yield *heading.place, f"the id {heading.id} is not lower-case ASCII with hyphens"
