"""The article of a rendered page as a tree of elements that can be edited.

Whatever is not edited is written back byte for byte.
"""

from html import escape
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Element:
    """An element: its tag, its attributes, and its children, which are elements and pieces of markup without any."""

    def __init__(self, tag: str, attributes: dict[str, str] | None = None, *children: "Element | str") -> None:
        self.tag, self.attributes, self.children = tag, attributes or {}, list(children)
        self._read: tuple[str, str] | None = None  # the tags as read, until `change`

    def __str__(self) -> str:
        start, end = self._read or (self._start(), "" if self.tag in VOID else f"</{self.tag}>")
        return start + self.inner() + end

    def inner(self) -> str:
        """The markup inside the element."""
        return "".join(map(str, self.children))

    def text(self) -> str:
        """The text inside the element; references such as &amp; are not resolved."""
        return "".join(child.text() if isinstance(child, Element) else child for child in self.children)

    def change(self, *, tag: str | None = None, **attributes: str) -> None:
        """Sets the tag, if given, and the attributes."""
        self.tag, self._read = tag or self.tag, None
        self.attributes |= attributes

    def elements(self) -> list["Element"]:
        """The element and all its descendant elements, in document order."""
        found = [self]
        for child in self.children:
            if isinstance(child, Element):
                found += child.elements()
        return found

    def all(self, tag: str) -> list["Element"]:
        """All descendants with this tag, in document order."""
        return [element for element in self.elements()[1:] if element.tag == tag]

    def has_class(self, name: str) -> bool:
        """Whether the element has the class `name`."""
        return "class" in self.attributes and name in self.attributes["class"].split()

    def _start(self) -> str:
        written = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        return f"<{self.tag}{written}>"


class Reader(HTMLParser):
    """Builds the tree of the markup that it is fed; `root` is its root."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.root = Element("article")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Adds an element to the innermost open one."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        element._read = (self.get_starttag_text() or "", "")
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps a self-closing element, such as a path of a drawing, as text."""
        self.handle_data(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Closes the element, and any elements left open inside it."""
        while len(self.open) > 1:
            element = self.open.pop()
            if element.tag == tag and element._read:
                start = element._read[0]
                element._read = (start, f"</{start[1 : len(tag) + 1]}>")  # in its own case: SVG has capitals
                return

    def handle_data(self, data: str) -> None:
        """Adds text to that which stands before it."""
        children = self.open[-1].children
        if children and isinstance(children[-1], str):
            data = children.pop() + data
        children.append(data)

    def handle_entityref(self, name: str) -> None:
        """Adds a named reference, unresolved."""
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Adds a numeric reference, unresolved."""
        self.handle_data(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """Adds a comment."""
        self.handle_data(f"<!--{data}-->")


def read(markup: str) -> Element:
    """The tree of an article's markup."""
    reader = Reader()
    reader.feed(markup)
    reader.close()
    return reader.root
