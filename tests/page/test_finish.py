"""Finishing a rendered site: it has fewer files and the same text; sites with other templates stay unchanged."""

import json
import re
import shutil
from pathlib import Path

import pytest
import page
from page import article, downloads, minify

ROOT = Path(__file__).resolve().parents[2]
HEAD = """<link rel="stylesheet" href="{up}assets/stylesheets/one.css">
<link rel="stylesheet" href="{up}assets/stylesheets/two.css">
<link rel="stylesheet" media="print" href="{up}assets/stylesheets/print.css">
<script src="{up}assets/javascripts/one.js" defer></script>
<script src="{up}assets/javascripts/two.js" defer></script>
<script src="{up}assets/javascripts/demos/shell.js" defer></script>
<h1>Text</h1>"""
FILES = {
    "index.html": HEAD.format(up=""),
    "concepts/page.html": HEAD.format(up="../"),
    "moved.html": "<p>A redirect, which loads nothing.</p>",
    "assets/stylesheets/one.css": "/* A note\n   of two lines. */\na { content: '/* kept */'; }\n",
    "assets/stylesheets/two.css": "b { }\n",
    "assets/stylesheets/print.css": "c { }\n",
    "assets/javascripts/one.js": "/** A note. */\nlet one = '// kept';\n  // another note\n",
    "assets/javascripts/two.js": "  let two = 'a // b'; // a note\n",
    "assets/javascripts/demos/shell.js": "/** A note. */\nlet shell;\n",
    "assets/javascripts/lunr/wordcut.js": "the theme's",
    "search/search_index.json": "{}",
}


@pytest.fixture
def site(tmp_path):
    """A small rendered site."""
    for name, text in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def bundles(site) -> list[str]:
    """The bundled style sheet and the bundled script, in this order."""
    files = sorted(site.glob("assets/guide-*"), key=lambda file: file.suffix)
    return [file.relative_to(site).as_posix() for file in files]


def test_the_name_of_a_bundle_changes_with_its_content(site, tmp_path_factory):
    """A bundle with the same content keeps its name, so browsers may cache it for ever."""
    other = shutil.copytree(site, tmp_path_factory.mktemp("other"), dirs_exist_ok=True)
    (other / "assets/stylesheets/two.css").write_text("b { color: red }\n", encoding="utf-8")
    reading.finish(site)
    reading.finish(other)
    (style, script), (new_style, new_script) = bundles(site), bundles(other)
    assert re.fullmatch(r"assets/guide-[0-9a-f]{10}\.css", style)
    assert style != new_style and script == new_script


def test_files_that_every_page_loads_are_bundled(site):
    """The order stays, comments and spaces go, strings stay; files in subfolders such as demos are not bundled."""
    reading.finish(site)
    style, script = bundles(site)
    assert (site / style).read_text() == "a{content: '/* kept */';}\nb{}\n@media print{c{}}\n"
    assert (site / script).read_text() == "let one = '// kept';\nlet two = 'a // b';\n"
    page = (site / "concepts/page.html").read_text()
    assert page.count(f'href="../{style}"') == page.count(f'src="../{script}"') == 1
    assert "one.css" not in page and "print.css" not in page and "demos/shell.js" in page
    assert (site / "assets/javascripts/demos/shell.js").read_text() == "let shell;\n"
    assert (site / "moved.html").read_text() == FILES["moved.html"]


def test_pages_are_minified(site):
    """Comments and indentation go; words, the spaces between them, code and scripts stay."""
    verbatim = (
        "<pre>  <!-- shown -->\n    code</pre>",
        '<script type="application/ld+json">{\n  "a": "<!-- b -->"}</script>',
    )
    page = site / "text.html"
    page.write_text(
        f"<p>One<!-- note --> two\n   <em>three</em>\n\n  four</p>{verbatim[0]}\n\n  <i>five</i>{verbatim[1]} six",
        encoding="utf-8",
    )
    reading.finish(site)
    assert page.read_text() == f"<p>One two\n<em>three</em>\nfour</p>{verbatim[0]}\n<i>five</i>{verbatim[1]} six"


def test_no_comment_of_a_script_is_sent():
    """A comment beside code must not hold a quotation mark, or it would stay, as it could be a string."""
    scripts = [*(ROOT / "docs/assets/javascripts").rglob("*.js")]
    assert [file for file in scripts if re.search(r"(^|\s)(//|/\*)", minify.code(file), re.MULTILINE)] == []


def test_no_text_of_a_script_loses_its_indentation():
    """One script alone has a string of several lines, none of them indented."""
    scripts = {file: file.read_text(encoding="utf-8") for file in (ROOT / "docs/assets/javascripts").rglob("*.js")}
    over = [file for file, text in scripts.items() if any(line.count("`") % 2 for line in text.splitlines())]
    assert [file.name for file in over] == ["text.js"]
    assert not re.search(r"^ ", scripts[over[0]], re.MULTILINE)


