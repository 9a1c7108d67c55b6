"""The validator as a MkDocs plugin: pages are read as MkDocs converts them, judged before anything is rendered."""

import copy
import fnmatch
import logging
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from .findings import Finding
from .hints import Hints
from .marks import Marks, PageRecord
from .markup import TYPED, read_html
from .pages import check_page
from .site import Site, split
from .structure import Structure, stubs
from .templates import Templates

TYPED_ATTRIBUTE = re.compile(rf' {TYPED}="[^"]*"')
LEVELS = ("not_found", "anchors", "unrecognized_links", "absolute_links")
SETTINGS = ("nav", "extra", "extra_css", "extra_javascript")


class LinkCheck(BasePlugin):
    """Checks links during a build; `decide` gets the findings and the number of pages, and may raise to stop it.

    `made` says by page where lines come from that no file holds: a function that returns a file and a text in it for
    each line. `more` are rules of the project itself. With `careful`, a page that can't be read or converted becomes a
    finding instead of ending the build, at the price of converting each page twice.
    """

    def __init__(self, decide: Callable[[list[Finding], int], None]) -> None:
        self.decide = decide
        self.marks, self.careful, self.links = Marks(), False, 0
        self.records: list[PageRecord] = []
        self.nav: Any = None
        self.made: dict[str, Callable[[], dict[str, tuple[str, str]]]] = {}
        self.unmade: set[str] = set()  # source paths of pages whose lists could not be made, so that ids are missing
        self.unbuildable: list[Finding] = []
        self.redirect_maps: dict[str, str] = {}
        self.more: list[Callable[[Site, list[PageRecord]], Iterable[Finding]]] = []
        self.load_config({})

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Joins the conversion, and takes the place of MkDocs' own validation of links."""
        own = Path(config.config_file_path).with_name("pyproject.toml")
        table = tomllib.loads(own.read_text("utf-8")) if own.is_file() else {}
        self.options = table.get("tool", {}).get("linkcheck", {})
        self.marks.explicit_ids = self.options.get("explicit-ids", False)
        self.typed = {key: copy.deepcopy(config[key]) for key in SETTINGS}  # before plugins add to them
        config.markdown_extensions.append(self.marks)
        self.levels = {name: int(config.validation.links[name]) for name in LEVELS}
        for name in LEVELS:
            if config.validation.links[name] >= 0:  # a negative one isn't a level of logging, but another meaning
                config.validation.links[name] = logging.DEBUG  # these are ours to report
        return config

    @event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Begins a new check, and leaves out files that can't be opened."""
        self.records, self.unbuildable, self.root = [], [], Path(config.config_file_path).parent
        for file in list(files):
            if file.abs_src_path and not Path(file.abs_src_path).is_file():
                files.remove(file)
                self.cannot_build(file.abs_src_path, "is a symbolic link to nothing.")
            elif not file.src_uri.isprintable() and "\udc80" <= max(file.src_uri) <= "\udcff":
                files.remove(file)
                self.cannot_build(file.abs_src_path, "has a name that is no UTF-8, so that it gets no address.")
        return files

    def cannot_build(self, path: str | None, why: str, line: int = 1) -> None:
        """Notes that a page can't be built."""
        shown = Path(path or "")
        shown = shown.relative_to(self.root) if shown.is_relative_to(self.root) else shown
        self.unbuildable.append(Finding(shown.as_posix(), line, 1, "unbuildable", f"{shown.name} {why}"))

    @event_priority(-100)
    def on_nav(self, nav: Any, config: MkDocsConfig, files: Files) -> None:
        """Keeps the menu as plugins have left it."""
        self.nav = nav

    @event_priority(100)
    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Reads a page; one that can't be read is a finding, and empty."""
        try:
            text = page.file.content_string
            if "\0" in text:
                self.cannot_build(
                    page.file.abs_src_path, "holds a null byte.", text.count("\n", 0, text.find("\0")) + 1
                )
            if self.careful:
                meta.get_data(text)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            self.cannot_build(page.file.abs_src_path, "is no text in UTF-8.", line)
            return "\n"
        except Exception as error:  # what any reader of front matter may raise
            if not self.careful and not isinstance(error, OSError):
                raise
            self.cannot_build(page.file.abs_src_path, f"cannot be read: {describe(error)}")
            return "\n"
        return None

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Opens the record of a page."""
        if self.careful:
            self.marks.record, page.markdown = None, markdown
            try:
                page.render(config, files)
            except Exception as error:  # what any extension may raise
                self.cannot_build(page.file.abs_src_path, f"cannot be converted: {describe(error)}")
                markdown = ""
        self.marks.record = PageRecord(page)
        return markdown

    @event_priority(100)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Closes the record of a page, whose HTML is as if nobody had looked."""
        record, self.marks.record = self.marks.record or PageRecord(page), None
        record.markup = read_html(html)
        self.records.append(record)
        record.html = TYPED_ATTRIBUTE.sub("", html)
        return record.html

    @event_priority(-100)
    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> None:
        """Judges everything, once all pages are converted."""
        for record in self.records:
            if record.page.content != record.html:  # a plugin has added to it, such as the list of tags
                record.markup.ids.extend(set(read_html(record.page.content or "").ids) - set(record.markup.ids))
        site = Site(config, files, self.levels, self.options)
        maps = self.redirect_maps or redirect_maps(config)
        site.redirects = stubs(maps, config.use_directory_urls)
        site.markup = {record.page.file.dest_uri: record.markup for record in self.records}
        site.unmade = {file.dest_uri for file in files if file.src_uri in self.unmade}
        self.links = sum(len(record.markup.links) for record in self.records)
        hints, found = Hints(site), list(self.unbuildable)
        templates = Templates(site, hints, self.records)
        found += [*Structure(site, hints, self.nav, self.typed, maps).findings(), *templates.findings()]
        found += self.of_pages(site, hints)
        found += orphans(self.records, site) if self.options.get("orphans") and not self.unmade else ()
        found += (finding for more in self.more for finding in more(site, self.records))
        self.decide(sorted(each for each in set(found) if not self.ignored(each)), len(self.records))

    def of_pages(self, site: Site, hints: Hints) -> Iterator[Finding]:
        """The findings on all pages; one that is read as a menu is checked as such."""
        menu = site.config.plugins["literate-nav"].config.nav_file if "literate-nav" in site.config.plugins else None
        for record in self.records:
            if f"{record.page.file.name}.md" != menu:
                yield from check_page(record, site, hints, self.made.get(record.page.file.src_uri, dict))

    def ignored(self, finding: Finding) -> bool:
        """Whether pyproject.toml has `ignore = ["docs/old/*: bare-url"]` or the like under [tool.linkcheck]."""
        at = f"{finding.path}: {finding.rule}"
        return any(fnmatch.fnmatch(at, pattern) for pattern in self.options.get("ignore", ()))


def describe(error: Exception) -> str:
    """An error as part of a sentence."""
    if isinstance(error, RecursionError):
        return "something in it is nested too deep."
    return f"{' '.join(str(error).split())[:200] or type(error).__name__}."


def redirect_maps(config: MkDocsConfig) -> dict[str, str]:
    """What the plugin `redirects` is told."""
    plugin = config.plugins.get("redirects")
    return dict((plugin.config.get("redirect_maps") if plugin else None) or {})


def orphans(records: list[PageRecord], site: Site) -> list[Finding]:
    """A finding for each page to which no other page has a link."""
    reached = {"index.html"}
    for record in records:
        here = record.page.file.dest_uri
        for url in {link.url.partition("#")[0] for link in record.markup.links if ":" not in link.url}:
            if (dest := site.destination(split(url)[0], here)) != here:
                reached.update((dest or "", f"{dest}/index.html"))
    alone = (record.page.file for record in records if record.page.file.dest_uri not in reached)
    return [Finding(site.shown(file), 1, 1, "orphan-page", "No other page links to this one.") for file in alone]
