"""Leads old addresses on: a stub for each page that moved, an anchor or a notice for each section that moved.

Stubs and notices work online and from disk, keep query and fragment, and ask not to be indexed. Without JavaScript a
stub leads to the page alone, since no browser keeps query or fragment when a page refreshes.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import quote, urljoin

from content.guide import href, site_path

FILE = "docs/data/redirects.yml"  # old paths below docs/, with or without a section, and their new ones
SCRIPT = "assets/javascripts/moved.js"
STUB = Template(Path(__file__).with_name("moved.html").read_text("utf-8"))


def relative(target: str, page: str) -> str:
    """The address of a path below docs/ as the built form of a page links it."""
    return quote(href(site_path(target), page), "/#")


def stub(page: str, moved: Mapping[str, str], site_url: str, language: str) -> str:
    """The HTML at the address of a page that is gone; `moved` are its redirects by section."""
    target = moved.get("") or next(iter(moved.values())).partition("#")[0]
    place = relative(target, page)
    return STUB.substitute(
        language=escape(language),
        canonical=escape(urljoin(site_url, quote(site_path(target), "/#")) if site_url else place),
        script=relative(SCRIPT, page),
        href=escape(place),
        places="".join(notice(old, relative(new, page), "The") for old, new in moved.items() if old),
    )


def notice(section: str, href: str, which: str = "This") -> str:
    """A sentence with a link to the new place of a section."""
    link = f'<a href="{escape(href)}">{escape(href)}</a>'
    return f'<p id="{escape(section)}" data-moved data-markdown-ignore>{which} section has moved: {link}.</p>\n'


def with_sections(article: str, page: str, moved: Mapping[str, str]) -> str:
    """The article of a page with an empty anchor at the new place of each section that moved within it.

    At its end stands a notice for each that moved to another page, which a script follows at once.
    """
    notices, anchors = "", defaultdict[str, str](str)
    for old, new in moved.items():
        path, _, section = new.partition("#")
        if path == page:
            anchors[section] += f'<a id="{escape(old)}"></a>'
        else:
            notices += notice(old, relative(new, page))
    article = anchors.pop("", "") + article
    if anchors:
        ids = rf"""\bid=["']?({"|".join(map(re.escape, anchors))})["'\s>]"""
        for match in reversed([*re.finditer(ids, article)]):
            place = article.rindex("<", 0, match.start())
            if article.startswith(("<li", "<dt", "<dd", "<td", "<th"), place):
                place = article.index(">", match.end() - 1) + 1  # their parent may hold nothing else
            article = article[:place] + anchors[match[1]] + article[place:]
    if notices:
        article += f'\n{notices}<script src="{relative(SCRIPT, page)}"></script>\n'
    return article
