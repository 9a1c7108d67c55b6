"""The previews of links to terms and systems: one script, made from the glossary and the catalogue.

Citations need no entry, because each page lists the works that it cites in full.
"""

import json
import re
from html import unescape
from itertools import pairwise
from pathlib import Path

from . import article
from .article import Element

FILE = "assets/meanings.js"
GLOSSARY, SYSTEMS = "glossary.html", "taxonomy/systems.html"
MARKUP = re.compile(r"<[^>]*>")


def write(site: Path) -> None:
    """Writes the script into the folder `site`, if it has any entries."""
    entries = {GLOSSARY: terms(tree(site / GLOSSARY)), SYSTEMS: systems(tree(site / SYSTEMS))}
    if any(entries.values()):
        content = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
        (site / FILE).write_text(f"window.Meanings = {content};\n", encoding="utf-8")


def tree(page: Path) -> Element:
    """The article of a page; an empty element if there is none."""
    parts = article.ARTICLE.fullmatch(page.read_text(encoding="utf-8")) if page.is_file() else None
    return article.read(parts["article"] if parts else "")


def terms(glossary: Element) -> dict[str, list]:
    """The name and the definition of each term, by its id."""
    blocks = [block for block in glossary.children if isinstance(block, Element)]
    return {
        heading.attributes["id"]: [plain(heading), plain(sentence)]
        for heading, sentence in pairwise(blocks)
        if heading.tag == "h3" and "id" in heading.attributes and sentence.tag == "p"
    }


def systems(catalogue: Element) -> dict[str, list]:
    """The name, the rows (label and value) and the summary of each system, by its id."""
    found = {}
    for system in (block for block in catalogue.all("div") if block.has_class("system")):
        name, rows, summary = (next(system.all(tag), None) for tag in ("h4", "ul", "p"))
        if name and rows and summary:
            found[name.attributes["id"]] = [plain(name), *map(row, rows.all("li")), plain(summary)]
    return found


def row(item: Element) -> tuple[str, str]:
    """The label of a list item, which is in italics, and the value after it."""
    label = plain(next(item.all("em"), Element("em")))
    return label, plain(item).removeprefix(label).strip(": ")


def plain(element: Element) -> str:
    """The text of an element in one line."""
    return " ".join(unescape(MARKUP.sub("", element.inner())).split())
