"""Takes a template apart as far as its links need: what prints, what only decides, and what is decided about."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..patterns import Pattern, blank

PRINTED = "\ue000"  # stands for each character of what prints something that only a page decides
SILENT_WORDS = """
    if elif else endif for endfor set endset macro endmacro endcall with endwith endblock filter endfilter
    autoescape endautoescape raw endraw import from extends do
"""
SILENT = frozenset(SILENT_WORDS.split())
BRANCHING = frozenset(["if", "for", "macro", "call", "set"])
TAG = Pattern(r"\{#.*?(?:#\}|\Z)|\{\{.*?(?:\}\}|\Z)|\{%[-+]?\s*(?P<word>\w*)(?P<rest>.*?)(?:%\}|\Z)", re.DOTALL)
# Comments, and what is printed as it stands.
UNDONE = r"\{#.*?(?:#\}|\Z)|\{%[-+]?\s*raw\s*[-+]?%\}.*?(?:\{%[-+]?\s*endraw\b|\Z)"
IDLE = Pattern(UNDONE, re.DOTALL)
NAME = Pattern(r"""["'](?P<name>[^"']+)["']""")
ONE = r"""(?:"[^"']+"|'[^"']+')"""
TAKES_IN = Pattern(
    rf"""\{{%[-+]?\s*(?P<how>include|extends|import|from)\s+(?P<names>{ONE}|[\[(]\s*(?:{ONE}[\s,]*)+[\])])"""
    r"""(?P<optional>\s+ignore\s+missing)?"""
    r"""(?:\s+with(?:out)?\s+context)?(?:\s*[-+]?%\}|\s+(?:as|import)\s)"""
)
Scope = tuple[tuple[int, int], ...]


def without(text: str) -> str:
    """The text without Jinja, each character at its place; what prints is kept as signs that it does."""
    return TAG.sub(lambda tag: blank(tag) if is_silent(tag) else re.sub(r"[^\n]", PRINTED, tag[0]), text)


def is_silent(tag: re.Match) -> bool:
    """Whether it prints nothing itself; a block may be filled by another template, and an unknown tag do anything."""
    return tag["word"] in SILENT or tag[0].startswith("{#")


def scope(text: str, offset: int) -> Scope:
    """The branches around a place, the outermost first: where each began, and which of several it is.

    What stands in one is printed on a condition, in a loop, or where it is asked for.
    """
    around: list[tuple[int, int]] = []
    for tag in TAG.finditer(text, 0, offset):
        word = tag["word"] or ""
        if word in BRANCHING and not (word == "set" and "=" in tag["rest"]):
            around.append((tag.start(), 0))
        elif around and word in ("elif", "else"):
            around.append((around[-1][0], around.pop()[1] + 1))
        elif around and word.removeprefix("end") in BRANCHING and word not in BRANCHING:
            around.pop()
    return tuple(around)


def found_as(name: str) -> str:
    """The path of a template as its loader looks for it, below the folder of templates in any case."""
    return "/".join(part for part in name.split("/") if part not in ("", "."))


class TakenIn(NamedTuple):
    """A tag that takes in another template: the first that there is of these names, each with its offset."""

    how: str
    start: int
    names: tuple[tuple[str, int], ...]
    is_optional: bool


def taken_in(text: str) -> Iterator[TakenIn]:
    """Each such tag, comments and raw text left out."""
    seen = IDLE.sub(blank, text)
    for tag in TAKES_IN.finditer(seen):
        names = ((name["name"], name.start("name")) for name in NAME.finditer(seen, *tag.span("names")))
        yield TakenIn(tag["how"], tag.start(), tuple(names), bool(tag["optional"]))
