"""The rule about demonstrations: those that pages show exist, with all their scripts."""

import posixpath
import re
from collections.abc import Iterator

from linkcheck.hints import nearest
from linkcheck.model import ERROR, Fault, Place
from linkcheck.registry import REQUIRED_PATHS, rule
from linkcheck.site import Site
from linkcheck.source import Source

from .data import option_place
from .fields import intended_name

ELEMENT = "live-demo"
TAG = re.compile(rf"<{ELEMENT}\b[^<>]*>")
CUSTOM = re.compile(r"<([a-z]+-[a-z-]+)(?=[\s>])")  # the start of a custom element: <live-demo
# An attribute and its value: name="odds", files="../dice"
NAMED = re.compile(r"""\s(?P<attribute>name|files)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'>]+))""")
OWN = ("element", "model")  # the scripts that every demonstration has
Named = tuple[Place, str]


def own_folder(site: Site) -> list[tuple[Place, str]]:
    """The folder of the demonstrations, with the place in pyproject.toml that names it."""
    folder = site.project.option("demos")
    return [(option_place(site, f'"{folder}"'), site.shown(folder))] if folder else []


REQUIRED_PATHS.append(own_folder)


@rule
def missing_demo(site: Site) -> Iterator[Fault]:
    """A demonstration that a page shows exists, and so does each script that it names.

    Why: the reader sees the still picture and a button that fails.
    Bad: <live-demo name="oddz" files="../dcie">
    Good: <live-demo name="odds" files="../dice">
    """
    folder = site.project.option("demos")
    if folder and (site.project.docs / folder).exists():
        texts = {source.path: source for source in map(site.source, site.pages)}
        texts |= {path: site.text_at(path) for path in site.included}
        for source in texts.values():
            yield from (Fault(place, f"there is no <{name}>", ERROR, ELEMENT) for place, name in misspelt(source))
            yield from (fault for demo, files in shown(source) for fault in demo_faults(site, folder, demo, files))


def misspelt(source: Source) -> Iterator[Named]:
    """Yields each element whose name is almost that of a demonstration."""
    for tag in CUSTOM.finditer(source.prose) if "<" in source.text else ():
        if intended_name(tag[1], frozenset([ELEMENT])):
            yield source.place(tag.start(1)), tag[1]


def shown(source: Source) -> Iterator[tuple[Named, list[Named]]]:
    """Yields the name of each demonstration that a text shows, and the names of its further scripts."""
    for tag in TAG.finditer(source.prose) if f"<{ELEMENT}" in source.text else ():
        found: dict[str, list[Named]] = {"name": [], "files": []}
        for attribute in NAMED.finditer(tag[0]):
            group = attribute.lastgroup
            for word in re.finditer(r"\S+", attribute[group]):
                place = source.place(tag.start() + attribute.start(group) + word.start())
                found[attribute["attribute"]].append((place, word[0]))
        yield next(iter(found["name"]), (source.place(tag.start()), "")), found["files"]


def demo_faults(site: Site, folder: str, demo: Named, files: list[Named]) -> Iterator[Fault]:
    """Yields what a demonstration lacks; when it does not exist at all, only that."""
    place, name = demo
    scripts = [path.removesuffix(".js") for path in site.tree.files if path.startswith(f"{folder}/")]
    lacking = [file for file in OWN if script(folder, name, file) not in site.tree.files]
    if not name:
        yield Fault(place, "the demonstration has no name")
    elif lacking == list(OWN):
        known = [posixpath.basename(posixpath.dirname(path)) for path in scripts if path.endswith(f"/{OWN[0]}")]
        yield Fault(place, f"there is no demonstration {name}", ERROR, nearest(name, known), name)
    elif lacking:
        yield Fault(place, f"the demonstration {name} has no script {lacking[0]}")
    for place, file in files if not lacking else ():
        if script(folder, name, file) not in site.tree.files:
            near = nearest(file, [posixpath.relpath(path, f"{folder}/{name}") for path in scripts])
            yield Fault(place, f"there is no script {file}", ERROR, near, file)


def script(folder: str, demo: str, file: str) -> str:
    """The path in the docs folder of a script of a demonstration."""
    return posixpath.normpath(f"{folder}/{demo}/{file}.js")
