"""Archive, compression, feed and single file, each on a few made-up pages."""

import gzip
import re
import zipfile
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import brotli
import pytest
from console import Problem
from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme
from publish import archive, compress, public, swap, volume

URL = "https://example.org/guide/"


def page(url: str, name: str, part: str = "", **meta) -> SimpleNamespace:
    above = [SimpleNamespace(title=part)] if part else []
    return SimpleNamespace(url=url, title=name, ancestors=above, meta=meta, canonical_url=URL + url)


def write(folder: Path, **files: str) -> None:
    """Files with these texts; two underscores stand for a slash, one for a dot."""
    for name, text in files.items():
        file = folder / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_the_archive_has_the_site_below_one_folder(tmp_path, monkeypatch):
    """The note and the start page first; what only servers need is left out; the same day gives the same bytes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    write(
        tmp_path / "site",
        a_html="a",
        a_html_br="b",
        a_html_gz="z",
        feed_atom="f",
        index_html="i",
        sitemap_xml="s",
        assets__cards__a_png="p",
        editions__g_pdf="g",
    )
    for name in ("one", "two"):
        archive.archive(tmp_path / "site", tmp_path / f"{name}.zip", "guide-1", "Guide", "1")
    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        files = {entry.removeprefix("guide-1/"): packed.read(entry) for entry in packed.namelist()}
    assert b"double-click index.html" in files["READ-ME-FIRST.txt"]
    assert [*files] == ["READ-ME-FIRST.txt", "index.html", "a.html", "editions/g.pdf"]
    assert [*files.values()][1:] == [b"i", b"a", b"g"]
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert re.fullmatch(r"[0-9a-f]{64}  one\.zip\n", (tmp_path / "one.zip.sha256").read_text("ascii"))


def test_each_text_that_gets_smaller_has_copies_that_unpack_to_it(tmp_path):
    """Pictures and what is short already have none."""
    write(tmp_path, a_html="word " * 500, b_css="x", c_png="word " * 500)
    compress.compress(tmp_path)
    assert gzip.decompress((tmp_path / "a.html.gz").read_bytes()) == (tmp_path / "a.html").read_bytes()
    assert brotli.decompress((tmp_path / "a.html.br").read_bytes()) == (tmp_path / "a.html").read_bytes()
    assert len(list(tmp_path.iterdir())) == 5


def test_the_feed_has_the_changes():
    """The newest first; a page without a change has no entry; an id holds the day; words are escaped."""
    pages = [
        page("index.html", "Home", title="The guide?", updated="2026-11-20", change="First published."),
        page("concepts/a.html", "A", title="A & B", updated="2026-11-27", change="Written <anew>."),
        page("concepts/b.html", "B"),
    ]
    config = SimpleNamespace(site_url=URL, site_name="The guide")
    env = Environment(loader=FileSystemLoader(public.TEMPLATES), autoescape=False)  # noqa: S701 (as MkDocs' own)
    known = {"config": config, "pages": [SimpleNamespace(page=page) for page in pages]}
    read = re.sub(r' xmlns="[^"]+"', "", env.get_template("feed.atom").render(known))
    entries = ElementTree.fromstring(read).findall("entry")
    assert [(one.findtext("title"), one.findtext("id"), one.findtext("summary")) for one in entries] == [
        ("A & B", f"{URL}concepts/a.html#changed-2026-11-27", "Written <anew>."),
        ("The guide?", f"{URL}index.html#changed-2026-11-20", "First published."),
    ]
    assert f"Sitemap: {URL}sitemap.xml" in env.get_template("robots.txt").render(known)


HTML = {
    "index.html": '<body><article class="x"><h1 id="home">Home</h1><p>See <a href="concepts/a.html#why">why</a>, '
    '<a href="#home">here</a>, <a href="data/a.csv">data</a>, <a href="https://example.com/#x">far</a>.</p></article>',
    "concepts/index.html": "<article><h1>Concepts</h1></article>",
    "concepts/a.html": '<article><h1 id="a">A &amp; B</h1><h2 id="why">Why</h2><img src="../assets/i.svg" alt="">'
    '<svg viewBox="0 0 9 9" aria-labelledby="t"><title id="t">T</title><rect fill="url(#g)"/></svg>'
    "<script>1 < 2</script></article>",
}


def bound(tmp_path: Path) -> str:
    """The single file of three pages, the last two in a part."""
    write(tmp_path, assets__guide_css='h1 { color: red } [id="home"] { top: 0 }', assets__i_svg="<svg/>")
    write(tmp_path, partials__mark_html="<i>mark</i>")
    pages = [
        page("index.html", "Start"),
        page("concepts/index.html", "Concepts", "How it works"),
        page("concepts/a.html", "A", "How it works", kind="concept"),
    ]
    config = SimpleNamespace(
        extra_css=["assets/guide.css"],
        theme=Theme(custom_dir=str(tmp_path), favicon="assets/i.svg", language="en"),
        site_name="Guide?",
        site_description="D",
        site_url=URL,
        copyright="Free",
    )
    return volume.bind(tmp_path, volume.chapters(pages, HTML), config, "Version 1")


def test_the_single_file_needs_no_other(tmp_path):
    """Ids have the chapter's name before them, links to pages become fragments, pictures data, and no script is in."""
    text = bound(tmp_path)
    assert 'href="#concepts-a--why"' in text and 'href="#index--home"' in text and 'href="#concepts-a"' in text
    assert f'href="{URL}data/a.csv"' in text and 'href="https://example.com/#x"' in text
    assert 'src="data:image/svg+xml;base64,' in text and "<script" not in text and "1 < 2" not in text
    assert 'aria-labelledby="concepts-a--t"' in text and 'fill="url(#concepts-a--g)"' in text
    assert "A &amp; B" in text
    # A page in a part is one level lower than the part's first page; a class keeps the old level's look.
    assert '<h2 id="index--home" class="h1">' in text
    assert '<h2 class="h1">Concepts</h2>' in text
    assert '<h3 id="concepts-a--a" class="h1">' in text and '<h4 id="concepts-a--why" class="h2">' in text
    assert ".h1 { color: red }" in text and '[id$="--home"]' in text
    assert text.count('<p class="part">How it works</p>') == 1


def test_a_picture_that_is_missing_stops_the_edition(tmp_path):
    """Nobody is sent a file with a hole in it."""
    with pytest.raises(Problem, match=r"no gone\.svg"):
        volume.data_of(tmp_path / "gone.svg")


def test_a_site_that_cannot_be_put_in_place_leaves_the_last_one(tmp_path):
    """The last one comes back when the second renaming fails; otherwise nothing of it is left."""
    write(tmp_path / "site", index_html="last")
    with pytest.raises(OSError, match="No such file"):
        swap.swap_in(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text("utf-8") == "last"
    write(swap.staging_folder(tmp_path / "site"), index_html="new")
    swap.swap_in(tmp_path / "site")
    assert {path.name for path in tmp_path.iterdir()} == {"site"}
    assert (tmp_path / "site/index.html").read_text("utf-8") == "new"
