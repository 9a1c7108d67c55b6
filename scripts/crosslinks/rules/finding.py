"""How rules make findings."""

import sys

from ..model import ERROR, Finding, Place
from ..patterns import Pattern

LINE_END = Pattern(r"\s*\n\s*")


def at(place: Place, message: str, severity: str = ERROR) -> Finding:
    """A finding of the rule that calls this, at a place; an address over several lines is told on one."""
    rule = sys._getframe(1).f_code.co_name.replace("_", "-")
    return Finding(place.path, place.line, place.column, rule, LINE_END.sub(" ", message), severity)
