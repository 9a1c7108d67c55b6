"""What may stand in `[tool.linkcheck]`; a slip there would switch a rule off without a word."""

from typing import Any


class Unreadable(Exception):
    """The site cannot be read at all; its text is the sentence to show."""


NAMES = [str]  # a list of texts
WORDS = {bool: "true or false", str: "a text", int: "a number"}
OPTIONS: dict[str, Any] = {  # other rules add theirs
    **dict.fromkeys(("strict", "explicit-ids", "orphans", "unused-assets", "no-external-assets"), bool),
    "keep-assets": NAMES,
    "relations": {"*": {"*": object}},
}
CHECKS: list[Any] = []  # functions that take the table and say what is wrong with it, or ""


def checked(table: Any) -> dict[str, Any]:
    """The table itself; raises `Unreadable` where it holds what no rule would understand."""
    if fault := fault_in(table, OPTIONS, "tool.linkcheck") or next(filter(None, (one(table) for one in CHECKS)), ""):
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
