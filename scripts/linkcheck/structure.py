"""Checks what surrounds the pages: mkdocs.yml, the navigation, redirects, and addresses that collide."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File
from mkdocs.structure.nav import Link as NavLink

from .findings import Finding, Verdict
from .hints import HOME, meant
from .links import judge, judge_name
from .markup import Link, read_html
from .places import in_files
from .site import Site, split, walk

MENUS = ("SUMMARY.md", ".nav.yml", ".nav.yaml", ".pages")  # files that navigation plugins read


def in_yml(site: Site, wanted: str, verdict: Verdict, nth: int = 0) -> Finding:
    """A finding where mkdocs.yml, a file it may inherit from, or one that a plugin reads holds a text."""
    docs, main = Path(site.config.docs_dir), Path(site.config.config_file_path)
    files = [main, *sorted(site.root.glob("*.y*ml")), *(file for name in MENUS for file in docs.rglob(name))]
    return verdict.at(*(in_files(site, files, wanted, nth) or (site.shown(main),)))


def menu(site: Site) -> Iterator[Finding]:
    """Entries of the menu, as plugins have left it, that lead nowhere or repeat; pages without one."""
    for url in (item.url for item in walk(site.nav.items if site.nav else ()) if isinstance(item, NavLink)):
        page, fragment = split(url)
        wrong = judge_name(url, site) or built(url, site) if url else None
        if (rest := url.partition(":")[2]) in site.sources:
            wrong = Verdict("missing-page", f"{url} is no page: a space is missing before {rest}.")
        elif fragment and page in site.sources:
            wrong = Verdict("missing-page", f"{url} is no page: the menu leads to whole pages. Did you mean {page}?")
        if wrong and wrong.is_sure:  # else it may be another site's
            yield in_yml(site, url, wrong)
    for url, times in Counter(entries(site.typed["nav"])).items():
        if times > 1 and url in site.sources:
            yield in_yml(site, url, Verdict("nav-repeats", f"{url} is in the navigation {times} times."), 1)
    listed = {page.file for page in site.nav.pages} if site.nav else set()
    for file in listed:
        if file.inclusion.is_excluded():
            bad = Verdict("excluded-target", f"{file.src_uri} is left out of the site by the project's settings.")
            yield in_yml(site, file.src_uri, bad)
    for file in site.files.documentation_pages() if site.nav and site.typed["nav"] else ():
        is_own = file.src_dir == site.config.docs_dir and file.abs_src_path and file.name != "404"
        if is_own and file not in listed and not file.inclusion.is_not_in_nav():
            yield Finding(site.shown(file), 1, 1, "page-not-in-nav", f"{file.src_uri} is in no menu.")


def built(name: str, site: Site) -> Verdict | None:
    """Says that settings name a built page where its source belongs."""
    path, fragment = split(name)
    dest = site.destination(path, HOME.dest_uri)
    if path in site.sources or dest not in site.markup or re.match(r"/|[\w+.-]+:", name):
        return None
    return Verdict("output-form", f"{name} names a built page.{meant(site.by_dest[dest], HOME, fragment, True)}")


def settings(site: Site) -> Iterator[Finding]:
    """The files that mkdocs.yml names, and the links that it puts on every page."""
    config = site.config
    files = [config.theme.get("logo"), config.theme.get("favicon"), *site.typed["extra_css"]]
    files += [getattr(script, "path", script) for script in site.typed["extra_javascript"]]
    for name in map(str, filter(None, files)):
        if bad := judge_name(name, site, "link"):
            yield in_yml(site, name, bad)
    links = read_html(config.copyright or "").links
    for link in [Link("a", config.repo_url), *links] if config.repo_url else links:
        if (bad := judge(link, HOME, site)) and bad.rule not in ("absolute-link", "own-site-url"):
            yield in_yml(site, link.url, bad)


def redirects(site: Site) -> Iterator[Finding]:
    """Redirects that lead nowhere, or on, or away from what is there."""
    for old, new in site.redirect_maps.items():
        if old in site.sources:
            shadow = Verdict("redirect-shadows-page", f"{old} exists, so its redirect is never made.")
            yield in_yml(site, f"{old}:", shadow)
        if new in site.redirect_maps or new.partition("#")[0] in site.redirect_maps:
            yield in_yml(site, f"{old}:", Verdict("redirect", f"{old} leads to {new}, itself a redirect."))
        elif bad := judge_name(new, site) or built(new, site):
            yield in_yml(site, f"{old}:", Verdict("redirect", f"{old} leads nowhere: {bad.message}"))


def collisions(site: Site) -> Iterator[Finding]:
    """Pages that overwrite each other."""
    first: dict[str, File] = {}
    for file in site.files:
        if file.src_dir != site.config.docs_dir or not file.abs_src_path or file.inclusion.is_excluded():
            continue
        if (other := first.setdefault(file.dest_uri.lower(), file)) is not file:
            message = f"{file.src_uri} has the address of {other.src_uri}, but for its case perhaps."
            yield Finding(site.shown(file), 1, 1, "url-collision", message)
        if not file.is_documentation_page():
            continue
        own = Path(file.abs_src_path)
        readme = {own.with_name("README.md")} if file.name == "index" else set()
        for path in {Path(site.config.docs_dir, file.dest_uri), *readme} - {own}:  # which MkDocs leaves out
            if path.is_file():
                message = f"{path.name} has the address of {file.src_uri}."
                yield Finding(site.shown(path), 1, 1, "shadowed-page", message)


def entries(nav: Any) -> Iterator[str]:
    """The addresses in a navigation as typed."""
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from entries(item)
