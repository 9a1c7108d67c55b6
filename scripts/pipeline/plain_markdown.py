"""Turns a page into plain Markdown, without the syntax that only this site's renderer understands.

A box becomes its title and its text, classes are removed, and a citation becomes its number on the page, with its
name as the title of the link.
"""

import re
from collections.abc import Iterator
from itertools import count

FENCE = re.compile(r"^ *(`{3,}|~{3,})")
BOX = re.compile(r'^(?P<indent> *)(?:!!!|\?\?\?\+?) [\w -]+?(?: "(?P<title>.*)")?$')
CLASS = re.compile(r"^ *\{ ?\.[^}\n]*\}\n|(?<=\S) ?\{ ?\.[^}\n]*\}", re.MULTILINE)
CITE = r"\[[^\]]+\]\([^)\s]+\)\{ \.cite \}"
GROUP = re.compile(rf"(?P<lead>[\s,:]*)(?P<open>\()?(?P<works>{CITE}(?:[ ,;]+{CITE})*)(?(open)\))(?=(?P<end>[),;.:])?)")
ONE = re.compile(r"\[(?P<name>[^\]]+)\]\((?P<place>[^)\s]+#(?P<key>[\w-]+))\)\{ \.cite \}")
FOOT = "\n<!-- begin sources -->\n"
WORK, ROW = re.compile(r"sources/[\w-]+\.md#([\w-]+)\)$", re.MULTILINE), re.compile(r"^\*   ", re.MULTILINE)


def plain(text: str) -> str:
    """The text of a page, without front matter, as plain Markdown."""
    return CLASS.sub("", "\n".join(without_boxes(with_numbered_citations(text).split("\n"))))


def without_boxes(lines: list[str]) -> Iterator[str]:
    """The lines with each box replaced by its title in bold and its lines, which lose one level of indent."""
    at, fence = 0, ""
    while at < len(lines):
        line, at = lines[at], at + 1
        mark = FENCE.match(line)
        fence = ("" if mark and line.strip().startswith(fence) else fence) if fence else (mark[1] if mark else "")
        box = None if fence else BOX.match(line)
        if not box:
            yield line
            continue
        deeper, start = box["indent"] + "    ", at
        while at < len(lines) and (not lines[at].strip() or lines[at].startswith(deeper)):
            at += 1
        if box["title"]:
            yield f"{box['indent']}**{box['title']}**"
            yield from [""] if start < at and lines[start].strip() else []
        yield from without_boxes([inner.removeprefix("    ") for inner in lines[start:at]])


def with_numbered_citations(text: str) -> str:
    """The text with citations replaced by the numbers of the works at its foot, as on the rendered page."""
    head, mark, foot = text.partition(FOOT)
    numbers = {key: number for number, key in enumerate(WORK.findall(foot), 1)}

    def group(found: re.Match) -> str:
        works = list(ONE.finditer(found["works"]))
        if not all(work["key"] in numbers for work in works):
            return found[0]
        links = (f'[{numbers[work["key"]]}]({work["place"]} "{work["name"]}")' for work in works)
        return ("" if found["end"] else found["lead"].rstrip()) + "".join(links)

    places = count(1)
    return GROUP.sub(group, head) + mark + ROW.sub(lambda _: f"{next(places)}. ", foot) if numbers else text
