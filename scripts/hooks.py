"""MkDocs' events, each handed to the functions that check the guide, make its lists and finish its pages."""

import os
import shutil
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
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
from content import foot, glossary, outputs
from content.markers import Markers
from guide_rules import addresses, data, forms, pages
from guide_rules.unwritten import unwritten
from linkcheck import built
from linkcheck.findings import ERROR, Finding, Report
from linkcheck.marks import PageRecord
from linkcheck.plugin import LinkCheck
from linkcheck.site import Site
from linkcheck.structure import entries
from page import bundle, copies, offline, redirects, search_index
from page.finish import finish
from page.unchanged import Unchanged
from publish import placing

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["linkcheck"]
PARTS = [ROOT / folder for folder in ("docs/includes", "docs/assets/figures", "scripts/hosting")]  # as in mkdocs.yml
os.environ["NO_MKDOCS_2_WARNING"] = "1"


@dataclass
class Build:
    """What later events of a build need of earlier ones."""

    site: Path  # where the finished site goes
    serves: bool = False
    names: set[str] = field(default_factory=set)  # the source paths of all pages
    data: dict[str, Any] = field(default_factory=dict)  # by file name, without the files that hold faults
    made: outputs.Made | None = None  # None where data hold faults
    moved: dict[str, dict[str, str]] = field(default_factory=dict)  # new addresses by old page and section
    asked: dict[str, dict[str, str]] = field(default_factory=dict)  # what readers ask, by page and section
    rows: dict[str, str] = field(default_factory=dict)  # the addresses of the catalogue's rows, by system
    sections: list[dict[str, str]] = field(default_factory=list)  # the entries of the search index
    copies: dict[str, str] = field(default_factory=dict)  # the Markdown copies, by path
    dangling: set[tuple[str, str]] = field(default_factory=set)  # data files, and what they name and does not exist
    has_findings: bool = False


now = Build(Path())


def decide(findings: list[Finding], pages: int) -> None:
    """Prints the findings; stops a build on them, but never a preview."""
    now.has_findings = bool(findings)
    if findings:
        print(Report(findings, pages, check.links).text(), file=sys.stderr)
    fails = any(OPTIONS.get("strict") or finding.severity == ERROR for finding in findings)
    if fails and not now.serves:
        raise Abort(f"{len(findings)} findings: nothing is written")


class GuideCheck(LinkCheck):
    """The check of links, which leaves to our rules the entries of data whose page or section does not exist."""

    def ignored(self, finding: Finding) -> bool:
        """Whether a finding is told already, where the entry names the page."""
        is_link = finding.rule != "data"
        is_told = is_link and any(finding.path == path and name in finding.message for path, name in now.dangling)
        return is_told or super().ignored(finding)


check, markers, unchanged = GuideCheck(decide), Markers(), Unchanged()


def on_startup(command: str, dirty: bool) -> None:
    """Notes whether this is a preview."""
    now.serves = command == "serve"


def begin(config: MkDocsConfig) -> MkDocsConfig:
    """Forgets the last build, and has this one make its site aside."""
    global now
    now = Build(Path(config.site_dir), now.serves)
    if not now.serves:
        placing.restore(now.site)
        config.site_dir = str(now.site.with_name(f".{now.site.name}-new"))
    config.markdown_extensions.append(markers)
    return config


@event_priority(-200)  # when the check has begun its list
def read_guide(files: Files, config: MkDocsConfig) -> Files:
    """Reads what lists, open data and scripts are made from, and makes the files; without it the check says why."""
    check.made, check.unmade, texts = {}, set(), dict(sources(files, config))
    now.names = {file.src_uri for file in files.documentation_pages()}
    now.data, faults = forms.read_data(ROOT)
    check.unbuildable += faults
    made = dict.fromkeys(outputs.PATHS, "")  # links to them are as good as ever
    try:
        guide = outputs.read(
            Path(config.docs_dir), {path: source.text for path, source in texts.items()}, now.data, config.site_name
        )
        now.made = outputs.Made(guide)
        for page in guide.pages.values():
            now.made.fill(page.text, page)
        made = now.made.files()
    except (AttributeError, IndexError, KeyError, StopIteration, TypeError, ValueError):  # as faulty data raise them
        now.made, check.unmade = None, {path for path, source in texts.items() if "\n{{ " in source.text}
    for path, text in made.items():
        files.append(File.generated(config, path, content=text))
    named = [extension for extension in config.markdown_extensions if isinstance(extension, str)]
    unchanged.begin((now.data, sorted(file.src_uri for file in files), config.site_url, named, config.mdx_configs))
    now.moved = redirects.by_page(now.data.get("redirects.yml") or {})
    now.asked = search_index.by_page(now.data.get("asked.yml") or {})
    for system in now.made.guide.systems["systems"] if now.made else ():
        now.rows[system["name"]] = f"taxonomy/systems.html#system-{system['id']}"
        if system["maker"] not in ("not stated here", "does not apply"):  # whoever types a maker looks for its systems
            names = [system["name"], *system.get("aliases", [])]
            asked = [system["maker"], *names, *(f"is {name} an llm" for name in names)]
            now.asked.setdefault("taxonomy/systems.md", {})[f"system-{system['id']}"] = ", ".join(asked)
    return files


