"""Files of the theme and of the search plugin that no page of ours asks for, and cards no page can name."""

from pathlib import Path

INDEX_AS_JSON = "search/search_index.json"  # the same index stands in search_index.js, which file:// can load


def theme_is_in_use(site: Path) -> bool:
    """Whether a page loads the theme's own script."""
    return any("assets/javascripts/bundle." in page.read_text(encoding="utf-8") for page in site.rglob("*.html"))


def drop(site: Path) -> int:
    """Removes them from the folder `site`; returns how many there were."""
    files = [site / path for path in (*of_theme(), INDEX_AS_JSON)]
    dropped = [file for file in files if file.is_file()] + unnamed_cards(site)
    for file in dropped:
        file.unlink()
    for folder in sorted({file.parent for file in dropped}, reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return len(dropped)


def unnamed_cards(site: Path) -> list[Path]:
    """The preview cards, where the site has no public address and so no page names its own."""
    start = site / "index.html"
    named = start.is_file() and 'property="og:image"' in start.read_text(encoding="utf-8")
    return [] if named else list((site / "assets/cards").glob("*.png"))


def of_theme() -> list[str]:
    """The addresses of the files the theme brings along, relative to a site."""
    import material

    templates = Path(material.__file__).parent / "templates"
    return [path.relative_to(templates).as_posix() for path in (templates / "assets").rglob("*") if path.is_file()]
