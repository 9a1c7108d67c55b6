"""The single file: a cover, a table of contents and all chapters in one HTML file that needs no other file."""

import base64
import hashlib
import re
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from . import look
from .chapter import Editor, data_of
from .contents import Chapter

PAGE = (Path(__file__).with_name("volume.html")).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Imprint:
    """An edition's title, version and date; `address` is the website's, if known."""

    title: str
    version: str
    date: str
    address: str | None = None


def bind(site: Path, chapters: list[Chapter], imprint: Imprint) -> str:
    """The file's HTML. Its security policy allows its one style element, by hash, and data: images, nothing else."""
    keys = {chapter.path: chapter.key for chapter in chapters}
    style = look.styles(site)
    home = (site / "index.html").read_text(encoding="utf-8")
    parts = {
        "hash": base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii"),
        "style": style,
        "icon": data_of(site / extract(home, r'<link rel="icon" href="([^"]*)"')),
        "mark": extract(home, r'(<svg class="mark".*?</svg>)'),
        "website": website(imprint.address),
        "contents": contents_list(chapters),
        "chapters": "\n".join(section(site, chapter, keys, imprint.address) for chapter in chapters),
    }
    parts |= metadata(imprint, home)
    return re.sub(r"\{\{ (\w+) \}\}", lambda name: parts[name[1]], PAGE)


def metadata(imprint: Imprint, home: str) -> dict[str, str]:
    """What an edition says about itself, as HTML; `home` is the home page."""
    return {
        "description": extract(home, r'<meta name="description" content="([^"]*)"'),
        "rights": extract(home, r"<footer.*?<p>(?:[^<]* · )?(.*?)</p>"),
        "title": escape(imprint.title),
        "version": escape(imprint.version),
        "date": escape(imprint.date),
    }


def extract(page: str, pattern: str) -> str:
    """The part of a page that the group in `pattern` matches; every page of the guide has it."""
    return re.search(pattern, page, re.DOTALL)[1]


def website(address: str | None) -> str:
    """The words that lead to the website; empty when its address is unknown."""
    return f' at <a href="{escape(address)}">{escape(address)}</a>' if address else ""


def contents_list(chapters: list[Chapter]) -> str:
    """The table of contents as list items; each part is a block to open with its chapters in it."""
    items = []
    for part, grouped in groupby(chapters, key=lambda chapter: chapter.part):
        links = [f'<li><a href="#{chapter.key}">{chapter.title}</a></li>' for chapter in grouped]
        if part is None:
            items += links
        else:
            inside = "\n".join(links)
            items.append(f"<li><details><summary>{part}</summary>\n<ul>\n{inside}\n</ul></details></li>")
    return "\n".join(items)


def section(site: Path, chapter: Chapter, keys: dict[str, str], address: str | None) -> str:
    """A chapter as a section, below the name of its part unless it opens the part."""
    page = Editor(site, chapter, keys, address)
    above = f'<p class="part">{chapter.part}</p>\n' if chapter.part and not chapter.opens else ""
    return (
        f'<section class="chapter{" opens" if chapter.opens else ""}" id="{chapter.key}"'
        f' data-kind="{page.kind}">\n{above}<div class="md-typeset">\n{page.text()}\n</div>\n</section>'
    )
