"""Looks at every link once and sets aside the sound ones, so that the rules look only at the doubtful few.

A link is sound when it is spelt plainly, has something to click on, and leads to a page or file that is there, or to
an ordinary address of another host. A test runs all rules over all links and expects the same findings.
"""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .model import Link
from .targets import Use, use
from .tree import Tree

PLAIN = re.compile(r"([\w./-]*)(?:#([\w-]+))?")
ORDINARY = re.compile(r"https?://(?:[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]{2,}(?:[/?#]\S*)?")


@dataclass
class Survey:
    """The doubtful links, the pairs of page and target that any link joins, and how many links there are."""

    tree: Tree
    ids: dict[str, frozenset[str]]
    own_base: str
    doubtful: list[Use] = field(default_factory=list)
    joined: set[tuple[str, str]] = field(default_factory=set)
    links: int = 0

    def add(self, page: str, links: Iterable[Link]) -> None:
        """Takes the links of one page or file into account."""
        folder = posixpath.dirname(page)
        known: dict[str, str] = {}
        for link in links:
            self.links += 1
            target = self.sound(page, folder, link, known)
            if target is None:
                one = use(self.tree, page, link)
                self.doubtful.append(one)
                target = one.target.path
            if target:
                self.joined.add((page, target))

    def sound(self, page: str, folder: str, link: Link, known: dict[str, str]) -> str | None:
        """The target of a sound link, "" when it leaves the site, None when the link is doubtful."""
        if link.raw or not link.named:
            return None
        match = PLAIN.fullmatch(link.href)
        if match is None:
            return "" if ORDINARY.fullmatch(link.href) and not (self.own_base and self.own_base in link.href) else None
        path, fragment = match.groups()
        target = known.get(path) if path else page
        if target is None:
            target = known[path] = self.file(folder, path)
        if not target or not link.href or (fragment and fragment not in self.ids.get(target, ())):
            return None
        return target

    def file(self, folder: str, path: str) -> str:
        """The published file at a relative path, or ""."""
        if path.startswith("/") or path.endswith("/"):
            return ""
        joined = posixpath.normpath(f"{folder}/{path}" if folder else path)
        return joined if joined in self.tree.files else ""
