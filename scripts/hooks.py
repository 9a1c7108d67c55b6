"""MkDocs' events, each handed to the functions that check the guide, make its lists and finish its pages.

They stand in the order of a build.
"""

import os
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs takes it away again once this file is loaded

from console import from_os_error
from content import blocks, foot, glossary, outputs, systems
from content.guide import site_path
from guide_rules import addresses, forms, pages, rules
from linkcheck import built
from linkcheck.findings import Finding, Report
from linkcheck.marks import PageRecord
from linkcheck.plugin import LinkCheck
from linkcheck.site import Site
from page import bundle, copies, finish, offline, redirects, search_index
from page.cache import PageCache
from publish import placing

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["linkcheck"]
os.environ["NO_MKDOCS_2_WARNING"] = "1"


@dataclass
class Build:
    """What later events of a build need of earlier ones."""

    site: Path = Path()  # where the finished site goes
    address: str = ""  # that of a site that is to be published
    data: dict[str, Any] = field(default_factory=dict)  # by file name, without the files that hold faults
    lists: outputs.Outputs | None = None  # with counts; None where they cannot be made
    failure: Exception | None = None  # why they cannot
    redirects: dict[str, dict[str, str]] = field(default_factory=dict)  # new addresses by old page and section
    stubs: dict[str, dict[str, str]] = field(default_factory=dict)  # those of pages that are no more
    asked: dict[str, dict[str, list[str]]] = field(default_factory=dict)  # what readers ask, by page and section
    rows: dict[str, str] = field(default_factory=dict)  # the addresses of the catalogue's rows, by system
    sections: list[dict[str, str]] = field(default_factory=list)  # the entries of the search index
    copies: dict[str, Callable[[], str]] = field(default_factory=dict)  # what makes the Markdown copy of each page
    dangling: set[str] = field(default_factory=set)  # what data name and does not exist
    has_findings: bool = False


build = Build()
is_preview = False


def decide(report: Report) -> None:
    """Prints the findings; stops a build on them, but never a preview."""
    build.has_findings = bool(report.findings)
    if report.findings:
        print(report.text(), file=sys.stderr)
    if report.fails(OPTIONS["strict"]) and not is_preview:
        raise Abort(f"{len(report.findings)} findings: nothing is written")


class GuideCheck(LinkCheck):
    """The check of links, which leaves to our rules the entries of data whose page or section does not exist."""

    def ignored(self, finding: Finding) -> bool:
        """Whether a finding is left out: our rules tell it, at the entry of data that names the page or section."""
        is_told = finding.rule != "data" and any(name in finding.message for name in build.dangling)
        return (is_told and finding.path.startswith(forms.FOLDER)) or super().ignored(finding)


check, markers, page_cache = GuideCheck(decide), blocks.Markers(), PageCache()


def on_startup(command: str, dirty: bool) -> None:
    """At the start: notes whether this is a preview."""
    global is_preview
    is_preview = command == "serve"


def begin(config: MkDocsConfig) -> MkDocsConfig:
    """At `on_config`: forgets the last build, and has this one make its site aside."""
    global build
    build = Build(Path(config.site_dir), "" if is_preview else config.site_url or "")
    check.origins = {}
    if not is_preview:
        placing.restore(build.site)
        config.site_dir = str(placing.workshop(build.site))
    config.markdown_extensions.append(markers)
    return config


@event_priority(-200)  # when the check has begun its list
def read_guide(files: Files, config: MkDocsConfig) -> Files:
    """At `on_files`: reads data and pages, and makes the files beside the pages; the check says why where it can't."""
    build.data, faults = forms.read_data(ROOT)
    check.unbuildable += faults
    build.redirects = redirects.by_page(build.data.get("redirects.yml") or {})
    build.stubs = {page: moved for page, moved in build.redirects.items() if files.get_file_from_path(page) is None}
    build.asked = redirects.by_page(build.data.get("asked.yml") or {})
    texts = {path: source.text for path, source in pages.in_reading_order(files, config)}
    build.lists, beside, build.failure = outputs.make(Path(config.docs_dir), texts, build.data, config.site_name)
    if guide := build.lists and build.lists.guide:
        build.rows = systems.addresses(guide)
        build.asked.setdefault(systems.PAGE, {}).update(systems.asked(guide))
    check.unmade = {
        name for name, text in texts.items() if "{{" in text and (not guide or any(pages.odd_markers(text, guide)))
    }
    for path, text in beside.items():
        files.append(File.generated(config, path, content=text))
    named = [extension for extension in config.markdown_extensions if isinstance(extension, str)]
    page_cache.begin((build.data, sorted(file.src_uri for file in files), config.site_url, named, config.mdx_configs))
    return files


