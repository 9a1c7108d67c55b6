"""MkDocs' events, each handed to the functions that check the guide's links and finish its pages."""

import os
import shutil
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import yaml
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs takes it away again once this file is loaded

import guide_checks
from content import foot, glossary, outputs
from content.markers import Markers
from content.mistakes import BadData
from linkcheck import built
from linkcheck.findings import ERROR, Finding, Report
from linkcheck.plugin import LinkCheck
from pipeline import linked_data, markdown_copies, offline, stubs
from page import (
    abbreviations,
    article,
    bundle,
    citations,
    downloads,
    drawings,
    meanings,
    minify,
    search_index,
    tables,
)
from publish import placing

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["linkcheck"]
os.environ["NO_MKDOCS_2_WARNING"] = "1"
now = SimpleNamespace(serves=False)  # what later events need of earlier ones


def decide(findings, pages: int) -> None:
    """Prints the findings; stops a build on them, but never a preview."""
    now.told = bool(findings)
    if findings:
        print(Report(findings, pages, check.links).text(), file=sys.stderr)
    fails = any(OPTIONS.get("strict") or finding.severity == ERROR for finding in findings)
    if fails and not now.serves:
        raise Abort(f"{len(findings)} findings: nothing is written")


def data(name: str):
    """A data file of the guide."""
    return yaml.load((ROOT / "docs/data" / name).read_text("utf-8"), yaml.CSafeLoader)


check, markers = LinkCheck(decide), Markers()
check.more.append(lambda site, records: guide_checks.every(site, records, OPTIONS, is_data_readable=bool(now.guide)))


def on_startup(command: str, dirty: bool) -> None:
    now.serves = command == "serve"


def settle(config):
    """Notes where the systems of the catalogue have their rows, and has a build make its site aside."""
    systems = data("systems.yml")["systems"]
    now.rows = {system["name"]: f"taxonomy/systems.html#system-{system['id']}" for system in systems}
    now.site, now.sections = Path(config.site_dir), {}
    if not now.serves:
        placing.restore(now.site)
        config.site_dir = str(now.site.with_name(f".{now.site.name}-new"))
    config.markdown_extensions.append(markers)
    return config


@event_priority(-200)  # when the check has begun its list
def read_guide(files, config):
    """Reads what pages are made from; without it they have no foot, and the check says why."""
    now.guide, check.made, check.unmade = None, {}, set()
    try:
        now.guide = outputs.read(Path(config.docs_dir))
    except BadData as problem:
        check.unbuildable += problem.findings(ROOT)
        files_made = dict.fromkeys(outputs.PATHS, "")  # links to them are as good as ever
        check.unmade = {file.src_uri for file in files.documentation_pages() if "\n{{ " in file.content_string}
    else:
        files_made = outputs.files(now.guide)
    for path, text in files_made.items():
        files.append(File.generated(config, path, content=text))
    return files


def add_made(markdown: str, page, config, files) -> str:
    """Adds the relations of a page and the works that it cites, and has Markdown put in its lists."""
    markers.fill = None
    if (known := now.guide and now.guide.pages.get(page.file.src_uri)) is None:
        return markdown
    page.meta["search"] = {"exclude": True}  # we put it into the index ourselves
    hover = glossary.abbreviations(now.guide)
    markers.fill = lambda text: outputs.fill(text, known, now.guide) + "\n\n" + hover
    check.made[page.file.src_uri] = lambda: outputs.origins(known, now.guide)
    return markdown.rstrip("\n") + "\n" + foot.foot(known, now.guide)


def completed(name: str, text: str) -> str:
    """The text of a page with all that is made."""
    known = now.guide and now.guide.pages.get(name)
    return outputs.fill(text, known, now.guide) + foot.foot(known, now.guide) if known else text


def bundled(config, files, kind: str, paths: list[str]) -> str:
    """Replaces files that every page loads by one, whose name holds a hash of its content; returns its path."""
    joined = "".join(bundle.content(Path(config.docs_dir, path), path.endswith("/print.css")) for path in paths)
    name = f"assets/guide-{bundle.hashlib.sha256(joined.encode()).hexdigest()[:10]}.{kind}"
    files.append(File.generated(config, name, content=joined))
    for path in paths:
        files.remove(files.get_file_from_path(path))
    return name


@event_priority(-200)  # when the check has passed
def bundle_all(env, config, files):
    """Leaves out what no page uses, and bundles what every page loads."""
    for file in list(files):
        of_theme = file.src_dir not in (config.docs_dir, None) and file.src_uri.startswith("assets/")
        if of_theme and not file.src_dir.startswith(str(ROOT / "overrides")):
            files.remove(file)
    config.extra_css = [bundled(config, files, "css", list(config.extra_css))]
    scripts = config.extra_javascript
    scripts[0].path = bundled(config, files, "js", [script.path for script in scripts])
    del scripts[1:]
    return env


def shared(config) -> bool:
    """Whether the site has a public address, for which alone a sitemap is made."""
    return bool(config.site_url) and not now.serves


@event_priority(-100)  # the search plugin has read the page
def on_page_context(context, page, config, nav):
    """Finishes the article of a page."""
    up = "../" * page.url.count("/")
    tree = article.read(page.content)
    tables.complete(tree)
    citations.number(tree)
    downloads.link(tree, " ".join(f'href="{up}{file}"' for file in config.extra.get("editions", [])))
    abbreviations.keep_first(tree, glossary="meanings" in page.meta.get("hide", []))
    now.sections[page.url] = search_index.entries(tree, page.url)
    page.content = drawings.with_links(tree.inner(), {name: up + row for name, row in now.rows.items()})
    return context


@event_priority(-200)
def on_post_build(config) -> None:
    """Writes the files beside the pages, and puts the site in place."""
    site = Path(config.site_dir)
    project = SimpleNamespace(
        root=ROOT,
        docs=Path(config.docs_dir),
        config=config,
        site_url=config.site_url if shared(config) else "",
    )
    (site / "search/search_index.json").unlink(missing_ok=True)
    for file in site.glob("sitemap.xml*") if not shared(config) else ():
        file.unlink()
    stubs.write_stubs(project, site)
    meanings.write(site)
    search_index.complete(site, data("asked.yml"), now.sections)
    minify.trim(site)
    if now.guide:
        linked_data.embed(now.guide, site)
    markdown_copies.write_copies(project, site, project.site_url or None, completed)
    offline.write_file_list(site)
    if now.told:
        return  # a preview of a page with a finding: what follows from it is not told again
    finished = built.BuiltSite(site, config.site_url or "", "offline" in config.plugins)
    promised = guide_checks.promised(finished, ROOT, OPTIONS["ledger"])
    decide(sorted({*finished.findings(OPTIONS["no-external-assets"]), *promised}), 0)
    if not now.serves:
        placing.put(site, now.site)


def on_build_error(error) -> None:
    """Removes what was made of a site that fails."""
    if not now.serves:
        shutil.rmtree(now.site.with_name(f".{now.site.name}-new"), ignore_errors=True)


on_config = CombinedEvent(check.on_config, settle)
on_files, on_nav = CombinedEvent(read_guide, check.on_files), check.on_nav
on_page_markdown, on_page_content = CombinedEvent(add_made, check.on_page_markdown), check.on_page_content
on_env = CombinedEvent(check.on_env, bundle_all)
