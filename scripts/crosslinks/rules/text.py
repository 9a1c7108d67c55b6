"""Rules about the text of a file as such."""

import os
from collections.abc import Iterator

from ..disk import LINKS_TO_NOTHING, has
from ..model import ERROR, WARNING, Finding, Place
from ..site import Site
from .finding import at

LOOKED_INTO = (".css", ".svg", ".html", ".htm")


def unreadable_text(site: Site) -> Iterator[Finding]:
    """A page is clean UTF-8 text that the renderer can read.

    Why: what cannot be read is published as it is, or stops the build.
    Bad: a page saved as Latin-1, or with a null byte in it
    Good: a page saved as UTF-8
    """
    yield from problems(site, "unreadable-text")
    for path, fault in site.tree.unread:
        shown = site.shown(path).encode("utf-8", "replace").decode()
        yield at(Place(shown, 1, 1), fault, WARNING if fault == LINKS_TO_NOTHING else ERROR)  # elsewhere it may not
    for path in sorted(path for path in site.tree.files if path.lower().endswith(LOOKED_INTO)):
        file = site.settings.docs / path
        if not os.access(file, os.R_OK) and has(file):
            yield at(Place(site.shown(path), 1, 1), "this file may not be read")


def broken_front_matter(site: Site) -> Iterator[Finding]:
    """The front matter of a page is valid YAML; MkDocs prints any other as text.

    Why: readers then see it at the head of the page, and title and relations are lost.
    Bad: title: LLM: what it is
    Good: title: "LLM: what it is"
    """
    yield from problems(site, "broken-front-matter")


def problems(site: Site, rule: str) -> Iterator[Finding]:
    """What the scanner could not read, of one kind."""
    return (problem for page in site.pages.values() for problem in page.problems if problem.rule == rule)
