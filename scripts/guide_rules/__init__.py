"""The guide's own rules: what pages and data say of one another, and that no published address ever dies.

`[tool.linkcheck]` in pyproject.toml switches them on. Importing this package registers them with `linkcheck`.
"""

from . import (
    addresses,
    data,
    definitions,
    demos,
    fields,
    forms,
    interface,
    quizzes,
    redirects,
    relations,
    table,
    terms,
    unwritten,
)

__all__ = [
    "addresses",
    "data",
    "definitions",
    "demos",
    "fields",
    "forms",
    "interface",
    "quizzes",
    "redirects",
    "relations",
]
__all__ += ["table", "terms", "unwritten"]
