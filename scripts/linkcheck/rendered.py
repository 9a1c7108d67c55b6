"""What a reader meets on a rendered page: links with their words, ids, headings, and the text outside code."""

import re
from dataclasses import dataclass, field
from html import unescape

from .page import HEADINGS, VOID, Tag, addresses, element_of, ids, tokens
from .positions import ADDRESS, ID, TITLE, unmarked
from .unparsed import CODE, LEFT_IN_LINK, LINK, MADE

HOLD_NO_PROSE = """
    code pre script style textarea title svg math kbd samp var tt template xmp iframe noembed noframes
"""
SILENT = frozenset(HOLD_NO_PROSE.split())
NOT_PROSE = frozenset(["arithmatex", "mermaid", "filename", "comment"])
END_A_LINE = """
    p li td th h1 h2 h3 h4 h5 h6 div section summary figcaption dt dd blockquote br hr table caption label legend
"""
BREAKS = frozenset(END_A_LINE.split())
DRAWN = frozenset(["svg", "video", "audio", "canvas", "object", "iframe"])
WITHOUT_WIDTH = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
IS_ADDRESS = re.compile(r"<(?:www\.|mailto:|tel:|https?:|[A-Za-z][\w+.-]*://|[\w./-]+\.(?:md|html?)\b)")
VANISHED = "<address>"  # the element of what a browser takes for a tag, and no reader sees
NOT_DISPLAYED = re.compile(r"(?i)\b(?:display\s*:\s*none|visibility\s*:\s*hidden)\b")
MAY_NAME = {"a": ("title",), "area": ("alt", "title", "aria-label", "aria-labelledby")}


@dataclass
class Element:
    """A link or heading while it is open and afterwards; addresses and ids still carry their marks.

    `start` is the offset of the address in the text, `further` that in the `whole` value of its attribute;
    `from_markdown` when the renderer made it, `inside` is the link around it, `pictured` when it holds an image.
    """

    tag: Tag
    href: str = ""
    whole: str = ""
    attribute: str = ""
    start: int = 0
    further: int = 0
    from_markdown: bool = False
    label: list[str] = field(default_factory=list)
    inside: "Element | None" = None
    pictured: bool = False

    @property
    def name(self) -> str:
        """The element's name."""
        return element_of(self.tag)

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return unmarked(unescape("".join(self.label))).strip()


