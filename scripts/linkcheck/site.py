"""A whole project, read: pages, files, and every link with its target. Rules see nothing else."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import Any

from mkdocs.structure.files import Files

from .addresses import OF_A_VIEW
from .documents import read_all
from .model import Document, Link, Page, Place, Value
from .page import ids, tokens
from .project import Project, Unchecked
from .rendered import VANISHED
from .source import Source, read
from .targets import HTML, Target, Tree, Use, use

LACKS_QUOTE = re.compile(r"""(?is)(?!data:|javascript:)(?P<meant>[^\s<>"']+)(?:>.*<[/a-z]|\s+[\w:-]+=\Z|["']\Z)""")
SPACED_ADDRESS = 5  # words in an address on another host; some have a space or two of their own
PLAIN_ID = re.compile(r"(?!L?\d+-L?\d+$)[^/=&?!]+")  # no view and no range of lines, which only a script understands


MORE_LINKS: list[Callable[["Site"], Iterable[Link]]] = []  # functions that find links in other files; others add theirs

MORE_PATHS: list[Callable[["Site"], Iterable[tuple[Place, str]]]] = []  # what else names files that must be there


class Site:
    """`pages` by path in the docs folder, `documents` the other files that hold links, `tree` all files.

    `sources` are the texts of the pages.
    """

    def __init__(self, project: Project, files: Files, pages: dict[str, Page], sources: dict[str, Source]) -> None:
        self.project, self.sources = project, sources
        self.files = files
        self.tree = Tree(project, files)
        self.pages = dict(sorted(pages.items()))
        self.documents = list(read_all(project, self.tree))

    @cached_property
    def every_use(self) -> list[Use]:
        """Every link with its target."""
        holders = [(page.path, page.links) for page in self.pages.values()]
        holders += [(one.start, one.links) for one in self.documents]
        holders += [("", more(self)) for more in MORE_LINKS]
        return [use(self.tree, start, link) for start, links in holders for link in links]

    @cached_property
    def uses(self) -> list[Use]:
        """The links that are what they seem to be; of the others one rule says all that there is to say."""
        return [one for one in self.every_use if one.link.element != VANISHED and not self.meant(one)]

    def meant(self, one: Use) -> str:
        """What the address was meant to be when it lacks a quote or a parenthesis and takes in what follows, or ""."""
        href = one.link.href
        if one.link.raw:
            found = LACKS_QUOTE.match(href) if one.address.kind != "template" else None
            return found["meant"] if found else ""
        words = href.split(maxsplit=1)
        if not words or (len(words) < 2 and "]" not in words[0]):
            return ""
        meant = words[0].partition("]")[0] if "]" in words[0].partition("[")[0] else words[0].rstrip(",;:")
        if one.target.state == "external":
            is_web = href.startswith(("http://", "https://")) and "?" not in words[0]
            is_long = len(href.split()) > SPACED_ADDRESS or "](" in href or "]" in words[0].partition("[")[0]
            return meant if is_web and is_long else ""
        target = use(self.tree, one.page, one.link._replace(href=meant)).target
        return meant if self.has(target) and len(words) > 1 and one.target.path != target.path else ""

    @cached_property
    def uses_by_page(self) -> dict[str, list[Use]]:
        """The links of each page."""
        found: dict[str, list[Use]] = {path: [] for path in self.pages}
        for one in self.uses:
            if one.page in found:
                found[one.page].append(one)
        return found

    @cached_property
    def meta(self) -> list[Value]:
        """Every value of front matter."""
        return [value for page in self.pages.values() for value in page.meta]

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        """Page -> the ids it defines."""
        return {path: frozenset(anchor.id for anchor in page.anchors) for path, page in self.pages.items()}

    @cached_property
    def by_start(self) -> dict[str, Document]:
        """The files beside the pages, by their path in the built site."""
        return {document.start: document for document in self.documents if document.start}

    def is_scripted(self, start: str) -> bool:
        """Whether a script runs in an HTML file, and may make of it what it likes."""
        return start in self.by_start and self.by_start[start].scripted

    @cached_property
    def templates(self) -> list[Document]:
        """The project's own templates."""
        return [document for document in self.documents if not document.start and document.path.endswith(HTML)]

    @cached_property
    def ids_of_templates(self) -> frozenset[str]:
        """The ids that the project's own templates print around the text of pages."""
        return frozenset(anchor.id for document in self.templates for anchor in document.anchors)

    def defines(self, path: str, fragment: str) -> bool:
        """Whether the file has that anchor; files of which this cannot be known are taken to have it."""
        if path in self.pages:
            page = self.pages[path]
            is_known = fragment in self.ids[path] or self.lists_tag(path, fragment)
            return is_known or bool(page.incomplete) or any(one.fault for one in page.includes)
        if path.lower().endswith(HTML):
            document = self.by_start.get(path)
            is_drawn = document is None or (document.scripted and not PLAIN_ID.fullmatch(fragment))
            return is_drawn or fragment in self.ids_of_file(path)
        is_figure = path.lower().endswith(".svg") and not OF_A_VIEW.match(fragment)
        return not is_figure or fragment in self.ids_of_file(path)

    def lists_tag(self, path: str, id: str) -> bool:
        """Whether Material's plugin lists the tag of that id there when it draws the page; folders may give any."""
        plugin = self.project.config.plugins.get("material/tags")
        if plugin is None or f"<!-- {plugin.config.listings_directive}" not in self.source(path).text:
            return False
        said = plugin.config
        tags = (value.value for value in self.meta if value.key.startswith(f"{said.tags_name_property}."))
        slugs = (said.tags_slugify(tag, said.tags_slugify_separator) for tag in tags)
        is_given = any(said.tags_slugify_format.format(slug=slug) == id for slug in slugs)
        return is_given or said.tags_hierarchy or "material/meta" in self.project.config.plugins

    def has(self, target: Target) -> bool:
        """Whether a target is there, with the section that is asked for."""
        return target.state == "found" and (not target.fragment or self.defines(target.path, target.fragment))

    @lru_cache(maxsize=2**10)  # noqa: B019 (it keeps the last sites, which are few)
    def ids_of_file(self, path: str) -> frozenset[str]:
        """The ids in an HTML or SVG file that is published as it is."""
        file = self.tree_file(path)
        text = read(file, path).text if file else ""
        return frozenset(id for token in tokens(text) if token.tag for _, id in ids(token.tag))

    def tree_file(self, path: str) -> Any:
        """Where a file of the site stands on the disk."""
        for folder in (self.project.docs, self.project.overrides):
            if folder and (folder / path).is_file():
                return folder / path
        return None

    def shown(self, path: str) -> str:
        """A docs path as findings print it, from the root."""
        return self.project.prefix + path

    def source(self, path: str) -> Source:
        """The text of a page."""
        return self.sources.get(path) or read(self.project.docs / path, self.shown(path))

    def text_at(self, path: str) -> Source:
        """The text of any file, by its path from the root."""
        return read(self.project.root / path, path)

    @cached_property
    def inbound(self) -> set[str]:
        """The pages to which some other page links that is published."""
        published = self.pages.keys() - self.tree.drafts
        return {one.target.path for one in self.uses if one.page in published and one.target.path != one.page}

    @cached_property
    def used(self) -> set[str]:
        """The files that anything links or shows, but for drafts."""
        return {one.target.path for one in self.uses if one.page not in self.tree.drafts}

    @cached_property
    def included(self) -> set[str]:
        """The files that pages include, from the root."""
        snippets = self.project.snippets
        found = [file for source in self.sources.values() for file in snippets.files(source)]
        named = [snippets.find(name) for name in snippets.appended] if snippets.on else []
        return {one.path for one in found} | {snippets.shown(file) for file in named if file}

    @property
    def unchecked(self) -> list[Unchecked]:
        """What could not be checked, and why."""
        reasons: dict[str, set[str]] = {}
        for path, page in self.pages.items():
            if page.incomplete:
                reasons.setdefault(page.incomplete, set()).add(path)
        return [*self.project.unchecked, *(Unchecked(why, frozenset(paths)) for why, paths in reasons.items())]
