"""Reads a rendered page as a reader meets it: links with their text, ids, headings, and the text outside code."""

import re
from dataclasses import dataclass, field
from html import unescape

from .page import HEADINGS, VOID, Tag, addresses, element_of, ids, tokens
from .positions import ADDRESS, ID, TITLE, unmarked
from .unparsed import AUTOLINK, CODE, LEFT_IN_LINK, LINK

NO_PROSE_ELEMENTS = frozenset(
    "code pre script style textarea title svg math kbd samp var tt template xmp iframe noembed noframes".split()
)
NO_PROSE_CLASSES = frozenset(["arithmatex", "mermaid", "filename", "comment"])
LINE_ELEMENTS = frozenset(  # a line of text ends where one of them begins or ends
    """
    p li td th h1 h2 h3 h4 h5 h6 div section summary figcaption dt dd blockquote br hr table caption label legend
    """.split()
)
DRAWN = frozenset(["svg", "video", "audio", "canvas", "object", "iframe"])
WITHOUT_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
HIDDEN_ADDRESS = (
    re.compile(  # an address in angle brackets, which browsers take for a tag and do not show: <https://x.org>
        r"<(?:www\.|mailto:|tel:|https?:|[A-Za-z][\w+.-]*://|[\w./-]+\.(?:md|html?)\b)[^=]*\Z"
    )
)
NOT_DISPLAYED = re.compile(r"(?i)\b(?:display\s*:\s*none|visibility\s*:\s*hidden)\b")
MAY_NAME = {"a": ("title",), "area": ("alt", "title", "aria-label", "aria-labelledby")}


@dataclass
class Element:
    """A link or heading; its address and id still carry their marks.

    `start` is the offset of the address in the HTML, `value_offset` that in the `value` of its attribute.
    `from_markdown`: the renderer made it; `inside`: the link around it; `pictured`: it holds an image;
    `unclosed`: another link begins, or the page ends, before its end tag.
    """

    tag: Tag
    href: str = ""
    value: str = ""
    attribute: str = ""
    start: int = 0
    value_offset: int = 0
    from_markdown: bool = False
    label: list[str] = field(default_factory=list)
    inside: "Element | None" = None
    pictured: bool = False
    unclosed: bool = False

    @property
    def name(self) -> str:
        """The element's name."""
        return element_of(self.tag)

    @property
    def text(self) -> str:
        """The text of the element, without marks."""
        return unmarked(unescape("".join(self.label))).strip()


