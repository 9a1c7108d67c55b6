"""The style sheets and scripts every page loads, as one file of each: the same rules and commands in the same order.

Its name holds a hash of its text, so that a browser may keep it for ever, and no page meets the style of another day.
"""

import hashlib
import re
from pathlib import Path

from . import lean

STYLE = re.compile(
    r'<link rel="stylesheet"(?P<print> media="print")?'
    r' href="(?P<up>(?:[^"]*/)?)(?P<file>assets/stylesheets/[\w-]+\.css)">\s*'
)
SCRIPT = re.compile(r'<script src="(?P<up>(?:[^"]*/)?)(?P<file>assets/javascripts/[\w-]+\.js)" defer></script>\s*')

KINDS = (
    (STYLE, "assets/guide-{}.css", '<link rel="stylesheet" href="{}">\n'),
    (SCRIPT, "assets/guide-{}.js", '<script src="{}" defer></script>\n'),
)


def join(site: Path) -> int:
    """Joins them in the folder `site`; returns how many files there are less. What only some pages load stays."""
    return sum(join_kind(site, *kind) for kind in KINDS)


def join_kind(site: Path, element: re.Pattern, name: str, template: str) -> int:
    """Joins the files that `element` finds into one, with the hash of its text in `name`."""
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    lists = {page: tuple(loaded(found) for found in element.finditer(text)) for page, text in pages.items()}
    some = [files for files in lists.values() if files]
    files = [file for file in some[0] if all(file in others for others in some)] if some else []
    if len(files) < 2:
        return 0
    joined = "".join(content(site / file, for_print) for file, for_print in files)
    name = name.format(hashlib.sha256(joined.encode()).hexdigest()[:10])
    (site / name).write_text(joined, encoding="utf-8")
    for page, text in pages.items():
        page.write_text(with_one(text, element, files, template.format("{}" + name)), encoding="utf-8")
    for file, _ in files:
        (site / file).unlink()
    return len(files) - 1


def loaded(found: re.Match) -> tuple[str, bool]:
    """The file that an element loads, and whether it is for paper alone."""
    return found["file"], bool(found.groupdict().get("print"))


def content(file: Path, for_print: bool) -> str:
    """What a file says to browsers; that for paper alone says so itself."""
    text = lean.code(file)
    return f"@media print{{{text.strip()}}}\n" if for_print else text


def with_one(text: str, element: re.Pattern, files: list[tuple[str, bool]], template: str) -> str:
    """A page's text with one element in place of those that load one of the `files`, where the first of them stood."""
    first = next((found for found in element.finditer(text) if loaded(found) in files), None)
    if first is None:
        return text
    rest = element.sub(lambda found: "" if loaded(found) in files else found[0], text[first.end() :])
    return text[: first.start()] + template.format(first["up"]) + rest
