"""Rules about the text of a file as such."""

from collections.abc import Iterator

from ..model import Finding
from ..site import Site


def unreadable_text(site: Site) -> Iterator[Finding]:
    """A page is clean UTF-8 text that the renderer can read.

    Bad: a page saved as Latin-1, or with a null byte in it
    Good: a page saved as UTF-8
    """
    for page in site.pages.values():
        yield from page.problems
