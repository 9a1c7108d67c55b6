"""The files beside the pages that hold links: each module reads one kind."""

from collections.abc import Iterator

from ..cache import Cache
from ..model import Document
from ..settings import Settings
from ..tree import Tree
from . import configuration, figures, stylesheets, templates


def read_all(settings: Settings, tree: Tree, cache: Cache) -> Iterator[Document]:
    """Every such file of a project, its links from the cache where its content is known."""
    yield configuration.read(settings, tree)
    yield from stylesheets.read(settings, tree, cache)
    yield from figures.read(settings, tree, cache)
    yield from templates.read(settings, cache)
