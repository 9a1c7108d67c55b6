"""Cross-links: checks every link of a MkDocs project before it is rendered, and the site afterwards.

A link *uses* a target, a page *defines* anchors; a rule compares the two. The way of a page through the package:

1. `settings`, `tree`: the project's own configuration, its files and the addresses they get.
2. `checking`: each page from the `cache`, or by the `fast_path`, or by the renderer
   (`marks`, `renderer`, `reading`, `scanning`). `documents` reads the other files that hold links.
3. `survey`, `targets`: where each link leads; the sound ones are set aside. `certainty` says what plugins may change.
4. `rules`, `meaning`, `permanence`: what may be wrong with the rest; `hints` says what may have been meant.
5. `formats`, `cli`: how it is told. `built` scans the finished site, `redirects` writes into it.

Importing this package costs nothing; each function brings in what it needs.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Finding, Report


def check(root: Path, site_url: str | None = None) -> "Report":
    """All findings in the sources of the project at `root`; raises `settings.Unreadable` when there is none.

    `site_url` is the public address it is built for, when that is not the one in `mkdocs.yml`.
    """
    with no_collection():
        from .checking import check

        return check(root, site_url)


def check_once(root: Path, site_url: str | None = None) -> "Report":
    """The same for a process that checks once and goes on: what the check leaves is not searched for garbage again."""
    gc.disable()
    try:
        return check(root, site_url)
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def no_collection() -> Iterator[None]:
    """No search for circular garbage meanwhile: nearly everything that is made is kept until the end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def scan_site(site_dir: Path, root: Path, site_url: str | None = None) -> "list[Finding]":
    """All findings in the built site at `site_dir` of the project at `root`.

    `site_url` is the public address it was built for, when that is not the one in `mkdocs.yml`.
    """
    with no_collection():
        from .built import scan_site

        return scan_site(site_dir, root, site_url)
