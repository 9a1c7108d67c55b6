"""The project's data files: their rows, each field with its place."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..cache import Cache, digest
from ..mkdocs_file import Unreadable
from ..model import Place, Value
from ..settings import Settings
from ..source import decode

if TYPE_CHECKING:
    import yaml


Field = tuple[str, str, int, int]  # its path of keys, its value, line and column


class Row:
    """An entry of a data file; `fields` holds names, list positions written as `*`, and their values as plain data."""

    def __init__(self, file: str, fields: dict[str, list[Field]]) -> None:
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

    def made() -> list[Any]:
        return list(in_rows(parsed(data, file), rows))

    return cache.remembered(key, made) if cache else made()


def parsed(data: bytes, file: str) -> "yaml.Node | None":
    """The nodes of a YAML text; None when it cannot be read."""
    import yaml

    from .. import yaml_nodes

    try:
        return yaml_nodes.compose(decode(data, file).text)
    except yaml.YAMLError:
        return None


def in_rows(node: "yaml.Node | None", rows: str) -> Iterator[dict[str, list[Field]]]:
    """The fields of each entry of a list; `rows` is the key under which the list stands."""
    from .. import yaml_nodes

    for key in rows.split(".") if rows else ():
        node = yaml_nodes.child(node, key)
    for index, entry in enumerate(node.value if node and node.id == "sequence" else ()):
        fields: dict[str, list[Field]] = {}
        for name, key, scalar in in_entry(entry, f"{rows}.{index}" if rows else str(index)):
            fields.setdefault(name, []).append((key, scalar.value, *yaml_nodes.position(scalar)))
        yield fields


def in_entry(node: "yaml.Node", key: str, name: str = "") -> Iterator[tuple[str, str, "yaml.ScalarNode"]]:
    """Every scalar of an entry, after the name of its field and its path of keys."""
    if node.id == "mapping":
        for inner, value in node.value:
            yield from in_entry(value, f"{key}.{inner.value}", f"{name}.{inner.value}" if name else str(inner.value))
    elif node.id == "sequence":
        for index, value in enumerate(node.value):
            yield from in_entry(value, f"{key}.{index}", f"{name}.*")
    elif name:
        yield name.removesuffix(".*"), key, node