class Rendered:
    """The links, ids, headings and text of a page or a piece of HTML."""

    def __init__(self, html: str) -> None:
        self.links: list[Element] = []
        self.ids: list[tuple[str, str, str]] = []  # attribute, value, and the id as it was written, with its mark
        self.headings: list[Element] = []
        self.titles: list[str] = []
        self.pieces: list[str] = []
        self.open: list[Element] = []
        self.silent: list[str] = []
        for token in tokens(html):
            if token.kind == "tag":
                self.begin(token.tag, token.offset)
            elif token.kind == "end":
                self.end(token.text)
            elif token.kind == "text":
                self.add(token.text)
            elif token.tag:
                self.note(token.tag, token.offset)
        self.text = unescape("".join(self.pieces))

    def begin(self, tag: Tag, offset: int) -> None:
        """Notes what an element links and defines."""
        name, attributes = tag.name, tag.attributes
        if self.open:
            self.label(tag)
        if attributes:
            self.note(tag, offset)
        if name in HEADINGS:
            self.headings.append(self.opened(Element(tag)))
        elif name == "img":
            self.pieces.append(LINK)
        if "." in name or ":" in name or "<" in tag.text[1:]:
            self.vanished(tag)
        is_drawn = "class" in attributes and not NOT_PROSE.isdisjoint(attributes["class"].split())
        if (name in SILENT or is_drawn) and name not in VOID and not tag.text.endswith("/>"):
            self.silent.append(name)
            self.pieces.append(CODE)
        if name in BREAKS:
            self.pieces.append("\n\n")

    def vanished(self, tag: Tag) -> None:
        """Notes an address that is taken for a tag."""
        if IS_ADDRESS.match(unmarked(tag.text)) and "=" not in tag.text:
            self.pieces.append(tag.text)
            if "://" in tag.text:
                href = tag.text[1:-1]
                self.links.append(Element(Tag(VANISHED, {}, {}, ""), href, href, "href"))

    def note(self, tag: Tag, offset: int) -> None:
        """One link for each address, and each id."""
        if "title" in tag.attributes and tag.name == "abbr":
            self.titles.append(tag.get("title"))
        for attribute, value in ids(tag):
            self.ids.append((attribute, unmarked(value), tag.get(ID) or value))
        lifted = tag.attributes.get(ADDRESS)
        around = self.open[-1] if tag.name != "a" and self.open and self.open[-1].tag.name == "a" else None
        for one in addresses(tag):
            link = Element(tag, one.href, one.whole, one.attribute, offset + one.offset, one.further, inside=around)
            if lifted is not None and one.attribute in ("href", "src"):
                link.href, link.whole, link.further, link.from_markdown = lifted, lifted, 0, True
            self.links.append(self.opened(link) if tag.name == "a" and one.attribute == "href" else link)

    def opened(self, element: Element) -> Element:
        """The element, listening for its text until it is closed; of links or headings that are open, two listen."""
        is_heading = element.tag.name in HEADINGS
        alike = [one for one in self.open if (one.tag.name in HEADINGS) == is_heading]
        if len(alike) > 1:
            self.open.remove(alike[0])
        element.label += (element.tag.get(name) for name in ("aria-label", "aria-labelledby"))
        self.open.append(element)
        return element

    def label(self, tag: Tag) -> None:
        """Names that stand in attributes, and pictures, count as text of the link around them."""
        spoken = " ".join(tag.get(name) for name in ("alt", "aria-label")).strip()
        spoken = spoken or (tag.get("title") if tag.name == "img" else "")
        is_icon = tag.name in ("i", "span") and "class" in tag.attributes
        picture = "picture" if is_icon or tag.name in DRAWN else ""
        for element in self.open:
            element.label.append(spoken or picture)
            element.pictured = element.pictured or tag.name == "img"

    def end(self, name: str) -> None:
        """Closes the nearest open element of that name."""
        if name == "a":
            self.pieces += (self.made(), LINK)
        if name in self.silent:
            while self.silent.pop() != name:
                pass
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].tag.name == name:
                del self.open[index]
                break
        if name in BREAKS:
            self.pieces.append("\n\n")

    def made(self) -> str:
        """The address of a link that an extension made of it, with a sign; what stands around may be meant for it."""
        link = self.open[-1] if self.open and not self.silent else None
        if link is None or "://" not in link.href:
            return ""
        address = unmarked(link.href)
        is_made = link.text == address or "magiclink" in link.tag.get("class")
        return MADE + address if is_made else ""

    def add(self, text: str) -> None:
        """Text belongs to every open link and heading, and to the page unless it is code."""
        if self.open and "headerlink" not in self.open[-1].tag.get("class"):
            for element in self.open:
                element.label.append(text)
        if not self.silent:
            if not (self.open and self.open[-1].tag.name == "a"):
                self.pieces.append(unmarked(text))
            elif ":" in text or "!" in text or "[^" in text:
                self.pieces += (left[0] for left in LEFT_IN_LINK.finditer(unmarked(text)))


def heading_mark(element: Element) -> str:
    """The mark of a heading: that of its words, or that of its id."""
    return element.tag.get(TITLE) or element.tag.get(ID) or "".join(element.label)


def is_anchor(element: Element) -> bool:
    """Whether it is there to be led to: it has an id, nothing to read, and leads nowhere, or to itself."""
    own = unmarked(element.tag.get("id"))
    return bool(own) and not element.text and unmarked(element.href).strip() in ("", "#", f"#{own}")


def is_seen(text: str) -> bool:
    """Whether a text holds more than spaces and signs without width."""
    return bool(text.translate(WITHOUT_WIDTH).strip())


def is_named(element: Element) -> bool:
    """Whether a reader is told something of it; of a nameless picture in a nameless link, the link is at fault.

    A title names what is drawn: a picture, or what a stylesheet makes of a tag, but nothing in Markdown alone.
    """
    if element.inside is not None and not is_named(element.inside):
        return True
    is_plain = element.from_markdown and element.tag.attributes.keys() <= {"href", "title", ADDRESS}
    said_in = () if is_plain and not element.pictured else MAY_NAME.get(element.tag.name, ("alt",))
    return any(map(is_seen, (element.text, *(element.tag.get(name) for name in said_in))))


def is_hidden(element: Element) -> bool:
    """Whether it says of itself that readers are not to meet it, as the images of counters do."""
    said = element.tag.attributes
    is_left_out = "hidden" in said or said.get("aria-hidden") == "true" or said.get("role") in ("none", "presentation")
    return is_left_out or bool(NOT_DISPLAYED.search(said.get("style", "")))


def has_alt(element: Element) -> bool:
    """Whether an image has an alternative text, be it empty; a space in raw HTML is neither words nor none."""
    alt = element.tag.attributes.get("alt")
    return alt is not None and not (alt.isspace() and not element.from_markdown)