def add_lists(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """At `on_page_markdown`: adds a page's relations and the works it cites, and has Markdown put in its lists."""
    markers.fill = str
    lists, known = build.lists, build.lists and build.lists.guide.pages.get(page.file.src_uri)
    if lists is None or known is None:
        return markdown
    page.meta |= {key: value for key, value in known.meta.items() if isinstance(value, str)}  # counts filled in
    page.meta["search"] = {"exclude": True}  # we put it into the index ourselves
    name, hover = known.name, glossary.abbreviations(lists.guide)

    def fill(text: str) -> str:
        whole = lists.fill(text, known)
        build.copies[name] = partial(copies.copy, name, whole, page.meta, build.address)  # when the check has passed
        return page_cache.text_to_convert(name, f"{whole}\n\n{hover}")

    markers.fill = fill
    check.origins[name] = lambda: lists.origins(known)
    return markdown.rstrip("\n") + "\n" + foot.foot(known, lists.guide)


@event_priority(200)  # before the check reads the page
def recall(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """At `on_page_content`: in a preview, the HTML of a page that has not changed."""
    html, check.marks.record = page_cache.result(page, html, check.marks.record)
    return html


def judge(site: Site, records: list[PageRecord]) -> Iterator[Finding]:
    """In the check, at `on_env`: the findings of the guide's own rules."""
    lists = build.lists or build.failure
    yield from rules.findings(site, records, build.data, lists, OPTIONS["ledger"], build.dangling)


@event_priority(-200)  # when the check has passed
def bundle_all(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """At `on_env`: leaves out what no page uses, and bundles what every page loads."""
    bundle.leave_out_unused(files, config.docs_dir, str(ROOT / "overrides"))
    bundle.bundle_all(config, files)
    return env


@event_priority(-100)  # the search plugin has read the page
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Finishes the article of a page, and notes what search needs of it."""
    name, editions = page.file.src_uri, config.extra.get("editions", [])
    moved, asked = build.redirects.get(name, {}), build.asked.get(name, {})
    page.content, sections = finish.finish(page, asked, build.rows, moved, editions)
    build.sections += sections
    return context


@event_priority(-200)
def complete(config: MkDocsConfig) -> None:
    """At `on_post_build`: writes the files beside the pages, and looks at the finished site."""
    site = Path(config.site_dir)
    for file in site.glob("sitemap.xml*") if not build.address else ():
        file.unlink()
    search_index.complete(site, build.sections)
    beside = {name: copy() for name, copy in build.copies.items()} | copies.of_moved(build.stubs)
    for page, moved in build.stubs.items():
        beside[site_path(page)] = redirects.stub(page, moved, build.address, config.theme["language"])
    for name, text in beside.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8", newline="\n")
    offline.write_file_list(site)
    if build.has_findings:
        return  # a preview of a page with a finding: what follows from it is not told again
    finished = built.built_site(site, config)
    dropped = addresses.dropped(finished, build.data["redirects.yml"], ROOT, OPTIONS["ledger"])
    decide(Report(sorted({*built.findings(finished, OPTIONS["no-external-assets"]), *dropped}), 0))


@event_priority(-300)
def put_in_place(config: MkDocsConfig) -> None:
    """At the end of `on_post_build`: puts the site in the place of the last one."""
    if not is_preview:
        placing.put(build.site)


def on_build_error(error: Exception) -> None:
    """Removes what was made of a site that fails; tells a full disk and the like in a sentence."""
    if not is_preview:
        shutil.rmtree(placing.workshop(build.site), ignore_errors=True)
    if isinstance(error, OSError):
        raise Abort(str(from_os_error(error))) from None


check.more.append(judge)
on_config = CombinedEvent(check.on_config, begin)
on_files, on_nav = CombinedEvent(read_guide, check.on_files), check.on_nav
on_page_read_source = check.on_page_read_source
on_page_markdown = CombinedEvent(add_lists, check.on_page_markdown)
on_page_content = CombinedEvent(recall, check.on_page_content)
on_env = CombinedEvent(check.on_env, bundle_all)
on_post_build = CombinedEvent(complete, put_in_place)
