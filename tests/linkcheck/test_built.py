"""The scan of the built site reports what a browser would miss, and nothing that works."""

from pathlib import Path

import guide_rules  # noqa: F401 (its rules are among those that are checked)
import pytest
from linkcheck.built import scan_site
from linkcheck.project import load

GOOD = {
    "index.html": '<!doctype html><title>x</title><link rel="canonical" href="https://guide.example.org/">'
    '<h1 id="top-of-page">x</h1><a href="#top-of-page">x</a> <a href="#">x</a> <a href="#top">x</a>'
    '<a href="a/b.html#part">x</a> <a href="a/">x</a> <a href=a/index.html>x</a> <a href="mailto:a@example.org">x</a>'
    '<img src="x.svg" srcset="x.svg 1x, x.svg 2x"> <img src="data:image/png;base64,AA"><script src="x.js"></script>'
    "<script>document.write('<a href=\"none.html\">')</script><!-- <a href='none.html'> -->"
    "<pre>&lt;a href=none.html></pre><textarea><a href=none.html></textarea><title><a href=none.html></title>"
    "<iframe srcdoc='<p id=part>&amp;lt;</p> <a href=#part>x</a> <a href=&quot;a/b.html#part&quot;>x</a>'></iframe>"
    "<p title=\"a 'b' href='none.html'\">x</p><p title=it's><a href=a/b.html>'x'</a><map name='plan'></map>"
    "<img src=x.svg usemap='#plan'><a href=' a/b.html '>x</a><a href='a\\\\b.html'>x</a>"
    "<img src='http://guide.example.org/guide/x.svg'><img src='//GUIDE.example.org/guide/x.svg'>"
    "<a href='https://guide.example.org/beside/'>x</a><a href='https://guide.example.org/Guide/none.html'>x</a>",
    "a/index.html": "<a href='../index.html#top-of-page'>x</a> <a href='../'>x</a> <a href='./'>x</a>"
    "<h2 id='für'>x</h2><a href='#f%C3%BCr'>x</a>",
    "based.html": "<base href='https://guide.example.org/guide/a/'><a href='b.html#part'>x</a><img src='../x.svg'>",
    "a/b.html": '<p id="part">x</p><a href="../a/?q=1">x</a>',
    "404.html": '<a href="/guide/">x</a><link rel="stylesheet" href="/guide/x.css">',
    "x.css": "a { background: url(x.svg) } /* url(none.svg) */ b { background: url('data:image/png;base64,AA') }",
    "x.svg": "<svg><text><![CDATA[<a href='none.html'> <use href='#none'/>]]></text></svg>",
    "x.js": "",
}
BAD = {
    '<a href="none.html">x</a>': "missing-target",
    '<img src="none.svg">': "missing-target",
    '<img src="x.svg" srcset="x.svg 1x, none.svg 2x">': "missing-target",
    '<video poster="none.png"></video>': "missing-target",
    '<script src="none.js"></script>': "missing-target",
    "<style>a { background: url(none.svg) }</style>": "missing-target",
    '<p style="background: url(&quot;none.svg&quot;)">x</p>': "missing-target",
    '<link rel="preload" imagesrcset="x.svg 1x, none.svg 2x">': "missing-target",
    '<button formaction="none.html">x</button>': "missing-target",
    '<svg><rect fill="url(#none)"/></svg>': "missing-anchor",
    '<button popovertarget="none">x</button>': "missing-anchor",
    '<meta http-equiv="refresh" content="0; url=none.html">': "missing-target",
    '<meta http-equiv="refresh" content="0,url=none.html">': "missing-target",
    '<meta property="og:image" content="none.png">': "missing-target",
    '<a href="../outside.html">x</a>': "missing-target",
    '<a href="a/b.html#none">x</a>': "missing-anchor",
    '<a href="#none">x</a>': "missing-anchor",
    '<svg><use href="x.svg#none"/></svg>': "missing-anchor",
    "<a title=it's href='none.html'>x</a>": "missing-target",
    '<a href="none.html" href="a/b.html">x</a>': "missing-target",
    "<iframe srcdoc=\"<a href='none.html'>x</a>\"></iframe>": "missing-target",
    "<iframe srcdoc='&lt;a href=&quot;a/b.html#none&quot;&gt;x&lt;/a&gt;'></iframe>": "missing-anchor",
    "<iframe srcdoc='<img src=https://cdn.example.org/x.png>'></iframe>": "external-asset",
    '<p id="x"></p><p id="x"></p>': "repeated-id",
    '<script src="https://cdn.example.org/x.js"></script>': "external-asset",
    '<link rel="stylesheet" href="//cdn.example.org/x.css">': "external-asset",
    '<img src="https://cdn.example.org/x.png">': "external-asset",
    "<style>@import 'https://cdn.example.org/x.css';</style>": "external-asset",
    '<style>@import"https://cdn.example.org/x.css";</style>': "external-asset",
    '<img src="HTTPS://cdn.example.org/x.png">': "external-asset",
    '<img src="ht\ntps:/cdn.example.org/x.png">': "external-asset",
    '<img src="\\\\cdn.example.org/x.png">': "external-asset",
    '<svg><image href="https://cdn.example.org/x.png"/></svg>': "external-asset",
    '<svg><filter><feImage xlink:href="https://cdn.example.org/x.png"/></filter></svg>': "external-asset",
    '<input type="image" src="https://cdn.example.org/x.png">': "external-asset",
    '<table background="https://cdn.example.org/x.png"></table>': "external-asset",
    '<link rel="apple-touch-icon" href="https://cdn.example.org/x.png">': "external-asset",
    '<link rel="prefetch" href="https://cdn.example.org/x.html">': "external-asset",
    '<link rel="apple-touch-startup-image" href="https://cdn.example.org/x.png">': "external-asset",
    '<frame src="https://cdn.example.org/x.html">': "external-asset",
    '<svg><pattern href="https://cdn.example.org/x.svg#x"/></svg>': "external-asset",
    '<base href="https://cdn.example.org/"><img src="x.png">': "external-asset",
    '<a href="http://guide.example.org/guide/none.html">x</a>': "missing-target",
    '<a href="//guide.example.org/guide/a/b.html#none">x</a>': "missing-anchor",
    '<img src="HTTPS://Guide.Example.org/guide/none.png">': "missing-target",
    '<img src="https://guide.example.org.example.net/guide/x.png">': "external-asset",
    '<base href="a/"><a href="../index.html">x</a><a href="x.svg">x</a>': "missing-target",
}


