"""MkDocs in process: what each page uses and defines, taken from the one conversion that the site is made of.

A plugin object, attached to a loaded configuration, puts source marks into each page's Markdown after all other
plugins, takes them out of what the renderer made of it before any of them sees it, and calls for judgement when MkDocs
has read every page, before a template is drawn or a file written.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files

from .cache import Cache, digest, fingerprint
from .model import Anchor, Finding, Page
from .page import ids, tokens
from .positions import LIFTED, MARK, LiftMarks, Marks, unmarked
from .project import Project
from .scan import scan
from .snippets import is_fetched
from .source import LEADS_NOWHERE, Source, decode, read

FIRST, LAST = 10_000, -10_000
NAME = "linkcheck"


class Stop(Exception):
    """The pages are read and judged, and nothing is to be built."""


class Collector(BasePlugin):
    """Collects the `pages` of one build; `judge` is called once, with the files, and may raise `Stop`.

    Where `only_reads` is set nothing will be built, so that a page that is known need not be converted; `tell` hears of
    each page.
    """

    def __init__(
        self,
        project: Project,
        judge: Callable[[Files], None],
        only_reads: bool,
        tell: Callable[[str], None] = lambda page: None,
    ) -> None:
        self.tell = tell
        self.project, self.judge, self.only_reads = project, judge, only_reads
        self.cache = Cache(project.root)
        self.fingerprint = fingerprint(project.root, [repr(sorted(project.texts.items())), *hooks(project)])
        self.pages: dict[str, Page] = {}
        self.sources: dict[str, Source] = {}
        self.current = ""
        self.marks: Marks | None = None
        self.references: dict = {}
        self.added: list[Source] = []
        self.files: list[Source] = []
        self.failed: dict[str, Finding] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds the extension that takes the marks out of the tree."""
        config.markdown_extensions.append(LiftMarks(self))
        return config

    @event_priority(LAST)
    def on_nav(self, nav: Any, config: MkDocsConfig, files: Files) -> None:
        """Reads every page; one that MkDocs could not read is read as far as possible."""
        for file in files.documentation_pages():
            source = self.source(file)
            if source.fault:
                file.content_string = source.text
            self.sources[file.src_uri] = source

    def source(self, file: Any) -> Source:
        """The text of a page, or what a plugin made in its place."""
        shown = self.project.prefix + file.src_uri
        if file.abs_src_path is None:
            return Source(shown, file.content_string)
        place = Path(file.abs_src_path)
        if place.exists() and not place.is_file():
            return Source(shown, "", "this is a pipe, socket or device, and no file")  # which would be waited for
        try:
            return decode(place.read_bytes(), shown)
        except PermissionError:
            return Source(shown, "", "this page may not be read")
        except OSError:
            is_lost = place.is_symlink()
            return Source(shown, "", LEADS_NOWHERE if is_lost else "this page cannot be read")

    @event_priority(LAST)
    def on_page_markdown(self, markdown: str, page: Any, config: MkDocsConfig, files: Files) -> str | None:
        """The page's Markdown with source marks in it, unless it is known."""
        path = self.current = page.file.src_uri
        self.tell(f"{len(self.pages) + 1} {path}")
        source = self.sources.get(path) or self.source(page.file)
        self.marks, self.key = None, ""
        if path in self.failed:
            self.pages[path] = Page(path, problems=(self.failed[path],), unsure="the renderer fails on it")
            return ""
        if path in self.pages:
            return "" if self.only_reads else None
        self.added = self.appended()
        self.files = [*self.project.snippets.files(source), *self.added]
        if self.may_be_remembered(config):
            self.key = digest(self.fingerprint, path, markdown, source.text, *(one.text for one in self.files))
            if known := self.cache.get(self.key):
                self.pages[path] = known
                return "" if self.only_reads else None
        self.marks, self.markdown = Marks(source, markdown), markdown
        return self.marks.marked()

    def may_be_remembered(self, config: MkDocsConfig) -> bool:
        """Whether no plugin changes pages after they are rendered, in ways that their text does not tell."""
        return len(config.plugins.events["page_content"]) == 2

    def appended(self) -> list[Source]:
        """The files that are appended to every page."""
        snippets = self.project.snippets
        found = (
            [(name, snippets.find(name)) for name in snippets.appended if not is_fetched(name)] if snippets.on else []
        )
        return [snippets.read(file) for _, file in found if file]

    def included(self) -> list[Source]:
        """The files of which the page at hand is made beside its own; of what is appended, those that hold links."""
        own = self.files[: len(self.files) - len(self.added)]
        return [*own, *(one for one in self.added if "](" in one.text or re.search(r"^ *\[", one.text, re.M))]

    @event_priority(FIRST)
    def _on_page_content_first(self, html: str, page: Any, config: MkDocsConfig, files: Files) -> str | None:
        """Takes the marks out, and notes what the page uses and defines."""
        if self.marks is None:
            return None
        path, page.markdown = self.current, self.markdown
        page.present_anchor_ids = set(map(unmarked, page.present_anchor_ids or ()))
        found = scan(path, html, self.marks, self.project.snippets, self.files, self.references)
        self.pages[path] = found
        if self.key and not (found.unsure or any(one.fault for one in found.includes)):
            self.cache.put(self.key, found)
        self.marks, self.references = None, {}
        self.clean = MARK.sub("", LIFTED.sub("", html))
        return self.clean

    @event_priority(LAST)
    def _on_page_content_last(self, html: str, page: Any, config: MkDocsConfig, files: Files) -> None:
        """Notes the ids that other plugins added."""
        path = page.file.src_uri
        if not self.may_be_remembered(config) and path in self.pages and html:
            known = {anchor.id for anchor in self.pages[path].anchors}
            every = [value for token in tokens(html) if token.tag for _, value in ids(token.tag)]
            new = tuple(Anchor(id, None, False) for id in dict.fromkeys(every) if id not in known)
            self.pages[path] = self.pages[path]._replace(anchors=self.pages[path].anchors + new)

    on_page_content = CombinedEvent(_on_page_content_first, _on_page_content_last)

    @event_priority(FIRST)
    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> None:
        """Judges the site, which is read now."""
        self.current = ""
        self.judge(files)
        self.cache.save()

    def give_up(self, error: Exception) -> bool:
        """Notes that the renderer fails on the page at hand; False when it was at none."""
        if not self.current or self.current in self.failed:
            return False
        said = " ".join(str(error).split()) or type(error).__name__
        shown = (self.project.prefix + self.current).encode("utf-8", "replace").decode()
        fault = Finding(shown, 1, 1, "unreadable-text", f"the renderer fails on this page: {said}")
        if shown != self.project.prefix + self.current:
            fault = fault._replace(message="the name of this file is not UTF-8")
        elif isinstance(error, UnicodeDecodeError):
            unclean = (one for one in self.files if one.fault)
            fault = next((Finding(*one.place(one.fault_offset), fault.rule, one.fault) for one in unclean), fault)
        self.failed[self.current] = fault
        return True


def hooks(project: Project) -> list[str]:
    """The text of each hook."""
    return [read(Path(file), str(file)).text for file in project.config.hooks]
