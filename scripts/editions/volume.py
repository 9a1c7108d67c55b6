"""All chapters between a title and a list of contents: one HTML file that needs nothing beside it."""

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
    """What an edition says of itself; `address` is the website's, where it is known."""

    title: str
    version: str
    date: str
    address: str | None = None


def bind(site: Path, chapters: list[Chapter], imprint: Imprint) -> str:
    """The file's text. The policy allows its one style element by hash, images inside it, and nothing else."""
    keys = {chapter.path: chapter.key for chapter in chapters}
    style = look.styles(site)
    home = (site / "index.html").read_text(encoding="utf-8")
    parts = {
        "hash": base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii"),
        "style": style,
        "icon": data_of(site / said(home, r'<link rel="icon" href="([^"]*)"')),
        "mark": said(home, r'(<svg class="mark".*?</svg>)'),
        "description": said(home, r'<meta name="description" content="([^"]*)"'),
        "rights": said(home, r"<footer.*?<p>(?:[^<]* · )?(.*?)</p>"),
        "title": escape(imprint.title),
        "version": escape(imprint.version),
        "date": escape(imprint.date),
        "website": website(imprint.address),
        "contents": listed(chapters),
        "chapters": "\n".join(section(site, chapter, keys, imprint.address) for chapter in chapters),
    }
    return re.sub(r"\{\{ (\w+) \}\}", lambda name: parts[name[1]], PAGE)


def said(page: str, pattern: str) -> str:
    """What a page says at a place that every page of the guide has."""
    return re.search(pattern, page, re.DOTALL)[1]


def website(address: str | None) -> str:
    """Where to find the website, when that is known."""
    return f' at <a href="{escape(address)}">{escape(address)}</a>' if address else ""


def listed(chapters: list[Chapter]) -> str:
    """The list of contents: the parts, and the chapters of each to open."""
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
    """A chapter, with the name of its part above where it does not open it."""
    kind = re.search(r'<body[^>]* data-kind="([^"]*)"', (site / chapter.path).read_text(encoding="utf-8"))
    text = Editor(site, chapter, keys, address).text()
    above = f'<p class="part">{chapter.part}</p>\n' if chapter.part and not chapter.opens else ""
    return (
        f'<section class="chapter{" opens" if chapter.opens else ""}" id="{chapter.key}"'
        f' data-kind="{kind[1] if kind else "page"}">\n{above}<div class="md-typeset">\n{text}\n</div>\n</section>'
    )
