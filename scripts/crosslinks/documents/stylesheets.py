"""Links in stylesheets: `url(…)` and `@import`."""

import re
from collections.abc import Iterator

from ..model import Document, Link
from ..settings import Settings
from ..source import Source
from ..source import read as read_source
from ..tree import Tree

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
ADDRESS = re.compile(
    r"""url\(\s*(?P<quote>["']?)(?P<url>[^"')\s]+)(?P=quote)\s*\)|@import\s+["'](?P<sheet>[^"']+)["']""", re.I
)


def read(settings: Settings, tree: Tree) -> Iterator[Document]:
    """Every stylesheet that is published."""
    for path in sorted(tree.files):
        if path.endswith(".css"):
            yield Document(path, tuple(links(read_source(settings.docs / path, settings.docs_prefix + path))))
    for file in sorted(settings.theme_files("*.css")):
        source = read_source(file, file.relative_to(settings.root).as_posix())
        yield Document(file.relative_to(settings.custom_dir).as_posix(), tuple(links(source)))


def links(source: Source) -> Iterator[Link]:
    """The addresses in a stylesheet; comments hold none."""
    text = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source.text)
    for match in ADDRESS.finditer(text):
        group = "url" if match["url"] else "sheet"
        if match[group].startswith("#") or ":" in match[group].partition("/")[0]:
            continue
        yield Link(match[group], source.place(match.start(group)), "css", group, raw=True)
