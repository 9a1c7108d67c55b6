"""The files beside the pages that hold links: each module reads one kind."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..cache import Cache
from ..elements import HTML
from ..model import Document
from ..settings import Settings
from ..tree import Tree
from . import configuration, figures, stylesheets, templates

if TYPE_CHECKING:
    from .static_pages import StaticPage


def read_all(settings: Settings, tree: Tree, cache: Cache) -> Iterator[Document]:
    """Every such file of a project, its links from the cache where its content is known; HTML apart."""
    yield configuration.read(settings, tree, cache)
    yield from stylesheets.read(settings, tree, cache)
    yield from figures.read(settings, tree, cache)
    yield from templates.read(settings, cache)


def read_static(settings: Settings, tree: Tree, cache: Cache) -> "Iterator[StaticPage]":
    """Every HTML file that is published as it is, the theme's own templates apart."""
    own = settings.custom_dir
    for path in sorted(tree.files):
        if path.lower().endswith(HTML) and not (own and (settings.docs / path).is_relative_to(own)):
            from .static_pages import StaticPage

            yield StaticPage(settings, path, cache)
