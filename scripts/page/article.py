"""Finishes the article of a page, which MkDocs has converted."""

import re
from collections.abc import Mapping, Sequence

from mkdocs.structure.pages import Page

from . import citations, redirects, search_index, tables

DRAWING = re.compile(r'<svg [^>]*role="img".*?</svg>', re.DOTALL)
NAME = re.compile(r'<text class="name"[^>]*>([^<]+)</text>')


def finish(
    page: Page,
    queries: Mapping[str, list[str]],
    rows: Mapping[str, str],
    moved: Mapping[str, str],
    editions: Sequence[str],
) -> tuple[str, list[dict[str, str]]]:
    """The finished article, and its entries in the search index.

    `queries` has what readers ask, and `moved` where sections went, both by section; `rows` has the addresses of the
    catalogue's rows by system; `editions` are the files that this build makes.
    """
    up = "../" * page.url.count("/")
    article = tables.complete(citations.number(page.content or ""))
    if editions:
        article = with_editions(article, {file.rpartition(".")[2]: up + file for file in editions})
    sections = search_index.entries_of(article, page.url, page.meta, queries)
    article = with_linked_drawings(article, {system: up + row for system, row in rows.items()})
    return redirects.with_sections(article, page.file.src_uri, moved), sections


def with_editions(article: str, files: Mapping[str, str]) -> str:
    """Links each card of an edition to its file, by format, and hides the notes that a copy came without them."""
    for edition, file in files.items():
        card = f'<a data-edition="{edition}" href="'
        article = article.replace(f"{card}#editions", f"{card}{file}")
    return article.replace('<span class="lacking"', '<span class="lacking" hidden')


def with_linked_drawings(page: str, rows: Mapping[str, str]) -> str:
    """The page with the names of systems in its drawings as links; `rows` has the address of each.

    A drawing with links gets the role of a group, because an image may hold none.
    """

    def linked(drawing: re.Match[str]) -> str:
        with_links = NAME.sub(
            lambda name: f'<a href="{rows[name[1]]}">{name[0]}</a>' if name[1] in rows else name[0], drawing[0]
        )
        return with_links if with_links == drawing[0] else with_links.replace('role="img"', 'role="group"', 1)

    return DRAWING.sub(linked, page)
