"""A site with a public address has editions, cards, a feed and compressed copies, and all of them fit together."""

import base64
import re
from pathlib import Path

import html5lib
import pikepdf
import pytest
from publish import pictures

from ..conftest import ROOT, build, copy, pages_of

pytestmark = pytest.mark.slow  # it draws a card for each page and prints four hundred pages
URL = "https://example.org/guide/"
MARGIN = 16  # pixels around the README's picture
SHRUNK = """async (addresses) => {
  const pictures = addresses.map((src) => Object.assign(new Image(), { src }));
  await Promise.all(pictures.map((picture) => picture.decode()));
  const [old, drawn] = pictures.map((picture) => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 16, height: 12 });
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, 16, 12);
    return context.getImageData(0, 0, 16, 12).data;
  });
  return Math.max(...old.map((value, at) => Math.abs(value - drawn[at])));
}"""


@pytest.fixture(scope="module")
def public(tmp_path_factory) -> Path:
    """A copy of the project after `build.py --publish`."""
    root = copy(tmp_path_factory.mktemp("public") / "project")
    done = build(root, "--publish", URL)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="module")
def single(public):
    """The single file as a browser parses it."""
    (file,) = (public / "site/editions").glob("*.html")
    return html5lib.parse(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)


def test_the_single_file_has_every_page_and_needs_nothing(public, single):
    """A chapter for each page of the menu; ids once, each reference to one of them; no script, no other host's file."""
    chapters = [element for element in single.iter("section") if "chapter" in element.get("class", "")]
    assert len(chapters) == len(pages_of(public / "site")) - 1  # 404.html is none
    ids = [element.get("id") for element in single.iter() if element.get("id")]
    assert len(ids) == len({*ids})
    hrefs = {element.get("href") for element in single.iter("a") if element.get("href")}
    assert {href[1:] for href in hrefs if href.startswith("#")} <= {*ids}
    assert {href.partition(":")[0] for href in hrefs if not href.startswith("#")} <= {"https", "http"}
    for name in ("aria-labelledby", "aria-describedby", "for"):
        assert {word for element in single.iter() for word in element.get(name, "").split()} <= {*ids}
    assert not [*single.iter("script")]
    assert all(element.get("src").startswith("data:") for element in single.iter("img"))


def test_the_pdf_has_the_same_text(public):
    """With an outline, tags for screen readers, and the day of the last change in place of today."""
    (file,) = (public / "site/editions").glob("*.pdf")
    with pikepdf.open(file) as document:
        assert len(document.pages) > 200
        assert document.Root.MarkInfo.Marked
        with document.open_outline() as outline:
            assert len(outline.root[0].children or outline.root) > 10
        assert str(document.docinfo["/CreationDate"]).startswith("D:20")


def test_each_page_has_its_card_and_names_it(public):
    """The address in the page is that of a picture of the right size."""
    site = public / "site"
    for name in pages_of(site):
        if name != "404.html":
            (card,) = re.findall(rf'property="og:image" content="{URL}([^"]*)"', (site / name).read_text("utf-8"))
            assert card == f"assets/cards/{pictures.file_of(name)}"
            head = (site / card).read_bytes()[:24]
            assert (head[16:20], head[20:24]) == ((1200).to_bytes(4), (630).to_bytes(4)), name


def test_the_site_has_what_only_a_server_needs(public):
    """Copies beside every long text, a feed that pages name, a sitemap of all pages with their days."""
    site = public / "site"
    texts = [file for file in site.rglob("*.*") if file.suffix in {".html", ".css", ".js", ".md", ".json"}]
    assert not [file for file in texts if file.stat().st_size > 500 and not file.with_name(file.name + ".br").exists()]
    assert f'href="{URL}feed.atom"' in (site / "index.html").read_text("utf-8") and (site / "feed.atom").is_file()
    listed = (site / "sitemap.xml").read_text("utf-8")
    assert listed.count("<loc>") == listed.count("<lastmod>") == len(pages_of(site)) - 1
    assert f"<loc>{URL}</loc>" in listed
    updated = re.search(r"^updated: (.*)", (public / "docs/questions.md").read_text("utf-8"), re.MULTILINE)[1]
    assert re.search(rf"<loc>{URL}questions.html</loc>\s*<lastmod>{updated}<", listed)
    assert {file.suffix for file in (public / "dist").iterdir()} == {".zip", ".sha256", ".html", ".pdf"}


def test_a_site_without_an_address_names_none(site):
    """The ordinary build has no public address, no editions and no copies."""
    home = (site / "index.html").read_text("utf-8")
    assert 'rel="canonical"' not in home and "og:image" not in home and "editions/" not in home
    assert not [*site.rglob("*.br"), *site.rglob("*.gz"), *site.rglob("sitemap.xml")]


def test_the_picture_of_the_readme_shows_the_demonstration_of_today(site, browser):
    """Shrunk to 16 by 12 dots, so that other fonts may differ; else it is drawn anew, to be looked at and committed.

    It is *Break a language model*, once a stripe has taken the opposite of cold.
    """
    picture, page = ROOT / ".github/demonstration.jpg", browser.new_page(viewport={"width": 1280, "height": 1600})
    page.emulate_media(reduced_motion="reduce")
    page.goto((site / "see-for-yourself/rub-it-out.html").as_uri() + "#rub;r=ILGIQD")
    page.locator(".judged", has_text="The opposite of cold").wait_for()
    page.evaluate("scrollTo(0, 0)")  # where the places of its parts count from
    demo, last = (page.locator(part).bounding_box() for part in ("live-demo", ".bet-stage"))
    x, y, width = demo["x"] - MARGIN, demo["y"] - MARGIN, demo["width"] + 2 * MARGIN
    clip = {"x": x, "y": y, "width": width, "height": last["y"] + last["height"] - y}
    # As a JPEG: a PNG of the square's many colours weighs half a megabyte.
    drawn = page.screenshot(type="jpeg", clip=clip, full_page=True, quality=75, animations="disabled")
    files = ["data:image/jpeg;base64," + base64.b64encode(file).decode() for file in (picture.read_bytes(), drawn)]
    differs = page.evaluate(SHRUNK, files)
    page.close()
    if differs >= 48:
        picture.write_bytes(drawn)
    assert differs < 48, "The picture had aged: look at the new one, and commit it."
