"""MkDocs' events, each handed to the functions that check the guide, make its lists and finish its pages.

They stand in the order of a build.
"""

import os
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
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
from content import foot, glossary, markers, outputs, systems
from guide_rules import addresses, data, forms, pages, rules
from linkcheck import built
from linkcheck.findings import Finding, Report
from linkcheck.marks import PageRecord
from linkcheck.plugin import LinkCheck
from linkcheck.site import Site
from page import bundle, copies, finish, offline, redirects, search_index, unchanged
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
    made: outputs.Made | None = None  # None where data hold faults
    moved: dict[str, dict[str, str]] = field(default_factory=dict)  # new addresses by old page and section
    gone: dict[str, dict[str, str]] = field(default_factory=dict)  # those of pages that are no more
    asked: dict[str, dict[str, list[str]]] = field(default_factory=dict)  # what readers ask, by page and section
    rows: dict[str, str] = field(default_factory=dict)  # the addresses of the catalogue's rows, by system
    sections: list[dict[str, str]] = field(default_factory=list)  # the entries of the search index
    copies: dict[str, Callable[[], str]] = field(default_factory=dict)  # what makes the Markdown copy of each page
    dangling: Callable[[], set[tuple[str, str]]] = set  # data files, and what they name and does not exist
    has_findings: bool = False


now = Build()
is_preview = False


def decide(found: list[Finding], pages: int) -> None:
    """Prints the findings; stops a build on them, but never a preview."""
    now.has_findings, report = bool(found), Report(found, pages, check.links)
    if found:
        print(report.text(), file=sys.stderr)
    if report.fails(OPTIONS["strict"]) and not is_preview:
        raise Abort(f"{len(found)} findings: nothing is written")


class GuideCheck(LinkCheck):
    """The check of links, which leaves to our rules the entries of data whose page or section does not exist."""

    def ignored(self, finding: Finding) -> bool:
        """Whether a finding is told already, where the entry names the page."""
        is_told = any(finding.path == path and name in finding.message for path, name in now.dangling())
        return (is_told and finding.rule != "data") or super().ignored(finding)


check, filling, kept = GuideCheck(decide), markers.Markers(), unchanged.Unchanged()


def on_startup(command: str, dirty: bool) -> None:
    """Notes whether this is a preview."""
    global is_preview
    is_preview = command == "serve"


def begin(config: MkDocsConfig) -> MkDocsConfig:
    """Forgets the last build, and has this one make its site aside."""
    global now
    now = Build(Path(config.site_dir), "" if is_preview else config.site_url or "")
    check.made = {}
    if not is_preview:
        placing.restore(now.site)
        config.site_dir = str(now.site.with_name(f".{now.site.name}-new"))
    config.markdown_extensions.append(filling)
    return config


@event_priority(-200)  # when the check has begun its list
def read_guide(files: Files, config: MkDocsConfig) -> Files:
    """Reads what lists, open data and scripts are made from, and makes the files; without it the check says why."""
    now.data, faults = forms.read_data(ROOT)
    check.unbuildable += faults
    now.moved = redirects.by_page(now.data.get("redirects.yml") or {})
    now.gone = {page: moved for page, moved in now.moved.items() if files.get_file_from_path(page) is None}
    now.asked = redirects.by_page(now.data.get("asked.yml") or {})
    texts = {path: source.text for path, source in pages.in_reading_order(files, config)}
    now.made, made = outputs.make(Path(config.docs_dir), texts, now.data, config.site_name)
    if guide := now.made and now.made.guide:
        now.rows = systems.addresses(guide)
        now.asked.setdefault(systems.PAGE, {}).update(systems.asked(guide))
    check.unmade = {
        name for name, text in texts.items() if "{{" in text and (not guide or any(pages.odd_markers(text, guide)))
    }
    if now.address:
        made["llms.txt"] = copies.with_whole_addresses(made["llms.txt"], now.address)
    for path, text in made.items():
        files.append(File.generated(config, path, content=text))
    named = [extension for extension in config.markdown_extensions if isinstance(extension, str)]
    kept.begin((now.data, sorted(file.src_uri for file in files), config.site_url, named, config.mdx_configs))
    return files


