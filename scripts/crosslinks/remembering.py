"""Turns a `Page` into plain data for the cache and back, with what it depends on beside its own text."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .cache import Cache, digest
from .model import Allowance, Anchor, Definition, Heading, Include, Leftover, Link, Page, Place, Value
from .snippets import Snippets

PARTS = {
    "links": Link,
    "anchors": Anchor,
    "headings": Heading,
    "definitions": Definition,
    "leftovers": Leftover,
    "includes": Include,
    "meta": Value,
    "allowances": Allowance,
}
PLACES = {cls: cls._fields.index("place") for cls in PARTS.values()}


def packed(page: Page) -> tuple[Any, ...]:
    """The page as nested tuples."""
    return tuple(plain(cls, getattr(page, name)) for name, cls in PARTS.items())


def plain(cls: Any, rows: Iterable[Any]) -> tuple[Any, ...]:
    """Named tuples as tuples, the places within them too."""
    index, after = PLACES[cls], PLACES[cls] + 1
    return tuple([(*row[:index], row[index] and tuple(row[index]), *row[after:]) for row in rows])


def unpacked(path: str, data: Iterable[Any]) -> Page:
    """The page again."""
    return Page(path, *(revived(cls, rows) for cls, rows in zip(PARTS.values(), data, strict=True)))


def revived(cls: Any, rows: Iterable[Any]) -> tuple[Any, ...]:
    """Tuples as the named tuples they were."""
    index, after, make, place = PLACES[cls], PLACES[cls] + 1, cls._make, Place._make
    return tuple([make((*row[:index], row[index] and place(row[index]), *row[after:])) for row in rows])


def remember(cache: Cache, key: bytes, page: Page, snippets: Snippets | None) -> None:
    """Keeps a page, unless it has a problem or misses a snippet: that may change without the page."""
    if not page.problems and not any(include.fault for include in page.includes):
        includes = snippets.found(page) if snippets else ()
        cache.put(key, (packed(page), tuple((name, str(file), file_digest(file)) for name, file in includes)))


def recall(cache: Cache, key: bytes, path: str, snippets: Snippets) -> Page | None:
    """The page as it was kept, when the snippets it includes are still the same files with the same text."""
    entry = cache.get(key)
    if entry is None:
        return None
    for name, file, old in entry[1]:
        found = snippets.find(name)
        if found is None or str(found) != file or file_digest(found) != old:
            return None
    return unpacked(path, entry[0])


def file_digest(file: Path) -> bytes:
    """A fingerprint of a file's content."""
    return digest(file.read_bytes())
