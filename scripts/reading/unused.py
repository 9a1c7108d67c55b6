"""Removes files that no page uses: the theme's own, the JSON search index, and cards of a site without an address."""

from pathlib import Path

INDEX_AS_JSON = "search/search_index.json"  # a duplicate of search_index.js, which pages opened from disk can load


def theme_is_in_use(site: Path) -> bool:
    """Whether a page loads the theme's own script."""
    return any("assets/javascripts/bundle." in page.read_text(encoding="utf-8") for page in site.rglob("*.html"))


def drop(site: Path) -> None:
    """Removes the unused files from the folder `site`."""
    files = [site / path for path in (*theme_files(), INDEX_AS_JSON)]
    dropped = [file for file in files if file.is_file()] + unshared(site)
    for file in dropped:
        file.unlink()
    for folder in sorted({file.parent for file in dropped}, reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def unshared(site: Path) -> list[Path]:
    """The preview cards and the sitemap, if the site has no public address: no page names them then."""
    home = site / "index.html"
    has_address = home.is_file() and 'property="og:image"' in home.read_text(encoding="utf-8")
    return [] if has_address else [*(site / "assets/cards").glob("*.png"), *site.glob("sitemap.xml*")]


def theme_files() -> list[str]:
    """The paths of the theme's own files, relative to a site."""
    import material

    templates = Path(material.__file__).parent / "templates"
    return [path.relative_to(templates).as_posix() for path in (templates / "assets").rglob("*") if path.is_file()]
