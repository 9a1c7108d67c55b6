"""Regular expressions that are compiled when they are first used, since one run needs few of them."""

import re
from typing import Any


class Pattern:
    """What `re.compile` gives, without the cost of compiling until then."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """A method or attribute of the compiled expression, kept so that the next use finds it at once."""
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found


def blank(match: re.Match) -> str:
    """Nothing, on as many lines and as far as the match."""
    return "\n".join([" " * len(line) for line in match[0].split("\n")])
