"""Turns one source page into a `Page`: what it links, what it defines, what was left over, each with its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from . import front_matter
from .addresses import HOLD_SEVERAL, in_list, trimmed
from .allowances import allowances
from .elements import is_seen
from .leftovers import leftovers, located, possible
from .marks import FROM_MARKDOWN, ID_ATTRIBUTES, MARKED_ID, Marks, unmarked
from .model import Anchor, Definition, Finding, Heading, Leftover, Link, Page
from .patterns import Pattern
from .reading import HEADINGS, Element, RenderedPage
from .source import Source

if TYPE_CHECKING:
    from .renderer import Renderer

NOT_DISPLAYED = Pattern(r"(?i)\b(?:display\s*:\s*none|visibility\s*:\s*hidden)\b")
MAY_NAME = {"a": ("title",), "area": ("alt", "title", "aria-label", "aria-labelledby")}
OPTIONS = Pattern(r"(?:\A|\n\n)([ ]*)(?:\#{1,6}[ ]*)?:::[^\n]*(?:\n\1[ ]{4}[^\n]*)+")  # of a directive
COMMENTS = ("#", "", "<>")  # `[//]: # (a comment)` defines a reference that nobody means to use


def scan(source: Source, path: str, renderer: "Renderer") -> Page:
    """The page at `path` (relative to the docs folder), as the renderer shows it."""
    marks = Marks(renderer.beginnings)
    try:
        page = rendered(source, renderer, marks)
    except Exception as error:  # an extension may fail in any way of its own; that is a fault of the page
        return Page(path, problems=(unrenderable(source, error),))
    return Page(
        path,
        links=tuple(links(page, marks)),
        anchors=tuple(anchors(page, marks)),
        headings=tuple(headings(page, marks)),
        definitions=(
            *references(page, marks, renderer),
            *footnotes(page, marks, renderer, source),
            *abbreviations(page, marks, renderer, source),
        ),
        leftovers=tuple(all_leftovers(page, source, renderer)),
        includes=tuple(includes(source, renderer)),
        meta=front_matter.values(source),
        allowances=tuple(allowances(source)),
        problems=(*unclean(source), *unclean_snippets(renderer), *front_matter.problems(source)),
    )


def rendered(source: Source, renderer: "Renderer", marks: Marks) -> RenderedPage:
    """The page with marks in it, read."""
    start = source.front_matter.end() if source.front_matter else 0
    return RenderedPage(renderer.render(source, marks, marks.mark(source, start)))


def links(page: RenderedPage, marks: Marks) -> Iterator[Link]:
    """The links that somebody wrote; those without a mark were made by an extension."""
    for element in page.links:
        place = marks.place(element.value)
        if place is None or is_anchor(element) or is_option(marks, element):
            continue
        for offset, href in addresses(element):
            yield Link(
                href,
                marks.place(element.value, offset),
                element.tag,
                element.attribute,
                raw=FROM_MARKDOWN not in element.value,
                named=is_named(element) or is_hidden(element),
                bare=element.made or element.text == href != "",
                alt=has_alt(element),
                pictured=element.pictured,
            )


def is_anchor(element: Element) -> bool:
    """Whether it is there to be led to: it has an id, nothing to read, and leads nowhere, or to itself."""
    own = unmarked(element.attributes.get("id", ""))
    leads_to = unmarked(element.value).replace(FROM_MARKDOWN, "").strip()
    return bool(own) and not element.text and leads_to in ("", "#", f"#{own}")


def is_option(marks: Marks, element: Element) -> bool:
    """Whether it stands among the options of a directive, which are for a plugin and not for readers."""
    source, offset = marks.found(element.value)
    before = bisect_right(options(source), (offset,))
    return before > 0 and offset < options(source)[before - 1][1]


@lru_cache(maxsize=16)  # one page may take in others
def options(source: Source) -> list[tuple[int, int]]:
    """Where each directive of a text with its options begins and ends."""
    return [match.span() for match in OPTIONS.finditer(source.text)] if ":::" in source.text else []


def has_alt(element: Element) -> bool:
    """Whether an image has an alternative text, be it empty; a space in raw HTML is neither words nor none."""
    alt = element.attributes.get("alt")
    return alt is not None and not (alt.isspace() and FROM_MARKDOWN not in element.value)


def is_named(element: Element) -> bool:
    """Whether a reader is told something of it; of a nameless picture in a nameless link, the link is at fault.

    A title names what is drawn: a picture, or what a stylesheet makes of a tag, but nothing in Markdown alone.
    """
    if element.inside is not None and not is_named(element.inside):
        return True
    is_plain = FROM_MARKDOWN in element.value and element.attributes.keys() <= {"href", "title"}
    said_in = () if is_plain and not element.pictured else MAY_NAME.get(element.tag, ("alt",))
    return any(map(is_seen, (element.text, *(element.attributes.get(name, "") for name in said_in))))


def is_hidden(element: Element) -> bool:
    """Whether it says of itself that readers are not to meet it, as the images of counters do."""
    said = element.attributes
    is_left_out = "hidden" in said or said.get("aria-hidden") == "true" or said.get("role") in ("none", "presentation")
    return is_left_out or bool(NOT_DISPLAYED.search(said.get("style", "")))


def addresses(element: Element) -> Iterator[tuple[int, str]]:
    """The addresses in one attribute, with their offsets; some hold several, as those that name ids do."""
    value = unmarked(element.value).replace(FROM_MARKDOWN, "")
    if element.attribute in HOLD_SEVERAL:
        yield from in_list(element.attribute, value)
    elif element.attribute in ID_ATTRIBUTES:
        yield from ((match.start(), f"#{match[0]}") for match in re.finditer(r"\S+", value))
    else:
        yield trimmed(value)


def anchors(page: RenderedPage, marks: Marks) -> Iterator[Anchor]:
    """Every id of the page, and every name of an `a` or `map` that is not the id of an element as well."""
    known = {unmarked(element.attributes.get("id", "")) for element in page.ids}
    for element in page.ids:
        for name in ("id", "name") if element.tag in ("a", "map") else ("id",):
            value = element.attributes.get(name)
            if value is None or (name == "name" and unmarked(value) in known):
                continue
            marked = element.attributes.get(MARKED_ID, value) if name == "id" else value
            explicit = MARKED_ID in element.attributes or marks.place(marked) is not None
            yield Anchor(unmarked(value), marks.place(marked), explicit)


def headings(page: RenderedPage, marks: Marks) -> Iterator[Heading]:
    """Every heading in order."""
    for element in page.headings:
        text = "".join(element.label)
        marked = element.attributes.get(MARKED_ID) or element.attributes.get("id", "")
        place = marks.place(text) or marks.place(marked)
        explicit = MARKED_ID in element.attributes or marks.place(marked) is not None
        yield Heading(HEADINGS[element.tag], unmarked(marked), element.text, place, explicit)


def references(page: RenderedPage, marks: Marks, renderer: "Renderer") -> Iterator[Definition]:
    """Reference definitions; one is used when its address, mark and all, got into the page."""
    used = {marks.found(element.value) for element in page.links}
    last: dict[str, tuple[str, str | None]] = {}
    for label, (address, title) in renderer.references.log:
        if (href := unmarked(address)) in COMMENTS:
            continue
        said = (href.rstrip("/"), title)  # at the end of a host a slash makes no difference
        place, is_used = marks.opening(address, "["), marks.found(address) in used
        yield Definition("reference", label, place, is_used, label in last, last.get(label) == said)
        last[label] = said


def footnotes(page: RenderedPage, marks: Marks, renderer: "Renderer", source: Source) -> Iterator[Definition]:
    """Footnote definitions; one is used when a link leads to it. One that begins with code carries no mark."""
    used = {unescape(unmarked(element.value)).replace(FROM_MARKDOWN, "") for element in page.links}
    seen: set[str] = set()
    for label, text in renderer.footnotes.log:
        opener = f"[^{label}]:"
        place = marks.opening(text, opener) or (
            source.place(source.text.find(opener)) if opener in source.text else None
        )
        yield Definition("footnote", label, place, f"#{renderer.footnote_id(label)}" in used, repeated=label in seen)
        seen.add(label)


def abbreviations(page: RenderedPage, marks: Marks, renderer: "Renderer", source: Source) -> Iterator[Definition]:
    """The page's own abbreviations; one is used when its explanation, mark and all, got into the page."""
    used = {marks.found(title) for title in page.titles}
    for label, title in renderer.abbreviations().items():
        place = marks.opening(title, "*[")
        if place and place.path == source.path:
            yield Definition("abbreviation", label, place, marks.found(title) in used)


