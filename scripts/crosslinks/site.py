"""A whole project, read: pages, files, and every link with its target. Rules see nothing else."""

from functools import cached_property
from typing import TYPE_CHECKING

from .addresses import OF_A_VIEW
from .cache import Cache
from .certainty import Certainty
from .elements import VANISHED
from .meaning.data import Table, addresses, tables
from .meaning.declared import Relations
from .model import Document
from .patterns import Pattern
from .permanence.redirections import Redirect, redirects
from .permanence.redirections import file as redirects_file
from .remembering import Kept
from .settings import Settings
from .snippets import Snippets
from .source import Source, read
from .survey import Survey, outlook, section
from .targets import Use, use
from .tree import Tree, output

if TYPE_CHECKING:
    from .documents.static_pages import StaticPage

ID_ATTRIBUTE = Pattern(r"""\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")


class Site:
    """`pages` by path in the docs folder; `missing_extensions` are those that are not installed.

    `documents` are the other files that hold links: stylesheets, figures, templates and the configuration;
    `static` are the HTML files that are published as they are, `included` the snippets, seen from the root,
    `sources` the texts of pages that are at hand.
    """

    def __init__(
        self,
        settings: Settings,
        tree: Tree,
        pages: dict[str, Kept],
        missing_extensions: tuple[str, ...] = (),
        documents: tuple[Document, ...] = (),
        cache: Cache | None = None,
        static: "tuple[StaticPage, ...]" = (),
        included: tuple[str, ...] = (),
        sources: dict[str, Source] | None = None,
    ) -> None:
        self.settings, self.tree, self.pages, self.cache = settings, tree, pages, cache
        self.missing_extensions, self.documents, self.included = missing_extensions, documents, included
        self.static = {page.path: page for page in static}
        self.sources = sources or {}
        self.certainty = Certainty(settings, pages, missing_extensions)

    @cached_property
    def survey(self) -> Survey:
        """Every link, looked at once."""
        published = (page for path, page in self.pages.items() if path in self.tree.files)
        offered = self.tree.files.union(*(page.sections for page in published))
        own_base = self.settings.own_base
        found = Survey(self.tree, offered, own_base)
        for page in self.pages.values():
            found.add(page, page.outlook)
        for document in self.documents:
            found.add(document, outlook(document.path, document.links, own_base))
        for page in self.static.values():
            if not self.is_taken_in(page):
                found.add_built(page, page.outlook, self.built)
        data = Document("", tuple(addresses(self.tables, self.redirects, own_base)))
        found.add(data, outlook("", data.links, own_base))
        return found

    def is_taken_in(self, page: "StaticPage") -> bool:
        """Whether an HTML file is a piece of some page, so that its links start from there."""
        return page.path in self.drawn_in or (page.facts.is_piece and not self.certainty.of_every_text)

    @cached_property
    def built(self) -> frozenset[str]:
        """Every file of the built site, and every section of its pages."""
        places = set(self.tree.outputs)
        for path, page in self.pages.items():
            address = output(path, self.tree.directory_urls)
            places.update(address + one[len(path) :] for one in page.sections if path in self.tree.files)
        for path, static in self.static.items():
            places.update(section(path, id) for id in static.ids)
        return frozenset(places)

    @cached_property
    def uses(self) -> list[Use]:
        """The links that some rule may object to, with their targets, but for those told apart."""
        return [one for one in self.survey.doubtful if not (one.unquoted or self.is_told_apart(one))]

    def is_told_apart(self, one: Use) -> bool:
        """Whether a rule of its own has all that there is to say of it, whatever it names."""
        return one.link.element == VANISHED or (one.link.element == "base" and one.page in self.pages)

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The data files that the configuration names."""
        return tables(self.settings, self.cache)

    @cached_property
    def redirects(self) -> list[Redirect]:
        """Where what has moved is found now."""
        return redirects(self.settings, self.cache)

    @cached_property
    def broken_data(self) -> dict[str, tuple[int, int, str]]:
        """The data files that cannot be read, each with line, column and what is wrong."""
        held = {one.file: one.rows for one in self.tables.values()} | {redirects_file(self.settings): self.redirects}
        return {file: fault for file, rows in held.items() if not rows and (fault := self.fault_in(file))}

    def fault_in(self, file: str) -> tuple[int, int, str] | None:
        """What keeps a file of the project from being YAML, if it holds anything."""
        text = read(self.settings.root / file, file).text
        if not text:
            return None
        from .yaml_nodes import fault

        return fault(text)

    @cached_property
    def relations(self) -> Relations:
        """What the pages say of one another."""
        return Relations(self)

    def uses_of(self, page: str) -> list[Use]:
        """All links of a page, with their targets."""
        cache = self.__dict__.setdefault("_uses", {})
        if page not in cache:
            cache[page] = [use(self.tree, page, link) for link in self.pages[page].links]
        return cache[page]

    def source(self, path: str) -> Source:
        """The text of a page, for the few rules that look at more than its links."""
        if path not in self.sources:
            self.sources[path] = read(self.settings.docs / path, self.shown(path))
        return self.sources[path]

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        """Page -> the ids it defines."""
        starts = {path: len(section(path, "")) for path in self.pages}
        return {path: frozenset(one[starts[path] :] for one in page.sections) for path, page in self.pages.items()}

    def defines(self, path: str, fragment: str) -> bool:
        """Whether the file has that anchor; files of which this cannot be known are taken to have it."""
        if path in self.ids:
            return fragment in self.ids[path] or not self.certainty.of_anchors(path)
        if path in self.static:
            return self.static[path].may_have(fragment)
        is_figure = path.lower().endswith(".svg") and not OF_A_VIEW.match(fragment)
        return not is_figure or fragment in self.ids_of_file(path)

    def ids_of_file(self, path: str) -> frozenset[str]:
        """The ids in an HTML or SVG file that is published as it is."""
        if path in self.static:
            return self.static[path].ids
        cache = self.__dict__.setdefault("_file_ids", {})
        if path not in cache:
            folder = self.settings.docs if path in self.tree.files else self.settings.custom_dir or self.settings.docs
            text = read(folder / path, path).text
            cache[path] = frozenset("".join(groups) for groups in ID_ATTRIBUTE.findall(text))
        return cache[path]

    @cached_property
    def ids_of_templates(self) -> frozenset[str]:
        """The ids that the project's own templates print around the text of pages."""
        return frozenset(anchor.id for document in self.templates for anchor in document.anchors)

    @property
    def templates(self) -> list[Document]:
        """What stands around the text of pages, so that its links start from the root: also the configuration."""
        return [document for document in self.documents if not document.path]

    @cached_property
    def drawn_in(self) -> frozenset[str]:
        """The files of the docs folder that a page includes, so that their sections are those of the page."""
        snippets = Snippets(self.settings)
        files = {file.resolve() for page in self.pages.values() for _, file in snippets.found(page.includes)}
        return frozenset(path for path in self.tree.files if (self.settings.docs / path).resolve() in files)

    def shown(self, path: str) -> str:
        """A docs path as findings print it, from the root."""
        return self.settings.docs_prefix + path

    @cached_property
    def inbound(self) -> set[str]:
        """The pages to which some other page links that is published."""
        published = self.pages.keys() - self.tree.drafts
        return {target for page, target in self.survey.joined if page in published and page != target}

    @cached_property
    def used(self) -> set[str]:
        """The files that anything links or shows, but for drafts."""
        return {target for page, target in self.survey.joined if page not in self.tree.drafts}
