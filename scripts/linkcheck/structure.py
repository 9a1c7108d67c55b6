"""Checks what surrounds the pages: mkdocs.yml, the navigation, redirects, and addresses that collide."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File
from mkdocs.structure.nav import Link as NavLink
from mkdocs.structure.nav import Navigation

from .findings import Finding, Verdict
from .hints import HOME, Hints
from .links import judge
from .markup import Link, read_html
from .places import in_text
from .site import read, split

MENUS = ("SUMMARY.md", ".nav.yml", ".nav.yaml", ".pages")  # files that navigation plugins read


class Structure:
    """The checks of everything that surrounds the pages.

    `typed` are settings as they were before plugins added to them; `redirect_maps` those of redirects by old path.
    """

    def __init__(
        self, hints: Hints, nav: Navigation | None, typed: dict[str, Any], redirect_maps: dict[str, str]
    ) -> None:
        self.hints, self.nav, self.typed, self.redirect_maps = hints, nav, typed, redirect_maps
        self.site, self.config = hints.site, hints.site.config

    def findings(self) -> Iterator[Finding]:
        """All of them."""
        yield from self.menu()
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

    def of_name(self, name: str, tag: str = "a") -> Verdict | None:
        """What is wrong with a page, file or address that the settings name, as if the home page had a link to it."""
        path, hash, fragment = name.partition("#")
        source = self.site.sources.get(split(path)[0])
        return judge(Link(tag, source.url + hash + fragment if source else name, name), HOME, self.hints)

    def menu(self) -> Iterator[Finding]:
        """Entries of the menu, as plugins have left it, that lead nowhere or repeat; pages without one."""
        for url in (item.url for item in walk(self.nav.items if self.nav else ()) if isinstance(item, NavLink)):
            page, fragment = split(url)
            if fragment and page in self.site.sources:
                bad = Verdict("missing-page", f"{url} is no page: the menu leads to whole pages. Did you mean {page}?")
                yield self.in_yml(url, bad)
            elif url and (wrong := self.of_name(url)) and wrong.is_sure:  # else perhaps another site on the same host
                yield self.in_yml(url, wrong)
        for url, times in Counter(entries(self.typed["nav"])).items():
            if times > 1 and url in self.site.sources:
                yield self.in_yml(url, Verdict("nav-repeats", f"{url} is in the navigation {times} times."), 1)
        listed = {page.file for page in self.nav.pages} if self.nav else set()
        for file in self.site.files.documentation_pages() if self.nav and self.typed["nav"] else ():
            is_own = file.src_dir == self.config.docs_dir and file.abs_src_path and file.name != "404"
            if is_own and file not in listed and not file.inclusion.is_not_in_nav():
                yield Finding(self.site.shown(file), 1, 1, "page-not-in-nav", f"{file.src_uri} is in no menu.")

    def settings(self) -> Iterator[Finding]:
        """The files that mkdocs.yml names, and the links that it puts on every page."""
        config = self.config
        files = [config.theme.get("logo"), config.theme.get("favicon"), *self.typed["extra_css"]]
        files += [getattr(script, "path", script) for script in self.typed["extra_javascript"]]
        found = {str(file): self.of_name(str(file), "link") for file in files if file}
        links = [Link("a", config.repo_url)] if config.repo_url else []
        found |= {
            link.url: judge(link, HOME, self.hints) for link in [*links, *read_html(config.copyright or "").links]
        }
        for name, bad in found.items():
            if bad and (bad.rule not in ("absolute-link", "own-site-url") or name in map(str, files)):
                yield self.in_yml(name, bad)

    def redirects(self) -> Iterator[Finding]:
        """Redirects that lead nowhere, or on, or away from what is there."""
        for old, new in self.redirect_maps.items():
            if old in self.site.sources:
                shadow = Verdict("redirect-shadows-page", f"{old} exists, so its redirect is never made.")
                yield self.in_yml(f"{old}:", shadow)
            if new in self.redirect_maps or new.partition("#")[0] in self.redirect_maps:
                yield self.in_yml(f"{old}:", Verdict("redirect", f"{old} leads to {new}, itself a redirect."))
            elif bad := self.of_name(str(new)):
                yield self.in_yml(f"{old}:", Verdict("redirect", f"{old} leads nowhere: {bad.message}"))

    def collisions(self) -> Iterator[Finding]:
        """Pages that overwrite each other."""
        first: dict[str, File] = {}
        for file in self.site.files:
            if file.src_dir != self.config.docs_dir or not file.abs_src_path or file.inclusion.is_excluded():
                continue
            if (other := first.setdefault(file.dest_uri.lower(), file)) is not file:
                message = f"{file.src_uri} has the address of {other.src_uri}, but for its case perhaps."
                yield Finding(self.site.shown(file), 1, 1, "url-collision", message)
            left_out = [Path(self.config.docs_dir, file.dest_uri)] if file.is_documentation_page() else []  # by MkDocs
            left_out += [Path(file.abs_src_path).with_name("README.md")] if file.name == "index" else []
            for path in left_out:
                if path.is_file() and path != Path(file.abs_src_path):
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
