"""Reads `mkdocs.yml`, with what it inherits, without MkDocs, and without YAML where its text is known."""

import posixpath
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from .cache import Cache, digest
from .disk import has_file, real
from .model import Place, Scalar, Tagged

Contents = tuple[Any, tuple[Scalar, ...]]


class Unreadable(Exception):
    """The site cannot be read at all; its text is the sentence to show."""


class Configuration(NamedTuple):
    """What a configuration file says, with what it inherits and does not replace; the texts by path, its own first."""

    values: dict[str, Any]
    scalars: tuple[Scalar, ...]
    texts: dict[str, str]


def parsed(file: Path, path: str, cache: Cache | None = None, seen: frozenset[Path] = frozenset()) -> Configuration:
    """The configuration in a file; `path` is that of the file from the root. Raises `Unreadable`."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{path} cannot be read: {error}") from error
    values, scalars = remembered(text, path, cache) if cache else read(text, path)
    if not isinstance(values, dict):
        raise Unreadable(f"{path} holds no settings")
    return with_inherited(file, Configuration(values, scalars, {path: text}), cache, seen | {file.resolve()})


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


@lru_cache(maxsize=8)  # the steps of a build each ask for the same text
def read(text: str, name: str) -> Contents:
    """Values and scalars of a text; raises `Unreadable`."""
    from . import yaml_nodes

    try:
        values, node = yaml_nodes.load(text)
        found = list(yaml_nodes.scalars(node))
    except yaml_nodes.FAULTS as error:
        raise Unreadable(f"{name}{yaml_place(error)}") from error
    return values, tuple(
        Scalar(
            key,
            one.value,
            Place(name, *yaml_nodes.position(one, text)),
            one.start_mark.index,
            one.tag == yaml_nodes.TEXT,
        )
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


def with_inherited(file: Path, own: Configuration, cache: Cache | None, seen: frozenset[Path]) -> Configuration:
    """The configuration laid over that of the file which `INHERIT` names."""
    parent, (path,) = own.values.get("INHERIT"), own.texts
    if not isinstance(parent, str):
        return own
    base = real(file.parent / parent)
    if base in seen:
        raise Unreadable(f"{path} inherits from itself")
    if not has_file(base):
        raise Unreadable(f"{path} inherits from {parent}, which does not exist")
    below = parsed(base, posixpath.normpath(posixpath.join(posixpath.dirname(path), parent)), cache, seen)
    values = {key: value for key, value in own.values.items() if key != "INHERIT"}
    left = tuple(one for one in below.scalars if not is_replaced(one.key, values))
    return Configuration(merged(below.values, values), own.scalars + left, own.texts | below.texts)


def is_replaced(key: str, over: Any) -> bool:
    """Whether the value at a key, a path with dots, gives way to these: tables are merged, all else is replaced."""
    for name in key.split("."):
        if not isinstance(over, dict):
            return True
        if name not in over:
            return False
        over = over[name]
    return True


def merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Both tables, the second winning, tables within them merged alike."""
    both = dict(base)
    for key, value in over.items():
        inner = both.get(key)
        both[key] = merged(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return both
