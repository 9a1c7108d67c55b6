"""The sources and the built site hold the same links: none is lost between them, and none appears."""

from pathlib import Path

from crosslinks.addresses import parse
from crosslinks.built.pages import BuiltFile, scan_html
from crosslinks.built.site import BuiltSite, joined, read
from crosslinks.checking import read_site
from crosslinks.site import Site
from crosslinks.tree import output


def in_sources(guide: Site, path: str) -> set[tuple[str, str]]:
    """Where the links of a page lead, as the built site spells it; those that leave the site as they are."""
    found = set()
    for one in guide.uses_of(path):
        local = one.target.state == "found"
        target = output(one.target.path, guide.tree.directory_urls) if local else one.link.href
        found.add((target, one.target.fragment or "" if local else ""))
    return found


def in_built(site: BuiltSite, path: str) -> set[tuple[str, str]]:
    """Where the links in the text of a built page lead."""
    text = site.pages[path].closely.text
    article = BuiltFile(path, text[text.index("<article") : text.index("</article>")])
    found = set()
    for link in scan_html(article).links:
        address = parse(link.href)
        target = path if address.kind == "own-page" else joined(path, address.path)
        local = address.kind in ("own-page", "relative")
        found.add((site.resolved(target) or target, address.fragment or "") if local else (link.href, ""))
    return found


def test_sources_and_built_pages_hold_the_same_links(built: Path, site: Path) -> None:
    """Page by page, target and section."""
    guide, whole = read_site(built), read(site, "")
    for path in guide.pages:
        assert in_built(whole, output(path, guide.tree.directory_urls)) == in_sources(guide, path), path
