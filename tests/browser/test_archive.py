"""The archive, unpacked anywhere, holds the whole guide."""

import zipfile

import pytest

from .waiting import until


@pytest.fixture
def unpacked(built, tmp_path):
    """The archive, unpacked into a folder whose name has spaces, brackets and an umlaut."""
    (bundle,) = (built / "dist").glob("*.zip")
    place = tmp_path / "Stick (1), für unterwegs"
    with zipfile.ZipFile(bundle) as opened:
        opened.extractall(place)
    (folder,) = place.iterdir()
    return folder


def test_the_unpacked_guide_works_offline(page, unpacked):
    """The note says how to begin, a link leads to another page, search finds a page, and no other host is contacted."""
    assert "double-click index.html" in (unpacked / "READ-ME-FIRST.txt").read_text(encoding="utf-8")
    page.goto((unpacked / "index.html").as_uri())
    page.locator("article a[href='concepts/decoding.html']").first.click()
    page.locator("h1#decoding").wait_for()
    page.keyboard.press("/")
    page.locator("input[name=query]").fill("hallucination")
    until(page, "() => !!document.querySelector('.results a[href*=\"concepts/hallucination.html\"]')")
    page.locator(".results a[href*='concepts/hallucination.html']").first.click()
    page.locator("h1#hallucination").wait_for()
    assert page.log.errors == []
    assert page.log.elsewhere(unpacked.as_uri()) == []


def test_the_archive_and_the_site_are_the_same(built, unpacked):
    """They hold the same files, except compressed copies, which only servers need."""
    site = built / "site"
    on_web = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    packed = {p.relative_to(unpacked).as_posix(): p.read_bytes() for p in unpacked.rglob("*") if p.is_file()}
    packed.pop("READ-ME-FIRST.txt")
    assert packed == {name: content for name, content in on_web.items() if not name.endswith((".gz", ".br"))} | {
        name: content for name, content in on_web.items() if name == "sitemap.xml.gz" and name in packed
    }
