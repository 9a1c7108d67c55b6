"""The sources and the built site hold the same links: none is lost between them, and none appears."""

from pathlib import Path

from crosslinks.addresses import parse
from crosslinks.built.pages import BuiltFile, scan_html
from crosslinks.built.site import BuiltSite, joined, read
from crosslinks.checking import read_site
from crosslinks.site import Site
from crosslinks.targets import use
from crosslinks.tree import output

def in_sources(guide: Site, path: str) -> set[tuple[str, str]]:
    """Where the links of a page lead, as the built site spells it; those that leave the site as they are."""
    found = set()
    for one in guide.uses_of(path):
        local = one.target.state == "found"
        target = output(one.target.path, guide.tree.directory_urls) if local else one.link.href
        found.add((target, one.target.fragment or "" if local else ""))
    return found


def in_built(site: BuiltSite, path: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Where the links of a built page lead: those in its text, and those around it."""
    text = site.pages[path].closely.text
    begin, end = text.index("<article"), text.index("</article>")
    return leads(site, path, text[begin:end]), leads(site, path, text[:begin] + text[end:])


def leads(site: BuiltSite, path: str, text: str) -> set[tuple[str, str]]:
    """Where the links in some text of a built page lead."""
    found = set()
    for link in scan_html(BuiltFile(path, text)).links:
        address = parse(link.href)
        target = path if address.kind == "own-page" else joined(path, address.path)
        local = address.kind in ("own-page", "relative")
        found.add((site.resolved(target) or target, address.fragment or "") if local else (link.href, ""))
    return found


def test_sources_and_built_pages_hold_the_same_links(built: Path, site: Path) -> None:
    """Page by page, target and section."""
    guide, whole = read_site(built), read(site, "")
    for path in guide.pages:
        in_text, _ = in_built(whole, output(path, guide.tree.directory_urls))
        assert in_text == in_sources(guide, path), path


def test_what_stands_around_the_text_is_in_the_sources_too(built: Path, site: Path) -> None:
    """Every page of the menu, the sections of the page, its text, what templates name, and what the build makes."""
    guide, whole = read_site(built), read(site, "")
    pages = {output(path, guide.tree.directory_urls): path for path in guide.pages}
    bundles = {f"assets/{file.name}" for file in site.glob("assets/guide-*.*s")}  # the joined sheets and scripts
    named = {use(guide.tree, one.path, link).target.path for one in guide.templates for link in one.links}
    for page, path in pages.items():
        _, around = in_built(whole, page)
        assert {target for target, _ in around} - named == {*pages, path, *bundles}, path
        assert {(target, id) for target, id in around if id} <= {
            (page, id) for id in guide.ids[path] | guide.ids_of_templates
        }, path
