"""Turns a `Page` into plain data for the cache, with what it depends on, and gives its parts back one by one.

Most rules look at few parts of few pages, so each part stays packed until it is asked for.
"""

import marshal
from collections.abc import Callable, Iterable
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, Any

from .allowances import allowances
from .cache import Cache, digest
from .model import (
    Allowance,
    Anchor,
    Definition,
    Document,
    Finding,
    Heading,
    Include,
    Leftover,
    Link,
    Page,
    Place,
    Value,
)
from .snippets import Snippets
from .source import Source
from .survey import Outlook, outlook, section

if TYPE_CHECKING:
    from .fast_path.plain_page import PlainPage

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
LATER = ("links", "anchors", "headings")
EMPTY = dict.fromkeys(PARTS, ())
EMPTY_NOW = {name: () for name in PARTS if name not in LATER}


class Kept:
    """A page as the rules see it: its outlook, its sections, and the parts of a `Page`, unpacked when asked for.

    Of a plain page some parts are read from its text once more when a rule asks, by `reread`, and packed from then on.
    """

    def __init__(
        self,
        path: str,
        data: list[Any],
        reread: "Callable[[str], Page | PlainPage]",
        problems: tuple[Finding, ...] = (),
    ) -> None:
        self.__dict__.update(EMPTY if data[3] else EMPTY_NOW)  # most parts of most pages
        for name in data[2]:
            self.__dict__.pop(name, None)
        self.path, self.data, self.reread, self.problems = path, data, reread, problems
        self.outlook, self.sections = Outlook._make(data[0]), data[1]

    def __getattr__(self, name: str) -> tuple[Any, ...]:
        """One part, unpacked."""
        if name not in PARTS:
            raise AttributeError(name)
        if name in LATER and name not in self.parts:
            part = getattr(self.full, name)
            self.parts[name] = marshal.dumps(plain(PARTS[name], part))
        else:
            part = revived(PARTS[name], marshal.loads(self.parts[name]))  # noqa: S302 (packed here)
        setattr(self, name, part)
        return part

    @property
    def parts(self) -> dict[str, Any]:
        """What is packed so far."""
        return self.data[2]

    @property
    def is_whole(self) -> bool:
        """Whether that is all."""
        return self.data[3]

    @cached_property
    def full(self) -> "Kept | Page | PlainPage":
        """The page with all its parts, for what a fact is made of: that is remembered, so that they need no packing."""
        return self if self.is_whole else self.reread(self.path)

    def fact(self, name: str, make: Callable[[], Any], using: bytes = b"") -> Any:
        """Plain data that a rule makes of the page and of what `using` stands for, made once and remembered."""
        known = self.parts.get(name)
        if known is None or known[0] != using:
            known = self.parts[name] = (using, make())
        return known[1]


def whole(page: Page, own_base: str) -> list[Any]:
    """A page as plain data, of which `Kept` is made."""
    sections = [section(page.path, anchor.id) for anchor in page.anchors]
    return [*shared(outlook(page.path, page.links, own_base), sections), packed(page, PARTS), True]


def in_part(page: "PlainPage", own_base: str) -> list[Any]:
    """The same of a plain page, without what its text still tells later."""
    parts = {"meta": page.meta, "includes": page.includes, "allowances": page.allowances}
    ready = {name: marshal.dumps(plain(PARTS[name], rows)) for name, rows in parts.items() if rows}
    return [*shared(page.outlook(own_base), page.sections), ready, False]


def shared(outlook: Outlook, sections: Iterable[str]) -> tuple[tuple[Any, ...], tuple[str, ...]]:
    """Both with each address made one with its equals on other pages: the cache then holds it once."""
    return (outlook.links, tuple(map(intern, outlook.needs)), outlook.has_doubtful), tuple(map(intern, sections))


def packed(page: Page, names: Iterable[str]) -> dict[str, bytes]:
    """Some parts of a page, each packed; empty ones are left out."""
    return {name: marshal.dumps(plain(PARTS[name], rows)) for name in names if (rows := getattr(page, name))}


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


def keep(cache: Cache, key: bytes, data: list[Any], includes: Iterable[Include], snippets: Snippets) -> None:
    """Remembers a page unless it misses a snippet: that may change without the page."""
    if not any(include.fault for include in includes):
        found = snippets.found(includes)
        cache.put(key, (data, tuple((name, str(file), snippets.digest(file)) for name, file in found)))


def recall(cache: Cache, key: bytes, snippets: Snippets) -> list[Any] | None:
    """The page as it was kept, when the snippets it includes are still the same files with the same text."""
    entry = cache.get(key)
    if entry is None:
        return None
    data, includes = entry
    for name, file, old in includes:
        found = snippets.find(name)
        if found is None or str(found) != file or snippets.digest(found) != old:
            return None
    return data


def document(
    path: str,
    source: Source,
    find: Callable[[Source], Iterable[Link]],
    cache: Cache,
    define: Callable[[Source], Iterable[Anchor]] = lambda _: (),
) -> Document:
    """A file that holds links, those that `find` finds in it, and ids, from the cache where they were found before."""
    key = digest(find.__module__.encode(), source.path.encode(), source.text.encode())
    links, anchors = cache.remembered(key, lambda: (plain(Link, find(source)), plain(Anchor, define(source))))
    return Document(path, revived(Link, links), tuple(allowances(source)), revived(Anchor, anchors))
