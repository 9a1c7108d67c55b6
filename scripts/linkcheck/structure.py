"""Checks what isn't in pages: mkdocs.yml, the navigation, redirects, templates, style sheets, drawings."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File
from mkdocs.structure.nav import Link as NavLink
from mkdocs.structure.nav import Navigation

from .findings import Finding
from .hints import Hints
from .links import Verdict, judge, judge_external
from .markup import Link, css_links, read_html
from .places import in_text
from .site import Site, split

URL_FILTER = re.compile(r"""(['"])([^'"{}]+)\1\s*\|\s*url\b""")
TEMPLATE_NAME = re.compile(r"""\{%-?\s*(?:include|extends|import|from)\s+(['"])([^'"]+)\1(?![^%]*ignore missing)""")
JINJA = re.compile(r"\{#.*?#\}", re.DOTALL)


class Structure:
    """The checks of everything that surrounds the pages."""

    def __init__(self, site: Site, hints: Hints, nav: Navigation | None, typed: dict[str, Any]) -> None:
        self.site, self.hints, self.nav, self.typed = site, hints, nav, typed
        self.config = site.config
        self.root_file = File("index.md", "", "", True)  # links in mkdocs.yml are relative to the home page
        self.yml = [Path(self.config.config_file_path), *sorted(site.root.glob("*.y*ml"))]

    def findings(self) -> Iterator[Finding]:
        yield from self.navigation()
        yield from self.settings()
        yield from self.redirects()
        yield from self.collisions()
        yield from self.templates()
        yield from self.assets()

    def at(self, file: Path, wanted: str, verdict: Verdict, nth: int = 0) -> Finding:
        """A finding where a file holds a text."""
        line, column = in_text(file.read_text("utf-8-sig", "replace"), wanted, nth) or (1, 1)
        path = file.relative_to(self.site.root) if file.is_relative_to(self.site.root) else file
        return Finding(path.as_posix(), line, column, *verdict)

    def in_yml(self, wanted: str, verdict: Verdict, nth: int = 0, also: Iterable[str] = ()) -> Finding:
        """A finding where mkdocs.yml, a file it inherits from, or one that a navigation plugin reads holds a text."""
        docs = Path(self.config.docs_dir)
        files = [*self.yml, *(f for name in also for f in sorted(docs.rglob(name)))]
        holder = next((f for f in files if f.is_file() and wanted in f.read_text("utf-8", "replace")), self.yml[0])
        return self.at(holder, wanted, verdict, nth)

    def navigation(self) -> Iterator[Finding]:
        """Entries that lead nowhere or repeat, and pages without an entry, in the menu as plugins have left it."""
        if self.nav is None:
            return
        for item in walk(self.nav.items):
            if isinstance(item, NavLink):
                if bad := judge_external(item.url):
                    yield self.in_yml(item.url, bad)
                elif not re.match(r"[a-z]+:|/", item.url) and item.url not in self.site.others:
                    verdict = Verdict(
                        "missing-page", f"{item.url} is no page{self.mean(self.hints.guess(item.url, self.root_file))}"
                    )
                    yield self.in_yml(item.url, verdict, 0, ("SUMMARY.md", ".nav.yml", ".pages"))
        for url, times in Counter(entries(self.typed["nav"])).items():
            if times > 1 and url in self.site.sources:
                yield self.in_yml(url, Verdict("nav-repeats", f"{url} is in the navigation {times} times."), 1)
        if self.typed["nav"]:
            listed = {page.file.src_uri for page in self.nav.pages}
            for file in self.site.files.documentation_pages():
                if (
                    file.src_uri not in listed
                    and not file.inclusion.is_not_in_nav()
                    and file.src_dir == self.config.docs_dir
                ):
                    yield self.at(
                        Path(file.abs_src_path), "", Verdict("page-not-in-nav", f"{file.src_uri} is in no menu.")
                    )

    def mean(self, file: File | None) -> str:
        return f". Did you mean {file.src_uri}?" if file else "."

    def settings(self) -> Iterator[Finding]:
        """The files and addresses that mkdocs.yml names."""
        config, theme = self.config, self.config.theme
        assets = [theme.get("logo"), theme.get("favicon"), *self.typed["extra_css"]]
        assets += [getattr(script, "path", script) for script in self.typed["extra_javascript"]]
        for path in filter(None, map(str, filter(None, assets))):
            if bad := judge_external(path):
                yield self.in_yml(path, bad)
            elif not re.match(r"\w+:|//", path) and not self.site.holds(split(path)[0].lstrip("/")):
                near = self.hints.guess(path, self.root_file)
                yield self.in_yml(path, Verdict("missing-file", f"{path} is no file{self.mean(near)}"))
        addresses = [self.typed["extra"].get("homepage"), config.repo_url]
        addresses += [
            x.get("link")
            for key in ("social", "alternate")
            for x in self.typed["extra"].get(key) or []
            if isinstance(x, dict)
        ]
        addresses += [link.url for link in read_html(config.copyright or "").links]
        for url in filter(None, addresses):
            if bad := judge(Link("a", url), self.root_file, self.site, self.hints):
                yield self.in_yml(url, bad)

    def redirects(self) -> Iterator[Finding]:
        maps = redirect_maps(self.config)
        for old, new in maps.items():
            if old in self.site.sources:
                yield self.in_yml(
                    old, Verdict("redirect-shadows-page", f"{old} exists, so its redirect is never made.")
                )
            path, _, fragment = str(new).partition("#")
            if new in maps or path in maps:
                yield self.in_yml(f"{old}:", Verdict("redirect", f"{old} leads to {new}, itself a redirect."))
            elif re.match(r"https?:", new):
                continue
            elif path not in self.site.sources:
                near = self.hints.guess(path, self.root_file)
                yield self.in_yml(new, Verdict("redirect", f"{old} leads to {new}, which is no page{self.mean(near)}"))
            elif fragment and fragment not in (self.site.ids(self.site.sources[path].dest_uri) or ()):
                yield self.in_yml(
                    new, Verdict("redirect", f"{old} leads to {new}, but there is no section {fragment}.")
                )

    def collisions(self) -> Iterator[Finding]:
        first: dict[str, File] = {}
        for file in self.site.files.documentation_pages():
            if (other := first.setdefault(file.dest_uri, file)) is not file and file.abs_src_path:
                verdict = Verdict("url-collision", f"{file.src_uri} has the address of {other.src_uri}.")
                yield self.at(Path(file.abs_src_path), "", verdict)
            if file.src_uri.endswith("index.md") and file.abs_src_path:
                if (readme := Path(file.abs_src_path).with_name("README.md")).is_file():  # MkDocs leaves it out
                    yield self.at(readme, "", Verdict("shadowed-page", f"README.md has the address of {file.src_uri}."))

    def templates(self) -> Iterator[Finding]:
        """The custom_dir's templates: the pages and files they name, and the templates they are built from."""
        for folder in filter(None, [self.config.theme.custom_dir]):
            for file in sorted(Path(folder).rglob("*.html")):
                text = JINJA.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), file.read_text("utf-8"))
                for match in URL_FILTER.finditer(text):
                    if bad := judge(Link("a", match[2]), self.root_file, self.site, self.hints):
                        yield self.at(file, match[2], bad)
                for match in TEMPLATE_NAME.finditer(text):
                    if not self.is_template(match[2]):
                        yield self.at(file, match[2], Verdict("missing-template", f"There is no template {match[2]}."))
                for link in read_html(text).links:
                    if not re.search(r"[{}]", link.url) and (bad := judge_external(link.url)):
                        yield self.at(file, link.url, bad)

    def is_template(self, name: str) -> bool:
        return any((Path(folder) / name).is_file() for folder in self.config.theme.dirs)

    def assets(self) -> Iterator[Finding]:
        """Style sheets, drawings and hand-made HTML pages below docs/."""
        for file in self.site.by_dest.values():
            if file.src_dir != self.config.docs_dir or file.is_documentation_page():
                continue
            if file.dest_uri.endswith(".css"):
                links = css_links(Path(file.abs_src_path).read_text("utf-8", "replace"))
            elif file.dest_uri.endswith((".svg", ".html")):
                text = Path(file.abs_src_path).read_text("utf-8", "replace")
                links = [] if "{%" in text or "{{" in text else read_html(text).links
            else:
                continue
            for link in links:
                if (link.tag == "use" or not link.url.startswith("#")) and (
                    bad := judge(link, file, self.site, self.hints)
                ):
                    yield self.at(Path(file.abs_src_path), link.url, bad)


def entries(nav: Any) -> Iterator[str]:
    """The addresses in a navigation as typed."""
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from entries(item)


def walk(items: Iterable) -> Iterator:
    for item in items:
        yield item
        yield from walk(item.children or ())


def redirect_maps(config) -> dict[str, str]:
    plugin = config.plugins.get("redirects")
    return dict((plugin.config.get("redirect_maps") if plugin else config.extra.get("_redirect_maps")) or {})


def stubs(config) -> dict[str, str]:
    """The pages that redirects make."""
    as_urls = config.use_directory_urls
    return {File(old, "", "", as_urls).dest_uri: new for old, new in redirect_maps(config).items()}