class Rendered:
    """The links, ids, headings and text of a page or a piece of HTML.

    `open` are the links and headings whose end tag has not come yet, `no_prose` the open elements that hold no prose.
    """

    def __init__(self, html: str) -> None:
        self.links: list[Element] = []
        self.ids: list[tuple[str, str, str]] = []  # attribute, id, and the id with its mark
        self.headings: list[Element] = []
        self.titles: list[str] = []
        self.pieces: list[str] = []
        self.open: list[Element] = []
        self.no_prose: list[str] = []
        for token in tokens(html):
            if token.kind == "tag":
                self.begin(token.tag, token.offset)
            elif token.kind == "end":
                self.end(token.text)
            elif token.kind == "text":
                self.add(token.text)
            elif token.tag:
                self.record(token.tag, token.offset)
        self.mark_unclosed()
        self.text = unescape("".join(self.pieces))

    def begin(self, tag: Tag, offset: int) -> None:
        """Records what an opening tag links and defines."""
        name, attributes = tag.name, tag.attributes
        if self.open:
            self.add_names(tag)
        if name == "a":
            self.mark_unclosed()
        if attributes:
            self.record(tag, offset)
        if name in HEADINGS:
            self.headings.append(self.collect_label(Element(tag)))
        elif name == "img":
            self.pieces.append(LINK)
        if ("." in name or ":" in name) and HIDDEN_ADDRESS.match(unmarked(tag.text)):
            self.pieces.append(unmarked(tag.text))
        is_drawn = "class" in attributes and not NO_PROSE_CLASSES.isdisjoint(attributes["class"].split())
        if (name in NO_PROSE_ELEMENTS or is_drawn) and name not in VOID and not tag.text.endswith("/>"):
            self.no_prose.append(name)
            self.pieces.append(CODE)
        if name in LINE_ELEMENTS:
            self.pieces.append("\n\n")

    def mark_unclosed(self) -> None:
        """Marks the links that are open where they cannot be, since no link holds another."""
        for element in self.open:
            element.unclosed = element.tag.name == "a"

    def record(self, tag: Tag, offset: int) -> None:
        """Records one link for each address of a tag, and each of its ids."""
        if "title" in tag.attributes and tag.name == "abbr":
            self.titles.append(tag.get("title"))
        for attribute, value in ids(tag):
            self.ids.append((attribute, unmarked(value), tag.get(ID) or value))
        lifted = tag.attributes.get(ADDRESS)
        around = self.open[-1] if tag.name != "a" and self.open and self.open[-1].tag.name == "a" else None
        for found in addresses(tag):
            start = offset + found.offset
            link = Element(tag, found.href, found.value, found.attribute, start, found.value_offset, inside=around)
            if lifted is not None and found.attribute in ("href", "src"):
                link.href, link.value, link.value_offset, link.from_markdown = lifted, lifted, 0, True
            self.links.append(self.collect_label(link) if tag.name == "a" and found.attribute == "href" else link)

    def collect_label(self, element: Element) -> Element:
        """Adds text to the element until its end tag comes; at most two links and two headings are open at a time."""
        is_heading = element.tag.name in HEADINGS
        alike = [other for other in self.open if (other.tag.name in HEADINGS) == is_heading]
        if len(alike) > 1:
            self.open.remove(alike[0])
        element.label += (element.tag.get(name) for name in ("aria-label", "aria-labelledby"))
        self.open.append(element)
        return element

    def add_names(self, tag: Tag) -> None:
        """Adds names from attributes, and the word `picture` for a drawing, to the text of the open elements."""
        spoken = " ".join(tag.get(name) for name in ("alt", "aria-label")).strip()
        spoken = spoken or (tag.get("title") if tag.name == "img" else "")
        is_icon = tag.name in ("i", "span") and "class" in tag.attributes
        picture = "picture" if is_icon or tag.name in DRAWN else ""
        for element in self.open:
            element.label.append(spoken or picture)
            element.pictured = element.pictured or tag.name == "img"

    def end(self, name: str) -> None:
        """Closes the nearest open element with that name."""
        if name == "a":
            self.pieces += (self.autolink_text(), LINK)
        if name in self.no_prose:
            while self.no_prose.pop() != name:
                pass
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].tag.name == name:
                del self.open[index]
                break
        if name in LINE_ELEMENTS:
            self.pieces.append("\n\n")

    def autolink_text(self) -> str:
        """The address of an automatic link after the sign AUTOLINK, or "".

        The brackets around such an address may be a link that its author failed to write.
        """
        link = self.open[-1] if self.open and not self.no_prose else None
        if link is None or "://" not in link.href:
            return ""
        address = unmarked(link.href)
        is_automatic = link.text == address or "magiclink" in link.tag.get("class")
        return AUTOLINK + address if is_automatic else ""

    def add(self, text: str) -> None:
        """Adds text to every open link and heading, and to the page unless it is code."""
        if self.open and "headerlink" not in self.open[-1].tag.get("class"):
            for element in self.open:
                element.label.append(text)
        if not self.no_prose:
            if not (self.open and self.open[-1].tag.name == "a"):
                self.pieces.append(unmarked(text))
            elif ":" in text or "!" in text or "[^" in text:
                self.pieces += (left[0] for left in LEFT_IN_LINK.finditer(unmarked(text)))


def heading_mark(element: Element) -> str:
    """The value that carries the mark of a heading, which stands at its words or else at its id."""
    return element.tag.get(TITLE) or element.tag.get(ID) or "".join(element.label)


def is_anchor(element: Element) -> bool:
    """Whether the element is only a target for links: it has an id, no text, and no address except its own id."""
    own = unmarked(element.tag.get("id"))
    return bool(own) and not element.text and unmarked(element.href).strip() in ("", "#", f"#{own}")


def is_seen(text: str) -> bool:
    """Whether the text has a visible character."""
    return bool(text.translate(WITHOUT_WIDTH).strip())


def is_named(element: Element) -> bool:
    """Whether a link or picture has a text, an alternative text or a title that says what it is.

    A picture within a link that has no name either counts as named, since the link is reported.
    A title does not name a plain Markdown link; it names a picture, or a tag that a style sheet may draw.
    """
    if element.inside is not None and not is_named(element.inside):
        return True
    is_plain = element.from_markdown and element.tag.attributes.keys() <= {"href", "title", ADDRESS}
    attributes = () if is_plain and not element.pictured else MAY_NAME.get(element.tag.name, ("alt",))
    return any(map(is_seen, (element.text, *(element.tag.get(name) for name in attributes))))


def is_hidden(element: Element) -> bool:
    """Whether the element's attributes hide it from readers, as with the images of visit counters."""
    values = element.tag.attributes
    is_hidden = "hidden" in values or values.get("aria-hidden") == "true"
    is_decoration = values.get("role") in ("none", "presentation")
    return is_hidden or is_decoration or bool(NOT_DISPLAYED.search(values.get("style", "")))


def has_alt(element: Element) -> bool:
    """Whether an image has an alternative text, even an empty one; in raw HTML one of spaces does not count."""
    alt = element.tag.attributes.get("alt")
    return alt is not None and not (alt.isspace() and not element.from_markdown)
