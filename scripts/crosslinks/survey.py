"""Looks at every link once and sets aside the sound ones, so that the rules look only at the doubtful few.

A link is sound when it is spelt plainly, has something to click on, and leads to a page or file that is there, or to
an ordinary address of another host. What a page needs for that can be told from the page alone, so it is kept with it.
A test runs all rules over all links and expects the same findings.
"""

import posixpath
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from .addresses import parse
from .elements import HTML
from .marks import ID_ATTRIBUTES
from .model import Document, Link, Page
from .patterns import Pattern
from .targets import Use, join, use
from .tree import PAGE_ENDINGS, Tree

PLAIN = Pattern(r"([\w./-]*)(?:#([\w-]+))?")
WITHIN = "\0"
SHOWN_WHOLE = (*PAGE_ENDINGS, *HTML)  # in a window of its own, and in no picture
ORDINARY = Pattern(r"https?://(?![^/?#]{64})(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,}(?:[/?#][^\s\]]*)?")


class Outlook(NamedTuple):
    """How many links a file holds, the files and sections its plain ones need, and whether it holds others."""

    links: int
    needs: tuple[str, ...]
    has_doubtful: bool


def section(page: str, fragment: str) -> str:
    """A section of a page, as it is needed and offered; a page or file is its path alone."""
    return f"{page}{WITHIN}{fragment}"


def outlook(page: str, links: Iterable[Link], own_base: str) -> Outlook:
    """What can be told of a file's links without the rest of the site."""
    needs = Needs(page, own_base)
    wanted = [needs.of(link) for link in links]
    return Outlook(len(wanted), tuple({need for need in wanted if need}), None in wanted)


class Needs:
    """What the links of one page or file need to be sound."""

    def __init__(self, page: str, own_base: str) -> None:
        self.page, self.own_base = page, own_base
        self.folder = posixpath.dirname(page)
        self.paths: dict[str, str] = {"": page}

    def of(self, link: Link) -> str | None:
        """The file or section that a link needs, "" when it leaves the site, None when it is doubtful anyway."""
        if link.raw and link.attribute not in ID_ATTRIBUTES:
            return None
        return self.to(link.href, link.element == "img", link.named or link.raw)

    def to(self, href: str, is_picture: bool, is_named: bool) -> str | None:
        """The same for a Markdown link."""
        if not is_named or not href:
            return None
        match = PLAIN.fullmatch(href)
        if match is None:
            return away(href, self.own_base)
        path, fragment = match.groups()
        target = self.paths.get(path)
        if target is None:
            target = self.paths[path] = self.joined(path)
        if not target or (is_picture and target.lower().endswith(SHOWN_WHOLE)):
            return None
        return section(target, fragment) if fragment else target

    def joined(self, path: str) -> str:
        """A relative path from the docs folder; "" for others."""
        if path.startswith("/") or path.endswith("/"):
            return ""
        return posixpath.normpath(f"{self.folder}/{path}" if self.folder else path)


class BuiltNeeds:
    """The same of an HTML file that is published as it is: what its links need in the built site."""

    def __init__(self, page: str, own_base: str) -> None:
        self.page, self.own_base = page, own_base
        self.folder = posixpath.dirname(page)

    def of(self, link: Link) -> str | None:
        """The file or section that a link needs, as `Needs` tells it."""
        if not link.named:
            return None
        address = parse(link.href)
        if address.kind in ("external", "template"):
            is_open = address.kind == "template" or link.href.startswith("javascript:")
            return "" if is_open else away(link.href, self.own_base)
        if address.kind not in ("relative", "own-page") or address.fragment == "":
            return None
        path = join(self.folder, address.path) if address.path else self.page
        if not path or address.path.endswith("/") or "." not in posixpath.basename(path):
            return None  # a folder is for servers alone
        return section(path, address.fragment) if address.fragment else path


def away(href: str, own_base: str) -> str | None:
    """What an address outside the docs folder needs: nothing when it is an ordinary one of another host."""
    is_own = own_base and own_base in href.lower()
    return "" if ORDINARY.fullmatch(href) and not is_own else None


class Survey:
    """The doubtful links, and how many links there are; `offered` holds every published file and section."""

    def __init__(self, tree: Tree, offered: frozenset[str], own_base: str) -> None:
        self.tree, self.offered, self.own_base = tree, offered, own_base
        self.doubtful: list[Use] = []
        self.links = 0
        self.reached: list[tuple[str, Iterable[str]]] = []

    def add(self, holder: Page | Document, outlook: Outlook) -> None:
        """Takes the links of one page or file into account, one by one only where some is in doubt."""
        self.weigh(holder, outlook, Needs(holder.path, self.own_base), self.offered)

    def add_built(self, holder: Document, outlook: Outlook, offered: frozenset[str]) -> None:
        """The same of a file whose links lead into the built site, which offers these files and sections."""
        self.weigh(holder, outlook, BuiltNeeds(holder.path, self.own_base), offered)

    def weigh(self, holder: Page | Document, outlook: Outlook, needs: Needs | BuiltNeeds, offered: frozenset) -> None:
        """Counts the links, notes what they reach, and sets the doubtful ones aside."""
        self.links += outlook.links
        sound = not outlook.has_doubtful and offered.issuperset(outlook.needs)
        reached = outlook.needs if sound else list(self.one_by_one(holder, needs, offered))
        self.reached.append((holder.path, reached))

    def one_by_one(self, holder: Page | Document, needs: Needs | BuiltNeeds, offered: frozenset[str]) -> Iterator[str]:
        """Sets the doubtful links aside; yields what each link reaches."""
        for link in holder.links:
            need = needs.of(link)
            if need and need in offered:
                yield need
            elif need != "":
                self.doubtful.append(use(self.tree, holder.path, link))
                yield self.doubtful[-1].target.path

    @cached_property
    def joined(self) -> set[tuple[str, str]]:
        """The pairs of page and file that any link joins."""
        pairs = {(page, one.partition(WITHIN)[0]) for page, reached in self.reached for one in reached}
        return {(page, target) for page, target in pairs if target}
