"""The chapters of an edition and their order, read from the navigation of the home page."""

import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

NAV = re.compile(r'<nav[^>]* id="guide-pages".*?</nav>', re.DOTALL)
ITEM = re.compile(
    r'<summary>(?P<part>.*?)</summary>|(?P<end></details>)|<a href="(?P<href>[^"]*)"[^>]*>(?P<title>.*?)</a>'
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the site, its name in the navigation, and the part it belongs to, if any.

    The first page of a part, its overview, opens the part; the other pages are one heading level lower.
    """

    path: str
    title: str
    part: str | None
    opens: bool

    @property
    def key(self) -> str:
        """The page's id in an edition; it is also the prefix of the ids of the page's anchors."""
        return self.path.removesuffix(".html").removesuffix("/index").replace("/", "-")

    @property
    def level(self) -> int:
        """The heading level of the page's title; the edition's own title has level 1."""
        return 2 if self.part is None or self.opens else 3


def read(site: Path) -> list[Chapter]:
    """Every page of the navigation, in reading order."""
    nav = NAV.search((site / "index.html").read_text(encoding="utf-8"))[0]
    chapters, part, opens = [], None, False
    for item in ITEM.finditer(nav):
        if item["part"] or item["end"]:
            part, opens = item["part"], True
            continue
        chapters.append(Chapter(unescape(item["href"]), item["title"], part, opens and part is not None))
        opens = False
    return chapters
