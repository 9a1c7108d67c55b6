"""Turns a `Page` into plain data for the cache, with what it depends on, and gives its parts back one by one.

Most rules look at few parts of few pages, so each part stays packed until it is asked for.
"""

import marshal
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .cache import Cache, digest
from .model import Allowance, Anchor, Definition, Finding, Heading, Include, Leftover, Link, Page, Place, Value
from .snippets import Snippets
from .survey import Outlook, outlook, section

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


class Kept:
    """A page as the rules see it: its outlook, its sections, and the parts of a `Page`, unpacked when asked for."""

    def __init__(self, path: str, data: tuple[Any, ...], problems: tuple[Finding, ...] = ()) -> None:
        self.path, self.problems = path, problems
        outlook, self.sections, self.packed = data
        self.outlook = Outlook._make(outlook)

    def __getattr__(self, name: str) -> tuple[Any, ...]:
        """One part, unpacked."""
        if name not in PARTS:
            raise AttributeError(name)
        rows = self.packed.get(name)
        part = revived(PARTS[name], marshal.loads(rows)) if rows else ()  # noqa: S302 (packed below)
        setattr(self, name, part)
        return part


def packed(page: Page, own_base: str) -> tuple[Any, ...]:
    """The page as plain data, of which `Kept` is made."""
    parts = {name: marshal.dumps(plain(cls, rows)) for name, cls in PARTS.items() if (rows := getattr(page, name))}
    sections = tuple([section(page.path, anchor.id) for anchor in page.anchors])
    return tuple(outlook(page.path, page.links, own_base)), sections, parts


def plain(cls: Any, rows: Iterable[Any]) -> tuple[Any, ...]:
    """Named tuples as plain columns, the places within them too."""
    columns: list[Any] = list(zip(*rows, strict=True))
    if columns:
        columns[PLACES[cls]] = [place and tuple(place) for place in columns[PLACES[cls]]]
    return tuple(columns)


def revived(cls: Any, columns: Iterable[Any]) -> tuple[Any, ...]:
    """The named tuples that the columns were made of."""
    columns, make = list(columns), Place._make
    if columns:
        columns[PLACES[cls]] = [place and make(place) for place in columns[PLACES[cls]]]
    return tuple(map(cls._make, zip(*columns, strict=True)))


def keep(cache: Cache, key: bytes, page: Page, snippets: Snippets, own_base: str) -> Kept:
    """The page, remembered unless it has a problem or misses a snippet: that may change without the page."""
    data = packed(page, own_base)
    if not page.problems and not any(include.fault for include in page.includes):
        includes = snippets.found(page)
        cache.put(key, (data, tuple((name, str(file), file_digest(file)) for name, file in includes)))
    return Kept(page.path, data, page.problems)


def recall(cache: Cache, key: bytes, path: str, snippets: Snippets) -> Kept | None:
    """The page as it was kept, when the snippets it includes are still the same files with the same text."""
    entry = cache.get(key)
    if entry is None:
        return None
    data, includes = entry
    for name, file, old in includes:
        found = snippets.find(name)
        if found is None or str(found) != file or file_digest(found) != old:
            return None
    return Kept(path, data)


def file_digest(file: Path) -> bytes:
    """A fingerprint of a file's content."""
    return digest(file.read_bytes())
