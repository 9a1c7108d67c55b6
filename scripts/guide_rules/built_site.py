"""Checks the finished site once more: what a browser meets in its files."""

import re
from collections.abc import Iterator
from pathlib import Path

from linkcheck.findings import Finding, Verdict
from linkcheck.links import judge
from linkcheck.locations import finding_at_address
from linkcheck.markup import ADDRESSES, Link, css_links, read_html
from linkcheck.site import Site, content
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

TOLD = set(
    "missing-page missing-file missing-anchor source-form wrong-case outside-docs folder-link wrong-start".split()
)
LOADING_TAGS = set("img script link iframe video audio source embed object css track input".split())


def findings(folder: Path, config: MkDocsConfig) -> Iterator[Finding]:
    """What is wrong in the finished site in a folder, made with these settings: each address of a file once."""
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    site = Site(config, Files([File(path, str(folder), str(folder), False, dest_uri=path) for path in paths]))
    pages = {path: file for path, file in site.by_dest.items() if path.endswith((".html", ".svg"))}
    site.markup = {path: read_html(content(file)) for path, file in pages.items()}
    for path, file in site.by_dest.items():
        end = Path(path).suffix
        markup = site.markup.get(path)
        links = markup.links if markup else css_links(content(file), end) if end in ADDRESSES else []
        for link in {link.url: link for link in reversed(links) if link.url}.values():
            if wrong := judge_built(link, file, site):
                yield finding_at_address(f"site/{path}", content(file), link.url, wrong)


def judge_built(link: Link, file: File, site: Site) -> Verdict | None:
    """What is wrong with a link of a built file, if a reader meets it."""
    verdict = judge(link, file, site)
    return verdict if verdict and verdict.is_sure and verdict.rule in TOLD else judge_loaded(link, site)


def judge_loaded(link: Link, site: Site) -> Verdict | None:
    """What is wrong with what a page loads, on a page that is written or in one that is built."""
    is_outside = re.match(r"(?:https?:)?//", link.url, re.IGNORECASE) and site.own_path(link.url) is None
    if is_outside and link.tag in LOADING_TAGS and link.kind != "name":  # such as the canonical address
        return Verdict("external-asset", f"“{link.url}” is loaded from another host: keep a copy in docs/assets.")
    return None
