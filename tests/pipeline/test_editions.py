"""The single file needs nothing beside it, each of its links leads somewhere, and the PDF has the same text."""

import re
import shutil
import zipfile
from itertools import pairwise
from pathlib import Path

import editions
import html5lib
import pikepdf
import pytest
from editions import contents, paper, volume
from editions.chapter import Editor
from pipeline import browser as finder
from pipeline.problem import Problem
from pipeline.promote import promote_files

from ..conftest import build as build_guide
from ..conftest import slow_but
from .conftest import build, fingerprint

FONTS = 250_000  # bytes of a PDF that any number of pages share
IMPRINT = editions.Imprint("LLM or GenAI?", "1.2.3", "25 November 2026")


@pytest.fixture(scope="session")
def single(site: Path, tmp_path_factory) -> Path:
    """The whole guide in one file, alone in a folder that is hard to spell."""
    file = tmp_path_factory.mktemp("mail") / "a folder (naïve)" / "llm-or-genai.html"
    file.parent.mkdir()
    file.write_text(volume.bind(site, contents.read(site), IMPRINT), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def tree(single: Path):
    """The single file as a browser parses it."""
    return html5lib.parse(single.read_text(encoding="utf-8"), namespaceHTMLElements=False)


def test_it_holds_every_page_in_the_order_of_the_navigation(site, tree):
    """Each rendered page but the one for lost readers is a chapter."""
    chapters = [section.get("id") for section in tree.iter("section") if "chapter" in section.get("class", "")]
    assert chapters == [chapter.key for chapter in contents.read(site)]
    assert chapters[:3] == ["index", "ways-through", "see-for-yourself"]
    pages = [page for page in site.rglob("*.html") if "<article" in page.read_text(encoding="utf-8")]
    assert len(chapters) == len(pages) - 1


def test_ids_are_unique_and_every_reference_finds_its_own(tree):
    """Links inside the file, labels of figures and the list of contents."""
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [link.get("href") for link in tree.iter("a") if link.get("href")]  # one without keeps an old address
    assert len(links) > 1000
    assert {href[1:] for href in links if href.startswith("#")} <= set(ids)
    assert {href.partition(":")[0] for href in links if not href.startswith("#")} <= {"https", "http"}
    for name in ("aria-labelledby", "aria-describedby", "for"):
        assert {word for element in tree.iter() for word in element.get(name, "").split()} <= set(ids)


def test_headings_descend_without_a_gap(tree):
    """One title, its parts below it, chapters below these."""
    levels = [int(element.tag[1]) for element in tree.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_it_loads_nothing_and_runs_nothing(single, tree):
    """No script, no style sheet beside it, no image that is not in it, and a policy that says so."""
    assert not list(tree.iter("script"))
    assert all(element.get("src", "data:").startswith("data:") for element in tree.iter())
    assert [link.get("href")[:5] for link in tree.iter("link")] == ["data:"]
    style = next(tree.iter("style")).text
    assert "url(" not in style
    assert "@import" not in style
    assert "default-src 'none'; style-src 'sha256-" in single.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", slow_but([320], [320, 1280]))
def test_it_opens_from_a_double_click_without_a_network(page, single, width):
    """One request, no complaint, styles at work, no sideways scrolling, and a link arrives at its section."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(single.as_uri())
    assert [url for url in page.log.requests if not url.startswith("data:")] == [single.as_uri()]
    assert page.log.errors == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("getComputedStyle(document.querySelector('.md-typeset')).fontFamily").startswith('"Iowan')
    assert page.evaluate("getComputedStyle(document.querySelector('live-demo')).minBlockSize") == "0px"
    page.locator("#concepts a[href='#concepts-decoding']").first.click()
    assert 0 <= page.evaluate("document.getElementById('concepts-decoding').getBoundingClientRect().top") < 200


@pytest.mark.slow  # the colours are those of the site
def test_both_schemes_are_drawn(page, single):
    """The reader's own setting decides, and no script is needed for it."""
    grounds = set()
    page.goto(single.as_uri())
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        grounds.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert len(grounds) == 2


CHANGED = [
    ('<h2 id="a">A</h2>', '<h4 class="h2" id="concepts-decoding--a">A</h4>'),
    ('<a href="#a">x</a>', '<a href="#concepts-decoding--a">x</a>'),
    (
        '<a class="cite" href="../sources/to-2022.html#brown-2020">x</a>',
        '<a class="cite" href="#sources-to-2022--brown-2020">x</a>',
    ),
    ('<a href="../index.html">x</a>', '<a href="#index">x</a>'),
    ('<a href="https://example.org/?a=1&amp;b">x</a>', '<a href="https://example.org/?a=1&amp;b">x</a>'),
    ('<a href="../data/terms.yml">x</a> <a href="#a">y</a>', '<span>x</span> <a href="#concepts-decoding--a">y</a>'),
    ('<svg aria-labelledby="t d"><g fill="url(#g)">', None),
    ("<!-- begin related --><p>x</p>", "<p>x</p>"),
    ("<code>&lt;a href=&quot;x.html&quot;&gt;</code>", "<code>&lt;a href=&quot;x.html&quot;&gt;</code>"),
]


@pytest.mark.parametrize(("before", "after"), CHANGED)
def test_a_tag_moves_with_its_page(tmp_path, before, after):
    """Ids get the page's key, links to pages become fragments, links to other files become words."""
    after = after or (
        '<svg aria-labelledby="concepts-decoding--t concepts-decoding--d"><g fill="url(#concepts-decoding--g)">'
    )
    (tmp_path / "concepts").mkdir()
    (tmp_path / "concepts" / "decoding.html").write_text(f"<article>{before}</article>", encoding="utf-8")
    chapter = contents.Chapter("concepts/decoding.html", "Decoding", "Concepts", False)
    keys = {
        "concepts/decoding.html": "concepts-decoding",
        "sources/to-2022.html": "sources-to-2022",
        "index.html": "index",
    }
    assert Editor(tmp_path, chapter, keys, None).text() == after


def test_files_beside_the_pages_are_linked_where_the_address_is_known(tmp_path):
    """With a public address, a link to a data file leads to the website."""
    (tmp_path / "a.html").write_text('<article><a href="data/terms.yml">x</a></article>', encoding="utf-8")
    chapter = contents.Chapter("a.html", "A", None, False)
    text = Editor(tmp_path, chapter, {"a.html": "a"}, "https://example.org/guide/").text()
    assert text == '<a href="https://example.org/guide/data/terms.yml">x</a>'


def test_the_pdf_has_bookmarks_page_numbers_and_links(site, tmp_path, browser, monkeypatch):
    """Printed from two chapters: an outline with their headings, links to places it has, the date of the build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    chapters = contents.read(site)[:2]
    file = tmp_path / "guide.html"
    file.write_text(volume.bind(site, chapters, IMPRINT), encoding="utf-8")
    with pikepdf.open(paper.print_file(file, tmp_path / "guide.pdf", finder.installed())) as pdf:
        titles = {str(item.Title) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Title" in item}
        assert {"Where should I start?", "I have five minutes"} <= titles
        places = {str(link.Dest) for page in pdf.pages for link in page.get("/Annots", []) if "/Dest" in link}
        assert "/ways-through" in places
        assert places <= set(pdf.Root.Dests.keys())
        assert {str(pdf.docinfo[f"/{name}Date"]) for name in ("Creation", "Mod")} == {"D:20231114221320+00'00'"}
        assert pdf.pages[0].MediaBox[2:] == pytest.approx([595, 842], abs=1)  # A4


@pytest.mark.slow
def test_the_pdf_is_tagged_and_small(site, tmp_path, browser):
    """A screen reader finds the headings, and four chapters weigh what lets the whole be less than 4 MB."""
    file = tmp_path / "guide.html"
    file.write_text(volume.bind(site, contents.read(site)[:4], IMPRINT), encoding="utf-8")
    pdf = paper.print_file(file, tmp_path / "guide.pdf", finder.installed())
    with pikepdf.open(pdf) as document:
        assert document.Root.MarkInfo.Marked
        kinds = {str(one.S) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one}
        assert {"/H1", "/H2", "/H3", "/P", "/Link", "/L"} <= kinds
        assert pdf.stat().st_size < FONTS + 12_000 * len(document.pages)


def test_page_numbers_stand_in_the_margin(single):
    """The browser's own header and footer are off: the style sheet numbers the pages."""
    assert re.search(
        r"@page\s*\{[^}]*@bottom-right\s*\{\s*content: counter\(page\)", single.read_text(encoding="utf-8")
    )
    assert "--no-pdf-header-footer" in paper.OPTIONS


def test_two_prints_of_one_file_are_the_same_bytes(monkeypatch):
    """The browser writes the time, and numbers that begin anywhere: both are made steady, as long as before."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    one = b"/CreationDate (D:20261125101112+00'00') (node00000329) [(node00000400) (node00000329)]"
    other = b"/CreationDate (D:20270101000000+00'00') (node00000331) [(node00000402) (node00000331)]"
    first, second = (paper.renumbered(paper.dated(content)) for content in (one, other))
    assert first == second == b"/CreationDate (D:19800101000000+00'00') (node00000001) [(node00000002) (node00000001)]"


def test_without_a_browser_one_sentence_and_no_change(project, monkeypatch, capsys):
    """--editions says what to install before it builds anything."""
    import build as command

    monkeypatch.setattr(finder, "installed", lambda *_: None)
    monkeypatch.setattr(command, "use_environment", lambda: None)
    assert command.main(["--root", str(project), "--editions"]) == 2
    assert capsys.readouterr().err == paper.MISSING + "\n"
    assert not (project / "site").exists()
    assert not (project / "dist").exists()


@pytest.mark.parametrize("fault", ["exit 3", "exit 0", "exec sleep 9"])
def test_a_browser_that_fails_is_named(tmp_path, monkeypatch, fault):
    """No PDF, an exit code or no end at all: a sentence."""
    monkeypatch.setattr(paper, "SECONDS", 1)
    broken = tmp_path / "chromium"
    broken.write_text(f"#!/bin/sh\n{fault}\n", encoding="ascii")
    broken.chmod(0o755)
    with pytest.raises(Problem, match=r"^chromium (could|did) not print the PDF"):
        paper.print_file(tmp_path / "a.html", tmp_path / "a.pdf", str(broken))


def test_another_project_gets_a_sentence_instead_of_editions(small):
    """Nothing is built first."""
    done = build(small, "--editions")
    assert done.returncode == 2
    assert "Editions need this guide's templates" in done.stderr
    assert fingerprint(small).keys() == {"mkdocs.yml", "docs/index.md", "docs/next.md"}


@pytest.mark.slow
def test_the_command_puts_them_into_dist_and_links_them_from_the_site(project, site, monkeypatch):
    """`build.py --editions` makes the ordinary site too, with them in it and in the archive; a stand-in prints."""
    shutil.copytree(site, project / "site")  # as after a build without them: what is compressed already stays so
    printer = project / "chromium"
    pikepdf.new().save(project / "empty.pdf")
    script = f'for word; do case "$word" in --print-to-pdf=*) cp "{project}/empty.pdf" "${{word#*=}}";; esac; done'
    printer.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    printer.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(printer))
    done = build_guide(project, "--editions")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "[3/7] Make the editions: llm-or-genai.html, " in done.stderr
    assert {path.suffix for path in (project / "dist").iterdir()} == {".zip", ".sha256", ".html", ".pdf", ".epub"}
    (bundle,) = (project / "dist").glob("*.zip")
    packed = zipfile.ZipFile(bundle).namelist()
    pages = [
        page
        for page in (project / "site").rglob("*.html")
        if '<footer class="md-footer' in page.read_text(encoding="utf-8")
    ]
    assert len(pages) > 2
    for page in pages:
        links = re.findall(r'href="([^"]*editions/[^"]*)"', page.read_text(encoding="utf-8"))
        cards = 2 if page.name == "offline.html" else 1  # its cards link them, as its foot does
        assert [Path(link).suffix for link in links] == [".html", ".pdf", ".epub"] * cards
        places = [(page.parent / link).resolve().relative_to(project / "site") for link in links if link[0] != "/"]
        assert all((project / "site" / place).is_file() for place in places)
        assert all(any(name.endswith(f"/{place.as_posix()}") for name in packed) for place in places)


def test_an_ordinary_build_leaves_no_older_editions_beside_its_archive(tmp_path):
    """They would say something else than the site; files of others stay."""
    new, place = tmp_path / "new", tmp_path / "dist"
    for folder, files in ((new, ["g-2.zip"]), (place, ["g.html", "g.pdf", "g.epub", "g-1.zip", "notes.txt"])):
        folder.mkdir()
        for name in files:
            (folder / name).touch()
    promote_files(new, place, editions.names("g"))
    assert {file.name for file in place.iterdir()} == {"g-1.zip", "g-2.zip", "notes.txt"}
