"""The list of changes for readers, made from CHANGELOG.md."""

import re
from collections.abc import Iterator
from pathlib import Path

from .blocks import Piece
from .guide import Guide, Page

FILE = "CHANGELOG.md"
VERSION = re.compile(r"^## (?P<version>[\d.]+) \((?P<day>[^)]+)\)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
SENTENCE = re.compile(r"\s*(?P<text>[^#\s].*?)\s*(?=^### |\Z)", re.MULTILINE | re.DOTALL)
IN_FULL = 4  # the newest versions, with all that readers notice; of older ones the sentence is enough
READERS = re.compile(r"^### Readers\n(?P<lines>.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)


def versions(_: Page, __: Guide) -> Iterator[Piece]:
    """A heading for each version that is out and its day, the newest first, with what it brought readers."""
    for number, version in enumerate(VERSION.finditer((Path(__file__).parents[2] / FILE).read_text("utf-8"))):
        sentence, lines = SENTENCE.match(version["body"]), READERS.search(version["body"])
        items = re.findall(r"^\* (.*)", lines["lines"], re.MULTILINE) if lines and number < IN_FULL else []
        heading = f"## {version['version']}, {version['day']} {{ #version-{version['version'].replace('.', '-')} }}\n"
        text = [heading, f"{sentence['text'] if sentence else ''}\n", *(f"*   {item}" for item in items), ""]
        yield Piece("\n".join(text), FILE, f"## {version['version']} ")
