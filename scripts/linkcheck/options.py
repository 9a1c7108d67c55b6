"""What may stand in `[tool.linkcheck]`; a slip there would switch a rule off without a word."""

from typing import Any


class Unreadable(Exception):
    """The site cannot be read at all; its text is the sentence to show."""


NAMES = [str]  # a list of texts
KIND = {"folders": NAMES, "requires": NAMES, "fields": NAMES}
RELATION = {"inverse": str, "from": NAMES, "to": NAMES, "acyclic": bool}
DATA = {"id": str, "rows": str, "page": object, "refs": {"*": str}, "glossary": bool, "explain": bool}
FORM = {"fields": NAMES, "ids": NAMES, "quizzes": int, "headings": int, "tables": int}
PAGE, ADDRESS = "page", "address"  # what a field of data may refer to beside the entries of a data file
REFERRED = dict.fromkeys((PAGE, ADDRESS))
OPTIONS: dict[str, Any] = {
    **dict.fromkeys(("strict", "explicit-ids", "orphans", "quizzes", "unused-assets", "no-external-assets"), bool),
    **dict.fromkeys(("ledger", "redirects", "demos"), str),
    **dict.fromkeys(("keep-assets", "fields"), NAMES),
    "kinds": {"*": KIND},
    "relations": {"*": RELATION},
    "data": {"*": {**DATA, "common": NAMES, "leave-out": NAMES}},
    "forms": {"*": FORM},
}
WORDS = {bool: "true or false", str: "a text", int: "a number"}


def checked(table: Any) -> dict[str, Any]:
    """The table itself; raises `Unreadable` where it holds what no rule would understand."""
    if fault := fault_in(table, OPTIONS, "tool.linkcheck") or unknown_name(table):
        raise Unreadable(f"pyproject.toml: {fault}")
    return table


def unknown_name(table: dict[str, Any]) -> str:
    """The first name of a kind, relation or data file that the table does not have, where it has any."""
    kinds, relations, data = (table.get(name, {}) for name in ("kinds", "relations", "data"))
    ends = [(name, kind) for name, one in relations.items() for kind in (*one.get("from", ()), *one.get("to", ()))]
    inverses = [(name, one["inverse"]) for name, one in relations.items() if "inverse" in one]
    required = [(name, relation) for name, one in kinds.items() for relation in one.get("requires", ())]
    referred = [(name, target) for name, one in data.items() for target in one.get("refs", {}).values()]
    for group, pairs, known in (
        ("relations", ends, kinds),
        ("relations", inverses, relations),
        ("kinds", required, relations),
        ("data", referred, {**data, **REFERRED}),
    ):
        for name, to in pairs:
            if known and to not in known:
                return f"tool.linkcheck.{group}.{name} names {to}, which is none of {', '.join(known)}"
    return ""


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
