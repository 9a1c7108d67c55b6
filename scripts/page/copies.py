"""Turns the Markdown of a page into a copy for programs and other readers of Markdown.

Its front matter keeps the fields for readers, drawings become images with a description, included files stand in their
place, boxes become their title and text, classes are removed, and a citation becomes its number on the page.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import yaml
from content.guide import LICENCE
from content.sources import unread_mark

from .redirects import built, is_elsewhere

PART = re.compile(r'^( *)--8<-- "([\w./-]+)"$', re.MULTILINE)
WORDS = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
LINK = re.compile(
    r"(?P<code>^ *(?P<fence>`{3,})[^\n]*\n[\s\S]*?^ *(?P=fence) *$|`[^`\n]+`)|"
    r'(?P<before>\]\(|^\[[^]]+\]: |(?:href|src)=")(?![a-z]+:|#)(?P<address>[^)\s"]+)',
    re.MULTILINE,
)
FENCE = re.compile(r"^ *(`{3,}|~{3,})")
BOX = re.compile(r'^(?P<indent> *)(?:!!!|\?\?\?\+?) [\w -]+?(?: "(?P<title>.*)")?$')
ALONE = re.compile(r" *\{ ?[.#][^}]*\}")
ATTRIBUTES = re.compile(r"(?P<code>`[^`]+`)|(?<=\S) ?\{ ?[.#][^}]*\}")
CITE = r"\[[^\]]+\]\([^)\s]+\)\{ \.cite \}"
GROUP = re.compile(rf"(?P<lead>[\s,:]*)(?P<open>\()?(?P<works>{CITE}(?:[ ,;]+{CITE})*)(?(open)\))(?=(?P<end>[),;.:])?)")
ONE = re.compile(r"\[(?P<name>[^\]]+)\]\((?P<place>[^)\s]+#(?P<key>[\w-]+))\)\{ \.cite \}")
WORK, ROW = re.compile(r"sources/[\w-]+\.md#([\w-]+)\)$", re.MULTILINE), re.compile(r"^\*   ", re.MULTILINE)


def copy(name: str, text: str, foot: str, meta: dict[str, Any], site_url: str) -> str:
    """The copy of a page: its text and its foot, with front matter and a link to the list of all pages.

    It names the HTML page as the one to cite. With `site_url` that address and all links are whole.
    """
    page = built(name)
    kept = {key: str(meta[key]) for key in ("title", "description", "updated") if meta.get(key)}
    kept |= {"canonical": urljoin(site_url, page) if site_url else posixpath.basename(page), "license": LICENCE}
    front = yaml.dump(kept, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    said = f'People say: "{meta["belief"]}" **Verdict: {meta["verdict"]}.**\n\n' if meta.get("belief") else ""
    body = f"---\n{front}---\n\n{pointer(name)}{said}{plain(text, foot)}"
    return with_whole_addresses(body, urljoin(site_url, name)) if site_url else body


def of_moved(gone: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The copy at the old address of each page that is gone, unless it is on another site now."""
    found = {}
    for old, moves in gone.items():
        if "" in moves and not is_elsewhere(moves[""]):
            place = posixpath.relpath(moves[""], posixpath.dirname(old) or ".")
            found[old] = f"{pointer(old)}\nThis page has moved: [{place}]({place}).\n"
    return found


def pointer(name: str) -> str:
    """The line that links the list of all pages."""
    return f"> Every page of this guide as Markdown: [llms.txt]({'../' * name.count('/')}llms.txt)\n\n"


def with_included_files(text: str, name: str, folders: Sequence[Path]) -> str:
    """The text of a page with the files that it includes in place of the lines that name them."""

    def part(found: re.Match[str]) -> str:
        file = next((folder / found[2] for folder in folders if (folder / found[2]).is_file()), None)
        if file is None:
            return found[0]
        if file.suffix == ".svg":
            return found[1] + figure(file, "../" * name.count("/"))
        lines = with_included_files(file.read_text("utf-8").rstrip("\n"), name, folders).split("\n")
        return "\n".join(found[1] + line if line else "" for line in lines)

    return PART.sub(part, text)


def figure(file: Path, up: str) -> str:
    """A figure as an image element described by its title and description; a part of a figure as a sentence."""
    descriptions = (words.strip().rstrip(".") for _, words in WORDS.findall(file.read_text("utf-8")))
    words = ". ".join(descriptions).replace('"', "&quot;")
    if file.parent.name != "figures":
        return f"<p>Drawing: {words}.</p>" if words else ""
    return f'<img src="{up}assets/figures/{file.name}" alt="{words}.">'


def with_whole_addresses(text: str, address: str) -> str:
    """The text with whole addresses in its links, apart from code."""
    return LINK.sub(lambda found: found["code"] or found["before"] + urljoin(address, found["address"]), text)


def plain(text: str, foot: str) -> str:
    """A page's Markdown without what only this site's renderer understands."""
    numbers = {key: number for number, key in enumerate(WORK.findall(foot), 1)}
    head, mark, works = foot.partition("## Sources")
    places = count(1)
    numbered = with_numbers(text, numbers) + head + mark + ROW.sub(lambda _: f"{next(places)}. ", works)
    return "\n".join(simplified(numbered.split("\n")))


def simplified(lines: list[str]) -> Iterator[str]:
    """The lines without attributes, and with each box replaced by its title in bold and its lines, indented less."""
    at, fence = 0, ""
    while at < len(lines):
        line, at = lines[at], at + 1
        mark = FENCE.match(line)
        fence = ("" if mark and line.strip().startswith(fence) else fence) if fence else (mark[1] if mark else "")
        if fence or not (box := BOX.match(line)):
            if fence or "{" not in line:
                yield line
            elif not ALONE.fullmatch(line):
                yield ATTRIBUTES.sub(lambda found: found["code"] or "", line)
            continue
        deeper, start = box["indent"] + "    ", at
        while at < len(lines) and (not lines[at].strip() or lines[at].startswith(deeper)):
            at += 1
        if box["title"]:
            yield f"{box['indent']}**{box['title']}**"
            yield from [""] if start < at and lines[start].strip() else []
        yield from simplified([inner.removeprefix("    ") for inner in lines[start:at]])


def with_numbers(text: str, numbers: dict[str, int]) -> str:
    """The text with citations replaced by the numbers of the works at the page's foot, as on the rendered page."""

    def group(found: re.Match[str]) -> str:
        works = list(ONE.finditer(found["works"]))
        if not all(work["key"] in numbers for work in works):
            return found[0]
        links = (
            f'[{numbers[work["key"]]}{unread_mark(work["name"])}]({work["place"]} "{work["name"]}")' for work in works
        )
        return ("" if found["end"] else found["lead"].rstrip()) + "".join(links)

    return GROUP.sub(group, text) if numbers else text
