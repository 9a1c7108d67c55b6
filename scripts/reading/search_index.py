"""What the search index still needs: what pages say outside their text, and marks between the cells of tables, so that
a snippet of a table is no run of words. What no search should find is left out.
"""

import html
import json
import re
from itertools import groupby
from pathlib import Path

INDEX = "search/search_index.js"
TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
LEFT_OUT = re.compile(r"#(check-yourself|related|sources)$")  # quizzes quote what is wrong; the lists repeat pages
SAID = {
    "name": re.compile(r'<meta property="og:title" content="([^"]*)"'),
    "about": re.compile(r'<meta name="description" content="([^"]*)"'),
    "asked": re.compile(r'<meta name="keywords" content="([^"]*)"'),
    "belief": re.compile(r'<span class="claim">“([^<]*)”</span>'),
    "verdict": re.compile(r'<strong class="verdict"><span class="unseen">[^<]*</span>([^<]*)<'),
}
SECTION = re.compile(r'<meta name="keywords" data-section="([^"]*)" content="([^"]*)"')
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>(\s*</tr>)?", re.DOTALL)
UNSAID = re.compile(r'<span class="unseen">.*?</span>|<[^>]*>|\s', re.DOTALL)


def complete(site: Path) -> int:
    """Completes the index in the folder `site`; returns how many entries it has then."""
    file = site / INDEX
    if not file.is_file():
        return 0
    before, content, after = re.fullmatch(r"([^{]*)(\{.*\})(.*)", file.read_text(encoding="utf-8"), re.DOTALL).groups()
    index = json.loads(content)
    entries = [entry for entry in index["docs"] if not LEFT_OUT.search(entry["location"])]
    for page, own in groupby(entries, page_of):
        told = [*own]
        mark_cells(told, tables(site / page))
        told[0] |= words_of(site / page)
        phrases = asked_of_sections(site / page)
        for entry in told[1:]:
            entry |= phrases.get(entry["location"].partition("#")[2], {})
    index["docs"] = entries
    file.write_text(before + json.dumps(index, ensure_ascii=False, separators=(",", ":")) + after, encoding="utf-8")
    return len(index["docs"])


def mark_cells(entries: list[dict], found: list[list[tuple[str, str]]]) -> None:
    """Sets the marks of a page's tables in its entries."""
    for entry in entries:
        for table in found:
            entry["text"] = with_marks(entry["text"], table)


def words_of(page: Path) -> dict[str, str]:
    """What a page says of itself outside its text: what readers ask, what it is about, a belief and its verdict."""
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    found = {name: pattern.search(text) for name, pattern in SAID.items()}
    return {name: html.unescape(one[1]) for name, one in found.items() if one and one[1]}


def asked_of_sections(page: Path) -> dict[str, dict[str, str]]:
    """By a section's id, what readers ask that this section answers."""
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    return {id_: {"asked": html.unescape(phrases)} for id_, phrases in SECTION.findall(text)}


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
