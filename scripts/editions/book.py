"""Turns a page of the site into a chapter of the EPUB: its text as XHTML, without controls."""

import re
from html import escape, unescape
from xml.etree import ElementTree as Tree

from .chapter import Editor

SVG = "http://www.w3.org/2000/svg"
SPACE = re.compile(r"\{[^}]*\}")
CONTROLS = frozenset(["button", "form", "input", "script", "template"])
PLAIN = {"details": "div", "live-demo": "div", "noscript": "div", "on-request": "div", "summary": "p"}
CONTROL_ATTRIBUTES = frozenset(["tabindex", "role", "aria-label", "aria-haspopup", "aria-expanded", "popovertarget"])
PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en-GB" xml:lang="en-GB">
<head>
<title>{title}</title>
<link rel="stylesheet" href="book.css"/>
</head>
<body class="{kind}" id="{key}">
{text}
</body>
</html>
"""


class Page(Editor):
    """Edits a page that becomes one file of the book; `keys` maps the path of each page in the book to its key."""

    level = 1

    def xhtml(self) -> str:
        """The content of the chapter's file."""
        title = escape(unescape(self.chapter.title))
        return PAGE.format(title=title, key=self.chapter.key, kind=self.kind, text=xhtml(self.text()))

    def target(self, href: str) -> str | None:
        """The href of a link in the book: a place in one of its files, a web address, or None."""
        target = super().target(href)
        if not target or not target.startswith("#"):
            return target
        key = target[1:].partition("--")[0]
        return f"{key}.xhtml{target if '--' in target else ''}"


def xhtml(markup: str) -> str:
    """HTML converted to XML: parsed as browsers do, controls removed, drawings in the SVG namespace."""
    import html5lib

    tree = html5lib.parseFragment(markup, treebuilder="etree", namespaceHTMLElements=False)
    for element in tree.iter():
        if isinstance(element.tag, str):
            convert(element)
    tree.tag = "x"
    return Tree.tostring(tree, encoding="unicode").removeprefix("<x>").removesuffix("</x>").replace("<x />", "").strip()


def convert(element: Tree.Element) -> None:
    """Converts one element: collapsed blocks become plain ones, controls become empty."""
    is_drawing = element.tag.startswith(f"{{{SVG}}}")
    element.tag = SPACE.sub("", element.tag)
    attributes = {SPACE.sub("", name): value for name, value in element.attrib.items()}
    element.attrib.clear()
    if element.tag in CONTROLS:
        element.tag, element.text, element[:] = "span", None, []
        return
    if element.tag == "svg":
        attributes["xmlns"] = SVG
    elif element.tag in PLAIN:
        attributes = {"class": f"{element.tag} {attributes.get('class', '')}".strip()} | only(attributes, "id")
        element.tag = PLAIN[element.tag]
    elif not is_drawing and "role" in attributes:
        attributes = only(attributes, *attributes.keys() - CONTROL_ATTRIBUTES)
    element.attrib.update(attributes)


def only(attributes: dict[str, str], *names: str) -> dict[str, str]:
    """The attributes with these names, in their original order."""
    return {name: value for name, value in attributes.items() if name in names}
