"""MkDocs' events, each handed to the functions that check the guide, make its lists and finish its pages.

They stand in the order of a build. What plugins do at an event comes before what is `LAST` and after what is `FIRST`.
"""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs takes it away again once this file is loaded

from console import from_os_error
from content import blocks, foot, glossary, open_data, systems
from content.guide import Page as GuidePage
from content.guide import by_page, site_path
from content.outputs import PATHS, Outputs, make
from guide_rules import addresses, beside, built_site, rules, schemas
from guide_rules.page_rules import check_markers, in_reading_order
from linkcheck.findings import Finding, Report
from linkcheck.plugin import FIRST, LAST, LinkCheck
from linkcheck.site import Site
from page import article, bundle, copies, offline, redirects, search_index
from page.cache import PageCache
from publish import compress, swap

if TYPE_CHECKING:
    from publish.public import Public

ROOT = Path(__file__).resolve().parent.parent
os.environ["NO_MKDOCS_2_WARNING"] = "1"
gc.freeze()  # what is loaded stays; looking through it for what may be freed took a fortieth of the check's time


@dataclass
class Build:
    """What later events of one build need of earlier ones."""

    site: Path = Path()  # where the finished site goes
    address: str = ""  # that of a site that is to be published
    data: dict[str, Any] = field(default_factory=dict)  # by file name, without the files that hold faults
    outputs: Outputs | None = None  # what is made from the data; None where it cannot be made
    failure: Exception | None = None  # why it cannot
    page: GuidePage | None = None  # the one that is converted now
    meta: dict[str, Any] = field(default_factory=dict)  # the front matter of that page
    redirects: dict[str, dict[str, str]] = field(default_factory=dict)  # new addresses by old page and section
    stubs: dict[str, dict[str, str]] = field(default_factory=dict)  # those of pages that are no more
    queries: dict[str, dict[str, list[str]]] = field(default_factory=dict)  # what readers ask, by page and section
    rows: dict[str, str] = field(default_factory=dict)  # the addresses of the catalogue's rows, by system
    sections: list[dict[str, str]] = field(default_factory=list)  # the entries of the search index
    copies: dict[str, Callable[[], str]] = field(default_factory=dict)  # what makes the Markdown copy of each page
    has_findings: bool = False


