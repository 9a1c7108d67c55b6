"""Checks templates of the project, and the style sheets, drawings and hand-made pages that it publishes."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from mkdocs.structure.files import File

from .findings import Finding, Verdict
from .hints import HOME
from .links import judge
from .marks import PageRecord
from .markup import Link, css_links, read_html
from .places import blank, in_text, nth_match
from .site import Site, read

URL_FILTER = re.compile(
    r"""\{\{\s*(['"])(?P<it>[^'"{}]+)\1\s*\|\s*url\s*\}\}|\{\{\s*base_url\s*\}\}/(?P<or>[^'"{}\s?#]+)"""
)
TEMPLATE_NAME = re.compile(r"""\{%-?\s*(?:include|extends|import|from)\s+(['"])([^'"]+)\1(?![^%]*ignore missing)""")
COMMENT = re.compile(r"\{#.*?#\}|\{%-?\s*raw\b.*?endraw\s*-?%\}", re.DOTALL)
FILTERED = "\x01"  # marks an address that the filter makes relative
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


class Templates:
    """The checks of templates and assets, given what pages there are and which templates they ask for."""

    def __init__(self, site: Site, records: list[PageRecord]) -> None:
        self.site, self.records = site, records
        self.folder = Path(self.site.config.theme.custom_dir or "")
        files = sorted(self.folder.rglob("*.html")) if self.site.config.theme.custom_dir else []
        self.texts = {file: blank(COMMENT, read(file)) for file in files}
        for text in self.texts.values():
            self.site.shared_ids.update(id for id in read_html(text).ids if "{" not in id)

    def findings(self) -> Iterator[Finding]:
        """All of them."""
        for file, text in self.texts.items():
            yield from self.of_template(file, text)
        yield from self.of_assets()

    def of_template(self, file: Path, text: str) -> Iterator[Finding]:
        """What one template names: other templates, pages and files through the filter `url`, and plain addresses."""
        for _, name in TEMPLATE_NAME.findall(text):
            if not self.site.is_template(name):
                yield self.at(file, text, name, Verdict("missing-template", f"There is no template {name}."))
        plain = blank(JINJA, URL_FILTER.sub(lambda m: FILTERED + (m["it"] or m["or"]), text), "\x00")
        for link in dict.fromkeys(read_html(plain).links):
            url = link.url.removeprefix(FILTERED)
            is_filtered = url != link.url
            if "\x00" in url or url in ("", "#"):
                continue
            link = link._replace(url=url)
            if bad := judge(link, HOME, self.site) if is_filtered else self.from_pages(link, file):
                yield self.at(file, text, url, bad)

    def from_pages(self, link: Link, file: Path) -> Verdict | None:
        """What is wrong with a plain link of a template, seen from the pages that may show it."""
        name, url = file.relative_to(self.folder).as_posix(), link.url
        if url.startswith("#"):
            is_there = self.site.has_section("", url[1:]) or f'"{url[1:]}"' in self.printed
            return None if is_there else Verdict("missing-anchor", f"No page or template has the id {url[1:]}.", False)
        pages = [record.page.file for record in self.records]
        own = [record.page.file for record in self.records if record.page.meta.get("template") == name]
        own += [File(name, "", "", False)] if name in self.site.config.theme.static_templates else []
        deepest = max(pages, key=lambda file: file.dest_uri.count("/"), default=HOME)
        judged = [judge(link, page, self.site) for page in own or (HOME, deepest)]
        wrong = [bad for bad in judged if bad]
        if wrong and len(wrong) < len(judged):
            message = f"{url} is right on some pages only: write {{{{ '{url}' | url }}}}."
            return wrong[0]._replace(message=message, is_sure=name == "main.html")
        return wrong[0] if wrong else None

    @cached_property
    def printed(self) -> str:
        """All ids of pages, and the theme's own templates, which may print more."""
        files = (file for folder in self.site.config.theme.dirs for file in Path(folder).rglob("*.html"))
        ids = (f'"{id}"' for record in self.records for id in record.markup.ids)
        return "\n".join([*map(read, files), *ids])

    def of_assets(self) -> Iterator[Finding]:
        """Style sheets, drawings and hand-made HTML pages of the project."""
        own = {str(self.site.config.docs_dir), str(self.site.config.theme.custom_dir)}
        for asset in self.site.by_dest.values():
            if asset.src_dir not in own or asset.is_documentation_page():
                continue
            file, is_css = Path(asset.abs_src_path or ""), asset.dest_uri.lower().endswith(".css")
            text = read(file) if is_css or asset.dest_uri.lower().endswith((".svg", ".html")) else ""
            if not is_css and ("<base" in text or JINJA.search(text)):
                continue
            for link in css_links(text) if is_css else read_html(text).links:
                # Where a drawing or a style is used is not known.
                is_of_page = is_css or (link.tag == "a" and f'"{link.url[1:]}"' in self.printed)
                if link.url == "#" or (link.url.startswith("#") and is_of_page):
                    continue
                bad = judge(link, asset, self.site)
                if bad and bad.rule != "fragile-url":
                    yield self.at(file, text, link.url, bad)

    def at(self, file: Path, text: str, wanted: str, verdict: Verdict) -> Finding:
        """A finding where a file holds a text, in an attribute or string if it can be."""
        typed = nth_match(text, rf"[=(]\s*[\"']?\s*(?P<it>{re.escape(wanted)})[\"'\s>)]")
        return verdict.at(self.site.shown(file), *(typed or in_text(text, wanted) or (1, 1)))
