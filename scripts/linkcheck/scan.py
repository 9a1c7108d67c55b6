"""Turns one rendered page into a `Page`: what it links, what it defines, what was left over, each with its place."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from html import unescape

from . import front_matter
from .addresses import BLANK
from .allowances import allowances
from .model import Anchor, Definition, Finding, Heading, Link, Page, Place
from .page import HEADINGS
from .positions import LEAD, MARK, Marks, unmarked
from .rendered import Element, Rendered, has_alt, heading_mark, is_anchor, is_hidden, is_named
from .snippets import Snippets, is_fetched
from .source import Source
from .unparsed import leftovers

OPTIONS = re.compile(r"(?:\A|\n\n)([ ]*)(?:\#{1,6}[ ]*)?:::[^\n]*(?:\n\1[ ]{4}[^\n]*)+")  # of a plugin's directive
COMMENTS = ("#", "", "<>")  # `[//]: # (a comment)` defines a reference that nobody means to use
FOOTNOTE = re.compile(r"^ {0,3}\[\^(?P<label>[^\]\n]+)\]:", re.MULTILINE)
BARE = re.compile(r"(?:https?|ftp)://|www\.|mailto:", re.IGNORECASE)


def scan(path: str, html: str, marks: Marks, snippets: Snippets, included: list[Source], references: dict) -> Page:
    """The page at `path` (relative to the docs folder) whose marked Markdown gave this HTML."""
    page, source = Rendered(html), marks.source
    sources = [source, *included]
    found = list(links(page, marks, sources))
    made = (marks.found(element.whole) for element in page.links)
    linked = {(mark.source.path, mark.offset) for mark in made if mark}
    directives = [one for each in sources for one in snippets.includes(each)]
    is_fetching = any(is_fetched(one.target) and not one.fault for one in directives)
    return Page(
        path,
        links=tuple(found),
        anchors=tuple(anchors(page, marks)),
        headings=tuple(headings(page, marks)),
        definitions=(*defined(page, marks, references), *footnotes(page, source)),
        leftovers=tuple(leftovers(page.text, sources, linked)),
        includes=tuple(directives),
        meta=front_matter.values(source),
        allowances=tuple(allowances(source)),
        problems=(
            *unclean(source),
            *(fault for one in included for fault in unclean(one)),
            *front_matter.problems(source),
        ),
        unsure="it includes something from the network" if is_fetching or fetched_everywhere(snippets) else "",
    )


def links(page: Rendered, marks: Marks, sources: list[Source]) -> Iterator[Link]:
    """The links that somebody wrote; those that an extension made of something else are left out."""
    without = Unmarked(marks, sources)
    for element in page.links:
        href = unmarked(element.href).strip(BLANK if element.attribute in ("href", "src") else None)
        place = place_of(element, marks) or without.place(element, href)
        if place and not (is_anchor(element) or is_option(marks, element)):
            is_made = not MARK.search(element.whole)
            yield Link(
                href,
                place,
                element.name,
                element.attribute,
                raw=not element.from_markdown,
                named=is_named(element) or is_hidden(element),
                bare=is_made or element.text == href != "",
                alt=has_alt(element),
                pictured=element.pictured,
            )


def fetched_everywhere(snippets: Snippets) -> bool:
    """Whether something from the network is appended to every page."""
    return snippets.on and any(map(is_fetched, snippets.appended))


class Unmarked:
    """Finds where a link without a mark was written: an address in the text, a wiki link, or what looked like code."""

    def __init__(self, marks: Marks, sources: list[Source]) -> None:
        self.marks, self.sources = marks, sources
        self.taken: set[tuple[str, int]] = set()

    def place(self, element: Element, href: str) -> Place | None:
        """The next place in the sources at which the link may have been written; None where there is none."""
        if BARE.match(href) and element.attribute == "href":
            text = element.text or href
            return self.next(re.compile(rf"(?<![\w\\]){re.escape(text)}(?![\w/])"), True)
        if "wikilink" in element.tag.get("class"):
            return self.next(re.compile(rf"(?<=\[\[){re.escape(element.text)}(?=\]\])"), True)
        if element.from_markdown and href:
            return self.next(re.compile(rf"(?<=\]\(){re.escape(href)}"), False)
        return None

    @cached_property
    def marked(self) -> set[tuple[str, int]]:
        """File and offset of each mark that is not that of a heading."""
        of_links = (mark for mark in self.marks.made if not mark.source.text.endswith("# ", 0, mark.offset))
        return {(mark.source.path, mark.offset) for mark in of_links}

    def next(self, pattern: re.Pattern, in_prose: bool) -> Place | None:
        """The first match that is no other link."""
        for source in self.sources:
            for match in pattern.finditer(source.prose if in_prose else source.text, source.body):
                spot = (source.path, match.start())
                near = {(source.path, match.start() + more) for more in (0, 7, 8)}  # a mark stands after the scheme
                if not (spot in self.taken or near & self.marked):
                    self.taken.add(spot)
                    return source.place(match.start())
        return None


def place_of(element: Element, marks: Marks) -> Place | None:
    """Where a link's address was written, if the attribute that holds it carries a mark."""
    return marks.place(element.whole, element.further + LEAD.match(element.href).end())


