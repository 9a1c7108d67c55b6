"""What a host lets robots fetch, by its robots file, as RFC 9309 reads one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

SIGNS = ":/?#[]@!$&'()*+,;=%-._~"  # that stand for themselves in an address
SECONDS = re.compile(r"\d{1,6}(?:\.\d{1,6})?")


@dataclass(frozen=True)
class Robots:
    """The rules for one robot, each with whether it allows, and the seconds it must wait between two requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0

    def may_fetch(self, url: str) -> bool:
        """Whether the longest rule that fits allows the address; where none fits, it is allowed."""
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        fitting = [(len(rule), allows) for rule, allows in self.rules if pattern(rule).match(path)]
        return max(fitting, default=(0, True))[1]


def pattern(rule: str) -> re.Pattern:
    """A rule fits a path that begins so; `*` is anything, `$` the end of the path."""
    start, *parts = re.escape(rule.removesuffix("$")).split(r"\*")
    last = f".*{parts.pop()}" if parts else ""
    middle = "".join(f"(?>.*?{part})" for part in parts)
    return re.compile(start + middle + last + (r"\Z" if rule.endswith("$") else ""), re.S)


def parsed(text: str, agent: str) -> Robots:
    """The rules for a robot of this name: those of the groups that name it, or else of those for all."""
    lines = list(fields(text))
    named = [(key, value) for names, key, value in lines if agent.lower() in names]
    meant = (
        named if any(agent.lower() in names for names, *_ in lines) else [line[1:] for line in lines if "*" in line[0]]
    )
    rules = (
        (quote(value, safe=SIGNS), key == "allow") for key, value in meant if key in ("allow", "disallow") and value
    )
    delays = (float(value) for key, value in meant if key == "crawl-delay" and SECONDS.fullmatch(value))
    return Robots(tuple(rules), max(delays, default=0))


def fields(text: str) -> Iterator[tuple[frozenset[str], str, str]]:
    """Each line of a group, with the names of the robots that the group is for."""
    names, is_head = frozenset(), False
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if not colon:
            continue
        if key.lower() == "user-agent":
            names, is_head = (names if is_head else frozenset()) | {value.lower()}, True
        else:
            is_head = False
        yield names, key.lower(), value
