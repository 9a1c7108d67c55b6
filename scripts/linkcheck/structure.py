"""Checks what surrounds the pages: mkdocs.yml, the navigation, redirects, and addresses that collide."""

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
from .links import Verdict, judge, judge_external, whole_address
from .markup import Link, read_html
from .places import in_text
from .site import Site, split

MENUS = ("SUMMARY.md", ".nav.yml", ".nav.yaml", ".pages")  # files that navigation plugins read


class Structure:
    """The checks of everything that surrounds the pages.

    `typed` are settings as they were before plugins added to them; `redirect_maps` those of redirects by old path.
    """

    def __init__(
        self, site: Site, hints: Hints, nav: Navigation | None, typed: dict[str, Any], redirect_maps: dict
    ) -> None:
        self.site, self.hints, self.nav, self.typed, self.redirect_maps = site, hints, nav, typed, redirect_maps
        self.config = site.config
        self.root_file = File("index.md", "", "", True)  # links in mkdocs.yml are relative to the home page
        self.yml = [Path(self.config.config_file_path), *sorted(site.root.glob("*.y*ml"))]
        if inherited := re.search(
            r"^INHERIT:\s*[\"']?([^\s\"']+)", self.yml[0].read_text("utf-8", "replace"), re.MULTILINE
        ):
            self.yml.insert(1, site.root / inherited[1])

    def findings(self) -> Iterator[Finding]:
        """All of them."""
        yield from self.entries()
        yield from self.pages_without_entry()
        yield from self.settings()
        yield from self.redirects()
        yield from self.collisions()

    def at(self, file: Path, wanted: str, verdict: Verdict, nth: int = 0) -> Finding:
        """A finding where a file holds a text."""
        line, column = in_text(file.read_text("utf-8-sig", "replace"), wanted, nth) or (1, 1)
        path = file.relative_to(self.site.root) if file.is_relative_to(self.site.root) else file
        return Finding(path.as_posix(), line, column, *verdict)

    def in_yml(self, wanted: str, verdict: Verdict, nth: int = 0) -> Finding:
        """A finding where mkdocs.yml, a file it inherits from, or one that a navigation plugin reads holds a text."""
        docs = Path(self.config.docs_dir)
        menus = (file for name in MENUS for file in sorted(docs.rglob(name)))
        holder = next((f for f in (*self.yml, *menus) if f.is_file() and holds(f, wanted)), self.yml[0])
        return self.at(holder, wanted, verdict, nth)

    def entries(self) -> Iterator[Finding]:
        """Entries of the menu, as plugins have left it, that lead nowhere or repeat."""
        for item in walk(self.nav.items) if self.nav else ():
            if not isinstance(item, NavLink):
                continue
            is_ours = item.url.startswith("/") or self.site.own(item.url) is not None
            if (
                bad := judge(Link("a", item.url), self.root_file, self.site, self.hints)
                if is_ours
                else judge_external(item.url)
            ):
                if bad.rule == "missing-page" and item.url.endswith("/"):
                    continue  # another site on the same host
                yield self.in_yml(item.url, bad)
            elif item.url and not re.match(r"[a-zA-Z][\w+.-]*:|/", item.url) and item.url not in self.site.others:
                yield self.in_yml(item.url, self.no_page(item.url))
        for url, times in Counter(entries(self.typed["nav"])).items():
            if times > 1 and url in self.site.sources:
                yield self.in_yml(url, Verdict("nav-repeats", f"{url} is in the navigation {times} times."), 1)

    def no_page(self, url: str) -> Verdict:
        """Says why an entry of the menu leads to no page."""
        file = self.site.files.get_file_from_path(split(url)[0])
        if file is not None and file.inclusion.is_excluded():
            return Verdict("excluded-target", f"{url} is left out of the site by the project's settings.")
        near = self.hints.guess(split(url)[0], self.root_file)
        if near and near.src_uri.lower() == url.lower():
            return Verdict("wrong-case", f"{url} differs in case from {near.src_uri}{mean(near)}")
        return Verdict("missing-page", f"{url} is no page{mean(near)}")

    def pages_without_entry(self) -> Iterator[Finding]:
        """Pages that are in no menu although there is one."""
        if not self.nav or not self.typed["nav"]:
            return
        listed = {page.file.src_uri for page in self.nav.pages}
        for file in self.site.files.documentation_pages():
            is_own = file.src_dir == self.config.docs_dir and file.abs_src_path and file.name != "404"
            if is_own and file.src_uri not in listed and not file.inclusion.is_not_in_nav():
                yield self.at(
                    Path(file.abs_src_path or ""), "", Verdict("page-not-in-nav", f"{file.src_uri} is in no menu.")
                )

    def settings(self) -> Iterator[Finding]:
        """The files and addresses that mkdocs.yml names."""
        config, extra = self.config, self.typed["extra"]
        assets = [config.theme.get("logo"), config.theme.get("favicon"), *self.typed["extra_css"]]
        assets += [getattr(script, "path", script) for script in self.typed["extra_javascript"]]
        for path in (str(asset) for asset in assets if asset):
            if (bad := judge_external(path)) or (
                path.startswith("/") and (bad := judge(Link("link", path), self.root_file, self.site, self.hints))
            ):
                yield self.in_yml(path, bad)
            elif not re.match(r"\w+:|/", path) and not self.site.holds(split(path)[0]):
                near = self.hints.guess(path, self.root_file)
                rule = "wrong-case" if near and near.src_uri.lower() == path.lower() else "missing-file"
                yield self.in_yml(path, Verdict(rule, f"{path} is no file{mean(near)}"))
        addresses = [extra.get("homepage"), config.repo_url]
        addresses += [each.get("link") for each in extra.get("social") or [] if isinstance(each, dict)]
        links = [Link("a", str(url)) for url in addresses if url is not None] + read_html(config.copyright or "").links
        for link in links:
            if bad := self.judged(link):
                yield self.in_yml(link.url, bad)
        if config.site_url and (bad := judge_external(config.site_url)) and bad.rule != "fragile-url":
            yield self.in_yml(config.site_url, bad)

    def judged(self, link: Link) -> Verdict | None:
        """What is wrong with a link that themes put on every page."""
        if meant := whole_address(link.url):
            return Verdict("malformed-url", f"{link.url} is read as a file of the site. Did you mean {meant}?")
        bad = judge(link, self.root_file, self.site, self.hints)
        return None if bad and bad.rule in ("absolute-link", "own-site-url") else bad

    def redirects(self) -> Iterator[Finding]:
        """Redirects that lead nowhere, or on, or away from what is there."""
        for old, new in self.redirect_maps.items():
            path, _, fragment = str(new).partition("#")
            if old in self.site.sources:
                shadow = Verdict("redirect-shadows-page", f"{old} exists, so its redirect is never made.")
                yield self.in_yml(f"{old}:", shadow)
            if new in self.redirect_maps or path in self.redirect_maps:
                yield self.in_yml(f"{old}:", Verdict("redirect", f"{old} leads to {new}, itself a redirect."))
            elif bad := judge_external(str(new)):
                yield self.in_yml(str(new), Verdict("redirect", bad.message))
            elif re.match(r"(?i)https?:", path):
                continue
            elif path not in self.site.sources:
                near = self.hints.guess(path, self.root_file)
                yield self.in_yml(
                    f"{old}: ", Verdict("redirect", f"{old} leads to {new}, which is no page{mean(near)}")
                )
            elif fragment and not self.site.has_section(self.site.sources[path].dest_uri, fragment):
                verdict = Verdict("redirect", f"{old} leads to {new}, but there is no section {fragment}.")
                yield self.in_yml(f"{old}:", verdict)

    def collisions(self) -> Iterator[Finding]:
        """Pages that overwrite each other."""
        first: dict[str, File] = {}
        for file in self.site.files:
            if file.src_dir != self.config.docs_dir or file.inclusion.is_excluded():
                continue
            if (other := first.setdefault(file.dest_uri.lower(), file)) is not file and file.abs_src_path:
                alike = "" if file.dest_uri == other.dest_uri else ", where a disk knows no case"
                verdict = Verdict("url-collision", f"{file.src_uri} has the address of {other.src_uri}{alike}.")
                yield self.at(Path(file.abs_src_path), "", verdict)
            if file.is_documentation_page() and file.abs_src_path:
                readme = [Path(file.abs_src_path).with_name("README.md")] if file.src_uri.endswith("index.md") else []
                for shadowed in (*readme, Path(self.config.docs_dir, file.dest_uri)):  # MkDocs leaves these out
                    if shadowed.is_file():
                        message = f"{shadowed.name} has the address of {file.src_uri}."
                        yield self.at(shadowed, "", Verdict("shadowed-page", message))


def holds(file: Path, wanted: str) -> bool:
    """Whether a file holds a text."""
    return wanted in file.read_text("utf-8", "replace")


def mean(file: File | None) -> str:
    """The end of a sentence, with a suggestion where there is one."""
    return f". Did you mean {file.src_uri}?" if file else "."


def entries(nav: Any) -> Iterator[str]:
    """The addresses in a navigation as typed."""
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from entries(item)


def walk(items: Iterable) -> Iterator:
    """The entries of a menu and all below them."""
    for item in items:
        yield item
        yield from walk(item.children or ())


def stubs(redirect_maps: dict[str, str], as_folders: bool) -> dict[str, str]:
    """The pages that redirects make, by their path in the site."""
    return {File(old, "", "", as_folders).dest_uri: new for old, new in redirect_maps.items()}