def is_option(marks: Marks, element: Element) -> bool:
    """Whether it stands among the options of a directive, which are for a plugin and not for readers."""
    mark = marks.found(element.whole)
    return mark is not None and any(start <= mark.offset < end for start, end in options(mark.source))


@lru_cache(maxsize=16)  # one page may take in others
def options(source: Source) -> list[tuple[int, int]]:
    """Where each directive of a text with its options begins and ends."""
    return [match.span() for match in OPTIONS.finditer(source.text)] if ":::" in source.text else []


def anchors(page: Rendered, marks: Marks) -> Iterator[Anchor]:
    """Every id of the page, and every name of an `a` or `map` that is not the id of an element as well."""
    known = {id for attribute, id, _ in page.ids if attribute == "id"}
    for attribute, id, written in page.ids:
        if attribute == "id" or id not in known:
            place = marks.place(written)
            yield Anchor(id, place, bool(MARK.search(written)))


def headings(page: Rendered, marks: Marks) -> Iterator[Heading]:
    """Every heading in order."""
    for element in page.headings:
        tag = element.tag
        marked = heading_mark(element)
        id = unmarked(tag.get("id"))
        is_explicit = "data-mark-id" in tag.attributes or bool(MARK.search(tag.get("id")))
        yield Heading(HEADINGS[tag.name], id, element.text, marks.place(marked), is_explicit)


def defined(page: Rendered, marks: Marks, references: dict) -> Iterator[Definition]:
    """The references and abbreviations that the page defines; an abbreviation is used when its mark is in a title."""
    used = {marks.found(title) for title in page.titles}
    last: dict[str, str] = {}
    for mark in marks.made:
        label = " ".join(mark.name.lower().split())
        if mark.kind == "reference" and label in references:
            said = mark.source.text[mark.offset :].split("\n", 1)[0].split(maxsplit=1)
            address = said[0].strip("<>").rstrip("/") if said else ""
            if address in COMMENTS:
                continue
            place = mark.source.place(mark.source.text.rfind(f"[{mark.name}]", 0, mark.offset))
            is_again = label in last and (last[label] != address or mark.source is marks.source)
            yield Definition("reference", label, place, True, is_again, last.get(label) == address)
            last[label] = address
        elif mark.kind == "abbreviation" and mark.source is marks.source:
            opener = mark.source.text.rfind("*[", 0, mark.offset)
            label = mark.source.text[opener + 2 :].partition("]")[0]
            yield Definition("abbreviation", label, mark.source.place(opener), mark in used)


def footnotes(page: Rendered, source: Source) -> Iterator[Definition]:
    """The footnotes that the page defines; one is used when a link leads to it."""
    if "[^" not in source.text:
        return
    ids = {id for _, id, _ in page.ids}
    led_to = {unescape(unmarked(element.href)) for element in page.links}
    seen: set[str] = set()
    for match in FOOTNOTE.finditer(source.prose, source.body):
        label = match["label"]
        makers = [id for id in ids if id.startswith("fn") and id.endswith((f":{label}", f"-{label}", f"_{label}"))]
        if makers:
            place = source.place(match.start() + match[0].index("["))
            yield Definition("footnote", label, place, any(f"#{id}" in led_to for id in makers), label in seen)
            seen.add(label)


def unclean(source: Source) -> Iterator[Finding]:
    """What is wrong with the bytes of a file."""
    if source.fault:
        yield Finding(*source.place(source.fault_offset), "unreadable-text", source.fault)
