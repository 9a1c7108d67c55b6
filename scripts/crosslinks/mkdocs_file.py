"""Reads `mkdocs.yml`, with what it inherits, without MkDocs, and without YAML where its text is known."""

from pathlib import Path
from typing import Any

from .cache import Cache, digest
from .disk import has_file
from .model import Place, Scalar, Tagged

Contents = tuple[Any, tuple[Scalar, ...]]


class Unreadable(Exception):
    """The site cannot be read at all; its text is the sentence to show."""


def parsed(
    file: Path, cache: Cache | None = None, seen: frozenset[Path] = frozenset()
) -> tuple[str, dict[str, Any], tuple[Scalar, ...]]:
    """Text, values with those it inherits, and scalars of a configuration file."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{file.name} cannot be read: {error}") from error
    values, scalars = remembered(text, file.name, cache) if cache else read(text, file.name)
    if not isinstance(values, dict):
        raise Unreadable(f"{file.name} holds no settings")
    return text, inherited(file, values, cache, seen | {file.resolve()}), scalars


def remembered(text: str, name: str, cache: Cache) -> Contents:
    """Values and scalars of a text, from the cache where it is known; what the environment decides never is."""
    key = digest(b"mkdocs", text.encode())
    known = cache.get(key)
    if known:
        values, rows = known
        return revived(values), tuple(
            Scalar(key, value, Place(name, line, column), *rest) for key, value, line, column, *rest in rows
        )
    values, scalars = read(text, name)
    if "!ENV" not in text:
        rows = [(one.key, one.value, *one.place[1:], one.offset, one.is_text) for one in scalars]
        try:
            cache.put_plain(key, (plain(values), rows))
        except RecursionError as error:
            raise Unreadable(f"{name} holds a list or table that holds itself") from error
    return values, scalars


def read(text: str, name: str) -> Contents:
    """Values and scalars of a text; raises `Unreadable`."""
    from . import yaml_nodes

    try:
        values, node = yaml_nodes.load(text)
        found = list(yaml_nodes.scalars(node))
    except yaml_nodes.FAULTS as error:
        raise Unreadable(f"{name}{yaml_place(error)}") from error
    return values, tuple(
        Scalar(key, one.value, Place(name, *yaml_nodes.position(one)), one.start_mark.index, one.tag == yaml_nodes.TEXT)
        for key, one in found
    )


def yaml_place(error: Exception) -> str:
    """`:3:7 is not valid YAML: …` on one line."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or "unreadable"
    where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
    return f"{where} is not valid YAML: {problem}"


def plain(value: Any) -> Any:
    """The same with each tagged value as a pair, which YAML never makes."""
    if isinstance(value, Tagged):
        return (value.tag, plain(value.value))
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def revived(value: Any) -> Any:
    """The values that `plain` was given."""
    if isinstance(value, tuple):
        return Tagged(value[0], revived(value[1]))
    if isinstance(value, dict):
        return {key: revived(item) for key, item in value.items()}
    return [revived(item) for item in value] if isinstance(value, list) else value


def inherited(file: Path, values: dict[str, Any], cache: Cache | None, seen: frozenset[Path]) -> dict[str, Any]:
    """The values laid over those of the file that `INHERIT` names."""
    parent = values.get("INHERIT")
    if not isinstance(parent, str):
        return values
    base = (file.parent / parent).resolve()
    if base in seen:
        raise Unreadable(f"{file.name} inherits from itself")
    if not has_file(base):
        raise Unreadable(f"{file.name} inherits from {parent}, which does not exist")
    return merged(parsed(base, cache, seen)[1], {key: value for key, value in values.items() if key != "INHERIT"})


def merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Both tables, the second winning, tables within them merged alike."""
    both = dict(base)
    for key, value in over.items():
        inner = both.get(key)
        both[key] = merged(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return both
