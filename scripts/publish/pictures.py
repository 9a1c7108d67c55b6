"""Draws the picture that other sites show beside a link to a page.

A misconception's card shows the belief crossed out, the verdict and the fact. Any other card shows the page's title
and its quotable sentence or, without one, its description. Needs Chromium and the package playwright.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from content.sources import with_full_stop
from environment import chromium
from jinja2 import Environment
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CARD = Path(__file__).with_name("card.html")
TAG = re.compile(r"<[^>]+>")
QUOTABLE = re.compile(r'class="[^"]*\bquotable\b[^"]*"[^>]*>(.*?)</(?:em|strong)>', re.DOTALL)


def file_of(url: str) -> str:
    """The file name of a page's card: concepts-chatgpt.png for concepts/chatgpt.html."""
    return url.replace("/", "-").removesuffix(".html") + ".png"


def card(page: Page) -> dict[str, str]:
    """The texts on the card of a page, by part."""
    meta, section = page.meta, page.url.rpartition("/")[0].partition("/")[0].replace("-", " ").capitalize()
    first = next(iter(page.toc), None)
    title = unescape(TAG.sub("", first.title if first else str(page.title)))
    shared = {"title": title, "section": section or "A field guide"}
    if belief := meta.get("belief"):
        return {"kind": "belief", "claim": f"“{belief}”", "verdict": meta["verdict"], **shared}
    return {"kind": "page", "sentence": sentence(page), **shared}


def sentence(page: Page) -> str:
    """The sentence that is marked as quotable in the text, with a capital and a full stop; or else the description."""
    marked = QUOTABLE.search(page.content or "")
    text = with_full_stop(TAG.sub("", marked[1])) if marked else str(page.meta.get("description", ""))
    words = " ".join(re.sub(r"(?<=\w)'", "’", unescape(text)).split())
    return words[:1].upper() + words[1:]


@contextmanager
def drawing() -> Iterator["Browser"]:
    """A browser to draw with."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--disable-lcd-text", "--no-sandbox"]  # containers often lack a sandbox, and the pages are ours
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        yield browser
        browser.close()


def draw_cards(pages: Iterable[Page], folder: Path, name: str, style: Path) -> None:
    """Draws the card of each page into `folder`, with the guide's name on it and the colours of `style`."""
    folder.mkdir(parents=True, exist_ok=True)
    template = Environment(autoescape=True).from_string(CARD.read_text("utf-8"))
    with drawing() as browser:
        sheet = browser.new_page(viewport={"width": 1200, "height": 630})
        for page in pages:
            sheet.set_content(template.render(card(page), name=name, style=style.read_text("utf-8")))
            sheet.screenshot(path=folder / file_of(page.url))
