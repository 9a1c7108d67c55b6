"""Finishes a rendered site: accessible tables, numbered citations, bundled and minified files, nothing unused."""

from pathlib import Path

from . import abbreviations, article, bundle, citations, meanings, minify, search_index, tables, unused


def finish(site: Path) -> int:
    """Finishes the site in the folder `site`; returns by how many files it shrank. A second call changes nothing.

    A site whose pages use the theme's own script is left unchanged.
    """
    if unused.theme_is_in_use(site):
        return 0
    saved = unused.drop(site) + bundle.join(site)
    for page in sorted(site.rglob("*.html")):
        finish_page(page)
    meanings.write(site)
    search_index.complete(site)
    minify.trim(site)
    return saved


def finish_page(page: Path) -> None:
    """Finishes the article of a page, if it has one."""
    parts = article.ARTICLE.fullmatch(page.read_text(encoding="utf-8"))
    if not parts:
        return
    tree = article.read(parts["article"])
    tables.complete(tree)
    citations.number(tree)
    abbreviations.keep_first(tree, glossary='data-meanings="hidden"' in parts["before"])
    page.write_text(parts["before"] + tree.inner() + parts["after"], encoding="utf-8")
