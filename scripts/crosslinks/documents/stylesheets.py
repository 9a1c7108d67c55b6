"""Links in stylesheets: `url(…)`, `@import` and `image-set(…)`."""

from collections.abc import Iterator

from ..addresses import in_css
from ..cache import Cache
from ..model import Document, Link
from ..patterns import Pattern
from ..remembering import document
from ..settings import Settings
from ..source import Source
from ..source import read as read_source
from ..tree import Tree

OF_A_FONT = Pattern(r"""[^()"']*["']?\s*\)\s*format\(""")


def read(settings: Settings, tree: Tree, cache: Cache) -> Iterator[Document]:
    """Every stylesheet that is published."""
    for path in sorted(tree.files):
        if path.lower().endswith(".css"):
            source = read_source(settings.docs / path, settings.docs_prefix + path)
            yield document(path, source, links, cache)
    for file in sorted(settings.theme_files("*.css")):
        source = read_source(file, file.relative_to(settings.root).as_posix())
        yield document(file.relative_to(settings.custom_dir).as_posix(), source, links, cache)


def links(source: Source) -> Iterator[Link]:
    """The addresses in a stylesheet; what begins with # is meant in the page that it styles."""
    for offset, href in in_css(source.text):
        if not href.startswith("#"):
            attribute = "font" if OF_A_FONT.match(source.text, offset) else "url"
            yield Link(href, source.place(offset), "css", attribute, raw=True)
