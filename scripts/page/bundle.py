"""Bundles the style sheets and the scripts that every page loads into one file of each kind.

The bundle's name holds a hash of its content, so that browsers may cache it for ever and never use an outdated one.
"""

import hashlib
import re
from pathlib import Path

from . import minify

STYLE = re.compile(
    r'<link rel="stylesheet"(?P<print> media="print")?'
    r' href="(?P<up>(?:[^"]*/)?)(?P<file>assets/stylesheets/[\w-]+\.css)">\s*'
)
SCRIPT = re.compile(r'<script src="(?P<up>(?:[^"]*/)?)(?P<file>assets/javascripts/[\w-]+\.js)" defer></script>\s*')

KINDS = (
    (STYLE, "assets/guide-{}.css", '<link rel="stylesheet" href="{}">\n'),
    (SCRIPT, "assets/guide-{}.js", '<script src="{}" defer></script>\n'),
)


def join(site: Path) -> None:
    """Makes both bundles in the folder `site`; files of some pages only stay."""
    for kind in KINDS:
        join_kind(site, *kind)


def join_kind(site: Path, element: re.Pattern, name: str, template: str) -> None:
    """Bundles the files whose elements match `element`; puts the hash of the content into `name`."""
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    lists = [[loaded(found) for found in element.finditer(text)] for text in pages.values()]
    lists = [files for files in lists if files]
    files = [file for file in lists[0] if all(file in others for others in lists)] if lists else []
    if len(files) < 2:
        return
    joined = "".join(content(site / file, for_print) for file, for_print in files)
    name = name.format(hashlib.sha256(joined.encode()).hexdigest()[:10])
    (site / name).write_text(joined, encoding="utf-8")
    for page, text in pages.items():
        page.write_text(replaced(text, element, files, template.format("{}" + name)), encoding="utf-8")
    for file, _ in files:
        (site / file).unlink()


def loaded(found: re.Match) -> tuple[str, bool]:
    """The file that an element loads, and whether it is a print style sheet."""
    return found["file"], bool(found.groupdict().get("print"))


def content(file: Path, for_print: bool) -> str:
    """The minified file; a print style sheet is wrapped in @media print."""
    text = minify.code(file)
    return f"@media print{{{text.strip()}}}\n" if for_print else text


def replaced(text: str, element: re.Pattern, files: list[tuple[str, bool]], template: str) -> str:
    """A page's HTML in which one element replaces all that load one of `files`, in the place of the first."""
    first = next((found for found in element.finditer(text) if loaded(found) in files), None)
    if first is None:
        return text
    rest = element.sub(lambda found: "" if loaded(found) in files else found[0], text[first.end() :])
    return text[: first.start()] + template.format(first["up"]) + rest
