"""Finishes a rendered site: accessible tables, numbered citations, bundled and minified files, nothing unused."""

from pathlib import Path

from . import (
    abbreviations,
    article,
    bundle,
    citations,
    downloads,
    drawings,
    meanings,
    minify,
    search_index,
    tables,
    unused,
)


def finish(site: Path) -> None:
    """Finishes the site in the folder `site`; one whose pages use the theme's own script is left unchanged."""
    if unused.theme_is_in_use(site):
        return
    unused.drop(site)
    bundle.join(site)
    systems = meanings.systems(meanings.tree(site / meanings.SYSTEMS))
    rows = {told[0]: f"{meanings.SYSTEMS}#{name}" for name, told in systems.items()}
    for page in sorted(site.rglob("*.html")):
        up = "../" * (len(page.relative_to(site).parts) - 1)
        finish_page(page, {name: up + row for name, row in rows.items()})
    meanings.write(site)
    search_index.complete(site)
    minify.trim(site)


def finish_page(page: Path, rows: dict[str, str]) -> None:
    """Finishes the article of a page, if it has one. `rows` has the address of each system's row."""
    parts = article.ARTICLE.fullmatch(page.read_text(encoding="utf-8"))
    if not parts:
        return
    tree = article.read(parts["article"])
    tables.complete(tree)
    citations.number(tree)
    downloads.link(tree, parts["after"])
    abbreviations.keep_first(tree, glossary='data-meanings="hidden"' in parts["before"])
    text = drawings.with_links(tree.inner(), rows)
    page.write_text(parts["before"] + text + parts["after"], encoding="utf-8")
