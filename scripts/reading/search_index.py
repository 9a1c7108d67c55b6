"""What the search index still needs: each section's text in sentences, so that a snippet of a table, a list or a drawing
is no run of words, and what pages say outside their text. What no search should find is left out.
"""

import html
import json
import re
from collections import defaultdict
from itertools import groupby
from pathlib import Path

from . import article
from .article import Element

INDEX = "search/search_index.js"
LEFT_OUT = re.compile(r"#(check-yourself|related|sources)$")  # quizzes quote what is wrong; the lists repeat pages
SAID = {
    "name": re.compile(r'<meta property="og:title" content="([^"]*)"'),
    "about": re.compile(r'<meta name="description" content="([^"]*)"'),
    "asked": re.compile(r'<meta name="keywords" content="([^"]*)"'),
    "belief": re.compile(r'<span class="claim">“([^<]*)”</span>'),
    "verdict": re.compile(r'<strong class="verdict"><span class="unseen">[^<]*</span>([^<]*)<'),
}
SECTION = re.compile(r'<meta name="keywords" data-section="([^"]*)" content="([^"]*)"')
HEADINGS = {"h1", "h2", "h3", "h4"}
UNREAD = {"script", "style", "template", "noscript"}
SIGNS = {"th": " ·", "td": " ·", "li": " ·", "tr": ";"}  # after what stands in a row or a list; all else ends a sentence
BLOCKS = SIGNS.keys() | set("p ul ol dl dt dd table figcaption summary details pre blockquote div".split())
MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
NOTE = re.compile(r" [⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=\W|$)")  # which source of a row a value comes from
APART = re.compile(r" (?=[.,:;!?)])")


def complete(site: Path) -> int:
    """Completes the index in the folder `site`; returns how many entries it has then."""
    file = site / INDEX
    if not file.is_file():
        return 0
    before, content, after = re.fullmatch(r"([^{]*)(\{.*\})(.*)", file.read_text(encoding="utf-8"), re.DOTALL).groups()
    index = json.loads(content)
    entries = [entry for entry in index["docs"] if not LEFT_OUT.search(entry["location"])]
    for page, own in groupby(entries, page_of):
        text = read(site / page)
        told, said = [*own], sentences(text)
        for entry in told:
            entry["text"] = said.get(entry["location"].partition("#")[2], entry["text"])
        told[0] |= words_of(text)
        phrases = asked_of_sections(text)
        for entry in told[1:]:
            entry |= phrases.get(entry["location"].partition("#")[2], {})
    index["docs"] = entries
    file.write_text(before + json.dumps(index, ensure_ascii=False, separators=(",", ":")) + after, encoding="utf-8")
    return len(index["docs"])


def asked_of_sections(text: str) -> dict[str, dict[str, str]]:
    """By a section's id, what readers ask that this section answers."""
    return {id_: {"asked": html.unescape(phrases)} for id_, phrases in SECTION.findall(text)}


def page_of(entry: dict) -> str:
    """The address of the page that an entry of the index is about."""
    return entry["location"].partition("#")[0]


def read(page: Path) -> str:
    """The page as it is written; nothing where there is none."""
    return page.read_text(encoding="utf-8") if page.is_file() else ""


def words_of(text: str) -> dict[str, str]:
    """What a page says of itself outside its text: what readers ask, what it is about, a belief and its verdict."""
    found = {name: pattern.search(text) for name, pattern in SAID.items()}
    return {name: html.unescape(one[1]) for name, one in found.items() if one and one[1]}


def sentences(page: str) -> dict[str, str]:
    """What each section of a page says, by the id of its heading; the page itself has none."""
    parts = article.ARTICLE.fullmatch(page)
    sections = Sections()
    sections.read(article.read(parts["article"] if parts else ""))
    return {name: tidy(text) for name, text in sections.texts.items()}


class Sections:
    """The texts of an article by the section that is being read."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = defaultdict(str)
        self.name = ""

    def read(self, element: Element) -> None:
        """Adds what an element says, with a sign after each block."""
        for child in element.children:
            if not isinstance(child, Element):
                self.texts[self.name] += html.unescape(MARKUP.sub("", child))
            elif child.tag in HEADINGS and "id" in child.attributes:
                self.name = "" if child.tag == "h1" else child.attributes["id"]
            elif child.tag in ("br", "svg"):
                self.texts[self.name] += " "
            elif not is_unread(child, element):
                before = self.texts[self.name].rstrip()
                self.read(child)
                if child.tag in BLOCKS and self.texts[self.name].rstrip() != before:
                    self.texts[self.name] = closed(self.texts[self.name], child.tag)


def is_unread(child: Element, parent: Element) -> bool:
    """Whether no snippet should have it: marks of citations, the name of a short answer, what is for other programs."""
    if child.has_class("cite"):
        return parent.children[0] is not child  # a list of sources begins with it
    name = parent.has_class("answer") and child.has_class("admonition-title")
    return name or child.tag in UNREAD or child.has_class("cites") or child.has_class("unseen")


def closed(text: str, tag: str) -> str:
    """A text after the end of a block: a cell and an item with a point, a row with a semicolon, the rest with a stop."""
    bare, sign = text.rstrip(" \n·;"), SIGNS.get(tag, ".")
    is_whole = bare.rstrip("”’\")")[-1:] in ".!?:…"
    return f"{bare} " if is_whole and tag not in ("th", "td", "tr") else f"{bare}{sign} "


def tidy(text: str) -> str:
    """A text in one line, escaped as the index has it."""
    plain = " ".join(text.split())
    return html.escape(APART.sub("", NOTE.sub("", plain)), quote=False)
