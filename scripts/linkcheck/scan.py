"""Turns a rendered page into a `Page`: its links, anchors, headings, definitions and leftovers with their places."""

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

# A directive `::: name` with its options, which are indented below it.
DIRECTIVE = re.compile(r"(?:\A|\n\n)([ ]*)(?:\#{1,6}[ ]*)?:::[^\n]*(?:\n\1[ ]{4}[^\n]*)+")
COMMENTS = ("#", "", "<>")  # addresses of definitions that serve as comments: `[//]: # (a comment)`
FOOTNOTE = re.compile(r"^ {0,3}\[\^(?P<label>[^\]\n]+)\]:", re.MULTILINE)  # [^1]: the note
BARE = re.compile(r"(?:https?|ftp)://|www\.|mailto:", re.IGNORECASE)  # an address that extensions make a link of


def scan(path: str, html: str, marks: Marks, snippets: Snippets, included: list[Source], references: dict) -> Page:
    """Returns the page at `path` (relative to the docs folder) whose marked Markdown was rendered to this HTML.

    `included` are the files that it includes, `references` the reference definitions that the renderer knows.
    """
    page, source = Rendered(html), marks.source
    sources = [source, *included]
    found = list(links(page, marks, sources))
    of_links = (marks.first_in(element.value) for element in page.links)
    linked = {(mark.source.path, mark.offset) for mark in of_links if mark}
    directives = [directive for each in sources for directive in snippets.includes(each)]
    fetched = [directive for directive in directives if is_fetched(directive.target) and not directive.fault]
    is_fetching = bool(fetched) or any(map(is_fetched, snippets.appended))
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
            *(fault for file in included for fault in unclean(file)),
            *front_matter.problems(source),
        ),
        incomplete="it includes something from the network" if is_fetching else "",
    )


def links(page: Rendered, marks: Marks, sources: list[Source]) -> Iterator[Link]:
    """Yields the links that somebody wrote; a link without a place was made up by an extension, and is left out."""
    unmarked_links = UnmarkedLinks(marks, sources)
    for element in page.links:
        href = unmarked(element.href).strip(BLANK if element.attribute in ("href", "src") else None)
        place = place_of(element, marks) or unmarked_links.place(element, href)
        if place and not (is_anchor(element) or is_option(marks, element)):
            is_automatic = not MARK.search(element.value)
            yield Link(
                href,
                place,
                element.name,
                element.attribute,
                raw=not element.from_markdown,
                named=is_named(element) or is_hidden(element),
                bare=is_automatic or element.text == href != "",
                alt=has_alt(element),
                pictured=element.pictured,
                unclosed=element.unclosed,
            )


class UnmarkedLinks:
    """Finds the place of a link without a mark: a plain address in the text, a wiki link, or what looked like code.

    Each place is found once: the next link with the same address gets the next place.
    """

    def __init__(self, marks: Marks, sources: list[Source]) -> None:
        self.marks, self.sources = marks, sources
        self.taken: set[tuple[str, int]] = set()

    def place(self, element: Element, href: str) -> Place | None:
        """The next place in the sources at which the link may have been written, or None."""
        if BARE.match(href) and element.attribute == "href":
            text = element.text or href
            return self.next_place(re.compile(rf"(?<![\w\\]){re.escape(text)}(?![\w/])"), True)
        if "wikilink" in element.tag.get("class"):
            return self.next_place(re.compile(rf"(?<=\[\[){re.escape(element.text)}(?=\]\])"), True)
        if element.from_markdown and href:
            return self.next_place(re.compile(rf"(?<=\]\(){re.escape(href)}"), False)
        return None

    @cached_property
    def marked(self) -> set[tuple[str, int]]:
        """File and offset of each mark except those of headings."""
        of_links = (mark for mark in self.marks.made if not mark.source.text.endswith("# ", 0, mark.offset))
        return {(mark.source.path, mark.offset) for mark in of_links}

    def next_place(self, pattern: re.Pattern, in_prose: bool) -> Place | None:
        """The place of the first match that belongs to no other link, or None."""
        for source in self.sources:
            for match in pattern.finditer(source.prose if in_prose else source.text, source.body):
                spot = (source.path, match.start())
                near = {(source.path, match.start() + more) for more in (0, 7, 8)}  # a mark may stand after http(s)://
                if not (spot in self.taken or near & self.marked):
                    self.taken.add(spot)
                    return source.place(match.start())
        return None


def place_of(element: Element, marks: Marks) -> Place | None:
    """The place of a link's address, if the attribute that holds it carries a mark."""
    return marks.place(element.value, element.value_offset + LEAD.match(element.href).end())


def is_option(marks: Marks, element: Element) -> bool:
    """Whether the link stands in the options of a directive, which a plugin reads and no reader sees."""
    mark = marks.first_in(element.value)
    return mark is not None and any(start <= mark.offset < end for start, end in directives_in(mark.source))


@lru_cache(maxsize=16)  # asked for each link of a page and of the files that it includes
def directives_in(source: Source) -> list[tuple[int, int]]:
    """Begin and end of each directive of a text with its options."""
    return [match.span() for match in DIRECTIVE.finditer(source.text)] if ":::" in source.text else []


def anchors(page: Rendered, marks: Marks) -> Iterator[Anchor]:
    """Every id of the page; the name of an `a` or `map` counts unless an element has it as its id."""
    known = {id for attribute, id, _ in page.ids if attribute == "id"}
    for attribute, id, marked in page.ids:
        if attribute == "id" or id not in known:
            yield Anchor(id, marks.place(marked), bool(MARK.search(marked)))


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
    used = {marks.first_in(title) for title in page.titles}
    last: dict[str, str] = {}
    for mark in marks.made:
        label = " ".join(mark.name.lower().split())
        if mark.kind == "reference" and label in references:
            words = mark.source.text[mark.offset :].split("\n", 1)[0].split(maxsplit=1)
            address = words[0].strip("<>").rstrip("/") if words else ""
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
    """The footnotes that the page defines; a footnote is used when a link leads to it."""
    if "[^" not in source.text:
        return
    ids = {id for _, id, _ in page.ids}
    linked = {unescape(unmarked(element.href)) for element in page.links}
    seen: set[str] = set()
    for match in FOOTNOTE.finditer(source.prose, source.body):
        label = match["label"]
        own_ids = [id for id in ids if id.startswith("fn") and id.endswith((f":{label}", f"-{label}", f"_{label}"))]
        if own_ids:
            place = source.place(match.start() + match[0].index("["))
            yield Definition("footnote", label, place, any(f"#{id}" in linked for id in own_ids), label in seen)
            seen.add(label)


def unclean(source: Source) -> Iterator[Finding]:
    """Yields a finding when the bytes of a file are not clean text."""
    if source.fault:
        yield Finding(*source.place(source.fault_offset), "unreadable-text", source.fault)
