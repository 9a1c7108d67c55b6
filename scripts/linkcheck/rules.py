"""The rules and what they want, read from rules.md: a heading `## name: severity`, then the text for `--explain`."""

import re
from pathlib import Path
from typing import NamedTuple

ERROR, WARNING = "error", "warning"
HEADING = re.compile(r"^## ([a-z-]+): (error|warning)\n+", re.MULTILINE)


class Rule(NamedTuple):
    """What a rule is called and wants: a sentence, then Why, Bad and Good."""

    name: str
    severity: str
    text: str


def read(text: str) -> dict[str, Rule]:
    """The rules in a text, by name; chapters between them are passed over."""
    _, *parts = HEADING.split(text)
    triples = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return {
        name: Rule(name, level, re.split(r"^# ", body, flags=re.MULTILINE)[0].strip()) for name, level, body in triples
    }


RULES = read(Path(__file__).with_name("rules.md").read_text("utf-8"))


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
