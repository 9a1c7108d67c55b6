"""Finishes the article of a page, which MkDocs has converted, in one reading of its HTML."""

from collections.abc import Mapping, Sequence

from mkdocs.structure.pages import Page

from . import abbreviations, article, citations, downloads, drawings, redirects, search_index, tables


def finish(
    page: Page, asked: Mapping[str, str], rows: Mapping[str, str], moved: Mapping[str, str], editions: Sequence[str]
) -> tuple[str, list[dict[str, str]]]:
    """The finished article, and its entries in the search index.

    `asked` has what readers ask, and `moved` where sections went, both by section; `rows` has the addresses of the
    catalogue's rows by system; `editions` are the files that this build makes.
    """
    up = "../" * page.url.count("/")
    tree = article.read(page.content or "")
    tables.complete(tree)
    citations.number(tree)
    downloads.link(tree, " ".join(f'href="{up}{file}"' for file in editions))
    abbreviations.keep_first(tree, glossary="meanings" in page.meta.get("hide", []))
    entries = search_index.of_page(tree, page.url, page.meta, asked)
    finished = drawings.with_links(tree.inner(), {system: up + row for system, row in rows.items()})
    return redirects.with_sections(finished, page.file.src_uri, moved), entries
