"""The project's data files: their rows, each field with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .. import yaml_nodes
from ..cache import Cache, digest
from ..front_matter import placed
from ..model import Value
from ..remembering import plain, revived
from ..settings import Settings
from ..source import decode


@dataclass(frozen=True)
class Row:
    """An entry of a data file; `fields` holds name and value, list positions written as `*`."""

    file: str
    fields: tuple[tuple[str, Value], ...]

    def all(self, name: str) -> list[Value]:
        """The values of a field; a list has several."""
        return [value for known, value in self.fields if known in (name, f"{name}.*")]

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
    values = values_of(settings.root / file, file, cache)
    rows = tuple(in_rows(file, values, options.get("rows", "")))
    return Table(file, options.get("id", "id"), options.get("refs", {}), rows, options.get("page", ""), options)


def values_of(path: Path, file: str, cache: Cache | None) -> list[Value]:
    """Every scalar of a data file, from the cache where its content is known."""
    try:
        data = path.read_bytes()
    except OSError:
        return []
    key = digest(b"data", file.encode(), data)
    kept = cache.get(key) if cache else None
    if kept is not None:
        return list(revived(Value, kept))
    values = list(parsed(data, file))
    if cache:
        cache.put(key, plain(Value, values))
    return values


def parsed(data: bytes, file: str) -> Iterator[Value]:
    """Every scalar of a YAML text."""
    try:
        node = yaml_nodes.compose(decode(data, file).text)
    except yaml.YAMLError:
        return
    yield from placed(node, file, 0)


def in_rows(file: str, values: list[Value], rows: str) -> Iterator[Row]:
    """The values of each entry together; `rows` is the key under which the entries stand."""
    prefix = re.compile(re.escape(f"{rows}." if rows else "") + r"(\d+)\.(.+)")
    grouped: dict[str, list[tuple[str, Value]]] = {}
    for value in values:
        if match := prefix.fullmatch(value.key):
            name = re.sub(r"(?<![^.])\d+(?![^.])", "*", match[2])
            grouped.setdefault(match[1], []).append((name, value))
    return (Row(file, tuple(fields)) for fields in grouped.values())