def site(root: Path, **more: str) -> Path:
    """A site without faults, with some additional files, and a project around it."""
    (root / "docs").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text("site_name: x\nsite_url: https://guide.example.org/guide/\n")
    (root / "pyproject.toml").write_text("[tool.linkcheck]\nno-external-assets = true\n")
    for path, text in {**GOOD, **more}.items():
        (root / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / path).write_text(text)
    return root / "site"


def test_a_good_site_is_clean(tmp_path: Path) -> None:
    """Addresses in code, comments, scripts and data are not links."""
    assert scan_site(site(tmp_path), load(tmp_path)) == []


@pytest.mark.parametrize(("html", "rule"), BAD.items())
def test_each_fault_is_found(tmp_path: Path, html: str, rule: str) -> None:
    """Each fault gives one finding, on its line."""
    (finding,) = scan_site(site(tmp_path, **{"bad.html": f"<!doctype html>\n{html}\n"}), load(tmp_path))
    assert (finding.path, finding.line, finding.rule) == ("site/bad.html", 2, rule)


def test_a_message_shortens_an_address_that_lacks_its_quote(tmp_path: Path) -> None:
    """The address goes on until the next quotation mark, perhaps far below."""
    page = f'<a href="a/b.html>x</a>{"x" * 9000}<a href="bad.html">y</a>'
    (finding,) = scan_site(site(tmp_path, **{"bad.html": page}), load(tmp_path))
    assert finding.rule == "missing-target"
    assert finding.message.startswith("a/b.html>x</a>xxx")
    assert len(finding.message) < 300


