"""A whole project, read: pages, files, and every link with its target. Rules see nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .meaning.data import Table, tables
from .model import Document, Page, Place
from .plugins import ANCHORS, TEXT
from .settings import Settings
from .source import Source, read
from .targets import Use, use
from .tree import Tree

ID_ATTRIBUTE = re.compile(r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
ANCHORED_FILES = (".html", ".htm", ".svg")


@dataclass(frozen=True)
class Site:
    """`pages` by path in the docs folder; `missing_extensions` are those that are not installed.

    `documents` are the other files that hold links: stylesheets, figures, templates and the configuration.
    """

    settings: Settings
    tree: Tree
    pages: dict[str, Page]
    missing_extensions: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()

    @cached_property
    def uses(self) -> list[Use]:
        """Every link with its target, page by page."""
        holders = [*self.pages.values(), *self.documents]
        return [use(self.tree, holder.path, link) for holder in holders for link in holder.links]

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The data files that the configuration names."""
        return tables(self.settings)

    @cached_property
    def uses_by_page(self) -> dict[str, list[Use]]:
        """The links of each page."""
        grouped: dict[str, list[Use]] = {}
        for one in self.uses:
            grouped.setdefault(one.page, []).append(one)
        return grouped

    def uses_of(self, page: str) -> list[Use]:
        """The links of a page."""
        return self.uses_by_page.get(page, [])

    def source(self, path: str) -> Source:
        """The text of a page, for the few rules that look at more than its links."""
        sources = self.__dict__.setdefault("_sources", {})
        if path not in sources:
            sources[path] = read(self.settings.docs / path, self.shown(path))
        return sources[path]

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        """Page -> the ids it defines."""
        return {path: frozenset(anchor.id for anchor in page.anchors) for path, page in self.pages.items()}

    @cached_property
    def text_is_certain(self) -> bool:
        """Whether what the renderer shows is all that the published page will say."""
        return TEXT not in self.settings.powers and not self.missing_extensions

    def anchors_are_certain(self, path: str) -> bool:
        """Whether no plugin or missing extension may add anchors to the page."""
        page = self.pages.get(path)
        if page is None or page.problems:
            return False
        return not (ANCHORS in self.settings.powers or self.missing_extensions)

    def defines(self, path: str, fragment: str) -> bool:
        """Whether the file has that anchor; files of which this cannot be known are taken to have it."""
        if path in self.ids:
            return fragment in self.ids[path] or not self.anchors_are_certain(path)
        return not path.endswith(ANCHORED_FILES) or fragment in self.ids_of_file(path)

    def ids_of_file(self, path: str) -> frozenset[str]:
        """The ids in an HTML or SVG file that is published as it is."""
        cache = self.__dict__.setdefault("_file_ids", {})
        if path not in cache:
            text = (self.settings.docs / path).read_text(encoding="utf-8", errors="replace")
            cache[path] = frozenset("".join(groups) for groups in ID_ATTRIBUTE.findall(text))
        return cache[path]

    def shown(self, path: str) -> str:
        """A docs path as findings print it, from the root."""
        return self.settings.docs_prefix + path

    def config_place(self, line: int, column: int) -> Place:
        """A place in `mkdocs.yml`."""
        return Place(self.settings.config, line, column)

    def inbound(self) -> Iterator[tuple[str, str]]:
        """Pairs of source and target for every link from one page to another."""
        return ((u.page, u.target.path) for u in self.uses if u.target.path in self.pages and u.target.path != u.page)
