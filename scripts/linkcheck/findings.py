"""Findings, the rules they come from, and how they are printed."""

import json
from typing import NamedTuple

ERROR, WARNING = "error", "warning"

RULES = {
    "missing-page": ERROR,
    "missing-file": ERROR,
    "missing-anchor": ERROR,
    "missing-snippet": ERROR,
    "missing-template": ERROR,
    "source-form": ERROR,
    "undefined-reference": ERROR,
    "undefined-footnote": ERROR,
    "empty-link": ERROR,
    "malformed-url": ERROR,
    "local-path": ERROR,
    "redirect": ERROR,
    "url-collision": ERROR,
    "unbuildable": ERROR,
    "data": ERROR,
    "heading-without-id": ERROR,
    "orphan-page": WARNING,
    "output-form": WARNING,
    "missing-target": ERROR,
    "repeated-id": ERROR,
    "external-asset": ERROR,
    "wrong-start": ERROR,
    "relation": ERROR,
    "dropped-address": ERROR,
    "unknown-kind": ERROR,
    "anchor-on-file": WARNING,
    "duplicate-id": WARNING,
    "duplicate-definition": WARNING,
    "unused-definition": WARNING,
    "leftover-markup": WARNING,
    "bare-url": WARNING,
    "empty-text": WARNING,
    "hash-only": WARNING,
    "image-without-alt": WARNING,
    "fragile-url": WARNING,
    "own-site-url": WARNING,
    "page-not-in-nav": WARNING,
    "nav-repeats": WARNING,
    "shadowed-page": WARNING,
    "redirect-shadows-page": WARNING,
    "unchecked": WARNING,
}


class Finding(NamedTuple):
    """One fault, at one place in a source file."""

    path: str
    line: int
    column: int
    rule: str
    message: str

    @property
    def severity(self) -> str:
        return RULES[self.rule]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.severity}: {self.message}"


def report(findings: list[Finding], pages: int, format: str) -> str:
    """The findings as text, a line each, or as JSON."""
    if format == "json":
        return json.dumps({"pages": pages, "findings": [f._asdict() | {"severity": f.severity} for f in findings]})
    errors = sum(f.severity == ERROR for f in findings)
    total = f"{pages} pages, {errors} errors, {len(findings) - errors} warnings"
    return "\n".join([*map(str, findings), total])