def add_made(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Adds the relations of a page and the works that it cites, and has Markdown put in its lists."""
    filling.fill = str
    made, known = now.made, now.made and now.made.guide.pages.get(page.file.src_uri)
    if made is None or known is None:
        return markdown
    page.meta |= {key: value for key, value in known.meta.items() if isinstance(value, str)}  # counts filled in
    page.meta["search"] = {"exclude": True}  # we put it into the index ourselves
    end, name, hover = foot.foot(known, made.guide), known.name, glossary.abbreviations(made.guide)

    def copied() -> str:
        parts = [ROOT / folder for folder in config.mdx_configs["pymdownx.snippets"]["base_path"]]
        whole = made.fill(copies.with_included_files(markdown, name, parts), known)
        return copies.copy(name, whole, end, page.meta, now.address)

    filling.fill = lambda text: kept.text(name, f"{made.fill(text, known)}\n\n{hover}")
    check.made[name] = lambda: made.origins(known)
    now.copies[name] = copied  # made when the check has passed
    return markdown.rstrip("\n") + "\n" + end


@event_priority(200)  # before the check reads the page
def recall(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """In a preview, the HTML of a page that has not changed."""
    html, check.marks.record = kept.converted(page, html, check.marks.record)
    return html


def judge(site: Site, records: list[PageRecord]) -> Iterator[Finding]:
    """The findings of the guide's own rules."""
    now.dangling = cache(partial(data.dangling, now.data, site.defines))
    yield from rules.findings(site, records, now.data, now.made, OPTIONS["ledger"])


@event_priority(-200)  # when the check has passed
def bundle_all(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Leaves out what no page uses, and bundles what every page loads."""
    bundle.leave_out_unused(files, config.docs_dir, str(ROOT / "overrides"))
    bundle.bundle_all(config, files)
    return env


@event_priority(-100)  # the search plugin has read the page
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Finishes the article of a page, and notes what search needs of it."""
    name, editions = page.file.src_uri, config.extra.get("editions", [])
    work = partial(finish.finish, page, now.asked.get(name, {}), now.rows, now.moved.get(name, {}), editions)
    page.content, entries = kept.finished(name, work)
    now.sections += entries
    return context


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the files beside the pages, looks at the finished site, and puts it in place."""
    site = Path(config.site_dir)
    for file in site.glob("sitemap.xml*") if not now.address else ():
        file.unlink()
    search_index.complete(site, now.sections)
    beside = {name: made() for name, made in now.copies.items()} | copies.of_moved(now.gone)
    for page, moved in now.gone.items():
        beside[redirects.built(page)] = redirects.stub(page, moved, now.address, config.theme["language"])
    for name, text in beside.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8", newline="\n")
    offline.write_file_list(site)
    if now.has_findings:
        return  # a preview of a page with a finding: what follows from it is not told again
    finished = built.BuiltSite(site, config)
    dropped = addresses.dropped(finished, now.data["redirects.yml"], ROOT, OPTIONS["ledger"])
    decide(sorted({*finished.findings(OPTIONS["no-external-assets"]), *dropped}), 0)
    if not is_preview:
        placing.put(site, now.site)


def on_build_error(error: Exception) -> None:
    """Removes what was made of a site that fails; tells a full disk and the like in a sentence."""
    if not is_preview:
        shutil.rmtree(now.site.with_name(f".{now.site.name}-new"), ignore_errors=True)
    if isinstance(error, OSError):
        raise Abort(str(from_os_error(error))) from None


check.more.append(judge)
on_config = CombinedEvent(check.on_config, begin)
on_files, on_nav = CombinedEvent(read_guide, check.on_files), check.on_nav
on_page_markdown = CombinedEvent(add_made, check.on_page_markdown)
on_page_content = CombinedEvent(recall, check.on_page_content)
on_env = CombinedEvent(check.on_env, bundle_all)
