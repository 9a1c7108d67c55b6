"""The Markdown twin of each page: what the page says, at its address with `.md` in place of `.html`."""

import posixpath
import re
from pathlib import Path

from guide_rules.redirections import redirects
from linkcheck.project import Project

from .linked_data import LICENCE

FIGURE = re.compile(r'^--8<-- "([a-z0-9-]+\.svg)"$', re.MULTILINE)
WORDS = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)


def write(project: Project, site: Path) -> int:
    """Puts a twin beside each rendered page, and one at the old address of each that moved; returns how many."""
    root = project.root
    twins = {path: site / path.relative_to(root / "docs") for path in (root / "docs").rglob("*.md")}
    rendered = {path: file for path, file in twins.items() if file.with_suffix(".html").exists()}
    for path, file in rendered.items():
        file.write_text(twin(path, root / "docs"), encoding="utf-8", newline="")
    gone = {one.old: one.new for one in redirects(project) if "#" not in one.old and not one.is_external}
    for old, new in gone.items():
        (site / old).write_text(moved(old, new), encoding="utf-8", newline="")
    return len(rendered) + len(gone)


def moved(old: str, new: str) -> str:
    """What stands at the old address of a twin."""
    place = posixpath.relpath(new, posixpath.dirname(old) or ".")
    return f"This page has moved: [{place}]({place}).\n"


def twin(path: Path, docs: Path) -> str:
    """The source of a page with its licence, and with each figure as an image that says what it shows."""
    up = "../" * (len(path.relative_to(docs).parts) - 1)
    text = path.read_text(encoding="utf-8").replace("---\n", f"---\nlicense: {LICENCE}\n", 1)
    return FIGURE.sub(lambda found: image(docs / "assets" / "figures" / found[1], up), text)


def image(figure: Path, up: str) -> str:
    """A figure as an image element, with its title and description as the words for it."""
    told = (words.strip().rstrip(".") for _, words in WORDS.findall(figure.read_text(encoding="utf-8")))
    words = ". ".join(told).replace('"', "&quot;")
    return f'<img src="{up}assets/figures/{figure.name}" alt="{words}.">'
