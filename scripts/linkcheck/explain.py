"""`--explain RULE`: what a rule wants, why, and an example of either side."""

import inspect
import re
from collections.abc import Callable


class UnknownRule(Exception):
    """There is no such rule; its text lists those that there are."""


def explain(name: str, known: dict[str, Callable]) -> str:
    """The documentation of one of these rules, laid out for the terminal."""
    if name not in known:
        raise UnknownRule(f"there is no rule {name}; there are:\n  " + "\n  ".join(sorted(known)))
    what, _, rest = inspect.cleandoc(known[name].__doc__ or "").partition("\n\n")
    examples = re.sub(r"^(Why|Bad|Good): ", lambda match: f"  {match[1].lower() + ':':<6}", rest, flags=re.MULTILINE)
    return f"{name}\n\n{what}\n\n{examples}\n"
