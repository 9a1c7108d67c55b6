"""The last word on a finished site: every address in it leads to a file and a section of it, as a browser sees them."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from .findings import Finding, Verdict
from .links import judge
from .markup import css_links, read_html
from .places import at_address
from .site import Site, content

LOADED = {"img", "script", "link", "iframe", "video", "audio", "source", "embed", "object", "css", "track", "input"}
LOADED_LINK = re.compile(r"\.(?:css|js|png|svg|ico|woff2?)(?:$|[?#])")
LOST = {"missing-page", "missing-file", "source-form", "wrong-case", "outside-docs", "folder-link"}  # nothing is there


def built_site(folder: Path, config: MkDocsConfig) -> Site:
    """The finished site in a folder, made with these settings."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    site = Site(config, Files([File(path, str(folder), str(folder), False, dest_uri=path) for path in paths]))
    pages = {path: file for path, file in site.by_dest.items() if path.endswith((".html", ".svg"))}
    site.markup = {path: read_html(content(file)) for path, file in pages.items()}
    return site


def findings(site: Site, no_external_assets: bool) -> Iterator[Finding]:
    """All faults of a finished site, each address of a file once."""
    for path, file in site.by_dest.items():
        for wanted, nth, verdict in faults(file, site, no_external_assets):
            yield at_address(f"site/{path}", content(file), wanted, verdict, nth)


def faults(file: File, site: Site, no_external_assets: bool) -> Iterator[tuple[str, int, Verdict]]:
    """Each fault of one file: an address or id that it holds, which of several equal ones, and what is wrong."""
    is_css = file.dest_uri.endswith(".css")
    links, ids, _ = site.markup.get(file.dest_uri) or (css_links(content(file)) if is_css else [], [], [])
    for link in {link.url: link for link in reversed(links) if link.url}.values():
        verdict = judge(link, file, site)
        if verdict and verdict.rule in LOST:
            yield link.url, 0, Verdict("missing-target", f"{link.url[:200]} leads to no file of the site.")
        elif verdict and verdict.is_sure and verdict.rule in ("missing-anchor", "wrong-start"):
            yield link.url, 0, verdict
        is_outside = re.match(r"(?:https?:)?//", link.url, re.IGNORECASE) and site.own(link.url) is None
        is_name = link.tag == "link" and not LOADED_LINK.search(link.url)  # such as the canonical address
        if no_external_assets and is_outside and link.tag in LOADED and not is_name:
            yield link.url, 0, Verdict("external-asset", f"{link.url} is loaded from another host.")
    for id, times in Counter(ids).items():
        if times > 1:
            yield id, times - 1, Verdict("built-duplicate-id", f"The id {id} stands {times} times on this page.")