@pytest.mark.parametrize("name", ["bad.htm", "bad.xhtml", "bad.HTML"])
def test_a_page_may_have_another_ending(tmp_path: Path, name: str) -> None:
    """Files that are published unchanged end in .htm or .xhtml, too."""
    page = f'<a href="none.html">x</a><a href="{name}#none">x</a>'
    found = scan_site(site(tmp_path, **{name: page}), load(tmp_path))
    assert [finding.rule for finding in found] == ["missing-target", "missing-anchor"]


def test_a_figure_of_the_site_is_scanned_too(tmp_path: Path) -> None:
    """A picture in a figure may be missing or on another host; a fragment that selects a view is not an anchor."""
    style = "<style><![CDATA[a { fill: url(none.png) }]]></style>"
    uses = '<use href="#none"/><rect fill="url(#none)" aria-labelledby="none"/><style>a { fill: url(#none) }</style>'
    figure = f'<svg>{style}<image href="https://cdn.example.org/x.png"/>{uses}</svg>'
    found = scan_site(site(tmp_path, **{"x.svg": figure}), load(tmp_path))
    assert [(finding.path, finding.rule) for finding in found] == [
        ("site/x.svg", "missing-target"),
        ("site/x.svg", "external-asset"),
        *[("site/x.svg", "missing-anchor")] * 3,
    ]


def test_a_stylesheet_names_what_is_in_a_figure(tmp_path: Path) -> None:
    """A fragment that selects a view of a figure is not an anchor."""
    style = 'a { fill: url(x.svg#none); mask: url("x.svg#svgView(viewBox(0,0,1,1))"); filter: url(x.svg#is) }'
    found = scan_site(site(tmp_path, **{"x.svg": '<svg><g id="is"/></svg>', "x.css": style}), load(tmp_path))
    assert [(finding.path, finding.column, finding.rule) for finding in found] == [("site/x.css", 15, "missing-anchor")]


def test_a_link_starts_where_its_page_is_sure_to_be(tmp_path: Path) -> None:
    """Links in 404.html begin with /; on a site that is also read from disk, all others are relative."""
    lost = '<a href="index.html">x</a><a href="/guide/a/b.html">x</a><a href="#here" id="here">x</a>'
    place = site(tmp_path, **{"404.html": lost, "a/c.html": '<a href="/guide/x.css">x</a><a href="/beside/">x</a>'})
    lost = [("site/404.html", 10)]
    assert [(finding.path, finding.column) for finding in scan_site(place, load(tmp_path))] == lost
    with (tmp_path / "mkdocs.yml").open("a") as config:
        config.write("theme: material\nplugins: [offline]\n")
    found = [finding for finding in scan_site(place, load(tmp_path)) if finding.rule == "wrong-start"]
    assert [(finding.path, finding.column) for finding in found] == [*lost, ("site/a/c.html", 10)]


def test_a_folder_is_no_page_on_disk(tmp_path: Path) -> None:
    """Only a server finds the page of a folder; 404.html is shown by servers alone, and may link to folders."""
    page = '<a href="./">x</a><a href="../c">x</a><a href="../c/index.html#a" id="a">x</a><a href="#a">x</a>'
    place = site(tmp_path, **{"c/index.html": page, "404.html": '<a href="/guide/c/">x</a>'})
    assert scan_site(place, load(tmp_path)) == []
    with (tmp_path / "mkdocs.yml").open("a") as config:
        config.write("theme: material\nplugins: [offline]\n")
    found = [finding for finding in scan_site(place, load(tmp_path)) if finding.path.startswith("site/c/")]
    assert [(finding.column, finding.rule) for finding in found] == [(10, "missing-target"), (28, "missing-target")]


