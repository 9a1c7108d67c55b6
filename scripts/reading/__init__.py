"""What a rendered site still needs: whole tables, light citations, fewer files, none unasked for, lean pages."""

from pathlib import Path

from . import article, citations, joined, lean, meanings, search_index, short_forms, tables, unused


def finish(site: Path) -> int:
    """Finishes the site in the folder `site`; returns the files saved. What was finished before stays as it is.

    A project whose pages use the theme's own script is left as it is.
    """
    if unused.theme_is_in_use(site):
        return 0
    saved = unused.drop(site) + joined.join(site)
    for page in sorted(site.rglob("*.html")):
        finish_page(page)
    meanings.write(site)
    search_index.complete(site)
    lean.trim(site)
    return saved


def finish_page(page: Path) -> None:
    """Finishes the article of one page, if it has one."""
    parts = article.ARTICLE.fullmatch(page.read_text(encoding="utf-8"))
    if not parts:
        return
    tree = article.read(parts["article"])
    tables.mend(tree)
    citations.number(tree)
    short_forms.once(tree, explained='data-meanings="hidden"' in parts["before"])
    page.write_text(parts["before"] + tree.inner() + parts["after"], encoding="utf-8")
