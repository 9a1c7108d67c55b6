"""Checks templates of the project, and the style sheets, drawings and hand-made pages that it publishes."""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError
from mkdocs.structure.files import File

from .findings import Finding, Verdict
from .hints import HOME
from .links import judge, no_template
from .markup import Link, css_links, read_html
from .places import at_address, blank
from .site import Site, read

URL_FILTER = re.compile(
    r"""\{\{\s*(['"])(?P<it>[^'"{}]+)\1\s*\|\s*url\s*\}\}|\{\{\s*base_url\s*\}\}/(?P<or>[^'"{}\s?#]+)"""
)
TEMPLATE_NAME = re.compile(r"""\{%-?\s*(?:include|extends|import|from)\s+(['"])([^'"]+)\1(?![^%]*ignore missing)""")
COMMENT = re.compile(r"\{#.*?#\}|\{%-?\s*raw\b.*?endraw\s*-?%\}", re.DOTALL)
FILTERED = "\x01"  # marks an address that the filter makes relative
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def templates(site: Site) -> Iterator[Finding]:
    """The findings on the templates of the project, whose ids every page has, and on its assets."""
    folder = site.config.theme.custom_dir
    texts = {file: blank(COMMENT, read(file)) for file in sorted(Path(folder).rglob("*.html"))} if folder else {}
    site.shared_ids = {id for text in texts.values() for id in read_html(text).ids if "{" not in id}
    language = site.config.theme.get_env()
    for file, text in texts.items():
        yield from of_template(site, file, text, language)
    yield from of_assets(site)


def of_template(site: Site, file: Path, text: str, language: Environment) -> Iterator[Finding]:
    """What one template names: other templates, pages and files through the filter `url`, and plain addresses."""
    for _, name in TEMPLATE_NAME.findall(text):
        if bad := no_template(site, name):
            yield at_address(site.shown(file), text, name, bad)
    try:
        language.parse(read(file))
    except TemplateSyntaxError as error:
        why = f"{file.name} is no valid template: {(error.message or '').rstrip('.')}."
        yield Finding(site.shown(file), error.lineno, 1, "unbuildable", why)
    plain = blank(JINJA, URL_FILTER.sub(lambda m: FILTERED + (m["it"] or m["or"]), text), "\x00")
    for link in dict.fromkeys(read_html(plain).links):
        url = link.url.removeprefix(FILTERED)
        if "\x00" in url or url in ("", "#"):
            continue
        bare = link._replace(url=url)
        if bad := judge(bare, HOME, site) if link != bare else from_pages(site, bare, file):
            yield at_address(site.shown(file), text, url, bad)


def from_pages(site: Site, link: Link, file: Path) -> Verdict | None:
    """What is wrong with a plain link of a template, seen from the pages that may show it."""
    name, url = file.relative_to(site.config.theme.custom_dir or "").as_posix(), link.url
    if url.startswith("#"):
        is_there = site.has_section("", url[1:]) or f'"{url[1:]}"' in site.printed
        return None if is_there else Verdict("missing-anchor", f"No page or template has the id {url[1:]}.", False)
    pages = site.files.documentation_pages()
    own = [page for page in pages if page.page and page.page.meta.get("template") == name]
    own += [File(name, "", "", False)] if name in site.config.theme.static_templates else []
    deepest = max(pages, key=lambda page: page.dest_uri.count("/"), default=HOME)
    judged = [judge(link, page, site) for page in own or (HOME, deepest)]
    wrong = [bad for bad in judged if bad]
    if wrong and len(wrong) < len(judged):
        message = f"{url} is right on some pages only: write {{{{ '{url}' | url }}}}."
        return wrong[0]._replace(message=message, is_sure=name == "main.html")
    return wrong[0] if wrong else None


def of_assets(site: Site) -> Iterator[Finding]:
    """Style sheets, drawings and hand-made HTML pages of the project."""
    for asset in site.by_dest.values():
        if asset.src_dir not in (site.config.docs_dir, site.config.theme.custom_dir) or asset.is_documentation_page():
            continue
        file, is_css = Path(asset.abs_src_path or ""), asset.dest_uri.lower().endswith(".css")
        text = read(file) if is_css or asset.dest_uri.lower().endswith((".svg", ".html")) else ""
        if not is_css and ("<base" in text or JINJA.search(text)):
            continue
        for link in css_links(text) if is_css else read_html(text).links:
            if link.url == "#" or (link.url.startswith("#") and (is_css or link.tag == "a")):
                continue  # the page on which it is used may have the section
            if (bad := judge(link, asset, site)) and bad.rule != "fragile-url":
                yield at_address(site.shown(file), text, link.url, bad)