def all_leftovers(page: RenderedPage, source: Source, renderer: "Renderer") -> Iterator[Leftover]:
    """Markup left as text; only a page that has some is rendered once more, to learn where it stands."""
    wanted = {(kind, written) for kind, written, _ in leftovers(page.text)}
    if wanted:
        marks = Marks(possible)
        yield from located(marks, rendered(source, renderer, marks).text, wanted)


def includes(source: Source, renderer: "Renderer") -> Iterator:
    """The snippet directives of the page and of the files it includes."""
    yield from renderer.snippets.includes(source)
    for file in dict.fromkeys(renderer.snippets.used):
        yield from renderer.snippets.includes(renderer.snippets.source(file))


def unclean(source: Source) -> Iterator[Finding]:
    """What is wrong with the bytes of the file."""
    if source.fault:
        place = source.place(source.fault_offset)
        yield Finding(place.path, place.line, place.column, "unreadable-text", source.fault)


def unclean_snippets(renderer: "Renderer") -> Iterator[Finding]:
    """The same of the files that it includes, which a project may keep in another encoding."""
    snippets = renderer.snippets
    for file in dict.fromkeys(snippets.used) if snippets.is_unicode else ():
        yield from unclean(snippets.source(file))


def unrenderable(source: Source, error: Exception) -> Finding:
    """A page on which the renderer itself fails."""
    said = " ".join(str(error).split()) or type(error).__name__
    return Finding(source.path, 1, 1, "unreadable-text", f"the renderer fails on this page: {said}")
