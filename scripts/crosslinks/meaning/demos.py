"""The rule about demonstrations: a page shows one that there is, with scripts that there are."""

import posixpath
from collections.abc import Iterator

from ..disk import has
from ..hints import did_you_mean, nearest
from ..model import Finding, Place
from ..patterns import Pattern
from ..rules.finding import at
from ..site import Site
from ..source import Source
from .fields import slip
from .visible import visible

ELEMENT = "live-demo"
TAG = Pattern(rf"<{ELEMENT}\b[^<>]*>")
CUSTOM = Pattern(r"<([a-z]+-[a-z-]+)(?=[\s>])")
NAMED = Pattern(
    r"""\s(?P<attribute>name|files)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))"""
)
WORD = Pattern(r"[^\s]+")
OWN = ("element", "model")  # the scripts that every demonstration has

Named = tuple[int, int, str]  # line, column and what stands there


def missing_demo(site: Site) -> Iterator[Finding]:
    """A demonstration that a page shows exists, and so does each script that it asks for.

    Why: the reader sees the still picture, and a button that fails.
    Bad: <live-demo name="oddz" files="../dcie">
    Good: <live-demo name="odds" files="../dice">
    """
    folder = site.settings.rule_option("demos")
    is_there = folder and has(site.settings.docs / folder)
    for path, page in site.pages.items() if is_there else ():
        for line, column, name in page.fact("misspelt demos", lambda path=path: list(misspelt(site.source(path)))):
            yield at(Place(site.shown(path), line, column), f"{name} shows nothing{did_you_mean(ELEMENT)}")
        for demo, files in page.fact("demos", lambda path=path: list(of_page(site.source(path)))):
            for line, column, what in faults(site, folder, demo, files):
                yield at(Place(site.shown(path), line, column), what)


def of_page(source: Source) -> Iterator[tuple[Named, list[Named]]]:
    """The name of each demonstration that a page shows, and those of the scripts that it asks for."""
    text = visible(source.text) if f"<{ELEMENT}" in source.text else ""
    for tag in TAG.finditer(text):
        found: dict[str, list[Named]] = {"name": [], "files": []}
        for one in NAMED.finditer(tag[0]):
            for word in WORD.finditer(one[one.lastgroup]):
                place = source.place(tag.start() + one.start(one.lastgroup) + word.start())
                found[one["attribute"]].append((place.line, place.column, word[0]))
        yield next(iter(found["name"]), (*source.place(tag.start())[1:], "")), found["files"]


def misspelt(source: Source) -> Iterator[Named]:
    """Each element whose name is nearly that of a demonstration."""
    found = [tag[1] for tag in CUSTOM.finditer(source.text) if slip(tag[1], frozenset([ELEMENT]))]
    for tag in CUSTOM.finditer(visible(source.text)) if found else ():
        if tag[1] in found:
            yield *source.place(tag.start(1))[1:], tag[1]


def faults(site: Site, folder: str, demo: Named, files: list[Named]) -> Iterator[Named]:
    """What a demonstration lacks; of one that is not there, no more than that."""
    line, column, name = demo
    lacking = [file for file in OWN if script(folder, name, file) not in site.tree.files]
    if not name:
        yield line, column, "the demonstration has no name"
    elif lacking == list(OWN):
        yield line, column, f"there is no demonstration {name}{like_another(site, folder, name)}"
    elif lacking:
        yield line, column, f"the demonstration {name} has no script {lacking[0]}"
    for line, column, file in files if not lacking else ():
        if script(folder, name, file) not in site.tree.files:
            near = nearest(file, [posixpath.relpath(one, f"{folder}/{name}") for one in scripts(site, folder)])
            yield line, column, f"there is no script {file}" + did_you_mean(near)


def script(folder: str, demo: str, file: str) -> str:
    """Where a script of a demonstration stands in the docs folder."""
    return posixpath.normpath(f"{folder}/{demo}/{file}.js")


def scripts(site: Site, folder: str) -> list[str]:
    """Every script of the demonstrations, without its ending."""
    return [path.removesuffix(".js") for path in site.tree.files if path.startswith(f"{folder}/")]


def like_another(site: Site, folder: str, name: str) -> str:
    """The demonstration that may have been meant."""
    names = [posixpath.basename(posixpath.dirname(one)) for one in scripts(site, folder) if one.endswith(f"/{OWN[0]}")]
    near = nearest(name, names)
    return did_you_mean(near)
