"""The validator as a MkDocs plugin: pages are read as MkDocs converts them, judged before anything is rendered."""

import copy
import fnmatch
import logging
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from .findings import Finding, Report, did_you_mean, nearest
from .locations import Locator, Origins
from .markup import TYPED, read_html
from .pages import check_page
from .recorder import PageRecord, Recorder
from .site import Site, split
from .structure import check_collisions, check_menu, check_redirects, check_settings, check_templates
from .tags import stray_tags

TYPED_PATTERN = re.compile(rf' {TYPED}="[^"]*"')
FIRST, LAST = 100, -100  # among all that MkDocs calls at an event, by its own convention

OPTIONS = {"strict": bool, "explicit-ids": bool, "orphans": bool, "ignore": list, "ledger": str}
FORMS = {bool: "true or false", list: "a list", str: "text"}


class LinkCheck(BasePlugin):  # type: ignore[type-arg]  # it has no options of its own
    """Checks links during a build; `decide` gets the report, and may raise to stop the build."""

    def __init__(self, decide: Callable[[Report], None]) -> None:
        self.decide = decide
        self.recorder = Recorder()
        self.careful = False  # when set, a page that can't be converted is a finding; each page is converted twice
        self.locators: list[Locator] = []  # of pages, in the order of their conversion
        self.origins: dict[str, Origins] = {}  # by page, where lines come from that no file holds
        self.incomplete: set[str] = set()  # `src_uri` of pages that could not be read, or made in full: ids are missing
        self.unbuildable: list[Finding] = []
        self.redirect_maps: dict[str, str] = {}  # those of the plugin `redirects`
        self.load_config({})

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Joins the conversion, and takes the place of MkDocs' own validation of links."""
        self.options = options(Path(config.config_file_path).parent)
        self.settings = {key: copy.deepcopy(config[key]) for key in ("nav", "extra_css", "extra_javascript")}
        config.markdown_extensions.append(self.recorder)  # type: ignore[arg-type]  # Markdown takes extensions themselves
        links = config.validation.links
        self.settings["absolute_links"] = links.absolute_links
        for name in ("not_found", "anchors", "unrecognized_links", "absolute_links"):
            links[name] = min(links[name], logging.DEBUG)  # ours to report; a negative one has another meaning
        return config

    @event_priority(LAST)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Begins a new check."""
        self.locators, self.unbuildable, self.incomplete, self.origins = [], [], set(), {}
        self.site = Site(config, files, self.options, self.settings, self.redirect_maps)
        return files

    def note_unbuildable(self, file: File, why: str, line: int = 1) -> None:
        """Notes that a page can't be built, so that its ids are unknown."""
        path = self.site.path_of(file)
        self.incomplete.add(file.src_uri)
        self.unbuildable.append(Finding(path, line, 1, "unbuildable", f"{Path(path).name} {why}"))

    @event_priority(LAST)
    def on_nav(self, nav: Any, config: MkDocsConfig, files: Files) -> None:
        """Keeps the menu as plugins have left it."""
        self.site.nav = nav

    @event_priority(FIRST)
    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Reads a page; one that can't be read is a finding, and empty."""
        try:
            return page.file.content_string
        except UnicodeDecodeError as error:
            self.note_unbuildable(page.file, "is no text in UTF-8.", error.object.count(b"\n", 0, error.start) + 1)
        except OSError as error:
            self.note_unbuildable(page.file, f"cannot be read: {error.strerror}.")
        return "\n"

    @event_priority(LAST)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Opens the record of a page."""
        if self.careful:
            self.recorder.record, page.markdown = None, markdown
            try:
                page.render(config, files)
            except Exception as error:  # what any extension may raise
                why = " ".join(str(error).split())[:200] or type(error).__name__
                self.note_unbuildable(page.file, f"cannot be converted: {why}.")
                markdown = ""
        self.recorder.record = PageRecord(page)
        return markdown

    @event_priority(FIRST)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Closes the record of a page, and takes out of its HTML what was added to carry the links as typed."""
        record, self.recorder.record = self.recorder.record or PageRecord(page), None
        record.markup, record.html = read_html(html), TYPED_PATTERN.sub("", html)
        self.locators.append(Locator(record, self.site, self.origins))
        return record.html

    @event_priority(LAST)
    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> None:
        """Judges everything, once all pages are converted."""
        records = [locator.record for locator in self.locators]
        for record, locator in zip(records, self.locators, strict=True):
            if record.page.content != record.html:  # a plugin has added to it, such as the list of tags
                more = set(read_html(record.page.content or "").ids) - set(record.markup.ids)
                record.markup = record.markup._replace(ids=[*record.markup.ids, *more])
            if not self.ignored(Finding(self.site.path_of(record.page.file), 1, 1, "stray-tag", "")):
                record.strays = stray_tags(locator.texts[0], record.html)
            self.incomplete |= {record.page.file.src_uri for each in record.strays if each.hides_more}
        self.site.files, self.site.jinja = files, env
        self.site.markup = {record.page.file.dest_uri: record.markup for record in records}
        self.site.incomplete = {file.dest_uri for file in files if file.src_uri in self.incomplete}
        findings = {*self.unbuildable, *self.findings(self.site)}
        reported = sorted(each for each in findings if not self.ignored(each))
        links = sum(len(record.markup.links) for record in records)
        self.decide(Report(reported, len(records), links, self.options.get("strict", False)))

    def findings(self, site: Site) -> Iterator[Finding]:
        """The findings on the whole site; a project may add those of its own rules."""
        yield from check_templates(site)  # first: every page has the ids of templates
        for check in (check_menu, check_settings, check_redirects, check_collisions):
            yield from check(site)
        for locator in self.locators:
            yield from check_page(locator.record, site, locator)
        if self.options.get("orphans") and not self.incomplete:
            yield from check_orphans([locator.record for locator in self.locators], site)

    def ignored(self, finding: Finding) -> bool:
        """Whether pyproject.toml has `ignore = ["docs/old/*: bare-url"]` or the like under [tool.linkcheck]."""
        patterns = self.options.get("ignore", ())
        return any(fnmatch.fnmatch(f"{finding.path}: {finding.rule}", each) for each in patterns)


def options(root: Path) -> dict[str, Any]:
    """The table [tool.linkcheck] of a project; raises OSError or ValueError when it can't be read or isn't known."""
    file = root / "pyproject.toml"
    project = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    table: dict[str, Any] = project.get("tool", {}).get("linkcheck", {})
    if unknown := next((key for key in table if key not in OPTIONS), ""):
        raise ValueError(f"[tool.linkcheck] has no option {unknown}.{did_you_mean(nearest(unknown, OPTIONS))}")
    if wrong := next((key for key, value in table.items() if type(value) is not OPTIONS[key]), ""):
        raise ValueError(f"{wrong} under [tool.linkcheck] has to be {FORMS[OPTIONS[wrong]]}.")
    return table


def check_orphans(records: list[PageRecord], site: Site) -> Iterator[Finding]:
    """A finding for each page to which no other page has a link."""
    targets: set[str | None] = {"index.html"}
    for record in records:
        here = record.page.file.dest_uri
        paths = {split(link.url)[0] for link in record.markup.links if ":" not in link.url}
        targets |= {site.destination(path, here) for path in paths} - {here}
    for record in records:
        if record.page.file.dest_uri not in targets:
            yield Finding(site.path_of(record.page.file), 1, 1, "orphan-page", "No other page links to this one.")
