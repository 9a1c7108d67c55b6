"""What may stand in `[tool.crosslinks]`; a slip there would switch a rule off without a word."""

from typing import Any

from .mkdocs_file import Unreadable

NAMES = [str]  # a list of texts
KIND = {"folders": NAMES, "requires": NAMES}
RELATION = {"inverse": str, "from": NAMES, "to": NAMES, "acyclic": bool}
DATA = {"id": str, "rows": str, "page": object, "refs": {"*": str}, "glossary": bool, "explain": bool}
OPTIONS: dict[str, Any] = {
    **dict.fromkeys(("strict", "explicit-ids", "orphans", "quizzes", "unused-assets", "no-external-assets"), bool),
    **dict.fromkeys(("ledger", "redirects", "demos"), str),
    "keep-assets": NAMES,
    "kinds": {"*": KIND},
    "relations": {"*": RELATION},
    "data": {"*": {**DATA, "common": NAMES, "leave-out": NAMES}},
}
WORDS = {bool: "true or false", str: "a text"}


def checked(table: Any) -> dict[str, Any]:
    """The table itself; raises `Unreadable` where it holds what no rule would understand."""
    if fault := fault_in(table, OPTIONS, "tool.crosslinks"):
        raise Unreadable(f"pyproject.toml: {fault}")
    return table


def fault_in(value: Any, shape: Any, name: str) -> str:
    """What is wrong with a value that should have this shape, or ""."""
    if isinstance(shape, dict):
        return in_table(value, shape, name) if isinstance(value, dict) else f"{name} must be a table"
    if isinstance(shape, list):
        is_right = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return "" if is_right else f"{name} must be a list of texts"
    return "" if isinstance(value, shape) else f"{name} must be {WORDS[shape]}"


def in_table(table: dict[str, Any], shape: dict[str, Any], name: str) -> str:
    """The first fault in a table."""
    for key, value in table.items():
        if key not in shape and "*" not in shape:
            return f"{name} has no option {key}; it knows {', '.join(sorted(shape))}"
        if fault := fault_in(value, shape.get(key, shape.get("*")), f"{name}.{key}"):
            return fault
    return ""
