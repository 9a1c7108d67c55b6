"""The options of `[tool.linkcheck]` in pyproject.toml; an unknown one is refused, since it would do nothing."""

from typing import Any


class Unreadable(Exception):
    """Raised when the project cannot be read at all; its text is the sentence to show."""


NAMES = [str]  # a list of texts
WORDS = {bool: "true or false", str: "a text", int: "a number"}
OPTIONS: dict[str, Any] = {  # each name with the shape of its value; packages of rules add theirs
    **dict.fromkeys(("strict", "explicit-ids", "orphans", "unused-assets", "no-external-assets"), bool),
    "keep-assets": NAMES,
    "relations": {"*": {"*": object}},
}
CHECKS: list[Any] = []  # functions that take the whole table and return what is wrong with it, or ""


def validated(table: Any) -> dict[str, Any]:
    """Returns the table unchanged; raises `Unreadable` when it holds an unknown option or a value of another shape."""
    fault = fault_in(table, OPTIONS, "tool.linkcheck") or next(filter(None, (check(table) for check in CHECKS)), "")
    if fault:
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
