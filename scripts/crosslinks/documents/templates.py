"""Templates of the theme's overrides; what they link and which ids they define, as far as no page decides it."""

from collections.abc import Iterator

from ..cache import Cache
from ..model import Anchor, Document, Link
from ..remembering import document
from ..settings import Settings
from ..source import Source
from ..source import read as read_source


def read(settings: Settings, cache: Cache) -> Iterator[Document]:
    """Every template of the theme's own folder; all its links start from the root of the site."""
    for file in sorted(settings.theme_files("*.html")):
        source = read_source(file, file.relative_to(settings.root).as_posix())
        yield document("", source, links, cache, anchors)


def links(source: Source) -> Iterator[Link]:
    """The addresses in a template."""
    from .template_markup import links  # to read HTML takes time, and only a template that has changed needs it

    return links(source)


def anchors(source: Source) -> Iterator[Anchor]:
    """The ids in a template."""
    from .template_markup import anchors

    return anchors(source)
