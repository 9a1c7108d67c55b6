"""Checks templates of the project, and the style sheets, drawings and hand-made pages that it publishes."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from mkdocs.structure.files import File

from .findings import Finding
from .hints import Hints
from .links import Verdict, judge
from .marks import PageRecord
from .markup import Link, css_links, read_html
from .pages import MESSAGES
from .places import in_text, line_and_column
from .site import Site, content

URL_FILTER = re.compile(r"""(['"])(?P<it>[^'"{}]+)\1\s*\|\s*url\b|\{\{\s*base_url\s*\}\}/(?P<or>[^'"{}\s?#]+)""")
TEMPLATE_NAME = re.compile(r"""\{%-?\s*(?:include|extends|import|from)\s+(['"])([^'"]+)\1(?![^%]*ignore missing)""")
COMMENT = re.compile(r"\{#.*?#\}|\{%-?\s*raw\b.*?endraw\s*-?%\}", re.DOTALL)
JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
FOLDERS = 40  # beyond so many folders of pages, a template's links are judged from some of them


class Templates:
    """The checks of templates and assets, given what pages there are and which templates they ask for."""

    def __init__(self, site: Site, hints: Hints, records: Iterable[PageRecord]) -> None:
        self.site, self.hints, self.records = site, hints, list(records)
        self.folder = Path(site.config.theme.custom_dir or "")
        self.files = sorted(self.folder.rglob("*.html")) if site.config.theme.custom_dir else []
        self.texts = {file: blank(COMMENT, content_of(file)) for file in self.files}
        for text in self.texts.values():
            site.shared_ids.update(id for id in read_html(text).ids if "{" not in id)

    def findings(self) -> Iterator[Finding]:
        """All of them."""
        for file, text in self.texts.items():
            yield from self.of_template(file, text)
        yield from self.of_assets()

    def of_template(self, file: Path, text: str) -> Iterator[Finding]:
        """What one template names: pages and files through the filter `url`, other templates, and plain addresses."""
        home = File("index.md", "", "", True)
        for match in URL_FILTER.finditer(text):
            group = match.lastgroup or "it"
            if bad := judge(Link("a", match[group]), home, self.site, self.hints):
                yield self.at(file, text, match.start(group), bad)
        for match in TEMPLATE_NAME.finditer(text):
            if not self.site.is_template(match[2]):
                yield self.at(
                    file, text, match.start(2), Verdict("missing-template", f"There is no template {match[2]}.")
                )
        plain = blank(JINJA, text, "\x00")
        yield from self.of_markup(file, plain)
        for link in dict.fromkeys(read_html(plain).links):
            if "\x00" not in link.url and link.url not in ("", "#") and (bad := self.from_pages(link, file)):
                typed = re.search(rf"=\s*[\"']?\s*{re.escape(link.written)}[\"'\s>]", text)
                yield self.at(file, text, typed.start() if typed else max(text.find(link.written), 0), bad)

    def from_pages(self, link: Link, file: Path) -> Verdict | None:
        """What is wrong with a plain link of a template, seen from each folder with pages that show it."""
        name, is_part = file.relative_to(self.folder).as_posix(), False
        if link.url.startswith("#"):
            id = link.url[1:]
            is_there = id in self.ids_of_pages or self.site.has_section("", id) or self.is_printed(id)
            return None if is_there else Verdict("missing-anchor", f"No page or template has the id {link.url[1:]}.")
        if name in self.site.config.theme.static_templates:
            shown_by = [File(name, "", "", False)]
            if name == "404.html" and not re.match(r"/|[a-z]+:", link.url):
                return Verdict(
                    "wrong-start", f"{link.url} is relative, but a server shows 404.html at any depth: begin it with /."
                )
        else:
            own = {r.page.file for r in self.records if r.page.meta.get("template") == name}
            shown_by = list(own) or self.one_of_each_folder
            is_part = not own and name != "main.html"  # whoever includes it may be on few pages
        judged = ((page, judge(link, page, self.site, self.hints)) for page in shown_by)
        wrong = [(page, bad) for page, bad in judged if bad]
        page, bad = wrong[0] if wrong and (len(wrong) == len(shown_by) or not is_part) else (None, None)
        if bad and page and "/" in page.dest_uri and not re.match(r"/|[a-z]+:", link.url):
            hint = f" Write {{{{ '{link.url}' | url }}}}." if self.leads_from_home(link) else ""
            return bad._replace(message=f"From {page.src_uri}: {bad.message.partition(' Did you mean')[0]}{hint}")
        return bad

    def is_printed(self, id: str) -> bool:
        """Whether the theme may give an element that id: it prints ids or attributes, or has it in a template."""
        if any(re.search(r"""\bid=["']?\{\{|<\w+ \{\{""", text) for text in self.texts.values()):
            return True
        texts = (content_of(file) for folder in self.site.config.theme.dirs for file in Path(folder).rglob("*.html"))
        return any(re.search(rf"""\bid=["']?{re.escape(id)}\b""", text) for text in texts)

    def leads_from_home(self, link: Link) -> bool:
        """Whether a link is right on the home page."""
        return judge(link, File("index.md", "", "", True), self.site, self.hints) is None

    @cached_property
    def one_of_each_folder(self) -> list[File]:
        """A page of each folder of the built site."""
        folders = {posixpath.dirname(record.page.file.dest_uri): record.page.file for record in self.records}
        return list(dict(sorted(folders.items())[:FOLDERS]).values())

    @cached_property
    def ids_of_pages(self) -> set[str]:
        """All ids of all pages."""
        return {id for record in self.records for id in record.markup.ids}

    def of_assets(self) -> Iterator[Finding]:
        """Style sheets, drawings and hand-made HTML pages of the project."""
        own = {str(self.site.config.docs_dir), str(self.site.config.theme.custom_dir)}
        for file in self.site.by_dest.values():
            if file.src_dir not in own or file.is_documentation_page() or not file.abs_src_path:
                continue
            dest = file.dest_uri.lower()
            if not dest.endswith((".css", ".svg", ".html")):
                continue
            text = content(file)
            links = css_links(text) if dest.endswith(".css") else [] if JINJA.search(text) else read_html(text).links
            if not dest.endswith(".css") and not JINJA.search(text):
                yield from self.of_markup(Path(file.abs_src_path), text)
            base = posixpath.dirname(file.dest_uri) if "<base" in text else None
            for link in links if base is None else ():
                if link.tag == "a" and link.url[:1] == "#" and link.url[1:] in self.ids_of_pages:
                    continue  # a drawing that a page takes in
                if link.kind == "id" or (dest.endswith(".css") and link.url.startswith("#")):
                    continue
                bad = judge(link, file, self.site, self.hints) if link.url != "#" else None
                if bad and bad.rule != "fragile-url":
                    yield self.at(Path(file.abs_src_path), text, -1, bad, link.url)

    def of_markup(self, file: Path, text: str) -> Iterator[Finding]:
        """Ids that repeat in a file, and links and pictures without a text."""
        markup = read_html(text)
        for id, times in Counter(markup.ids).items():
            if times > 1:
                second = [m.start() for m in re.finditer(rf"""\bid\s*=\s*["']?{re.escape(id)}\b""", text)][1:2]
                bad = Verdict("duplicate-id", f"The id {id} stands {times} times in this file.")
                yield self.at(file, text, (second or [0])[0], bad)
        for rule, wanted, _ in markup.faults:
            if rule in ("empty-text", "image-without-alt"):
                yield self.at(file, text, -1, Verdict(rule, MESSAGES[rule].replace("{}", wanted)), wanted)

    def at(self, file: Path, text: str, offset: int, verdict: Verdict, wanted: str = "") -> Finding:
        """A finding at an offset in a file, or where the file holds a text."""
        place = line_and_column(text, offset) if offset >= 0 else in_text(text, wanted) or (1, 1)
        path = file.relative_to(self.site.root) if file.is_relative_to(self.site.root) else file
        return Finding(path.as_posix(), *place, verdict.rule, verdict.message, verdict.is_sure)


def content_of(file: Path) -> str:
    """The text of a template, whatever its bytes are."""
    return file.read_text("utf-8-sig", "replace")


def blank(pattern: re.Pattern, text: str, sign: str = " ") -> str:
    """The text with what matches blanked, each line where it was."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", sign, match[0]), text)
