"""Reads `mkdocs.yml`, with what it inherits, without MkDocs."""

from pathlib import Path
from typing import Any

import yaml

from . import yaml_nodes


class Unreadable(Exception):
    """The site cannot be read at all; its text is the sentence to show."""


def parsed(file: Path, seen: frozenset[Path] = frozenset()) -> tuple[str, dict[str, Any], yaml.Node | None]:
    """Text, values with those it inherits, and nodes of a configuration file."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        values, node = yaml_nodes.load(text)
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{file.name} cannot be read: {error}") from error
    except yaml.YAMLError as error:
        raise Unreadable(f"{file.name}{yaml_place(error)}") from error
    if not isinstance(values, dict):
        raise Unreadable(f"{file.name} holds no settings")
    return text, inherited(file, values, seen | {file.resolve()}), node


def yaml_place(error: yaml.YAMLError) -> str:
    """`:3:7 is not valid YAML: …` on one line."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or "unreadable"
    where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
    return f"{where} is not valid YAML: {problem}"


def inherited(file: Path, values: dict[str, Any], seen: frozenset[Path]) -> dict[str, Any]:
    """The values laid over those of the file that `INHERIT` names."""
    parent = values.get("INHERIT")
    if not isinstance(parent, str):
        return values
    base = (file.parent / parent).resolve()
    if base in seen:
        raise Unreadable(f"{file.name} inherits from itself")
    if not base.is_file():
        raise Unreadable(f"{file.name} inherits from {parent}, which does not exist")
    return merged(parsed(base, seen)[1], {key: value for key, value in values.items() if key != "INHERIT"})


def merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Both tables, the second winning, tables within them merged alike."""
    both = dict(base)
    for key, value in over.items():
        inner = both.get(key)
        both[key] = merged(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return both
