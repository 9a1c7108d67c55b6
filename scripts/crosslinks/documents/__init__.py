"""The files beside the pages that hold links: each module reads one kind."""

from collections.abc import Iterator

from ..model import Document
from ..settings import Settings
from ..tree import Tree
from . import configuration, figures, stylesheets, templates


def read_all(settings: Settings, tree: Tree) -> Iterator[Document]:
    """Every such file of a project."""
    yield configuration.read(settings, tree)
    yield from stylesheets.read(settings, tree)
    yield from figures.read(settings, tree)
    yield from templates.read(settings)
