"""Reads a rendered page: its links, anchors and headings, and the text in which markup was left over."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from .addresses import as_meta, in_css, in_meta, meta_kind
from .elements import VANISHED, VOID, carries_address, framed
from .leftovers import CODE, LEFT_IN_LINK, LINK, MADE
from .marks import FROM_MARKDOWN, ID_ATTRIBUTES, MARK, URL_ATTRIBUTES, unmarked
from .patterns import Pattern

HOLD_NO_PROSE = """
    code pre script style textarea title svg math kbd samp var tt template xmp iframe noembed noframes
"""
SILENT = frozenset(HOLD_NO_PROSE.split())
NOT_PROSE = frozenset(["arithmatex", "mermaid", "filename", "comment"])
END_A_LINE = """
    p li td th h1 h2 h3 h4 h5 h6 div section summary figcaption dt dd blockquote br hr table caption label legend
"""
MAY_HOLD_STYLES = """
    style fill stroke clip-path mask filter marker-start marker-mid marker-end cursor
"""
STYLED = frozenset(MAY_HOLD_STYLES.split())
BREAKS = frozenset(END_A_LINE.split())
CALLS = ("<mailto:", "<tel:")  # begin what is no tag, though Markdown takes it for one
ADDRESS_TAG = Pattern(r"<[A-Za-z][\w+.-]*://[^\s<>]+>")
HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass
class Element:
    """A link or heading while it is open and afterwards; values still carry their marks.

    `inside` is the link around it, `pictured` when it holds an image, `made` when an extension made it of an address.
    """

    tag: str
    attributes: dict[str, str]
    attribute: str = ""
    label: list[str] = field(default_factory=list)
    inside: "Element | None" = None
    pictured: bool = False
    made: bool = False

    @property
    def value(self) -> str:
        """The address, marks and all."""
        return self.attributes.get(self.attribute, "")

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return unmarked("".join(self.label)).strip()


class RenderedPage(HTMLParser):
    """Collects `links`, `ids`, `headings`, `titles` of abbreviations and the `text` outside code of a page's HTML."""

    CDATA_CONTENT_ELEMENTS = (*HTMLParser.CDATA_CONTENT_ELEMENTS, "textarea", "xmp")  # tags in them are text

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[Element] = []
        self.ids: list[Element] = []
        self.headings: list[Element] = []
        self.titles: list[str] = []
        self.pieces: list[str] = []
        self.open: list[Element] = []
        self.silent: list[str] = []
        self.feed(html)
        self.close()
        self.text = "".join(self.pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what the element links and defines."""
        attributes: dict[str, str] = {}
        for name, value in attrs:
            plain = unmarked(name)  # of an attribute without a value, the mark stands before its name
            attributes.setdefault(plain, value or name.removesuffix(plain))
        self.label(tag, attributes)
        if tag == "img":
            self.pieces.append(LINK)
        mark = self.mark_before(attributes) if tag == "a" else ""
        if mark:
            attributes["href"] = mark + attributes["href"]
        self.note_links(tag, attributes, made=bool(mark))
        if "id" in attributes or (tag in ("a", "map") and "name" in attributes):
            self.ids.append(Element(tag, attributes))
        if tag in HEADINGS:
            self.headings.append(self.opened(Element(tag, attributes)))
        written = self.get_starttag_text() or ""
        takes_next = written.rfind("<") > 0 and any("<" in name for name in attributes)
        has_none = not attributes.keys() & {"href", "src"}
        takes_address = has_none and any(value.endswith(("href=", "src=")) for value in attributes.values())
        is_address = "=" not in written and ("." in written or written.startswith(CALLS))
        if takes_next or takes_address or is_address:
            self.pieces.append(written)  # a tag that takes something in, or an address that is taken for a tag
        if ADDRESS_TAG.fullmatch(written):
            self.links.append(Element(VANISHED, {"href": written[1:-1]}, "href"))
        drawn = NOT_PROSE.intersection(attributes.get("class", "").split())
        if (tag in SILENT or drawn) and tag not in VOID:
            self.silent.append(tag)
            self.pieces.append(CODE)
        if tag in BREAKS:
            self.pieces.append("\n\n")
        if tag == "abbr":
            self.titles.append(attributes.get("title", ""))

    def mark_before(self, attributes: dict[str, str]) -> str:
        """The mark in front of a link that an extension makes of an address, or ""."""
        href, before = attributes.get("href", ""), self.pieces[-1][-1:] if self.pieces else ""
        return before if "://" in href and MARK.match(before) and not MARK.search(href) else ""

    def note_links(self, tag: str, attributes: dict[str, str], made: bool = False) -> None:
        """One link for each attribute that carries an address, or the id of another element."""
        if tag == "meta":
            said = attributes.get("property") or unmarked(attributes.get("name", ""))
            name = meta_kind(said)
            self.links += [Element(tag, {name: url}, name) for _, url in in_meta(attributes.get("content", ""), said)]
        if tag == "link":
            tag = as_meta(tag, unmarked(attributes.get("rel", "")).lower().split())
        self.links += [Element(tag, attributes, name) for name in ID_ATTRIBUTES if name in attributes]
        for name in URL_ATTRIBUTES:
            if name in attributes and carries_address(tag, name):
                around = self.open[-1] if tag != "a" and self.open and self.open[-1].tag == "a" else None
                link = Element(tag, attributes, name, inside=around, made=made)
                self.links.append(self.opened(link) if tag == "a" and name == "href" else link)
        for name in STYLED.intersection(attributes):
            self.note_styles(attributes[name])
        if tag == "iframe" and "srcdoc" in attributes:
            self.links += filter(leads_away, type(self)(framed(attributes["srcdoc"])).links)

    def note_styles(self, style: str) -> None:
        """The addresses in a piece of CSS."""
        if "url(" in style or "@import" in style:
            self.links += [Element("style", {"url": url}, "url") for _, url in in_css(style)]

    def opened(self, element: Element) -> Element:
        """The element, listening for its text until it is closed; of links or headings that are open, two listen."""
        alike = [one for one in self.open if (one.tag in HEADINGS) == (element.tag in HEADINGS)]
        if len(alike) > 1:
            self.open.remove(alike[0])
        element.label += (element.attributes.get(name, "") for name in ("aria-label", "aria-labelledby"))
        self.open.append(element)
        return element

    def label(self, tag: str, attributes: dict[str, str]) -> None:
        """Names that stand in attributes, and pictures, count as text of the link around them."""
        spoken = " ".join(attributes.get(name, "") for name in ("alt", "aria-label")).strip()
        spoken = spoken or (attributes.get("title", "") if tag == "img" else "")
        icon = tag in ("i", "span") and "class" in attributes
        picture = "picture" if icon or tag in ("svg", "video", "audio", "canvas", "object", "iframe") else ""
        for element in self.open:
            element.label.append(spoken or picture)
            element.pictured = element.pictured or tag == "img"

    def handle_endtag(self, tag: str) -> None:
        """Closes the nearest open element of that name."""
        if tag == "a":
            self.pieces += (self.made(), LINK)
        if tag in self.silent:
            while self.silent.pop() != tag:
                pass
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].tag == tag:
                del self.open[index]
                break
        if tag in BREAKS:
            self.pieces.append("\n\n")

    def made(self) -> str:
        """The address of a link that an extension made of it, with a sign; what stands around may be meant for it."""
        link = self.open[-1] if self.open and not self.silent else Element("", {})
        if "://" not in link.value:
            return ""
        address = unmarked(link.value).replace(FROM_MARKDOWN, "")
        is_made = link.text == address or "magiclink" in link.attributes.get("class", "")
        return MADE + address if is_made else ""

    def handle_data(self, data: str) -> None:
        """Text belongs to every open link and heading, and to the page unless it is code."""
        if self.silent and self.silent[-1] == "style":
            self.note_styles(data)
        for element in [] if self.in_permalink() else self.open:
            element.label.append(data)
        if not self.silent:
            if not (self.open and self.open[-1].tag == "a"):
                self.pieces.append(data)
            elif ":" in data or "!" in data or "[^" in data:
                self.pieces += (left[0] for left in LEFT_IN_LINK.finditer(data))

    def in_permalink(self) -> bool:
        """Whether the text is that of a link which the table of contents adds to its heading."""
        return bool(self.open) and "headerlink" in self.open[-1].attributes.get("class", "")


def leads_away(link: Element) -> bool:
    """Whether it names more than a section or an element of the document that holds it."""
    return link.attribute not in ID_ATTRIBUTES and not unmarked(link.value).lstrip().startswith("#")