def sources(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, pages.Source]]:
    """The pages of the guide in reading order, as far as they can be read: their source path, and what it holds."""
    known = {file.src_uri: file for file in files.documentation_pages() if file.src_dir == config.docs_dir}
    for path in dict.fromkeys(chain(entries(config.nav), sorted(known))):
        if path in known:
            try:
                yield path, pages.Source(f"docs/{path}", known[path].content_string)
            except (OSError, UnicodeDecodeError):
                continue  # the check tells it


def rules(site: Site, records: list[PageRecord]) -> Iterator[Finding]:
    """The findings of the guide's own rules."""
    yield from unwritten(ROOT)
    texts = dict(sources(site.files, site.config))
    guide = now.made.guide if now.made else None
    yield from pages.findings(texts, guide, now.data.get("asked.yml"), site)
    if len(now.data) < len(forms.FILES):
        return
    cited = {key for page in guide.pages.values() for key in page.cited} if guide else None
    faults = [*data.findings(now.data, site.defines, cited, ROOT), *addresses.chains(now.data["redirects.yml"], ROOT)]
    now.dangling = data.dangling(now.data, site.defines) if faults else set()
    yield from faults
    if guide is None and not faults:
        yield Finding("docs/data", 1, 1, "data", "The lists of the guide cannot be made from these files.")
    if now.made:
        yield from addresses.unaccepted(records, texts, now.made, ROOT, OPTIONS["ledger"])


check.more.append(rules)


@event_priority(200)  # before the check reads the page
def recall(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """In a preview, the HTML of a page that has not changed."""
    html, check.marks.record = (
        unchanged.converted(page, html, check.marks.record) if now.serves else (html, check.marks.record)
    )
    return html


def add_made(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Adds the relations of a page and the works that it cites, and has Markdown put in its lists."""
    markers.fill = None
    made, known = now.made, now.made and now.made.guide.pages.get(page.file.src_uri)
    if made is None or known is None:
        return markdown
    page.meta |= {key: value for key, value in known.meta.items() if isinstance(value, str)}  # counts filled in
    page.meta["search"] = {"exclude": True}  # we put it into the index ourselves
    hover = glossary.abbreviations(made.guide)

    def complete(text: str) -> str:
        return f"{made.fill(text, known)}\n\n{hover}"

    markers.fill = (lambda text: unchanged.text(name, complete(text))) if now.serves else complete
    check.made[page.file.src_uri] = lambda: made.origins(known)
    end, name = foot.foot(known, made.guide), page.file.src_uri
    whole = made.fill(copies.with_included_files(markdown, name, PARTS), known)
    now.copies[name] = copies.copy(name, whole, end, page.meta, public_url(config))
    return markdown.rstrip("\n") + "\n" + end


def public_url(config: MkDocsConfig) -> str:
    """The address of a site that is to be published, or ""."""
    return "" if now.serves else config.site_url or ""


@event_priority(-200)  # when the check has passed
def bundle_all(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Leaves out what no page uses, and bundles what every page loads."""
    for file in list(files):
        if file.src_uri.startswith("assets/") and file.src_dir not in (None, config.docs_dir, str(ROOT / "overrides")):
            files.remove(file)
    bundle.bundle_all(config, files)
    return env


@event_priority(-100)  # the search plugin has read the page
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Finishes the article of a page, and notes what search needs of it."""
    name = page.file.src_uri
    asked, moved, editions = now.asked.get(name, {}), now.moved.get(name, {}), config.extra.get("editions", [])
    work = partial(finish, page, asked, now.rows, moved, editions)
    page.content, entries = unchanged.finished(name, work)
    now.sections += entries
    return context


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Writes the files beside the pages, and puts the site in place."""
    site, address = Path(config.site_dir), public_url(config)
    (site / "search/search_index.json").unlink(missing_ok=True)
    for file in site.glob("sitemap.xml*") if not address else ():
        file.unlink()
    search_index.complete(site, now.sections)
    for page, moved in now.moved.items():
        if page not in now.names:
            text = redirects.stub(page, moved, address, config.theme.get("language", "en"))
            write(site / redirects.built(page), text)
            if (new := moved.get("")) and not redirects.is_elsewhere(new):
                now.copies[page] = copies.moved(page, new)
    for name, text in now.copies.items():
        write(site / name, text)
    if address:
        write(site / "llms.txt", copies.with_whole_addresses((site / "llms.txt").read_text("utf-8"), address))
    offline.write_file_list(site)
    if now.has_findings:
        return  # a preview of a page with a finding: what follows from it is not told again
    finished = built.BuiltSite(site, config.site_url or "", "offline" in config.plugins)
    dropped = addresses.dropped(finished, now.data["redirects.yml"], ROOT, OPTIONS["ledger"])
    decide(sorted({*finished.findings(OPTIONS["no-external-assets"]), *dropped}), 0)
    if not now.serves:
        placing.put(site, now.site)


def write(file: Path, text: str) -> None:
    """Writes a file of the site."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def on_build_error(error: Exception) -> None:
    """Removes what was made of a site that fails; tells a full disk and the like in a sentence."""
    if not now.serves:
        shutil.rmtree(now.site.with_name(f".{now.site.name}-new"), ignore_errors=True)
    if isinstance(error, OSError):
        raise Abort(str(from_os_error(error))) from None


on_config = CombinedEvent(check.on_config, begin)
on_files, on_nav = CombinedEvent(read_guide, check.on_files), check.on_nav
on_page_markdown = CombinedEvent(add_made, check.on_page_markdown)
on_page_content = CombinedEvent(recall, check.on_page_content)
on_env = CombinedEvent(check.on_env, bundle_all)
