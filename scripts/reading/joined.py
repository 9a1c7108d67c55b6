"""The style sheets and scripts every page loads, as one file of each: the same text in the same order.

Its name holds a hash of its text, so that a browser may keep it for ever, and no page meets the style of another day.
"""

import hashlib
import re
from pathlib import Path

STYLE = re.compile(r'<link rel="stylesheet" href="((?:[^"]*/)?)(assets/stylesheets/[\w-]+\.css)">\s*')
SCRIPT = re.compile(r'<script src="((?:[^"]*/)?)(assets/javascripts/[\w-]+\.js)" defer></script>\s*')
NOTE = re.compile(r"^ *(/\*.*?\*/|// [^\n]*)\n", re.DOTALL | re.MULTILINE)  # whole lines only: text in quotes stays

KINDS = (
    (STYLE, "assets/guide-{}.css", '<link rel="stylesheet" href="{}">\n'),
    (SCRIPT, "assets/guide-{}.js", '<script src="{}" defer></script>\n'),
)


def join(site: Path) -> int:
    """Joins them in the folder `site`; returns how many files there are less.

    Raises ValueError when pages do not all load the same files in the same order.
    """
    return sum(join_kind(site, *kind) for kind in KINDS)


def join_kind(site: Path, element: re.Pattern, name: str, template: str) -> int:
    """Joins the files that `element` finds into one, with the hash of its text in `name`."""
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    lists = {page: tuple(found[1] for found in element.findall(text)) for page, text in pages.items()}
    wanted = {files for files in lists.values() if files}
    if len(wanted) > 1:
        raise ValueError(f"The pages load different files: {sorted(wanted)}")
    files = [site / path for path in (wanted.pop() if wanted else ())]
    if len(files) < 2:
        return 0
    joined = "".join(NOTE.sub("", file.read_text(encoding="utf-8")) for file in files)
    name = name.format(hashlib.sha256(joined.encode()).hexdigest()[:10])
    (site / name).write_text(joined, encoding="utf-8")
    for page, text in pages.items():
        page.write_text(with_one(text, element, name, template), encoding="utf-8")
    for file in files:
        file.unlink()
    return len(files) - 1


def with_one(text: str, element: re.Pattern, name: str, template: str) -> str:
    """A page's text with one element in place of those that `element` finds, where the first stood."""
    first = element.search(text)
    if first is None:
        return text
    rest = element.sub("", text[first.end() :])
    return text[: first.start()] + template.format(first[1] + name) + rest
