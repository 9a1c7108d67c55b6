"""The project's data files: their rows, each field with its place."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..cache import Cache, digest
from ..front_matter import placed
from ..model import Value
from ..patterns import Pattern
from ..remembering import plain, revived
from ..settings import Settings
from ..source import decode


@dataclass(frozen=True)
class Row:
    """An entry of a data file; `fields` holds name and value, list positions written as `*`."""

    file: str
    fields: tuple[tuple[str, Value], ...]

    @cached_property
    def by_name(self) -> dict[str, list[Value]]:
        """Field -> its values."""
        found: dict[str, list[Value]] = {}
        for name, value in self.fields:
            found.setdefault(name.removesuffix(".*"), []).append(value)
        return found

    def all(self, name: str) -> list[Value]:
        """The values of a field; a list has several."""
        return self.by_name.get(name, [])

    def one(self, name: str) -> Value | None:
        """The first of them."""
        return next(iter(self.all(name)), None)


@dataclass(frozen=True)
class Table:
    """A data file: `id` is the field that names a row, `refs` what other fields lead to."""

    file: str
    id: str
    refs: dict[str, str]
    rows: tuple[Row, ...]
    page: str = ""
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def keys(self) -> set[str]:
        """The ids of all rows."""
        return {value.value for row in self.rows if (value := row.one(self.id))}


def tables(settings: Settings, cache: Cache | None = None) -> dict[str, Table]:
    """The data files that the configuration names; one that cannot be read has no rows."""
    options = settings.rule_option("data", {})
    return {name: table(settings, name, one, cache) for name, one in options.items()}


def table(settings: Settings, file: str, options: dict[str, Any], cache: Cache | None) -> Table:
    """One data file."""
    grouped = rows_of(settings.root / file, file, options.get("rows", ""), cache)
    rows = tuple(Row(file, tuple(zip(names, revived(Value, values), strict=True))) for names, values in grouped)
    return Table(file, options.get("id", "id"), options.get("refs", {}), rows, options.get("page", ""), options)


def rows_of(path: Path, file: str, rows: str, cache: Cache | None) -> list[Any]:
    """The names and values of each entry of a data file, from the cache where its content is known."""
    try:
        data = path.read_bytes()
    except OSError:
        return []
    key = digest(b"data", file.encode(), rows.encode(), data)
    known = cache.get(key) if cache else None
    if known is None:
        known = [(names, plain(Value, values)) for names, values in in_rows(parsed(data, file), rows)]
        if cache:
            cache.put(key, known)
    return known


def parsed(data: bytes, file: str) -> Iterator[Value]:
    """Every scalar of a YAML text."""
    import yaml

    from .. import yaml_nodes

    try:
        node = yaml_nodes.compose(decode(data, file).text)
    except yaml.YAMLError:
        return
    yield from placed(node, file, 0)


def in_rows(values: Iterable[Value], rows: str) -> Iterator[tuple[list[str], list[Value]]]:
    """Names and values of each entry together; `rows` is the key under which the entries stand."""
    prefix = Pattern(re.escape(f"{rows}." if rows else "") + r"(\d+)\.(.+)")
    grouped: dict[str, tuple[list[str], list[Value]]] = {}
    for value in values:
        if match := prefix.fullmatch(value.key):
            names, held = grouped.setdefault(match[1], ([], []))
            names.append(re.sub(r"(?<![^.])\d+(?![^.])", "*", match[2]))
            held.append(value)
    yield from grouped.values()
