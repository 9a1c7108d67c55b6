"""What a template takes in, and on what conditions it prints what stands in it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .documents import PRINTED, UNSAID
from .model import Anchor
from .site import Site
from .source import blank

TAKES_IN = re.compile(
    r"""\{%[-+]?\s*(?P<how>include|extends|import|from)\s+"""
    r"""(?P<names>["'][^"']+["']|[\[(]\s*(?:["'][^"']+["'][\s,]*)+[\])])(?P<optional>\s+ignore\s+missing)?"""
    r"""(?:\s+with(?:out)?\s+context)?(?:\s*[-+]?%\}|\s+(?:as|import)\s)"""
)
NAME = re.compile(r"""["']([^"']+)["']""")
TAG = re.compile(r"\{%[-+]?\s*(?P<word>\w+)(?P<rest>.*?)%\}", re.DOTALL)
BRANCHING = ("if", "for", "macro", "call", "set")
Branches = tuple[tuple[str, int, int], ...]  # the templates and their branches around a place, the outermost first


class TakenIn(NamedTuple):
    """A tag that takes in another template: the first that there is of these names, each with its offset."""

    how: str
    start: int
    names: list[tuple[str, int]]
    is_optional: bool


def taken_in(text: str) -> Iterator[TakenIn]:
    """Each such tag, comments and raw text left out."""
    seen = UNSAID.sub(blank, text)
    for tag in TAKES_IN.finditer(seen):
        names = [(found_as(name[1]), name.start(1)) for name in NAME.finditer(seen, *tag.span("names"))]
        yield TakenIn(tag["how"], tag.start(), names, bool(tag["optional"]))


def found_as(name: str) -> str:
    """The path of a template as its loader looks for it."""
    return "/".join(part for part in name.split("/") if part not in ("", "."))


def scope(text: str, offset: int) -> tuple[tuple[int, int], ...]:
    """The branches around a place: where each began, and which of several it is."""
    around: list[tuple[int, int]] = []
    for tag in TAG.finditer(UNSAID.sub(blank, text[:offset])):
        word = tag["word"]
        if word in BRANCHING and not (word == "set" and "=" in tag["rest"]):
            around.append((tag.start(), 0))
        elif around and word in ("elif", "else"):
            around.append((around[-1][0], around.pop()[1] + 1))
        elif around and word.removeprefix("end") in BRANCHING and word not in BRANCHING:
            around.pop()
    return tuple(around)


def template_file(site: Site, name: str) -> Path | None:
    """Where a template stands, among the overrides or in the theme."""
    places = (Path(folder, found_as(name)) for folder in site.project.config.theme.dirs)
    return next((place for place in places if place.is_file()), None)


def printed(
    site: Site, path: str, around: Branches = (), within: tuple[str, ...] = ()
) -> Iterator[tuple[Branches, Anchor]]:
    """The ids that a template of the project prints, those of what it includes after its own, with their branches."""
    source = site.text_at(path)
    document = next((one for one in site.templates if one.path == path), None)

    def branches(offset: int) -> Branches:
        return (*around, *((path, *one) for one in scope(source.text, offset)))

    for anchor in document.anchors if document else ():
        if PRINTED not in anchor.id:
            yield branches(source.offset(anchor.place)), anchor
    for tag in taken_in(source.text):
        file = next(filter(None, (template_file(site, name) for name, _ in tag.names)), None)
        own = site.project.overrides
        if tag.how == "include" and file and own and file.is_relative_to(own):
            inner = file.resolve().relative_to(site.project.root.resolve()).as_posix()
            if inner not in within:
                yield from printed(site, inner, branches(tag.start), (*within, path))
