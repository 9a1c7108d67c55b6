"""The rules and what they want, read from rules.md: a heading `## name: severity`, then the text for `--explain`."""

import re
from pathlib import Path
from typing import NamedTuple

ERROR, WARNING = "error", "warning"
RULE = re.compile(
    r"^## (?P<name>[a-z-]+): (?P<severity>error|warning)\n+(?P<text>.+?)\s*(?=^#|\Z)", re.MULTILINE | re.DOTALL
)


class Rule(NamedTuple):
    """What a rule is called and wants: a sentence, then Why, Bad and Good."""

    name: str
    severity: str
    text: str


TEXT = Path(__file__).with_name("rules.md").read_text("utf-8")
RULES = {match["name"]: Rule(*match.groups()) for match in RULE.finditer(TEXT)}


def severity(name: str) -> str:
    """Whether a rule's findings are errors; those of a rule that isn't described here are."""
    return RULES[name].severity if name in RULES else ERROR


def explain(name: str = "") -> str:
    """What one rule wants, or a line for each of them; raises KeyError for an unknown name."""
    if name:
        return f"{name} ({RULES[name].severity})\n\n{RULES[name].text}"
    width = max(map(len, RULES))
    first = {each.name: " ".join(each.text.partition("\n\n")[0].split()) for each in RULES.values()}
    return "\n".join(f"{each:{width}}  {first[each]}" for each in sorted(first))
