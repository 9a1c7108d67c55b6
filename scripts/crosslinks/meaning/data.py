"""The project's data files: their rows, each field with its place."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ..cache import Cache, digest
from ..front_matter import placed
from ..mkdocs_file import Unreadable
from ..model import Place, Value
from ..patterns import Pattern
from ..settings import Settings
from ..source import decode


class Row:
    """An entry of a data file; `fields` holds names, list positions written as `*`, and their values as plain data."""

    def __init__(self, file: str, fields: dict[str, list[tuple[str, str, int, int]]]) -> None:
        self.file, self.fields = file, fields

    def all(self, name: str) -> list[Value]:
        """The values of a field; a list has several."""
        found = self.fields.get(name, ())
        return [Value(key, text, Place(self.file, line, column)) for key, text, line, column in found]

    def one(self, name: str) -> Value | None:
        """The first of them."""
        return next(iter(self.all(name)), None)


class Table(NamedTuple):
    """A data file: `id` is the field that names a row, `refs` what other fields lead to, `pages` show the rows."""

    file: str
    id: str
    refs: dict[str, str]
    rows: tuple[Row, ...]
    pages: tuple[str, ...]
    options: dict[str, Any]

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
    rows = tuple(Row(file, fields) for fields in rows_of(settings.root / file, file, options.get("rows", ""), cache))
    return Table(file, options.get("id", "id"), options.get("refs", {}), rows, pages_of(file, options), options)


def pages_of(file: str, options: dict[str, Any]) -> tuple[str, ...]:
    """The pages that show a data file: `page` names one, or lists several; raises `Unreadable`."""
    held = options.get("page", [])
    pages = held if isinstance(held, list) else [held]
    if not all(isinstance(page, str) and page for page in pages):
        raise Unreadable(f"pyproject.toml: page of {file} is {held!r}; name a page, or list several")
    return tuple(pages)


def rows_of(path: Path, file: str, rows: str, cache: Cache | None) -> list[Any]:
    """The fields of each entry of a data file, from the cache where its content is known."""
    try:
        data = path.read_bytes()
    except OSError:
        return []
    key = digest(b"data", file.encode(), rows.encode(), data)
    known = cache.get(key) if cache else None
    if known is None:
        known = list(in_rows(parsed(data, file), rows))
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


def in_rows(values: Iterable[Value], rows: str) -> Iterator[dict[str, list[tuple[str, str, int, int]]]]:
    """The fields of each entry; `rows` is the key under which the entries stand."""
    prefix = Pattern(re.escape(f"{rows}." if rows else "") + r"(\d+)\.(.+)")
    grouped: dict[str, dict[str, list[tuple[str, str, int, int]]]] = {}
    for value in values:
        if match := prefix.fullmatch(value.key):
            plain = (value.key, value.value, value.place.line, value.place.column)
            grouped.setdefault(match[1], {}).setdefault(field(match[2]), []).append(plain)
    yield from grouped.values()


@cache
def field(key: str) -> str:
    """The name of a field, with a star for each place in a list."""
    return re.sub(r"(?<![^.])\d+(?![^.])", "*", key).removesuffix(".*")
