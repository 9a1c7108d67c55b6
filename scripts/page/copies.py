"""Turns the Markdown of a page into a copy for programs and other readers of Markdown.

Its front matter keeps the fields for readers, drawings become images with a description, boxes become their title and
text, citations stand in parentheses, and classes are removed.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

import yaml
from content.guide import LICENCE, site_path

DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
WORDS = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
FIGURE = re.compile(r'<title id="([\w-]+)-title">')
FENCE = re.compile(r"^ *(`{3,}|~{3,})")
BOX = re.compile(r'^(?P<indent> *)(?:!!!|\?\?\?\+?) [\w -]+?(?: "(?P<title>.*)")?$')
ALONE = re.compile(r" *\{ ?[.#][^}]*\}")
ATTRIBUTES = re.compile(r"(?P<code>`[^`]+`)|(?<=\S) ?\{ ?[.#][^}]*\}")
CITE = re.compile(r"(?<=[^\s(] )(\[[^\]]+\]\([^)\s]+\))\{ \.cite \}")  # in a sentence


def copy(name: str, text: str, meta: dict[str, Any], site_url: str) -> str:
    """The copy of a page, which has this text when all is in it, with front matter and a link to the list of all pages.

    It names the HTML page as the one to cite, by its whole address if the site has one.
    """
    page = site_path(name)
    fields = {key: str(meta[key]) for key in ("title", "description", "updated") if meta.get(key)}
    fields |= {"canonical": urljoin(site_url, page) if site_url else posixpath.basename(page), "license": LICENCE}
    front = yaml.dump(fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    belief = f'People say: "{meta["belief"]}" **Verdict: {meta["verdict"]}.**\n\n' if meta.get("belief") else ""
    return f"---\n{front}---\n\n{pointer(name)}{belief}{plain(text, name)}"


def moved_copies(moves_by_page: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The copy at the old address of each page that is gone as a whole."""
    copies_by_name = {}
    for old, moves in moves_by_page.items():
        if "" in moves:
            place = posixpath.relpath(moves[""], posixpath.dirname(old) or ".")
            copies_by_name[old] = f"{pointer(old)}\nThis page has moved: [{place}]({place}).\n"
    return copies_by_name


def pointer(name: str) -> str:
    """The line that links the list of all pages."""
    return f"> Every page of this guide as Markdown: [llms.txt]({'../' * name.count('/')}llms.txt)\n\n"


def plain(text: str, name: str) -> str:
    """The Markdown of the page `name` without what only this site's renderer understands."""
    with_figures = DRAWING.sub(lambda match: figure(match[0], "../" * name.count("/")), text)
    return "\n".join(simplify(CITE.sub(r"(\1)", with_figures).split("\n")))


def figure(drawing: str, up: str) -> str:
    """A figure as an image element described by its title and description; nothing for a drawing without them."""
    words = ". ".join(words.strip().rstrip(".") for _, words in WORDS.findall(drawing)).replace('"', "&quot;")
    file = FIGURE.search(drawing)
    return f'<img src="{up}assets/figures/{file[1]}.svg" alt="{words}.">' if file else ""


def simplify(lines: list[str]) -> Iterator[str]:
    """The lines without attributes, and with each box replaced by its title in bold and its lines, indented less."""
    number, fence = 0, ""
    while number < len(lines):
        line, number = lines[number], number + 1
        mark = FENCE.match(line)
        fence = ("" if mark and line.strip().startswith(fence) else fence) if fence else (mark[1] if mark else "")
        if fence or not (box := BOX.match(line)):
            if fence or "{" not in line:
                yield line
            elif not ALONE.fullmatch(line):
                yield ATTRIBUTES.sub(lambda match: match["code"] or "", line)
            continue
        deeper, start = box["indent"] + "    ", number
        while number < len(lines) and (not lines[number].strip() or lines[number].startswith(deeper)):
            number += 1
        if box["title"]:
            yield f"{box['indent']}**{box['title']}**"
            yield from [""] if start < number and lines[start].strip() else []
        yield from simplify([inner.removeprefix("    ") for inner in lines[start:number]])
