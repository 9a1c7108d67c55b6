"""The rules and what they want, read from rules.md: a heading `## name: severity`, then the text for `--explain`."""

import re
from pathlib import Path

ERROR, WARNING = "error", "warning"
RULE = re.compile(r"^## ([a-z-]+): (error|warning)\n+(.+?)\s*(?=^#|\Z)", re.MULTILINE | re.DOTALL)
TEXT = Path(__file__).with_name("rules.md").read_text("utf-8")
RULES = {name: (severity, text) for name, severity, text in RULE.findall(TEXT)}


def explain(name: str = "") -> str:
    """What one rule wants, why, and what is wrong and right, or a line for each; raises KeyError for an unknown one."""
    if name:
        severity, text = RULES[name]
        return f"{name} ({severity})\n\n{text}"
    width = max(map(len, RULES))
    first = {name: " ".join(text.partition("\n\n")[0].split()) for name, (_, text) in RULES.items()}
    return "\n".join(f"{name:{width}}  {first[name]}" for name in sorted(first))
