"""How rules make findings."""

import sys

from ..model import ERROR, Finding, Place


def at(place: Place, message: str, severity: str = ERROR) -> Finding:
    """A finding of the rule that calls this, at a place."""
    rule = sys._getframe(1).f_code.co_name.replace("_", "-")
    return Finding(place.path, place.line, place.column, rule, message, severity)
