"""Links in SVG files: `href` and `xlink:href` of any element, and `url(#…)` of any attribute."""

import re
from collections.abc import Iterator

from ..model import Document, Link
from ..settings import Settings
from ..source import Source
from ..source import read as read_source
from ..tree import Tree

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
TAG = re.compile(r"<(?P<tag>[\w:]+)\b(?P<attributes>[^<>]*)>")
HREF = re.compile(r"""(?<![\w:-])(?:xlink:)?href\s*=\s*["'](?P<url>[^"']*)["']""")
PAINT = re.compile(r"""url\(\s*["']?(?P<url>#[^"')\s]+)""")


def read(settings: Settings, tree: Tree) -> Iterator[Document]:
    """Every SVG file that is published."""
    for path in sorted(tree.files):
        if path.endswith(".svg"):
            yield Document(path, tuple(links(read_source(settings.docs / path, settings.docs_prefix + path))))


def links(source: Source) -> Iterator[Link]:
    """The addresses in an SVG file, comments left out."""
    text = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source.text)
    for tag in TAG.finditer(text):
        for pattern in (HREF, PAINT):
            for match in pattern.finditer(tag["attributes"]):
                place = source.place(tag.start("attributes") + match.start("url"))
                yield Link(match["url"], place, f"svg:{tag['tag']}", "href", raw=True)
