"""Completes the search index: gives sections readable text, adds pages' metadata, drops what is not worth finding.

MkDocs runs the words of table cells, list items and drawings together; here each ends with a sign or a full stop.
"""

import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from content.guide import typographic

from .article import Element

INDEX = "search/search_index.js"
LEFT_OUT = re.compile(r"#(check-yourself|related|sources)$")  # quizzes quote errors; the lists repeat other pages
HEADINGS = {"h1", "h2", "h3", "h4"}
NO_TEXT = {"script", "style", "template", "noscript"}
SIGNS = {"th": " ·", "td": " ·", "li": " ·", "tr": ";"}  # the signs after cells, items and rows
BLOCKS = {*SIGNS, "p", "ul", "ol", "dl", "dt", "dd", "table", "figcaption", "summary", "details"}
BLOCKS |= {"pre", "blockquote", "div"}
MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
NOT_CODE = re.compile(r"<(?!/?code\b)[^>]*>")  # the marks in a title that the index leaves out
NOTE = re.compile(r" [⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=\W|$)")  # the number of the source of a value in a row
SPACE_BEFORE_SIGN = re.compile(r" (?=[.,:;!?)])")


def complete(site: Path, sections: Iterable[dict[str, str]]) -> None:
    """Puts the entries into the index of the site in the folder `site`, which stays as a script alone."""
    file = site / INDEX
    file.with_suffix(".json").unlink(missing_ok=True)
    before, brace, rest = file.read_text("utf-8").partition("{")
    content, end, after = rest.rpartition("}")
    index = json.loads(brace + content + end)
    index["docs"] += sections
    file.write_text(before + json.dumps(index, ensure_ascii=False, separators=(",", ":")) + after, "utf-8")


def of_page(tree: Element, url: str, meta: Mapping[str, Any], asked: Mapping[str, list[str]]) -> list[dict[str, str]]:
    """The entries of a page: its sections, with the page's name, description, belief and verdict in the first.

    `asked` has what readers ask, by section, and by "" for the page itself.
    """
    first, *others = entries(tree, url)
    first |= {"name": meta["title"], "about": meta["description"]}
    if "" in asked:
        first["asked"] = ", ".join(asked[""])
    if "belief" in meta:
        first |= {"belief": typographic(meta["belief"]), "verdict": meta["verdict"]}
    for entry in others:
        if phrases := asked.get(entry["location"].partition("#")[2]):
            entry["asked"] = ", ".join(phrases)
    return [first, *others]


def entries(tree: Element, page: str) -> list[dict[str, str]]:
    """The entry of each section of an article in the index: where it is, its title and its text."""
    sections = Sections()
    sections.read(tree)
    found = [
        {"location": page + (f"#{name}" if name else ""), "title": title, "text": tidy(sections.texts[name])}
        for name, title in sections.titles.items()
    ]
    return [entry for entry in found if not LEFT_OUT.search(entry["location"])]


class Sections:
    """Collects the text of an article by section."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = defaultdict(str)
        self.titles: dict[str, str] = {}
        self.name = ""

    def read(self, element: Element) -> None:
        """Adds the text of an element, with a sign after each block."""
        for child in element.children:
            if not isinstance(child, Element):
                self.texts[self.name] += html.unescape(MARKUP.sub("", child))
            elif child.tag in HEADINGS and "id" in child.attributes:
                self.name = "" if child.tag == "h1" else child.attributes["id"]
                words = NOT_CODE.sub("", child.inner()).replace("&lt;", "&amp;lt;").replace("&amp;", "&amp;amp;")
                self.titles[self.name] = html.unescape(words).strip()
            elif child.tag in ("br", "svg"):
                self.texts[self.name] += " "
            elif not is_left_out(child, element):
                before = self.texts[self.name].rstrip()
                self.read(child)
                if child.tag in BLOCKS and self.texts[self.name].rstrip() != before:
                    self.texts[self.name] = closed(self.texts[self.name], child.tag)


def is_left_out(child: Element, parent: Element) -> bool:
    """Whether the text is not for search: citation numbers, the label of a short answer, scripts, hidden text."""
    if child.has_class("cite"):
        return parent.children[0] is not child  # in a list of sources the citation begins the item
    name = parent.has_class("answer") and child.has_class("admonition-title")
    return name or child.tag in NO_TEXT or child.has_class("cites") or child.has_class("unseen")


def closed(text: str, tag: str) -> str:
    """The text of a block with a sign at its end, by SIGNS; other blocks get a full stop unless they end a sentence."""
    bare, sign = text.rstrip(" \n·;"), SIGNS.get(tag, ".")
    is_whole = bare.rstrip('”’")')[-1:] in ".!?:…"
    return f"{bare} " if is_whole and tag not in ("th", "td", "tr") else f"{bare}{sign} "


def tidy(text: str) -> str:
    """The text in one line, with HTML escaped like in the rest of the index."""
    plain = " ".join(text.split())
    return html.escape(SPACE_BEFORE_SIGN.sub("", NOTE.sub("", plain)), quote=False)
