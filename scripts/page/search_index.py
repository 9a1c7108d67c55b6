"""Completes the search index: gives sections readable text, adds pages' metadata, drops what is not worth finding.

MkDocs runs the words of table cells, list items and drawings together; here each ends with a sign or a full stop.
"""

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import HTML_EMPTY

from content.guide import typographic

INDEX = "search/search_index.js"
LEFT_OUT = {"check-yourself", "related", "sources"}  # quizzes quote errors; the lists repeat other pages
HEADINGS = {"h1", "h2", "h3", "h4"}
NO_TEXT = {"script", "style", "template", "noscript"}
CLASSES_OF_RUNS = {"run-line", "demo-static", "odds"}  # what a model or a game said there answers no reader's question
SIGNS = {"th": " ·", "td": " ·", "li": ".", "tr": ";"}  # the signs after cells, items and rows
BLOCKS = {*SIGNS, "p", "ul", "ol", "dl", "dt", "dd", "table", "figcaption", "summary", "details"}
BLOCKS |= {"pre", "blockquote", "div"}
MORE = "More: "  # begins the link under an answer, which a result shows without
SPACE_BEFORE_SIGN = re.compile(r" (?=[.,:;!?)])")
BROKEN_OFF = re.compile(r"(: <em>[^<]*\b(?:a|an|and|because|in|is|of|the|to))</em>\.")  # a model is to go on


def complete(site: Path, sections: Iterable[dict[str, str]], same: list[str]) -> None:
    """Puts the entries and the words that are the `same` into the index of the site, which stays as a script alone."""
    file = site / INDEX
    file.with_suffix(".json").unlink(missing_ok=True)
    before, brace, rest = file.read_text("utf-8").partition("{")
    content, end, after = rest.rpartition("}")
    index = json.loads(brace + content + end)
    index["docs"] += sections
    index["same"] = same
    file.write_text(before + json.dumps(index, ensure_ascii=False, separators=(",", ":")) + after, "utf-8")


def entries_of(
    article: str, url: str, meta: Mapping[str, Any], queries: Mapping[str, list[str]]
) -> list[dict[str, str]]:
    """The entries of a page: its sections, with the page's name, description, belief and verdict in the first.

    `queries` has what readers ask, by section, and by "" for the page itself.
    """
    first, *others = map(dict, sections_of(article, url))
    first |= {"name": meta["title"], "about": meta["description"]}
    if "" in queries:
        first["asked"] = ", ".join(queries[""])
    if "belief" in meta:
        first |= {"belief": typographic(meta["belief"]), "verdict": meta["verdict"]}
    for entry in others:
        if phrases := queries.get(entry["location"].partition("#")[2]):
            entry["asked"] = ", ".join(phrases)
    return [first, *others]


@lru_cache(maxsize=200)  # most pages of a preview are as they were
def sections_of(article: str, url: str) -> tuple[dict[str, str], ...]:
    """The sections of a page that are worth finding, each with its location, title and text."""
    reader = Reader(url)
    reader.feed(BROKEN_OFF.sub(r"\1</em>....", article))  # as a form with blanks it's found, and never quoted
    reader.close()
    sections = (each | {"title": each["title"].strip(), "text": tidy(each["text"])} for each in reader.sections)
    return tuple(each for each in sections if each["location"].partition("#")[2] not in LEFT_OUT)


@dataclass
class OpenElement:
    """An element that is open: `into` says whether its text goes to the section's text, its title or nowhere ("")."""

    tag: str
    classes: list[str]
    into: str
    before: str  # the text of the section before it, which tells at its end whether it added any
    is_empty: bool = True


class Reader(HTMLParser):
    """Reads the sections of an article, with a sign after each block."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.opened = page, [OpenElement("article", [], "text", "")]
        self.sections = [{"location": page, "title": "", "text": ""}]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a section at a heading, and notes whether the text inside is for search."""
        parent, values = self.opened[-1], dict(attrs)
        classes, into = (values.get("class") or "").split(), parent.into
        if into == "text" and tag in HEADINGS and "id" in values:
            into = "title"
            if tag != "h1":
                self.sections.append({"location": f"{self.page}#{values['id']}", "title": "", "text": ""})
        elif into == "text" and tag in ("br", "svg"):
            into = ""
            self.sections[-1]["text"] += " "
        elif into == "text" and (values.get("id") in LEFT_OUT or is_left_out(tag, classes, parent)):
            into = ""
        parent.is_empty = False
        if tag not in HTML_EMPTY:
            before = self.sections[-1]["text"].rstrip() if tag in BLOCKS else ""
            self.opened.append(OpenElement(tag, classes, into, before))

    def handle_data(self, data: str) -> None:
        """Adds text where it belongs."""
        self.opened[-1].is_empty = False
        if into := self.opened[-1].into:
            self.sections[-1][into] += data if into == "text" else html.escape(data, quote=False)

    def handle_endtag(self, tag: str) -> None:
        """Closes an element, and those that were left open inside it."""
        while tag in [element.tag for element in self.opened[1:]]:
            element, section = self.opened.pop(), self.sections[-1]
            if element.tag == "p" and section["text"][len(element.before) :].lstrip().startswith(MORE):
                section["text"] = f"{element.before} "
            elif element.into == "text" and element.tag in BLOCKS and section["text"].rstrip() != element.before:
                section["text"] = with_sign(section["text"], element.tag)
            if element.tag == tag:
                return


def is_left_out(tag: str, classes: list[str], parent: OpenElement) -> bool:
    """Whether the text is not for search: citation numbers, the label of a short answer, scripts, runs, hidden text."""
    is_label = "answer" in parent.classes and "admonition-title" in classes
    is_citation = "cite" in classes and not parent.is_empty  # in a list of sources the citation begins the item
    return tag in NO_TEXT or is_label or is_citation or bool({"cites", "unseen", *CLASSES_OF_RUNS} & {*classes})


def with_sign(text: str, tag: str) -> str:
    """The text of a block with a sign at its end, by SIGNS; other blocks get a full stop unless they end a sentence."""
    bare, sign = text.rstrip(" \n·;"), SIGNS.get(tag, ".")
    is_whole = bare.rstrip('”’")')[-1:] in ".!?:…"
    return f"{bare} " if is_whole and tag not in ("th", "td", "tr") else f"{bare}{sign} "


def tidy(text: str) -> str:
    """The text in one line, with HTML escaped like in the rest of the index."""
    return html.escape(SPACE_BEFORE_SIGN.sub("", " ".join(text.split())), quote=False)