SECTION = """<article><h1 id="a">A</h1><div class="admonition answer"><p class="admonition-title">Short answer</p>
<p>One &amp; two.</p></div><h2 id="x">X</h2><p>It writes<sup class="cites"><a class="cite" href="#s">1</a></sup>.</p>
<svg><title>Drawn</title><text>Words</text></svg><ul><li>Kind model</li><li>LLM? yes</li></ul>
<table><tr><th><span class="unseen">Item</span></th><th>In</th></tr>
<tr><th>A <b>b</b></th><td>“c.&rdquo;</td></tr></table>
<p>After</p></article>"""


def test_the_search_index_holds_readable_text(site):
    """Cells, items and blocks end with a sign; citation numbers, drawings and the label of an answer add no words."""
    (site / "index.html").write_text(HEAD.format(up="") + SECTION, encoding="utf-8")
    file = site / "search" / "search_index.js"
    file.write_text(
        'var __index = {"docs":[{"location":"index.html","text":"One"},{"location":"index.html#x","text":"It"}]}'
    )
    reading.finish(site)
    entries = json.loads(file.read_text(encoding="utf-8").removeprefix("var __index = "))["docs"]
    assert [entry["text"] for entry in entries] == [
        "One &amp; two.",
        "It writes. Kind model · LLM? yes. In; A b · “c.” After.",
    ]


def test_the_search_index_knows_the_makers_of_systems(site):
    """A maker counts as a question that its systems answer, and a section that only mentions one has none."""
    values = "<ul><li>Maker: A &amp; B</li><li>Since: 2014</li></ul>"
    text = f'<article><h1 id="a">A</h1><h2 id="system-b">B</h2>{values}<h2 id="c">C</h2>{values}</article>'
    (site / "index.html").write_text(HEAD.format(up="") + text, encoding="utf-8")
    file = site / "search" / "search_index.js"
    places = ["index.html", "index.html#system-b", "index.html#c"]
    file.write_text("var __index = " + json.dumps({"docs": [{"location": place, "text": ""} for place in places]}))
    reading.finish(site)
    entries = json.loads(file.read_text(encoding="utf-8").removeprefix("var __index = "))["docs"]
    assert [entry.get("asked") for entry in entries] == [None, "A & B", None]


def test_unused_files_are_removed(site):
    """The theme's own files, the JSON copy of the search index, and the files that were bundled go."""
    reading.finish(site)
    left = {path.relative_to(site).as_posix() for path in site.rglob("*.*")}
    kept = {"assets/javascripts/demos/shell.js", *bundles(site)}
    assert left == kept | {name for name in FILES if name.endswith(".html")}


def test_a_site_with_the_themes_script_is_left_alone(site):
    """A project that uses Material's own templates needs Material's files."""
    (site / "stock.html").write_text('<script src="assets/javascripts/bundle.0.min.js"></script>', encoding="utf-8")
    before = sorted(site.rglob("*"))
    reading.finish(site)
    assert sorted(site.rglob("*")) == before


def test_files_that_only_some_pages_load_are_not_bundled(site):
    """A style sheet of one page stays a file of its own."""
    page = HEAD.format(up="").replace("<h1>", '<link rel="stylesheet" href="assets/stylesheets/extra.css">\n<h1>')
    (site / "index.html").write_text(page, encoding="utf-8")
    (site / "assets/stylesheets/extra.css").write_text("d { }", encoding="utf-8")
    reading.finish(site)
    assert "extra.css" in (site / "index.html").read_text()
    assert "d{" not in (site / bundles(site)[0]).read_text()


@pytest.mark.parametrize(
    "head", ["", '<meta property="og:image" content="https://example.org/assets/cards/index.png">']
)
def test_cards_and_sitemap_need_a_public_address(site, head):
    """Without an address, no page can name its card and the sitemap is empty, so both are removed."""
    files = [site / name for name in ("assets/cards/index.png", "sitemap.xml", "sitemap.xml.gz")]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", encoding="utf-8")
    (site / "index.html").write_text(HEAD.format(up="") + head, encoding="utf-8")
    reading.finish(site)
    assert [file.exists() for file in files] == [bool(head)] * 3


def test_cards_of_editions_lead_to_the_files_that_the_foot_links():
    """A copy that came without editions keeps its notes and its links to the section on them."""
    card = '<p><a href="#editions" data-edition="pdf">A PDF</a> <span class="lacking">Not in this copy.</span></p>'
    without = article.read(card)
    downloads.link(without, "<footer></footer>")
    assert without.inner() == card
    tree = article.read(card)
    downloads.link(tree, '<footer><a href="../editions/guide.pdf">As PDF</a></footer>')
    assert tree.inner() == (
        '<p><a href="../editions/guide.pdf" data-edition="pdf">A PDF</a> '
        '<span class="lacking" hidden="">Not in this copy.</span></p>'
    )
