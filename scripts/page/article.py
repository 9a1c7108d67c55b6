"""The article of a rendered page as a tree of elements that can be edited.

Whatever is not edited is written back byte for byte.
"""

import html
import re

TAG = re.compile(r"""<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>""", re.DOTALL)
ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
RAW = {"script", "style"}  # nothing inside these is a tag
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Element:
    """An element: its tag, its attributes, and its children, which are elements and pieces of markup without any."""

    def __init__(self, tag: str, attributes: dict[str, str] | None = None, *children: "Element | str") -> None:
        self.tag, self.attributes, self.children = tag, attributes or {}, list(children)
        self.start = self.end = ""  # its tags as they were written, until `change`

    def __str__(self) -> str:
        if self.start:
            return self.start + self.inner() + self.end
        attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in self.attributes.items())
        return f"<{self.tag}{attributes}>" + self.inner() + ("" if self.tag in VOID else f"</{self.tag}>")

    def inner(self) -> str:
        """The markup inside the element."""
        return "".join(map(str, self.children))

    def text(self) -> str:
        """The text inside the element; references such as &amp; are not resolved."""
        return "".join(child.text() if isinstance(child, Element) else child for child in self.children)

    def change(self, *, tag: str | None = None, **attributes: str) -> None:
        """Sets the tag, if given, and the attributes."""
        self.tag, self.start = tag or self.tag, ""
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


def read(markup: str) -> Element:
    """The tree of an article's markup; comments and self-closing tags, such as a path of a drawing, stay text."""
    opened, begin = [Element("article")], 0
    for found in TAG.finditer(markup):
        end, tag, attributes = found.groups()
        if tag is None or attributes.endswith("/"):
            continue
        tag, inner = tag.lower(), opened[-1]
        closes = end and (tag == inner.tag or any(each.tag == tag for each in opened[1:]))
        if (end and not closes) or (inner.tag in RAW and not closes):
            continue
        if begin < found.start():
            inner.children.append(markup[begin : found.start()])
        begin = found.end()
        if end:
            while (element := opened.pop()).tag != tag:  # what was left open inside it
                pass
            element.end = found[0]
            continue
        values = ATTRIBUTE.findall(attributes) if attributes else ()
        element = Element(tag, {name.lower(): html.unescape(a or b or c) for name, a, b, c in values})
        element.start = found[0]
        inner.children.append(element)
        if tag not in VOID:
            opened.append(element)
    opened[-1].children.append(markup[begin:])
    return opened[0]
