"""Checks what surrounds the pages: settings, menu, redirects, templates, and files beside pages."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from jinja2 import TemplateSyntaxError
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link as NavLink

from .findings import Finding, Verdict, did_you_mean
from .links import HOME, judge, judge_name, judge_template
from .locations import blank, find_in_files, finding_at_address
from .markup import ADDRESSES, Link, css_links, read_html
from .site import Site, read, split, strings, walk

MENUS = ("SUMMARY.md", ".nav.yml", ".nav.yaml", ".pages")  # files that navigation plugins read
URL_FILTER = re.compile(r"""\{\{\s*(['"])([^'"{}]+)\1\s*\|\s*url\s*\}\}|\{\{\s*base_url\s*\}\}/([^'"{}\s?#]+)""")
TEMPLATE_NAME = re.compile(r"""\{%-?\s*(?:include|extends|import|from)\s+(['"])([^'"]+)\1(?![^%]*ignore missing)""")
COMMENT = re.compile(r"\{#.*?#\}|\{%-?\s*raw\b.*?endraw\s*-?%\}", re.DOTALL)
FILTERED = "\x01"  # marks an address that the filter makes relative
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def in_settings(site: Site, needle: str, verdict: Verdict) -> Finding:
    """A finding where mkdocs.yml, a file it may inherit from, or one that a plugin reads holds a text."""
    docs, main = Path(site.config.docs_dir), Path(site.config.config_file_path)
    files = [main, *sorted(site.root.glob("*.y*ml")), *(file for name in MENUS for file in docs.rglob(name))]
    return verdict.at(*(find_in_files(site, files, needle) or (site.path_of(main),)), subject=needle)


def check_menu(site: Site) -> Iterator[Finding]:
    """Entries of the menu, as plugins have left it, that lead nowhere or repeat; pages without one."""
    for url in (item.url for item in walk(site.nav.items if site.nav else ()) if isinstance(item, NavLink)):
        page, fragment = split(url)
        verdict = judge_name(url, site) if url else None
        if url.partition(":")[2] in site.by_src:
            verdict = Verdict("missing-page", f"“{url}” is no page: a space is missing.", fix=url.replace(":", ": ", 1))
        elif fragment and page in site.by_src:
            verdict = Verdict("missing-page", f"“{url}” is no page: the menu leads to whole pages.", fix=page)
        if verdict and verdict.is_sure:  # else it may be another site's
            yield in_settings(site, url, verdict)
    for url, times in Counter(text for _, text in strings(site.settings["nav"])).items():
        if times > 1 and url in site.by_src:
            yield in_settings(site, url, Verdict("nav-repeats", f"“{url}” is in the navigation {times} times."))
    pages_in_menu = {page.file for page in site.nav.pages} if site.nav else set()
    for file in (each for each in pages_in_menu if each.inclusion.is_excluded()):
        yield in_settings(site, file.src_uri, Verdict("excluded-target", f"“{file.src_uri}” is left out of the site."))
    for file in site.files.documentation_pages() if site.nav and site.settings["nav"] else ():
        is_own = file.src_dir == site.config.docs_dir and file.abs_src_path and file.name != "404"
        if is_own and file not in pages_in_menu and not file.inclusion.is_not_in_nav():
            yield Finding(site.path_of(file), 1, 1, "page-not-in-nav", f"“{file.src_uri}” is in no menu.")


def check_settings(site: Site) -> Iterator[Finding]:
    """The files that mkdocs.yml names, and the links that it puts on every page."""
    config = site.config
    files = [config.theme.get("logo"), config.theme.get("favicon"), *site.settings["extra_css"]]
    files += [getattr(script, "path", script) for script in site.settings["extra_javascript"]]
    files += [text for key, text in strings(dict(config.extra)) if key == "path"]  # such as a style sheet
    for name in map(str, filter(None, files)):
        if verdict := judge_name(name, site, "link"):
            yield in_settings(site, name, verdict)
    urls = (config.site_url, config.repo_url, *(text for _, text in strings(dict(config.extra))))
    for link in (*read_html(config.copyright or "").links, *(Link("a", url) for url in urls if url and "://" in url)):
        if (verdict := judge(link, HOME, site)) and verdict.rule not in ("absolute-link", "own-site-url"):
            yield in_settings(site, link.url, verdict)


def check_redirects(site: Site) -> Iterator[Finding]:
    """Redirects that lead nowhere, or on, or away from what is there."""
    for old, new in site.redirect_maps.items():
        if old in site.by_src:
            yield in_settings(site, f"{old}:", Verdict("redirect-shadows-page", f"“{old}” exists: nothing leads on."))
        if new in site.redirect_maps or new.partition("#")[0] in site.redirect_maps:
            yield in_settings(site, f"{old}:", Verdict("redirect", f"“{old}” leads to “{new}”, itself a redirect."))
        elif verdict := judge_name(new, site):
            what = verdict.message + did_you_mean(verdict.fix)  # which isn't where old stands
            yield in_settings(site, f"{old}:", Verdict("redirect", f"“{old}” leads nowhere: {what}"))


def check_collisions(site: Site) -> Iterator[Finding]:
    """Pages that overwrite each other."""
    first: dict[str, File] = {}
    for file in site.files:
        if file.src_dir != site.config.docs_dir or not file.abs_src_path or file.inclusion.is_excluded():
            continue
        if (other := first.setdefault(file.dest_uri.lower(), file)) is not file:
            yield Finding(site.path_of(file), 1, 1, "url-collision", f"It has the address of {other.src_uri}.")


def check_templates(site: Site) -> Iterator[Finding]:
    """The findings on the templates of the project, whose ids every page has, and on its assets."""
    folder = site.config.theme.custom_dir
    texts = {file: blank(COMMENT, read(file)) for file in sorted(Path(folder).rglob("*.html"))} if folder else {}
    site.shared_ids = {id for text in texts.values() for id in read_html(text).ids if "{" not in id}
    for file, text in texts.items():
        yield from check_template(site, file, text)
    yield from check_assets(site)


def check_template(site: Site, file: Path, text: str) -> Iterator[Finding]:
    """What one template names: other templates, pages and files through the filter `url`, and plain addresses."""
    name = file.relative_to(site.config.theme.custom_dir or "").as_posix()
    for _, other in TEMPLATE_NAME.findall(text):
        if verdict := judge_template(site, other):
            yield finding_at_address(site.path_of(file), text, other, verdict)
    try:
        site.jinja.get_template(name)  # which tells an unknown filter, too, and which MkDocs has then
    except TemplateSyntaxError as error:
        why = f"{file.name} is no valid template: {(error.message or '').rstrip('.')}."
        yield Finding(site.path_of(file), error.lineno, 1, "unbuildable", why)
    plain = blank(JINJA, URL_FILTER.sub(lambda m: FILTERED + (m[2] or m[3]), text), "\x00")
    for link in dict.fromkeys(read_html(plain).links):
        url = link.url.removeprefix(FILTERED)
        if "\x00" in url or not url or url[0] == "#":
            continue  # the page on which it is used may have the section
        bare = link._replace(url=url)
        if verdict := judge(bare, HOME, site) if link != bare else judge_from_pages(site, bare, name):
            yield finding_at_address(site.path_of(file), text, url, verdict)


def judge_from_pages(site: Site, link: Link, name: str) -> Verdict | None:
    """What is wrong with a plain link of the template `name`, seen from the pages that may show it."""
    pages = site.files.documentation_pages()
    own_pages = [page for page in pages if page.page and page.page.meta.get("template") == name]
    own_pages += [File(name, "", "", False)] if name in site.config.theme.static_templates else []
    deepest = max(pages, key=lambda page: page.dest_uri.count("/"), default=HOME)
    verdicts = [judge(link, page, site) for page in own_pages or (HOME, deepest)]
    wrong = [verdict for verdict in verdicts if verdict]
    if 0 < len(wrong) < len(verdicts):
        message, fix = f"“{link.url}” is right on some pages only.", f"{{{{ '{link.url}' | url }}}}"
        return wrong[0]._replace(message=message, is_sure=name == "main.html", fix=fix)
    return wrong[0] if wrong else None


def check_assets(site: Site) -> Iterator[Finding]:
    """Style sheets, drawings and hand-made HTML pages of the project."""
    for file in sorted(filter(Path.is_file, Path(site.config.docs_dir).rglob("*.svg"))):
        try:
            expat.ParserCreate("utf-8").Parse(read(file).encode(), True)
        except expat.ExpatError as error:
            yield Finding(site.path_of(file), error.lineno, error.offset + 1, "unbuildable", f"No valid SVG: {error}.")
    for asset in site.by_dest.values():
        if asset.src_dir not in (site.config.docs_dir, site.config.theme.custom_dir) or asset.is_documentation_page():
            continue
        file, ending = Path(asset.abs_src_path or ""), Path(asset.dest_uri.lower()).suffix
        text, is_plain = read(file) if ending in (".svg", ".html", *ADDRESSES) else "", ending in ADDRESSES
        for link in css_links(text, ending) if is_plain else read_html(text).links:
            if link.url == "#" or (link.url.startswith("#") and (is_plain or link.tag == "a")):
                continue  # the page on which it is used may have the section
            if (verdict := judge(link, asset, site)) and verdict.rule != "fragile-url":
                yield finding_at_address(site.path_of(file), text, link.url, verdict)