def messages(root: Path, config: str = "", **more: str) -> list[str]:
    """The findings in the good site with changed files and additional configuration; an empty text deletes a file."""
    place = site(root, **more)
    for path in (path for path, text in more.items() if not text):
        (place / path).unlink()
    with (root / "mkdocs.yml").open("a") as file:
        file.write(config)
    return [str(finding) for finding in scan_site(place, load(root))]


GONE = ["site/404.html:1:1: missing-not-found-page: this page is missing, although the theme makes it"]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("theme: material\n", GONE),
        ("theme: {name: mkdocs, custom_dir: filled}\n", GONE),
        ("theme: {name: mkdocs, custom_dir: empty}\n", []),
        ("theme: {name: null, custom_dir: filled}\n", []),
        ("theme: of-somebody\n", []),
        ("plugins: [of-somebody]\n", []),
        ("hooks: [gone.py]\n", []),
    ],
)
def test_a_missing_404_page_is_reported(tmp_path: Path, config: str, expected: list[str]) -> None:
    """When the theme makes one, unless something that is not installed may prevent it."""
    for folder, text in (("filled", "{% extends 'main.html' %}"), ("empty", "{# none #}\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "404.html").write_text(text)
    assert messages(tmp_path, config, **{"404.html": ""}) == expected


STUB = '<meta http-equiv="refresh" content="0; url={}"><a href="a/b.html">x</a><p id="s"><a href="{}">x</a></p>'
REDIRECTS = (
    "old.md: a/b.md\nold.md#s: a/b.md#part\nindex.md#t: https://example.org/\nindex.md#u: index.md#top-of-page\n"
)
SIGNS = '<a id="u"></a><h1 id="top-of-page">x</h1><p id="t"><a href="https://example.org/">x</a></p>'
ANSWERED = {"old.html": STUB.format("a/b.html", "a/b.html#part"), "index.html": SIGNS}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"old.html": ""}, [(1, "the built site has no old.html")]),
        ({"old.html": STUB.format("./", "a/b.html#part")}, [(1, "the built old.html does not lead to a/b.html")]),
        ({"old.html": STUB.format("a/b.html", "./")}, [(2, "the built old.html does not lead to a/b.html#part")]),
        ({"index.html": SIGNS.replace('"t"', '"v"')}, [(3, "the built index.html has no #t")]),
        ({"index.html": SIGNS.replace(".org", ".net")}, [(3, "the built index.html does not lead to https://example.org/")]),
        ({"index.html": SIGNS.replace('"u"', '"v"')}, [(4, "the built index.html has no #u")]),
    ],
)  # fmt: skip
def test_what_moved_is_led_on(tmp_path: Path, changed: dict[str, str], expected: list[tuple[int, str]]) -> None:
    """Each redirect has a stub or a sentence that leads to its new address; a fault is reported at the redirect."""
    (tmp_path / "docs/data").mkdir(parents=True)
    (tmp_path / "docs/data/redirects.yml").write_text(REDIRECTS)
    (tmp_path / "docs/index.md").write_text("# x\n")
    expected = [f"docs/data/redirects.yml:{line}:1: lost-redirect: {what}" for line, what in expected]
    assert messages(tmp_path, "use_directory_urls: false\n", **{**ANSWERED, **changed}) == expected


PLUGIN = """plugins:
  - redirects:
      redirect_maps:
        old.md: a/b.md#part
        ./away.md: https://example.org/
        c/lost.md: a/b.md
"""


def test_the_plugin_for_redirects_leads_on(tmp_path: Path) -> None:
    """The stubs of the mkdocs-redirects plugin exist and lead where its options say."""
    stub = '<link rel="canonical" href="{0}"><meta http-equiv="refresh" content="0; url={0}"><a href="{0}">x</a>'
    stubs = {"old.html": stub.format("a/b.html#part"), "away.html": stub.format("https://example.org/")}
    lost = "mkdocs.yml:9:9: lost-redirect: the built site has no c/lost.html"
    assert messages(tmp_path, f"use_directory_urls: false\n{PLUGIN}", **stubs) == [lost]
