"""Completes the search index: gives sections readable text, adds pages' metadata, drops what is not worth finding.

MkDocs runs the words of table cells, list items and drawings together; here each ends with a sign or a full stop.
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
LEFT_OUT = re.compile(r"#(check-yourself|related|sources)$")  # quizzes quote errors; the lists repeat other pages
METADATA = {
    "name": re.compile(r'<meta property="og:title" content="([^"]*)"'),
    "about": re.compile(r'<meta name="description" content="([^"]*)"'),
    "asked": re.compile(r'<meta name="keywords" content="([^"]*)"'),
    "belief": re.compile(r'<span class="claim">“([^<]*)”</span>'),
    "verdict": re.compile(r'<strong class="verdict"><span class="unseen">[^<]*</span>([^<]*)<'),
}
SECTION = re.compile(r'<meta name="keywords" data-section="([^"]*)" content="([^"]*)"')
MAKER = re.compile(r"Maker: (.*?) (?:·|Since:)")  # in the values of a system
HEADINGS = {"h1", "h2", "h3", "h4"}
NO_TEXT = {"script", "style", "template", "noscript"}
SIGNS = {"th": " ·", "td": " ·", "li": " ·", "tr": ";"}  # the signs after cells, items and rows
BLOCKS = {*SIGNS, "p", "ul", "ol", "dl", "dt", "dd", "table", "figcaption", "summary", "details"}
BLOCKS |= {"pre", "blockquote", "div"}
MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
NOTE = re.compile(r" [⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=\W|$)")  # the number of the source of a value in a row
SPACE_BEFORE_SIGN = re.compile(r" (?=[.,:;!?)])")


def complete(site: Path) -> None:
    """Completes the index of the site in the folder `site`, if it has one."""
    file = site / INDEX
    if not file.is_file():
        return
    before, content, after = re.fullmatch(r"([^{]*)(\{.*\})(.*)", file.read_text(encoding="utf-8"), re.DOTALL).groups()
    index = json.loads(content)
    entries = [entry for entry in index["docs"] if not LEFT_OUT.search(entry["location"])]
    for page, own in groupby(entries, page_of):
        text = read(site / page)
        of_page, texts = [*own], section_texts(text)
        for entry in of_page:
            entry["text"] = texts.get(entry["location"].partition("#")[2], entry["text"])
        of_page[0] |= metadata(text)
        if "belief" in of_page[0]:  # search shows the belief and its verdict in a line of their own
            shown = "“{belief}” {verdict}. ".format_map(of_page[0])
            of_page[0]["text"] = of_page[0]["text"].split(shown, 1)[-1]
        questions = questions_of_sections(text)
        for entry in of_page[1:]:
            entry |= questions.get(entry["location"].partition("#")[2], {})
            if "#system-" in entry["location"] and (made_by := MAKER.search(entry["text"])):
                entry["asked"] = html.unescape(made_by[1])  # whoever types a maker looks for its systems
    index["docs"] = entries
    file.write_text(before + json.dumps(index, ensure_ascii=False, separators=(",", ":")) + after, encoding="utf-8")


def questions_of_sections(text: str) -> dict[str, dict[str, str]]:
    """The questions of readers that a section answers, by the section's id."""
    return {id_: {"asked": html.unescape(phrases)} for id_, phrases in SECTION.findall(text)}


def page_of(entry: dict) -> str:
    """The address of the page that an index entry belongs to."""
    return entry["location"].partition("#")[0]


def read(page: Path) -> str:
    """The HTML of a page; "" if it does not exist."""
    return page.read_text(encoding="utf-8") if page.is_file() else ""


def metadata(text: str) -> dict[str, str]:
    """What search needs of a page beyond its text: name, description, readers' questions, belief and verdict."""
    found = {name: pattern.search(text) for name, pattern in METADATA.items()}
    return {name: html.unescape(match[1]) for name, match in found.items() if match and match[1]}


def section_texts(page: str) -> dict[str, str]:
    """The text of each section of a page, by the id of its heading; "" stands for the text before the first one."""
    parts = article.ARTICLE.fullmatch(page)
    sections = Sections()
    sections.read(article.read(parts["article"] if parts else ""))
    return {name: tidy(text) for name, text in sections.texts.items()}


class Sections:
    """Collects the text of an article by section."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = defaultdict(str)
        self.name = ""

    def read(self, element: Element) -> None:
        """Adds the text of an element, with a sign after each block."""
        for child in element.children:
            if not isinstance(child, Element):
                self.texts[self.name] += html.unescape(MARKUP.sub("", child))
            elif child.tag in HEADINGS and "id" in child.attributes:
                self.name = "" if child.tag == "h1" else child.attributes["id"]
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
