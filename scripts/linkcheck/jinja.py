"""Which templates a template includes or extends, and under which conditions it prints an id."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .documents import NOT_RUN, PRINTED
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
Branches = tuple[tuple[str, int, int], ...]  # template, begin and number of each branch, outermost first


class TakenIn(NamedTuple):
    """A tag that includes, extends or imports another template: the first that exists among these names.

    `names` are pairs of name and offset; `is_optional`: the tag says `ignore missing`.
    """

    how: str
    start: int
    names: list[tuple[str, int]]
    is_optional: bool


def taken_in(text: str) -> Iterator[TakenIn]:
    """Yields each such tag outside comments and raw text."""
    run = NOT_RUN.sub(blank, text)
    for tag in TAKES_IN.finditer(run):
        names = [(loader_path(name[1]), name.start(1)) for name in NAME.finditer(run, *tag.span("names"))]
        yield TakenIn(tag["how"], tag.start(), names, bool(tag["optional"]))


def loader_path(name: str) -> str:
    """The path that the template loader looks up for a name."""
    return "/".join(part for part in name.split("/") if part not in ("", "."))


def scope(text: str, offset: int) -> tuple[tuple[int, int], ...]:
    """The branches around an offset: where the tag of each begins, and the number of its `elif` or `else`."""
    around: list[tuple[int, int]] = []
    for tag in TAG.finditer(NOT_RUN.sub(blank, text[:offset])):
        word = tag["word"]
        if word in BRANCHING and not (word == "set" and "=" in tag["rest"]):
            around.append((tag.start(), 0))
        elif around and word in ("elif", "else"):
            around.append((around[-1][0], around.pop()[1] + 1))
        elif around and word.removeprefix("end") in BRANCHING and word not in BRANCHING:
            around.pop()
    return tuple(around)


def template_file(site: Site, name: str) -> Path | None:
    """The file of a template among the overrides or in the theme, or None."""
    places = (Path(folder, loader_path(name)) for folder in site.project.config.theme.dirs)
    return next((place for place in places if place.is_file()), None)


def printed_ids(
    site: Site, path: str, around: Branches = (), within: tuple[str, ...] = ()
) -> Iterator[tuple[Branches, Anchor]]:
    """Yields the ids that a template prints, each with the branches around it; then those of templates it includes.

    `around` are the branches around the template itself, `within` the templates that include it.
    """
    source = site.text_at(path)
    document = next((template for template in site.templates if template.path == path), None)

    def branches(offset: int) -> Branches:
        return (*around, *((path, *template) for template in scope(source.text, offset)))

    for anchor in document.anchors if document else ():
        if PRINTED not in anchor.id:
            yield branches(source.offset(anchor.place)), anchor
    for tag in taken_in(source.text):
        file = next(filter(None, (template_file(site, name) for name, _ in tag.names)), None)
        own = site.project.overrides
        if tag.how == "include" and file and own and file.is_relative_to(own):
            inner = file.resolve().relative_to(site.project.root.resolve()).as_posix()
            if inner not in within:
                yield from printed_ids(site, inner, branches(tag.start), (*within, path))
