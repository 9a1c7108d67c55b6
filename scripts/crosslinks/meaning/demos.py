"""The rule about demonstrations: a page shows one that there is, with scripts that there are."""

import posixpath
from collections.abc import Iterator

from ..allowances import without_code
from ..hints import did_you_mean, nearest
from ..model import Finding, Place
from ..patterns import Pattern
from ..rules.finding import at
from ..site import Site
from ..source import Source

TAG = Pattern(r"<live-demo\b[^<>]*>")
NAMED = Pattern(r"""\s(?P<attribute>name|files)\s*=\s*["'](?P<value>[^"']*)["']""")
WORD = Pattern(r"[^\s]+")
MAIN = "element"  # the script that every demonstration has


def missing_demo(site: Site) -> Iterator[Finding]:
    """A demonstration that a page shows exists, and so does each script that it asks for.

    Bad: <live-demo name="oddz" files="../dcie">
    Good: <live-demo name="odds" files="../dice">
    """
    folder = site.settings.rule_option("demos")
    for path, page in site.pages.items() if folder else ():
        for line, column, demo, file in page.fact("demos", lambda path=path: list(of_page(site.source(path)))):
            if script(folder, demo, file or MAIN) not in site.tree.files:
                yield at(Place(site.shown(path), line, column), why(site, folder, demo, file))


def of_page(source: Source) -> Iterator[tuple[int, int, str, str]]:
    """Line and column of each name that a page gives: that of a demonstration, alone, and those of its scripts."""
    text = without_code(source.text) if "<live-demo" in source.text else ""
    for tag in TAG.finditer(text):
        given = {one["attribute"]: one for one in NAMED.finditer(tag[0])}
        demo = given["name"]["value"] if "name" in given else ""
        for attribute, one in given.items():
            for word in WORD.finditer(one["value"]):
                place = source.place(tag.start() + one.start("value") + word.start())
                yield place.line, place.column, demo, word[0] if attribute == "files" else ""


def script(folder: str, demo: str, file: str) -> str:
    """Where a script of a demonstration stands in the docs folder."""
    return posixpath.normpath(f"{folder}/{demo}/{file}.js")


def why(site: Site, folder: str, demo: str, file: str) -> str:
    """What is missing, and what may have been meant."""
    scripts = [path.removesuffix(".js") for path in site.tree.files if path.startswith(f"{folder}/")]
    if file:
        near = nearest(file, [posixpath.relpath(one, f"{folder}/{demo}") for one in scripts])
        return f"there is no script {file}" + (did_you_mean(near) if near else "")
    near = nearest(demo, [posixpath.basename(posixpath.dirname(one)) for one in scripts if one.endswith(f"/{MAIN}")])
    return f"there is no demonstration {demo}" + (did_you_mean(near) if near else "")