class GuideBuild(LinkCheck):
    """A build of the guide, event by event: the check of links, and all that this guide adds to it."""

    def __init__(self) -> None:
        super().__init__(self.stop_at_findings)
        self.is_preview = False
        self.build = Build()
        self.page_cache = PageCache()

    def stop_at_findings(self, report: Report) -> None:
        """Prints the findings; stops a build on them, but never a preview."""
        self.build.has_findings = bool(report.findings)
        if report.findings:
            print(report.text(), file=sys.stderr)
        if report.fails and not self.is_preview:
            raise Abort("Nothing was written: site/ is as it was.")

    def on_startup(self, command: str, dirty: bool) -> None:
        """At the start: notes whether this is a preview."""
        self.is_preview = command == "serve"

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begins a build, which makes its site aside."""
        super().on_config(config)
        self.build = Build(Path(config.site_dir), "" if self.is_preview else config.site_url or "")
        if not self.is_preview:
            swap.restore(self.build.site)
            config.site_dir = str(swap.staging_folder(self.build.site))
        config.markdown_extensions.append(blocks.Markers(self.text_to_convert))
        return config

    @event_priority(LAST)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Reads data and pages, and makes the files beside the pages; the check says why where it can't."""
        super().on_files(files, config)
        build = self.build
        build.data, faults = schemas.read_data(ROOT)
        self.unbuildable += faults
        build.redirects = by_page(build.data.get("redirects.yml") or {})
        build.stubs = {page: moved for page, moved in build.redirects.items() if files.get_file_from_path(page) is None}
        queries = dict(build.data.get("asked.yml") or {})
        pages = dict(in_reading_order(files, config))
        texts = {path: file.text for path, file in pages.items()}
        build.outputs, scripts, build.failure = make(Path(config.docs_dir), texts, build.data, config.site_name)
        if guide := build.outputs and build.outputs.guide:
            build.rows = systems.addresses(guide)
            for target, names in (*systems.queries(guide).items(), *glossary.queries(guide).items()):
                queries[target] = [*dict.fromkeys([*queries.get(target, []), *names])]
        build.queries = by_page(queries)
        with_markers = [(path, file) for path, file in pages.items() if "{{" in file.text]
        self.incomplete = {path for path, file in with_markers if not guide or any(check_markers(None, file, guide))}
        for path in PATHS:  # to which links are good even if faulty data leave them empty
            files.append(File.generated(config, path, content=scripts.get(path, "")))
        extensions = [extension for extension in config.markdown_extensions if isinstance(extension, str)]
        paths = sorted(file.src_uri for file in files)
        self.page_cache.begin((build.data, paths, config.site_url, extensions, config.mdx_configs))
        return files

    @event_priority(LAST)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Adds a page's relations and the works it cites; what is made from data follows in `text_to_convert`."""
        self.build.page, outputs = None, self.build.outputs
        if outputs and (guide_page := outputs.guide.pages.get(page.file.src_uri)):
            page.meta |= {key: text for key, text in guide_page.meta.items() if isinstance(text, str)}  # with counts
            page.meta["search"] = {"exclude": True}  # we put it into the index ourselves
            self.build.page, self.build.meta = guide_page, page.meta
            self.origins[guide_page.name] = partial(outputs.origins, guide_page)
            markdown = markdown.rstrip("\n") + "\n" + foot.foot(guide_page, outputs.guide)
        return super().on_page_markdown(markdown, page, config, files)

    def text_to_convert(self, text: str) -> str:
        """A page's text with all that is made from data, and its short forms; nothing if a preview has it."""
        page, outputs = self.build.page, self.build.outputs
        if not page or not outputs:
            return text
        complete = outputs.fill(text, page)
        copy = partial(copies.copy, page.name, complete, self.build.meta, self.build.address)
        self.build.copies[page.name] = copy  # to be called when the check has passed
        if "meanings" not in page.meta.get("hide", []):
            complete = f"{complete}\n\n{glossary.abbreviations(outputs.guide)}"
        return "" if self.page_cache.expect(page.name, complete) else complete

    @event_priority(FIRST)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Takes the HTML of a page that a preview did not convert again, and has the check read what came of it."""
        html, self.recorder.record = self.page_cache.result(page, html, self.recorder.record)
        return super().on_page_content(html, page, config, files)

    @event_priority(LAST)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Ends a build with findings; else writes the data for programs, and bundles only what pages use."""
        super().on_env(env, config, files)
        for path, text in open_data.files(self.build.outputs.guide).items() if self.build.outputs else ():
            cast(File, files.get_file_from_path(path)).content_string = text
        bundle.leave_out_unused(files, config.docs_dir, str(ROOT / "overrides"))
        bundle.bundle_all(config, files)
        return env

    def findings(self, site: Site) -> Iterator[Finding]:
        """Those of the check of links, and those of the guide's own rules."""
        yield from super().findings(site)
        build, guide = self.build, self.build.outputs and self.build.outputs.guide
        yield from rules.page_findings(site, self.locators, guide, build.data.get("asked.yml") or {})
        yield from beside.findings(site, build.data)
        if faulty := [name for name in schemas.FILES if f"{name}.yml" not in build.data]:
            message = "Until this file is right, nobody looks at what the other data say or at what is made from them."
            yield Finding(f"{schemas.FOLDER}/{faulty[0]}.yml", 1, 1, "unchecked", message)
            return
        data_findings = [*rules.data_findings(site, build.data, guide)]
        yield from data_findings
        if build.failure and not data_findings:  # the code is wrong, and not the data
            raise build.failure
        if guide:
            yield from addresses.findings(self.locators, site, build.data["redirects.yml"] or {})

    @event_priority(LAST)  # the search plugin has read the page
    def on_page_context(self, context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
        """Finishes the article of a page, and notes what search needs of it."""
        name, editions = page.file.src_uri, config.extra.get("editions", [])
        moved, queries = self.build.redirects.get(name, {}), self.build.queries.get(name, {})
        page.content, sections = article.finish(page, queries, self.build.rows, moved, editions)
        self.build.sections += sections
        return context

    @event_priority(LAST)  # the plugins have written the index of search
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Writes the files beside the pages, looks at the finished site, and puts it in the place of the last one."""
        site, public = Path(config.site_dir), cast("Public | None", config.plugins.get("public"))
        if public:
            public.write(config)
        self.write_beside(site, config.theme["language"])
        if not self.build.has_findings:  # in a preview of a page with one, what follows from it is not told again
            self.stop_at_findings(Report(sorted({*built_site.findings(site, config)}), 0))
        if public:
            compress.compress(site)
        if not self.is_preview:
            swap.swap_in(self.build.site)

    def write_beside(self, site: Path, language: str) -> None:
        """Writes what a site has beside its pages: search, Markdown copies, redirects, what to keep for offline."""
        build = self.build
        for file in site.glob("sitemap.xml*") if not build.address else ():
            file.unlink()
        search_index.complete(site, build.sections, build.data.get("words.yml") or [])
        files = {name: copy() for name, copy in build.copies.items()} | copies.moved_copies(build.stubs)
        for page, moved in build.stubs.items():
            files[site_path(page)] = redirects.stub(page, moved, build.address, language)
        for name, text in files.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(text, encoding="utf-8", newline="\n")
        offline.write_file_list(site)

    def on_build_error(self, error: Exception) -> None:
        """Removes what was made of a site that fails; tells a full disk and the like in a sentence."""
        if not self.is_preview:
            shutil.rmtree(swap.staging_folder(self.build.site), ignore_errors=True)
        if isinstance(error, OSError):
            raise Abort(str(from_os_error(error))) from None


check = GuideBuild()
on_startup, on_config, on_files, on_nav = check.on_startup, check.on_config, check.on_files, check.on_nav
on_page_read_source, on_page_markdown = check.on_page_read_source, check.on_page_markdown
on_page_content, on_env, on_page_context = check.on_page_content, check.on_env, check.on_page_context
on_post_build, on_build_error = check.on_post_build, check.on_build_error
