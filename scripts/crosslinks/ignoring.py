"""Git-ignore patterns, as MkDocs reads `exclude_docs`, `draft_docs` and `not_in_nav`."""

import re
from collections.abc import Callable
from functools import reduce

from .patterns import Pattern

ALWAYS = ".*\n/templates/\n"


def matcher(patterns: str | None) -> Callable[[str], bool]:
    """A function that tells whether a docs-relative path is matched; the last pattern that matches decides."""
    rules = [rule for line in (patterns or "").splitlines() if (rule := compiled(line))]

    def matched(path: str) -> bool:
        return reduce(lambda state, rule: rule[1] if rule[0].match(path) else state, rules, False)

    return matched


def below(folder: str, patterns: str) -> str:
    """The patterns that name something in a folder, as they are written within it."""
    found = re.findall(rf"(?m)^(!?)/?{re.escape(folder)}(?=.*\w)(\S.*)", patterns)
    return "\n".join(f"{sign}/{rest}" for sign, rest in found)


def taken_out(options: object, paths: list[str]) -> list[str]:
    """The paths that the plugin mkdocs-exclude takes out, by its options."""
    if not isinstance(options, dict):
        return []
    from fnmatch import translate

    written = [*map(translate, listed(options.get("glob"))), *listed(options.get("regex"))]
    expressions = [found for expression in written if (found := valid(expression))]
    return [path for path in paths if any(expression.match(path) for expression in expressions)]


def valid(expression: str) -> re.Pattern | None:
    """The compiled expression, unless it is none."""
    try:
        return re.compile(expression)
    except re.error:
        return None


def listed(value: object) -> list[str]:
    """One text, or several, as a list."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def compiled(line: str) -> tuple[Pattern, bool] | None:
    """The expression of one line, and whether it includes or, with `!`, takes back."""
    line = line.rstrip() if not line.endswith("\\ ") else line.strip("\n")
    if not line or line.startswith("#"):
        return None
    takes_back = line.startswith("!")
    body = line[1:] if takes_back or line.startswith("\\") else line
    anchored = "/" in body.rstrip("/")
    inner = translated(body.strip("/"))
    head = "" if anchored else "(?:.*/)?"
    tail = "/.*" if body.endswith("/") else "(?:/.*)?"
    return Pattern(f"{head}{inner}{tail}$"), not takes_back


def translated(glob: str) -> str:
    """The glob as an expression; `**` crosses folders, `*` and `?` do not."""
    pieces = re.split(r"(/\*\*/|\*\*/|/\*\*|\*\*|\*|\?|\[!?[^\]]+\])", glob)
    known = {"/**/": "/(?:.*/)?", "**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(known.get(piece) or charset(piece) for piece in pieces)


def charset(piece: str) -> str:
    """A `[abc]` set, or the text itself."""
    if piece.startswith("[") and piece.endswith("]") and len(piece) > 2:
        return "[" + ("^" + piece[2:] if piece[1] == "!" else piece[1:])
    return re.escape(piece)
