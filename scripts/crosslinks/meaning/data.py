"""The project's data files: their rows, each field with its place."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..cache import Cache, digest
from ..mkdocs_file import Unreadable
from ..model import Link, Place, Value
from ..own_options import ADDRESS
from ..permanence.redirections import Redirect
from ..settings import Settings
from ..source import decode
from ..survey import away

if TYPE_CHECKING:
    import yaml

    from ..yaml_nodes import Way


Field = tuple[str, str, int, int]  # its path of keys, its value, line and column


class Row:
    """An entry of a data file; `fields` holds names, list positions written as `*`, and their values as plain data."""

    def __init__(self, file: str, fields: dict[str, list[Field]]) -> None:
        self.file, self.fields = file, fields

    def all(self, name: str) -> list[Value]:
        """The values of a field; a list has several."""
        return [self.value(*field) for field in self.fields.get(name, ())]

    def one(self, name: str) -> Value | None:
        """The first of them."""
        found = self.fields.get(name)
        return self.value(*found[0]) if found else None

    def value(self, key: str, text: str, line: int, column: int) -> Value:
        """A field with its place."""
        return Value(key, text, Place(self.file, line, column))

    @property
    def repeated(self) -> list[str]:
        """The fields that are given twice: those of a list have each a key of its own."""
        several = ((name, found) for name, found in self.fields.items() if len(found) > 1)
        return [name for name, found in several if len({one[0] for one in found}) < len(found)]


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
        return {found[0][1] for row in self.rows if (found := row.fields.get(self.id))}


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


def addresses(tables: dict[str, Table], redirects: Iterable[Redirect], own_base: str) -> Iterator[Link]:
    """The addresses of web pages that data files give, and those to which redirects lead on another site, if odd."""
    for table in tables.values():
        for field in (field for field, target in table.refs.items() if target == ADDRESS):
            for key, href, *place in (one for row in table.rows for one in row.fields.get(field, ())):
                if away(href, own_base) is None:
                    yield Link(href, Place(table.file, *place), "data", key, raw=True)
    for one in redirects:
        if one.is_external and away(one.new, own_base) is None:
            yield Link(one.new, one.new_place, "data", "redirect", raw=True)


def rows_of(path: Path, file: str, rows: str, cache: Cache | None) -> list[Any]:
    """The fields of each entry of a data file, from the cache where its content is known."""
    try:
        data = path.read_bytes()
    except OSError:
        return []
    key = digest(b"data", file.encode(), rows.encode(), data)

    return cache.remembered(key, lambda: made(data, file, rows)) if cache else made(data, file, rows)


def made(data: bytes, file: str, rows: str) -> list[dict[str, list[Field]]]:
    """The fields of each entry in a YAML text; none when it cannot be read."""
    from .. import yaml_nodes

    try:
        text = decode(data, file).text
        return list(in_rows(yaml_nodes.compose(text), rows, text))
    except yaml_nodes.FAULTS:
        return []


def in_rows(node: "yaml.Node | None", rows: str, text: str) -> Iterator[dict[str, list[Field]]]:
    """The fields of each entry of a list in this text; `rows` is the key under which the list stands."""
    from .. import yaml_nodes

    before = f"{rows}." if rows else ""
    for key in rows.split(".") if rows else ():
        node = yaml_nodes.child(node, key)
    for index, entry in enumerate(node.value if node and node.id == "sequence" else ()):
        fields: dict[str, list[Field]] = {}
        for way, scalar in yaml_nodes.ways(entry):
            name, key = spelt(way)
            fields.setdefault(name, []).append(
                (f"{before}{index}{key}", scalar.value, *yaml_nodes.position(scalar, text))
            )
        yield fields


@lru_cache(maxsize=2**10)
def spelt(way: "Way") -> tuple[str, str]:
    """The name of a field of an entry, and the rest of its path of keys; entries have most of theirs in common."""
    name = ".".join("*" if isinstance(part, int) else part for part in way).removesuffix(".*")
    return name, "".join(f".{part}" for part in way)
