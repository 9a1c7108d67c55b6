"""The list of changes for readers, made from CHANGELOG.md."""

import re
from collections.abc import Iterator
from pathlib import Path

from .blocks import Piece
from .guide import Guide, Page

FILE = "CHANGELOG.md"
VERSION = re.compile(r"^## (?P<version>[\d.]+) \((?P<day>[^)]+)\)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
READERS = re.compile(r"^### Readers\n(?P<lines>.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)


def versions(_: Page, __: Guide) -> Iterator[Piece]:
    """A heading for each version that is out and its day, the newest first, with its lines for readers."""
    for version in VERSION.finditer((Path(__file__).parents[2] / FILE).read_text("utf-8")):
        lines = READERS.search(version["body"])
        items = re.findall(r"^\* (.*)", lines["lines"], re.MULTILINE) if lines else []
        heading = f"## {version['version']}, {version['day']} {{ #version-{version['version'].replace('.', '-')} }}\n"
        yield Piece("\n".join([heading, *(f"*   {item}" for item in items), ""]), FILE, f"## {version['version']} ")
