"""Finishes the article of a page, which MkDocs has converted, in one reading of its HTML."""

import re
from collections.abc import Mapping, Sequence

from mkdocs.structure.pages import Page

from . import article, citations, redirects, search_index, tables
from .article import Element

DRAWING = re.compile(r'<svg [^>]*role="img".*?</svg>', re.DOTALL)
NAME = re.compile(r'<text class="name"[^>]*>([^<]+)</text>')


def finish(
    page: Page,
    asked: Mapping[str, list[str]],
    rows: Mapping[str, str],
    moved: Mapping[str, str],
    editions: Sequence[str],
) -> tuple[str, list[dict[str, str]]]:
    """The finished article, and its entries in the search index.

    `asked` has what readers ask, and `moved` where sections went, both by section; `rows` has the addresses of the
    catalogue's rows by system; `editions` are the files that this build makes.
    """
    up = "../" * page.url.count("/")
    tree = article.read(citations.number(page.content or ""))
    tables.complete(tree)
    if editions:
        link_editions(tree, {file.rpartition(".")[2]: up + file for file in editions})
    explain_once(tree, glossary="meanings" in page.meta.get("hide", []))
    entries = search_index.of_page(tree, page.url, page.meta, asked)
    finished = with_linked_drawings(tree.inner(), {system: up + row for system, row in rows.items()})
    return redirects.with_sections(finished, page.file.src_uri, moved), entries


def link_editions(tree: Element, files: Mapping[str, str]) -> None:
    """Links each card of an edition to its file, by format, and hides the notes that a copy came without them."""
    for card in tree.all("a"):
        if card.attributes.get("data-edition") in files:
            card.change(href=files[card.attributes["data-edition"]])
    for note in tree.all("span"):
        if note.has_class("lacking"):
            note.change(hidden="")


def explain_once(tree: Element, *, glossary: bool) -> None:
    """Keeps the meaning of an abbreviation at its first mention alone; on the glossary page, which defines it, nowhere.

    previews.js shows it at every mention.
    """
    known: dict[str, str] = {}
    for abbreviation in tree.all("abbr"):
        meaning, text = abbreviation.attributes.get("title"), abbreviation.text()
        if meaning and (glossary or known.get(text) == meaning):
            del abbreviation.attributes["title"]
            abbreviation.change()
        elif meaning:
            known[text] = meaning


def with_linked_drawings(page: str, rows: Mapping[str, str]) -> str:
    """The page with the names of systems in its drawings as links; `rows` has the address of each.

    A drawing with links gets the role of a group, because an image may hold none.
    """

    def linked(drawing: re.Match[str]) -> str:
        made = NAME.sub(
            lambda name: f'<a href="{rows[name[1]]}">{name[0]}</a>' if name[1] in rows else name[0], drawing[0]
        )
        return made if made == drawing[0] else made.replace('role="img"', 'role="group"', 1)

    return DRAWING.sub(linked, page)
