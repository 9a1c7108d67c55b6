"""The options that the guide's rules add to `[tool.linkcheck]`."""

from typing import Any

from linkcheck.options import CHECKS, NAMES, OPTIONS

KIND = {"folders": NAMES, "requires": NAMES, "fields": NAMES}
RELATION = {"inverse": str, "from": NAMES, "to": NAMES, "acyclic": bool}
DATA = {"id": str, "rows": str, "page": object, "refs": {"*": str}, "glossary": bool, "explain": bool}
FORM = {"ids": NAMES, "quizzes": int, "headings": int, "tables": int}
PAGE, ADDRESS = "page", "address"  # a field of data may refer to one of these instead of the entries of a data file
REFERRED = dict.fromkeys((PAGE, ADDRESS))
OPTIONS |= {
    "quizzes": bool,
    **dict.fromkeys(("ledger", "redirects", "demos"), str),
    "fields": NAMES,
    "kinds": {"*": KIND},
    "relations": {"*": RELATION},
    "data": {"*": {**DATA, "common": NAMES, "leave-out": NAMES}},
    "forms": {"*": FORM},
}


def unknown_name(table: dict[str, Any]) -> str:
    """A sentence about the first unknown kind, relation or data file that an option names, or ""."""
    kinds, relations, data = (table.get(name, {}) for name in ("kinds", "relations", "data"))
    ends = [
        (name, kind)
        for name, options in relations.items()
        for kind in (*options.get("from", ()), *options.get("to", ()))
    ]
    inverses = [(name, options["inverse"]) for name, options in relations.items() if "inverse" in options]
    required = [(name, relation) for name, options in kinds.items() for relation in options.get("requires", ())]
    referred = [(name, target) for name, options in data.items() for target in options.get("refs", {}).values()]
    forms = [(kind, kind) for kind in table.get("forms", {})]
    for group, pairs, known in (
        ("relations", ends, kinds),
        ("relations", inverses, relations),
        ("kinds", required, relations),
        ("data", referred, {**data, **REFERRED}),
        ("forms", forms, kinds),
    ):
        for name, to in pairs:
            if known and to not in known:
                return f"tool.linkcheck.{group}.{name} names {to}, which is none of {', '.join(known)}"
    return ""


CHECKS.append(unknown_name)
