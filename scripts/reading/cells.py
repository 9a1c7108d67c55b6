"""Marks between the cells of tables in the search index, so that a snippet of a table is no run of words."""

import html
import json
import re
from pathlib import Path

INDEX = "search/search_index.js"
TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>(\s*</tr>)?", re.DOTALL)
UNSAID = re.compile(r'<span class="unseen">.*?</span>|<[^>]*>|\s', re.DOTALL)


def separate(site: Path) -> int:
    """Sets them in the index of the folder `site`; returns how many tables got them."""
    file = site / INDEX
    if not file.is_file():
        return 0
    before, content, after = re.fullmatch(r"([^{]*)(\{.*\})(.*)", file.read_text(encoding="utf-8"), re.DOTALL).groups()
    index, done = json.loads(content), 0
    known = {page: tables(site / page) for page in {page_of(entry) for entry in index["docs"]}}
    for entry in index["docs"]:
        for table in known[page_of(entry)]:
            marked = with_marks(entry["text"], table)
            done += marked != entry["text"]
            entry["text"] = marked
    file.write_text(before + json.dumps(index, ensure_ascii=False, separators=(",", ":")) + after, encoding="utf-8")
    return done


def page_of(entry: dict) -> str:
    """The address of the page that an entry of the index is about."""
    return entry["location"].partition("#")[0]


def tables(page: Path) -> list[list[tuple[str, str]]]:
    """Each table of a page as its cells: the text without spaces, and the mark that follows it."""
    found = TABLE.findall(page.read_text(encoding="utf-8")) if page.is_file() else []
    return [[(bare(text), ";" if end else " ·") for text, end in CELL.findall(table)] for table in found]


def bare(cell: str) -> str:
    """What a cell says, without tags and spaces."""
    return UNSAID.sub("", html.unescape(UNSAID.sub("", cell)))


def with_marks(text: str, cells: list[tuple[str, str]]) -> str:
    """A text in which the table stands, with the marks; any other text as it is."""
    places = [at for at, char in enumerate(text) if not char.isspace()]
    at = "".join(text[place] for place in places).find("".join(said for said, _ in cells))
    if at < 0 or len(cells) < 2:
        return text
    marks = {}
    for said, mark in cells[:-1]:
        at += len(said)
        if said:
            marks[places[at - 1]] = mark
    return "".join(char + marks.get(place, "") for place, char in enumerate(text))
