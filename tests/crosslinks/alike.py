"""Whether the fast path reads a page as the renderer does, under several sets of extensions."""

from pathlib import Path

from crosslinks.fast_path import quick
from crosslinks.fast_path.dialect import Dialect, dialect
from crosslinks.renderer import Renderer
from crosslinks.scanning import scan
from crosslinks.settings import Settings
from crosslinks.source import Source
from crosslinks.survey import outlook, section

ROOT = Path(__file__).resolve().parents[2]
EXTENSIONS = ["admonition", "attr_list", "tables", "pymdownx.details", "pymdownx.superfences", "def_list", "abbr"]
CURLED = [*EXTENSIONS, {"smarty": {"smart_dashes": False, "smart_ellipses": False}}]


def reads_alike(source: Source, path: str, known: Dialect, renderer: Renderer) -> bool:
    """Whether the fast path leaves a page to the renderer, or reads the same, and makes the same of it."""
    page, own_base = quick.scan(source, path, known), "x.org/own"
    if page is None:
        return True
    truth = scan(source, path, renderer)
    expected = outlook(path, truth.links, own_base)
    return (
        page.page() == truth
        and sorted(page.sections) == sorted(section(path, anchor.id) for anchor in truth.anchors)
        and page.outlook(own_base)._replace(needs=set(page.outlook(own_base).needs))
        == expected._replace(needs=set(expected.needs))
    )


def prepared(extensions: list) -> tuple:
    """A dialect and a renderer for a project with these extensions."""
    options = Settings(ROOT, "mkdocs.yml", {"markdown_extensions": extensions}, None)
    return dialect(options), Renderer(options)


FULL, BARE, GUIDE = prepared(CURLED), prepared([]), prepared([*CURLED, "md_in_html"])
RICH = prepared([*EXTENSIONS, "extra", "meta", "pymdownx.tabbed", "pymdownx.emoji"])
