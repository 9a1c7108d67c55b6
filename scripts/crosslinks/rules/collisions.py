"""Rules about files that get in each other's way in the built site."""

import posixpath
from collections.abc import Iterator

from ..model import WARNING, Finding, Place
from ..plugins import PAGES
from ..site import Site
from ..tree import PAGE_ENDINGS, Tree, output
from .finding import at

ENDINGS = (*PAGE_ENDINGS, ".html")


def shared_address(site: Site) -> Iterator[Finding]:
    """No two files get the same address: one of them would overwrite the other.

    Why: one of them is never seen.
    Bad: guide.md beside guide/index.md
    Good: guide/index.md alone
    """
    if PAGES in site.settings.powers:
        return
    tree = site.tree
    settled = (path for path in tree.files if may_meet(path) and site.certainty.of_address(path))
    pairs = {tuple(sorted((path, other))) for path in settled for other in rivals(tree, path)}
    for first, second in sorted(pairs):
        address = output(first, tree.directory_urls)
        what = f"{site.shown(first)} gets the same address, {address}, so that one overwrites the other"
        yield at(Place(site.shown(second), 1, 1), what)
    for path in sorted(tree.shadowed):
        what = "index.md beside it gets the same address, so that this page is left out"
        yield at(Place(site.shown(path), 1, 1), what, WARNING)


def may_meet(path: str) -> bool:
    """Whether a file might share its address: of two that do, one is an index or has no usual ending."""
    return path.endswith(("index.md", "README.md", ".html")) or path.lower().endswith(PAGE_ENDINGS[1:])


def rivals(tree: Tree, path: str) -> Iterator[str]:
    """The other files with the address of this one."""
    address = output(path, tree.directory_urls)
    stem = address.removesuffix(".html")
    for start in (stem, posixpath.dirname(stem)):
        for other in (start + ending for ending in ENDINGS):
            if other != path and other in tree.files and output(other, tree.directory_urls) == address:
                yield other
