"""A whole project after it was read: its pages, its files, and every link with its target; all that rules see."""

import re
from functools import cached_property, lru_cache
from pathlib import Path

from mkdocs.structure.files import Files

from .addresses import OF_A_VIEW
from .allowances import allowances
from .documents import read_all
from .model import Allowance, Document, Finding, Page, Value
from .page import ids, tokens
from .project import Project, Unchecked
from .registry import ALLOWANCE_FILES, EXTRA_LINKS
from .source import Source, read
from .targets import HTML, Target, Tree, Use, use_of

LACKS_QUOTE = re.compile(  # an address in raw HTML that goes on with `>…</a` or ` class=`
    r"""(?is)(?!data:|javascript:)(?P<address>[^\s<>"']+)(?:>.*<[/a-z]|\s+[\w:-]+=\Z|["']\Z)"""
)
MOST_WORDS = 5  # in an address on another host, since some contain a space or two
# Unlike a view or a range of lines, which only a script understands.
PLAIN_ID = re.compile(r"(?!L?\d+-L?\d+$)[^/=&?!]+")


class Site:
    """A project that was read.

    `pages` and their texts `sources` go by path in the docs folder; `documents` are the other files that hold links,
    `tree` knows all files, and `files` are those of MkDocs.
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
        holders += [(document.start, document.links) for document in self.documents]
        holders += [("", links_of(self)) for links_of in EXTRA_LINKS]
        return [use_of(self.tree, start, link) for start, links in holders for link in links]

    @cached_property
    def uses(self) -> list[Use]:
        """All links but malformed ones, which only the rule unclosed-link reports."""
        return [each for each in self.every_use if not self.intended_address(each)]

    def intended_address(self, use: Use) -> str:
        """The address without the text that it swallowed because its quote or parenthesis is missing, or ""."""
        href = use.link.href
        if use.link.raw:
            found = LACKS_QUOTE.match(href) if use.address.kind != "template" else None
            return found["address"] if found else ""
        words = href.split(maxsplit=1)
        if not words or (len(words) < 2 and "]" not in words[0]):
            return ""
        address = words[0].partition("]")[0] if "]" in words[0].partition("[")[0] else words[0].rstrip(",;:")
        if use.target.state == "external":
            is_web = href.startswith(("http://", "https://")) and "?" not in words[0]
            is_long = len(href.split()) > MOST_WORDS or "](" in href or "]" in words[0].partition("[")[0]
            return address if is_web and is_long else ""
        target = use_of(self.tree, use.page, use.link._replace(href=address)).target
        return address if self.has(target) and len(words) > 1 and use.target.path != target.path else ""

    @cached_property
    def uses_by_page(self) -> dict[str, list[Use]]:
        """The links of each page."""
        found: dict[str, list[Use]] = {path: [] for path in self.pages}
        for each in self.uses:
            if each.page in found:
                found[each.page].append(each)
        return found

    @cached_property
    def meta(self) -> list[Value]:
        """Every value in the front matter of any page."""
        return [value for page in self.pages.values() for value in page.meta]

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        """Maps each page to the ids that it defines."""
        return {path: frozenset(anchor.id for anchor in page.anchors) for path, page in self.pages.items()}

    @cached_property
    def by_start(self) -> dict[str, Document]:
        """Maps the path in the built site of each document to the document; templates have none."""
        return {document.start: document for document in self.documents if document.start}

    def is_scripted(self, start: str) -> bool:
        """Whether a script runs in that HTML file, so that its links and ids may change."""
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
        """Whether the file has that anchor; a file whose anchors cannot be known is taken to have it."""
        if path in self.pages:
            page = self.pages[path]
            is_known = fragment in self.ids[path] or self.lists_tag(path, fragment)
            return is_known or bool(page.incomplete) or any(include.fault for include in page.includes)
        if path.lower().endswith(HTML):
            document = self.by_start.get(path)
            is_drawn = document is None or (document.scripted and not PLAIN_ID.fullmatch(fragment))
            return is_drawn or fragment in self.ids_of_file(path)
        is_figure = path.lower().endswith(".svg") and not OF_A_VIEW.match(fragment)
        return not is_figure or fragment in self.ids_of_file(path)

    def lists_tag(self, path: str, id: str) -> bool:
        """Whether Material's tags plugin will list a tag with that id on the page, or may do so."""
        plugin = self.project.config.plugins.get("material/tags")
        if plugin is None or f"<!-- {plugin.config.listings_directive}" not in self.source(path).text:
            return False
        options = plugin.config
        tags = (value.value for value in self.meta if value.key.startswith(f"{options.tags_name_property}."))
        slugs = (options.tags_slugify(tag, options.tags_slugify_separator) for tag in tags)
        is_listed = any(options.tags_slugify_format.format(slug=slug) == id for slug in slugs)
        return is_listed or options.tags_hierarchy or "material/meta" in self.project.config.plugins

    def has(self, target: Target) -> bool:
        """Whether a target exists, with the section that its fragment names."""
        return target.state == "found" and (not target.fragment or self.defines(target.path, target.fragment))

    @lru_cache(maxsize=2**10)  # noqa: B019 (it keeps the last sites, which are few)
    def ids_of_file(self, path: str) -> frozenset[str]:
        """The ids in an HTML or SVG file that is published as it is."""
        file = self.on_disk(path)
        text = read(file, path).text if file else ""
        return frozenset(id for token in tokens(text) if token.tag for _, id in ids(token.tag))

    def on_disk(self, path: str) -> Path | None:
        """The file of the site with that path, in the docs folder or among the overrides, or None."""
        for folder in (self.project.docs, self.project.overrides):
            if folder and (folder / path).is_file():
                return folder / path
        return None

    def shown(self, path: str) -> str:
        """The path from the root, as findings print it, of a file in the docs folder."""
        return self.project.prefix + path

    def source(self, path: str) -> Source:
        """The text of a page."""
        return self.sources.get(path) or read(self.project.docs / path, self.shown(path))

    def text_at(self, path: str) -> Source:
        """The text of any file, by its path from the root."""
        return read(self.project.root / path, path)

    @cached_property
    def inbound(self) -> set[str]:
        """The pages that another published page links to."""
        published = self.pages.keys() - self.tree.drafts
        return {use.target.path for use in self.uses if use.page in published and use.target.path != use.page}

    @cached_property
    def used(self) -> set[str]:
        """The files that anything but a draft links to or shows."""
        return {use.target.path for use in self.uses if use.page not in self.tree.drafts}

    @cached_property
    def included(self) -> set[str]:
        """The paths, from the root, of the files that pages include."""
        snippets = self.project.snippets
        found = [file for source in self.sources.values() for file in snippets.files(source)]
        return {file.path for file in (*found, *snippets.appended_files)}

    @property
    def unchecked(self) -> list[Unchecked]:
        """What could not be checked, and why."""
        reasons: dict[str, set[str]] = {}
        for path, page in self.pages.items():
            if page.incomplete:
                reasons.setdefault(page.incomplete, set()).add(path)
        return [*self.project.unchecked, *(Unchecked(why, frozenset(paths)) for why, paths in reasons.items())]

    @cached_property
    def allowances(self) -> list[Allowance]:
        """The allowances in every file about which a rule may report something."""
        files = {*self.included, *(file for files_of in ALLOWANCE_FILES for file in files_of(self))}
        files -= {self.shown(path) for path in self.pages} | {document.path for document in self.documents}
        holders = (*self.pages.values(), *self.documents)
        in_files = [allowance for file in sorted(files) for allowance in allowances(self.text_at(file))]
        return [*(allowance for holder in holders for allowance in holder.allowances), *in_files]

    def not_allowed(self, found: set[Finding]) -> set[Finding]:
        """The findings that no allowance with a reason permits."""
        with_reason = [allowance for allowance in self.allowances if allowance.reason]
        allowed = {(each.place.path, line, each.rule) for each in with_reason for line in each.lines}
        return {finding for finding in found if (finding.path, finding.line, finding.rule) not in allowed}
