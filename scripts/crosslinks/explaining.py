"""`--explain RULE`: what a rule wants, why, and an example of either side."""

import re

from .rules import documentation, every_rule


class UnknownRule(Exception):
    """There is no such rule; its text lists those that there are."""


def explain(name: str) -> str:
    """The rule's own documentation, laid out for the terminal."""
    known = every_rule()
    if name not in known:
        raise UnknownRule(f"there is no rule {name}; there are:\n  " + "\n  ".join(sorted(known)))
    text = documentation(name)
    what, _, rest = text.partition("\n\n")
    examples = re.sub(r"^(Bad|Good): ", lambda match: f"  {match[1].lower() + ':':<6}", rest, flags=re.MULTILINE)
    return f"{name}\n\n{what}\n\n{examples}\n"
