"""Completes the search index: gives sections readable text, adds pages' metadata, drops what is not worth finding.

MkDocs runs the words of table cells, list items and drawings together; here each ends with a sign or a full stop.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from content.guide import typographic

from .article import Element

INDEX = "search/search_index.js"
LEFT_OUT = {"check-yourself", "related", "sources"}  # quizzes quote errors; the lists repeat other pages
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


def entries(tree: Element, page: str) -> Iterator[dict[str, str]]:
    """The entry of each section of an article in the index: where it is, its title and its text."""
    sections = [{"location": page, "title": "", "text": ""}]
    read(tree, sections, page)
    for section in sections:
        if section["location"].partition("#")[2] not in LEFT_OUT:
            yield section | {"text": tidy(section["text"])}


def read(element: Element, sections: list[dict[str, str]], page: str) -> None:
    """Adds the text of an element to the last section, with a sign after each block, and the sections in it."""
    for child in element.children:
        if isinstance(child, str):
            sections[-1]["text"] += html.unescape(MARKUP.sub("", child) if "<" in child else child)
        elif child.tag in HEADINGS and "id" in child.attributes:
            if child.tag != "h1":
                sections.append({"location": f"{page}#{child.attributes['id']}", "title": "", "text": ""})
            words = NOT_CODE.sub("", child.inner()).replace("&lt;", "&amp;lt;").replace("&amp;", "&amp;amp;")
            sections[-1]["title"] = html.unescape(words).strip()
        elif child.tag in ("br", "svg"):
            sections[-1]["text"] += " "
        elif not is_left_out(child, element):
            before = sections[-1]["text"].rstrip() if child.tag in BLOCKS else ""
            read(child, sections, page)
            if child.tag in BLOCKS and sections[-1]["text"].rstrip() != before:
                sections[-1]["text"] = with_sign(sections[-1]["text"], child.tag)


def is_left_out(child: Element, parent: Element) -> bool:
    """Whether the text is not for search: citation numbers, the label of a short answer, scripts, hidden text."""
    if "class" not in child.attributes:
        return child.tag in NO_TEXT
    if child.has_class("cite"):
        return parent.children[0] is not child  # in a list of sources the citation begins the item
    name = parent.has_class("answer") and child.has_class("admonition-title")
    return name or child.tag in NO_TEXT or child.has_class("cites") or child.has_class("unseen")


def with_sign(text: str, tag: str) -> str:
    """The text of a block with a sign at its end, by SIGNS; other blocks get a full stop unless they end a sentence."""
    bare, sign = text.rstrip(" \n·;"), SIGNS.get(tag, ".")
    is_whole = bare.rstrip('”’")')[-1:] in ".!?:…"
    return f"{bare} " if is_whole and tag not in ("th", "td", "tr") else f"{bare}{sign} "


def tidy(text: str) -> str:
    """The text in one line, with HTML escaped like in the rest of the index."""
    plain = " ".join(text.split())
    return html.escape(SPACE_BEFORE_SIGN.sub("", NOTE.sub("", plain)), quote=False)
