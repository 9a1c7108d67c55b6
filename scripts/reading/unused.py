"""Files of the theme and of the search plugin that no page of ours asks for, and what only a public address needs."""

from pathlib import Path

INDEX_AS_JSON = "search/search_index.json"  # the same index stands in search_index.js, which file:// can load


def theme_is_in_use(site: Path) -> bool:
    """Whether a page loads the theme's own script."""
    return any("assets/javascripts/bundle." in page.read_text(encoding="utf-8") for page in site.rglob("*.html"))


def drop(site: Path) -> int:
    """Removes them from the folder `site`; returns how many there were."""
    files = [site / path for path in (*of_theme(), INDEX_AS_JSON)]
    dropped = [file for file in files if file.is_file()] + for_an_address(site)
    for file in dropped:
        file.unlink()
    for folder in sorted({file.parent for file in dropped}, reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return len(dropped)


def for_an_address(site: Path) -> list[Path]:
    """The preview cards, which no page names, and the sitemap, which is empty, of a site without a public address."""
    start = site / "index.html"
    has_one = start.is_file() and 'property="og:image"' in start.read_text(encoding="utf-8")
    return [] if has_one else [*(site / "assets/cards").glob("*.png"), *site.glob("sitemap.xml*")]


def of_theme() -> list[str]:
    """The addresses of the files the theme brings along, relative to a site."""
    import material

    templates = Path(material.__file__).parent / "templates"
    return [path.relative_to(templates).as_posix() for path in (templates / "assets").rglob("*") if path.is_file()]
