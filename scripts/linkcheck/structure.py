"""Checks what surrounds the pages: mkdocs.yml, the navigation, redirects, and addresses that collide."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File
from mkdocs.structure.nav import Link as NavLink
from mkdocs.structure.nav import Navigation

from .findings import Finding, Verdict
from .hints import HOME, Hints
from .links import judge, judge_external, whole_address
from .markup import Link, read_html
from .places import in_text
from .site import Site, read, split

MENUS = ("SUMMARY.md", ".nav.yml", ".nav.yaml", ".pages")  # files that navigation plugins read


class Structure:
    """The checks of everything that surrounds the pages.

    `typed` are settings as they were before plugins added to them; `redirect_maps` those of redirects by old path.
    """

    def __init__(
        self, site: Site, hints: Hints, nav: Navigation | None, typed: dict[str, Any], redirect_maps: dict[str, str]
    ) -> None:
        self.site, self.hints, self.nav, self.typed, self.redirect_maps = site, hints, nav, typed, redirect_maps
        self.config = site.config

    def findings(self) -> Iterator[Finding]:
        """All of them."""
        yield from self.entries()
        yield from self.pages_without_entry()
        yield from self.settings()
        yield from self.redirects()
        yield from self.collisions()

    def in_yml(self, wanted: str, verdict: Verdict, nth: int = 0) -> Finding:
        """A finding where mkdocs.yml, a file it may inherit from, or one that a plugin reads holds a text."""
        docs, main = Path(self.config.docs_dir), Path(self.config.config_file_path)
        settings = [main, *sorted(self.site.root.glob("*.y*ml")), *(f for name in MENUS for f in docs.rglob(name))]
        for file in settings:
            if at := in_text(read(file), wanted, nth):
                return verdict.at(self.site.shown(file), *at)
        return verdict.at(self.site.shown(main))

    def entries(self) -> Iterator[Finding]:
        """Entries of the menu, as plugins have left it, that lead nowhere or repeat."""
        for item in walk(self.nav.items) if self.nav else ():
            if isinstance(item, NavLink) and item.url and (bad := self.of_entry(item.url)):
                yield self.in_yml(item.url, bad)
        for url, times in Counter(entries(self.typed["nav"])).items():
            if times > 1 and url in self.site.sources:
                yield self.in_yml(url, Verdict("nav-repeats", f"{url} is in the navigation {times} times."), 1)

    def of_entry(self, url: str) -> Verdict | None:
        """What is wrong with an entry of the menu that is no page."""
        if url.startswith("/") or self.site.own(url) is not None:
            bad = judge(Link("a", url), HOME, self.site, self.hints)
            return None if bad and bad.rule == "missing-page" and url.endswith("/") else bad  # another site on the host
        if (bad := judge_external(url)) or re.match(r"[a-zA-Z][\w+.-]*:", url) or url in self.site.others:
            return bad
        return self.no_file(url, "missing-page", "page")

    def no_file(self, path: str, rule: str, what: str) -> Verdict:
        """Says why a name in the settings leads to nothing."""
        file = self.site.files.get_file_from_path(split(path)[0])
        if file is not None and file.inclusion.is_excluded():
            return Verdict("excluded-target", f"{path} is left out of the site by the project's settings.")
        near = self.hints.guess(split(path)[0], HOME)
        if near and near.src_uri.lower() == path.lower():
            return Verdict("wrong-case", f"{path} differs in case from {near.src_uri}. Did you mean {near.src_uri}?")
        return Verdict(rule, f"{path} is no {what}." + (f" Did you mean {near.src_uri}?" if near else ""))

    def pages_without_entry(self) -> Iterator[Finding]:
        """Pages that are in no menu although there is one."""
        listed = {page.file.src_uri for page in self.nav.pages} if self.nav else set()
        for file in self.site.files.documentation_pages() if self.nav and self.typed["nav"] else ():
            is_own = file.src_dir == self.config.docs_dir and file.abs_src_path and file.name != "404"
            if is_own and file.src_uri not in listed and not file.inclusion.is_not_in_nav():
                yield Finding(self.site.shown(file), 1, 1, "page-not-in-nav", f"{file.src_uri} is in no menu.")

    def settings(self) -> Iterator[Finding]:
        """The files that mkdocs.yml names, and the links that it puts on every page."""
        config = self.config
        assets = [config.theme.get("logo"), config.theme.get("favicon"), *self.typed["extra_css"]]
        assets += [getattr(script, "path", script) for script in self.typed["extra_javascript"]]
        for path in (str(asset) for asset in assets if asset):
            bad = judge_external(path)
            if not bad and path.startswith("/"):
                bad = judge(Link("link", path), HOME, self.site, self.hints)
            elif not bad and not re.match(r"\w+:", path) and not self.site.holds(split(path)[0]):
                bad = self.no_file(path, "missing-file", "file")
            if bad:
                yield self.in_yml(path, bad)

        social = [each.get("link") for each in self.typed["extra"].get("social") or [] if isinstance(each, dict)]
        addresses = [Link("a", str(url)) for url in (config.repo_url, *social) if url]
        for link in [*addresses, *read_html(config.copyright or "").links]:
            meant = whole_address(link.url)
            bad = judge(link._replace(url=meant or link.url), HOME, self.site, self.hints)
            if meant:
                bad = Verdict("malformed-url", f"{link.url} is read as a file of the site. Did you mean {meant}?")
            if bad and bad.rule not in ("absolute-link", "own-site-url"):
                yield self.in_yml(link.url, bad)

    def redirects(self) -> Iterator[Finding]:
        """Redirects that lead nowhere, or on, or away from what is there."""
        for old, new in self.redirect_maps.items():
            if old in self.site.sources:
                shadow = Verdict("redirect-shadows-page", f"{old} exists, so its redirect is never made.")
                yield self.in_yml(f"{old}:", shadow)
            if why := self.dead_end(str(new)):
                yield self.in_yml(f"{old}:", Verdict("redirect", f"{old} leads to {new}{why}"))

    def dead_end(self, new: str) -> str:
        """What is wrong with the target of a redirect."""
        path, _, fragment = new.partition("#")
        if new in self.redirect_maps or path in self.redirect_maps:
            return ", itself a redirect."
        if bad := judge_external(new):
            return f": {bad.message}"
        if re.match(r"(?i)https?:", path):
            return ""
        if path not in self.site.sources:
            near = self.hints.guess(path, HOME)
            return ", which is no page." + (f" Did you mean {near.src_uri}?" if near else "")
        is_there = not fragment or self.site.has_section(self.site.sources[path].dest_uri, fragment)
        return "" if is_there else f", but there is no section {fragment}."

    def collisions(self) -> Iterator[Finding]:
        """Pages that overwrite each other."""
        first: dict[str, File] = {}
        for file in self.site.files:
            if file.src_dir != self.config.docs_dir or not file.abs_src_path or file.inclusion.is_excluded():
                continue
            if (other := first.setdefault(file.dest_uri.lower(), file)) is not file:
                message = f"{file.src_uri} has the address of {other.src_uri}, but for its case perhaps."
                yield Finding(self.site.shown(file), 1, 1, "url-collision", message)
            readme = Path(file.abs_src_path).with_name("README.md")
            for path in (readme, Path(self.config.docs_dir, file.dest_uri)):  # MkDocs leaves these out
                if (
                    file.is_documentation_page()
                    and path.is_file()
                    and (path != readme or file.src_uri.endswith("index.md"))
                ):
                    message = f"{path.name} has the address of {file.src_uri}."
                    yield Finding(self.site.shown(path), 1, 1, "shadowed-page", message)


def entries(nav: Any) -> Iterator[str]:
    """The addresses in a navigation as typed."""
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from entries(item)


def walk(items: Iterable[Any]) -> Iterator[Any]:
    """The entries of a menu and all below them."""
    for item in items:
        yield item
        yield from walk(item.children or ())
