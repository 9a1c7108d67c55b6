"""Collects what each page uses and defines while MkDocs converts it, for the check and for the site at once.

The `Collector` is a plugin object that is added to a loaded configuration. It puts source marks into each page's
Markdown after all other plugins have run, and removes them from the HTML before any other plugin sees it. When MkDocs
has read every page, before it draws a template or writes a file, the collector has the rules applied.
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
from .source import DANGLING_LINK, Source, decode, read

FIRST, LAST = 10_000, -10_000
NAME = "linkcheck"


class Stop(Exception):
    """Raised when the pages are read, the rules are applied, and nothing is to be built."""


class Collector(BasePlugin):
    """Collects the `pages` of one build.

    `judge(files)` is called once, when all pages are read, and may raise `Stop`; `tell(text)` is called for each page.
    `only_reads`: nothing will be built, so a page that the cache knows need not be converted.
    """

    def __init__(
        self,
        project: Project,
        judge: Callable[[Files], None],
        only_reads: bool,
        tell: Callable[[str], None] = lambda page: None,
    ) -> None:
        self.project, self.judge, self.only_reads, self.tell = project, judge, only_reads, tell
        self.cache = Cache(project.root)
        hooks = [read(Path(file), str(file)).text for file in project.config.hooks]
        self.settings = fingerprint(project.root, [repr(sorted(project.texts.items())), *hooks])
        self.pages: dict[str, Page] = {}
        self.sources: dict[str, Source] = {}
        self.failed: dict[str, Finding] = {}  # the page on which the renderer failed, and why
        # Of the page that is being converted: its path, key in the cache, marks, reference definitions, included files.
        self.current, self.key = "", ""
        self.marks: Marks | None = None
        self.references: dict = {}
        self.files: list[Source] = []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Adds the Markdown extension that takes the marks out of the element tree."""
        config.markdown_extensions.append(LiftMarks(self))
        return config

    @event_priority(LAST)
    def on_nav(self, nav: Any, config: MkDocsConfig, files: Files) -> None:
        """Reads every page; a page that MkDocs could not decode is given to it with replacement characters."""
        for file in files.documentation_pages():
            source = self.source(file)
            if source.fault:
                file.content_string = source.text
            self.sources[file.src_uri] = source

    def source(self, file: Any) -> Source:
        """The text of a page: its file, or what a plugin generated."""
        shown = self.project.prefix + file.src_uri
        if file.abs_src_path is None:
            return Source(shown, file.content_string)
        path = Path(file.abs_src_path)
        if path.exists() and not path.is_file():
            return Source(shown, "", "this is a pipe, socket or device, not a file")  # reading it may wait for ever
        try:
            return decode(path.read_bytes(), shown)
        except PermissionError:
            return Source(shown, "", "this page may not be read")
        except OSError:
            return Source(shown, "", DANGLING_LINK if path.is_symlink() else "this page cannot be read")

    @event_priority(LAST)
    def on_page_markdown(self, markdown: str, page: Any, config: MkDocsConfig, files: Files) -> str | None:
        """Returns the page's Markdown with source marks; without them when the cache knows the page."""
        path = self.current = page.file.src_uri
        self.tell(f"{len(self.pages) + 1} {path}")
        source = self.sources.get(path) or self.source(page.file)
        self.marks, self.key = None, ""
        if path in self.failed:
            self.pages[path] = Page(path, problems=(self.failed[path],), incomplete="the renderer fails on it")
            return ""
        if path not in self.pages:
            self.files = [*self.project.snippets.files(source), *self.project.snippets.appended_files]
            if self.is_cacheable(config):
                self.key = digest(self.settings, path, markdown, source.text, *(file.text for file in self.files))
            known = self.cache.get(self.key)
            if known is None:
                self.marks = Marks(source, markdown)
                return self.marks.marked()
            self.pages[path] = known
        return "" if self.only_reads else None

    def is_cacheable(self, config: MkDocsConfig) -> bool:
        """Whether no other plugin changes rendered pages: only our own two handlers are registered for that event."""
        return len(config.plugins.events["page_content"]) == 2

    def included(self) -> list[Source]:
        """The files that the current page includes, without those that are appended to every page and hold no links."""
        appended = self.project.snippets.appended_files
        own = self.files[: len(self.files) - len(appended)]
        return [*own, *(file for file in appended if "](" in file.text or re.search(r"^ *\[", file.text, re.M))]

    @event_priority(FIRST)
    def _on_page_content_first(self, html: str, page: Any, config: MkDocsConfig, files: Files) -> str | None:
        """Removes the marks, and records what the page uses and defines."""
        if self.marks is None:
            return None
        path, page.markdown = self.current, self.marks.text
        page.present_anchor_ids = set(map(unmarked, page.present_anchor_ids or ()))
        found = scan(path, html, self.marks, self.project.snippets, self.files, self.references)
        self.pages[path] = found
        if self.key and not (found.incomplete or any(include.fault for include in found.includes)):
            self.cache.put(self.key, found)
        self.marks, self.references = None, {}
        return MARK.sub("", LIFTED.sub("", html))

    @event_priority(LAST)
    def _on_page_content_last(self, html: str, page: Any, config: MkDocsConfig, files: Files) -> None:
        """Records the ids that other plugins added."""
        path = page.file.src_uri
        if not self.is_cacheable(config) and path in self.pages and html:
            known = {anchor.id for anchor in self.pages[path].anchors}
            every = [value for token in tokens(html) if token.tag for _, value in ids(token.tag)]
            new = tuple(Anchor(id, None, False) for id in dict.fromkeys(every) if id not in known)
            self.pages[path] = self.pages[path]._replace(anchors=self.pages[path].anchors + new)

    on_page_content = CombinedEvent(_on_page_content_first, _on_page_content_last)

    @event_priority(FIRST)
    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> None:
        """Has the rules applied, since MkDocs has read all pages now."""
        self.current = ""
        self.judge(files)
        self.cache.save()

    def record_failure(self, error: Exception) -> bool:
        """Records the exception against the page that was being rendered; returns False when there is no such page."""
        if not self.current or self.current in self.failed:
            return False
        why = " ".join(str(error).split()) or type(error).__name__
        shown = (self.project.prefix + self.current).encode("utf-8", "replace").decode()
        fault = Finding(shown, 1, 1, "unreadable-text", f"the renderer fails on this page: {why}")
        if shown != self.project.prefix + self.current:
            fault = fault._replace(message="the name of this file is not UTF-8")
        elif isinstance(error, UnicodeDecodeError):
            faulty = (file for file in self.files if file.fault)
            fault = next((Finding(*file.place(file.fault_offset), fault.rule, file.fault) for file in faulty), fault)
        self.failed[self.current] = fault
        return True
