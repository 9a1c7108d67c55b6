"""What a link to a term or a system says before it is followed: one script, made from the pages that define them.

Citations need no entry here: the work stands in full at the foot of the page that cites it.
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


def write(site: Path) -> int:
    """Writes the script into the folder `site`; returns how many entries it has."""
    entries = {
        GLOSSARY: terms(tree(site / GLOSSARY)),
        SYSTEMS: systems(tree(site / SYSTEMS)),
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
    """Each system by its id: its name, what is asked of it with the answers, and the system in short."""
    found = {}
    for system in (block for block in catalogue.all("div") if block.has_class("system")):
        name, answers, short = (next(system.all(tag), None) for tag in ("h4", "ul", "p"))
        if name and answers and short:
            asked = [answer(item) for item in answers.all("li")]
            found[name.attributes["id"]] = [plain(name), *asked, plain(short)]
    return found


def answer(item: Element) -> tuple[str, str]:
    """What a line asks, which stands in italics, and what it answers."""
    asked, value = next(item.all("em"), Element("em")), plain(item)
    return plain(asked), value.removeprefix(plain(asked)).strip(": ")


def plain(element: Element) -> str:
    """What an element says, in one line."""
    return " ".join(unescape(MARKUP.sub("", element.inner())).split())
