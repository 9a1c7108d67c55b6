"""What a link to a term, a system or a work says before it is followed: one script, made from the pages about them.

Of a work it has one sentence, what is taken from it: the rest stands at the foot of the page that cites it.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from pathlib import Path

from . import article
from .article import Element

FILE = "assets/meanings.js"
GLOSSARY, SYSTEMS, SOURCES = "glossary.html", "taxonomy/systems.html", "sources"
COLUMNS = 5  # name, kind, the answers to the two questions, and the system in short
MARKUP = re.compile(r"<[^>]*>")


def write(site: Path) -> int:
    """Writes the script into the folder `site`; returns how many entries it has."""
    entries = {
        GLOSSARY: terms(tree(site / GLOSSARY)),
        SYSTEMS: systems(tree(site / SYSTEMS)),
        SOURCES: {key: said for page in sorted((site / SOURCES).glob("*.html")) for key, said in works(tree(page))},
    }
    if any(entries.values()):
        said = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
        (site / FILE).write_text(f"window.Meanings = {said};\n", encoding="utf-8")
    return sum(map(len, entries.values()))


def tree(page: Path) -> Element:
    """The article of a page; an empty one where there is none."""
    parts = article.ARTICLE.fullmatch(page.read_text(encoding="utf-8")) if page.is_file() else None
    return article.read(parts["article"] if parts else "")


def terms(glossary: Element) -> dict[str, list]:
    """Each term by its id: its name and the sentence that defines it."""
    blocks = [block for block in glossary.children if isinstance(block, Element)]
    return {
        heading.attributes["id"]: [plain(heading), plain(sentence)]
        for heading, sentence in pairwise(blocks)
        if heading.tag == "h3" and "id" in heading.attributes and sentence.tag == "p"
    }


def systems(catalogue: Element) -> dict[str, list]:
    """Each system by its id: its name, and what the next columns ask and answer."""
    found = {}
    for table in catalogue.all("table"):
        names = [plain(cell) for cell in table.all("th") if cell.attributes.get("scope") == "col"]
        for row in table.all("tr"):
            cells = list(row.all("th", "td"))
            name = next((one.attributes["id"] for one in row.parents() if "id" in one.attributes), "")
            if name and len(cells) >= COLUMNS:
                answers = list(zip(names[1:COLUMNS], map(plain, cells[1:COLUMNS]), strict=True))
                found[name] = [plain(cells[0]), *answers]
    return found


def works(sources: Element) -> Iterator[tuple[str, str]]:
    """Each work of a list of sources by its id: the line between its title and the day it was checked."""
    for work in sources.all("li", "p"):
        title, about, *_ = [*lines(work), "", ""]
        if "id" in work.attributes and title and not about.startswith(("Checked", "Cited")):
            yield work.attributes["id"], about


def lines(element: Element) -> list[str]:
    """What an element says, without markup, line by line."""
    return [" ".join(line.split()) for line in unescape(MARKUP.sub("", element.inner())).strip().splitlines()]


def plain(element: Element) -> str:
    """What an element says, in one line."""
    return " ".join(lines(element))
