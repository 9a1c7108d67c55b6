"""`--move` changes everything that names what moves, or changes nothing."""

import random
import re
from pathlib import Path

import guide_rules  # noqa: F401 (its rules are among those that are checked)
import pytest
from authoring.move import move
from guide_rules.redirects import is_live, steps, table
from linkcheck import cache
from linkcheck.checking import read_site
from pipeline.problem import Problem

from tests.conftest import build

from .conftest import findings, published

FILES = {
    "mkdocs.yml": """site_name: Case
use_directory_urls: false
theme: {name: mkdocs, custom_dir: overrides}
markdown_extensions: [attr_list, md_in_html, {pymdownx.snippets: {base_path: [docs/includes]}}]
plugins: []
exclude_docs: /includes/
extra_css: [assets/style.css]
nav:
  - index.md
  - One: part/one.md # the first
  - "part/two.md"
""",
    "pyproject.toml": """[tool.linkcheck]
ledger = "docs/data/addresses.txt"
redirects = "docs/data/redirects.yml"
keep-assets = ["assets/kept.png"]
[tool.linkcheck.relations]
related = { inverse = "related" }
[tool.linkcheck.data."docs/data/terms.yml"]
page = "part/two.md"
refs = { home = "page" }
""",
    "overrides/main.html": """{% extends "base.html" %}
{% block footer %}<a href="{{ 'part/one.html' | url }}#deep">one</a>{% endblock %}
""",
    "docs/index.md": """---
related: [part/one.md]
---
# Home { #home }

[one](part/one.md), [deep](part/one.md?q=1#deep) and <a href="part/one.html#deep">again</a>; [two](part/two.md).

--8<-- "shared.md"

[one]: part/one.md#deep
`part/one.md` is [shown][one] as code.

<!-- begin related -->
[One](part/one.md)
<!-- end related -->
""",
    "docs/part/one.md": """---
related:
  - index.md
---
# One { #one }

[home](../index.md), [two](two.md#term), [below](#deep), ![picture](../assets/a.svg)

## Deep { #deep }

<div style="background: url(../assets/a.svg)" aria-labelledby="deep"></div>

<!-- begin related -->
[Home](../index.md)
<!-- end related -->
""",
    "docs/part/two.md": '# Two { #two }\n\n[one](one.md)\n\n## Term { #term }\n\n--8<-- "shared.md"\n',
    "docs/includes/shared.md": "A part of several pages.\n{ #shared }\n",
    "docs/assets/style.css": "body { background: url(a.svg) }\n",
    "docs/assets/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"></svg>\n',
    "docs/assets/kept.png": "",
    "docs/data/terms.yml": "- {id: term, home: part/one.md#deep}\n- {id: two, home: 'part/one.md'}\n",
    "docs/data/redirects.yml": "# Moved.\n\nearly.md: index.md\nold.md: part/one.md\nold.md#x: part/one.md#deep\n",
}
PANEL = "<!-- begin related -->\n[Home](../index.md)\n<!-- end related -->\n"


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a cache of its own."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "cache")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project in which a page, a section and a figure are named in every way, all published."""
    return published(tmp_path / "project", FILES, "early.html\nold.html\nold.html#deep\nold.html#x\n")


def state(root: Path) -> dict[str, bytes]:
    """The content of every file below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def text(root: Path, path: str) -> str:
    """The text of a file in the docs folder."""
    return (root / "docs" / path).read_text(encoding="utf-8")


def test_a_page_moves_with_all_that_names_it(root: Path, capsys: pytest.CaptureFixture) -> None:
    """Links in Markdown, HTML, templates, menu, front matter, data and redirects; its own links too."""
    move(root, "docs/part/one.md", "first.md")
    assert findings(root) == []
    assert not (root / "docs/part/one.md").exists()
    assert text(root, "index.md") == (
        FILES["docs/index.md"].replace("part/one", "first").replace("`first.md`", "`part/one.md`")  # code is no link
    )
    assert "  - index.md\n" in text(root, "first.md")
    assert "[home](index.md), [two](part/two.md#term), [below](#deep), ![picture](assets/a.svg)" in text(
        root, "first.md"
    )
    assert 'url(assets/a.svg)" aria-labelledby="deep"' in text(root, "first.md")
    assert "[one](../first.md)" in text(root, "part/two.md")
    assert text(root, "data/terms.yml") == FILES["docs/data/terms.yml"].replace("part/one", "first")
    assert "  - One: first.md # the first\n" in (root / "mkdocs.yml").read_text()
    assert "{{ 'first.html' | url }}#deep" in (root / "overrides/main.html").read_text()
    assert text(root, "data/redirects.yml") == (
        "# Moved.\n\nearly.md: index.md\nold.md: first.md\nold.md#x: first.md#deep\npart/one.md: first.md\n"
    )
    assert "part/one.html#deep\n" in text(root, "data/addresses.txt") and "first.html#deep\n" in text(
        root, "data/addresses.txt"
    )
    assert "part/one.md leads to first.md." in capsys.readouterr().out


def test_a_section_moves_with_all_that_names_it(root: Path) -> None:
    """Older addresses of its page lead there, too; links to the page itself stay."""
    move(root, "part/one.md#deep", "part/one.md#low")
    assert findings(root) == []
    assert "## Deep { #low }" in text(root, "part/one.md") and 'aria-labelledby="low"' in text(root, "part/one.md")
    assert "[one](part/one.md), [deep](part/one.md?q=1#low)" in text(root, "index.md")
    assert "{{ 'part/one.html' | url }}#low" in (root / "overrides/main.html").read_text()
    assert "old.md#deep: part/one.md#low\n" in text(root, "data/redirects.yml")
    assert "old.md#x: part/one.md#low\npart/one.md#deep: part/one.md#low\n" in text(root, "data/redirects.yml")


def test_an_id_in_a_part_of_several_pages_moves_on_each(root: Path) -> None:
    """Each of them has a redirect."""
    move(root, "index.md#shared", "index.md#common")
    assert findings(root) == []
    assert text(root, "includes/shared.md").endswith("{ #common }\n")
    assert "index.md#shared: index.md#common\n" in text(root, "data/redirects.yml")
    assert "part/two.md#shared: part/two.md#common\n" in text(root, "data/redirects.yml")


def test_a_file_moves_with_all_that_names_it(root: Path) -> None:
    """A figure in pages, styles and style sheets, a part of pages, a style sheet, one that a setting names."""
    move(root, "assets/a.svg", "assets/figures/")
    move(root, "includes/shared.md", "includes/parts/common.md")
    move(root, "assets/style.css", "style/site.css")
    move(root, "assets/kept.png", "assets/still.png")
    assert findings(root) == []
    assert "url(../assets/figures/a.svg)" in text(root, "style/site.css") + text(root, "part/one.md")
    assert '--8<-- "parts/common.md"' in text(root, "index.md")
    assert "extra_css: [style/site.css]" in (root / "mkdocs.yml").read_text()
    assert '"assets/still.png"' in (root / "pyproject.toml").read_text()


def test_what_comes_back_is_no_longer_redirected(root: Path) -> None:
    """A page and a section move there and back: only the address in between is redirected."""
    move(root, "part/one.md", "first.md")
    move(root, "first.md", "part/one.md")
    move(root, "part/one.md#deep", "part/one.md#low")
    move(root, "part/one.md#low", "part/one.md#deep")
    assert findings(root) == []
    told = text(root, "data/redirects.yml")
    assert "first.md: part/one.md\n" in told and "part/one.md#low: part/one.md#deep\n" in told
    assert not re.search("^part/one.md(#deep)?:", told, re.MULTILINE)


def test_a_section_that_was_moved_by_hand_takes_its_links_along(root: Path) -> None:
    """The author has to move the text first; a sentence says so."""
    with pytest.raises(Problem, match="cut it out of part/one"):
        move(root, "part/one.md#deep", "part/two.md#deep")
    (root / "docs/part/one.md").write_text(
        text(root, "part/one.md").partition("## Deep")[0].replace(", [below](#deep)", "") + PANEL
    )
    (root / "docs/part/two.md").write_text(text(root, "part/two.md") + "\n## Deep { #deeper }\n")
    move(root, "part/one.md#deep", "part/two.md#deeper")
    assert findings(root) == []
    assert "[deep](part/two.md?q=1#deeper)" in text(root, "index.md")
    assert "part/one.md#deep: part/two.md#deeper\n" in text(root, "data/redirects.yml")


REFUSED = [
    ("part/on.md", "x.md", "There is no file docs/part/on.md; did you mean part/one.md?"),
    ("part/one.md#depe", "part/one.md#x", "no section #depe; did you mean #deep?"),
    ("part/one.md", "part/two.md", "docs/part/two.md exists already"),
    ("part/one.md#deep", "part/one.md#one", "part/one.md#one exists already"),
    ("part/one.md", "../one.md", "is not a plain path inside the docs folder"),
    ("part/one.md", "one.txt", "give it the ending of part/one.md"),
    ("part/one.md", "two.md#x", "must both name a section, or neither"),
    ("assets/a.svg#x", "assets/a.svg#y", "only sections of pages can be moved"),
    ("part/one.md", "includes/one.md", "Nothing was written, since this would bring"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), REFUSED)
def test_what_cannot_be_is_refused_with_its_remedy(root: Path, old: str, new: str, sentence: str) -> None:
    """The sentence says what to do, and nothing is written."""
    before = state(root)
    with pytest.raises(Problem, match=re.escape(sentence)):
        move(root, old, new)
    assert state(root) == before


@pytest.mark.parametrize("broken", ["old.md: [\n", "- old.md\n"])
def test_without_readable_redirects_nothing_moves(root: Path, broken: str) -> None:
    """The redirects that cannot be read would be lost."""
    (root / "docs/data/redirects.yml").write_text(broken, encoding="utf-8")
    with pytest.raises(Problem, match="cannot be read"):
        move(root, "part/one.md", "part/first.md")


def test_a_dry_run_shows_the_changes_and_writes_nothing(root: Path, capsys: pytest.CaptureFixture) -> None:
    """The changes are printed as a patch, and nothing is written."""
    before = state(root)
    assert move(root, "part/one.md#deep", "part/one.md#low", only_shown=True) == 0
    assert state(root) == before
    assert "-## Deep { #deep }\n+## Deep { #low }\n" in capsys.readouterr().out


def test_line_ends_and_byte_order_marks_stay(root: Path) -> None:
    """Nothing but the addresses changes."""
    page = root / "docs/index.md"
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
    before = page.read_bytes()
    move(root, "part/one.md", "part/first.md")
    assert page.read_bytes() == before.replace(b"part/one.", b"part/first.").replace(
        b"`part/first.md`", b"`part/one.md`"
    )


@pytest.mark.parametrize(
    ("plugins", "told"),
    [
        ("", "No redirect was written, since the project keeps none"),
        (
            "plugins: [{redirects: {redirect_maps: {z.md: index.md}}}]\n",
            "Add to the redirects in mkdocs.yml, by hand: part/one.md: first.md.",
        ),
    ],
)
def test_any_project_can_move_a_page(tmp_path: Path, capsys: pytest.CaptureFixture, plugins, told) -> None:
    """It uses directory URLs, has no data or ledger, and may redirect by the usual plugin."""
    (tmp_path / "docs/part").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Other\n{plugins}")
    (tmp_path / "docs/index.md").write_text('# Home\n\n[one](part/one.md#one), <a href="part/one/">again</a>\n')
    (tmp_path / "docs/part/one.md").write_text("# One\n\n[home](../index.md)\n")
    move(tmp_path, "part/one.md", "first.md")
    assert text(tmp_path, "index.md") == '# Home\n\n[one](first.md#one), <a href="first/">again</a>\n'
    assert text(tmp_path, "first.md") == "# One\n\n[home](index.md)\n"
    assert told in capsys.readouterr().out


@pytest.mark.slow  # the others move pages of small sites
def test_a_page_of_the_guide_moves(project: Path) -> None:
    """The command itself updates the generated pages and the preview card."""
    done = build(project, "--move", "concepts/decoding.md", "concepts/sampling.md")
    assert done.returncode == 0, done.stdout + done.stderr
    assert findings(project) == []
    assert (project / "overrides/assets/cards/concepts-sampling.png").is_file()
    assert "(concepts/sampling.md#seed)" in text(project, "glossary.md")
    assert "concepts/decoding.md: concepts/sampling.md\n" in text(project, "data/redirects.yml")
    with pytest.raises(Problem, match="is made from data"):
        move(project, "includes/abbreviations.md", "includes/short-forms.md")


@pytest.mark.slow
def test_fifty_pages_and_ids_of_the_guide_move_one_after_the_other(project: Path) -> None:
    """The check is clean after each, and every address that ever moved leads to a live one in the end."""
    chance, moved, refused = random.Random(50), 0, []
    site = read_site(project)
    ids = {path: [one.id for one in page.anchors if one.explicit and one.place] for path, page in site.pages.items()}
    while moved < 50:
        path = chance.choice(sorted(ids))
        name = chance.choice(["", *ids[path]]) if chance.random() < 0.5 else ""
        new = f"moved-{moved}" if name else re.sub(r"(-moved-\d+)?\.md$", f"-moved-{moved}.md", path)
        try:
            move(project, f"{path}#{name}" if name else path, f"{path}#{new}" if name else new)
        except Problem as refusal:  # made from data, or asked for by the form of a page or by code
            refused.append(str(refusal))
            continue
        moved += 1
        if name:
            ids[path] = [new if one == name else one for one in ids[path]]
        else:
            ids[new] = ids.pop(path)
    assert len(refused) < 50, refused
    site = read_site(project)
    known = table(site)
    assert findings(project) == []
    for old, one in known.items():
        assert one.is_external or is_live(site, steps(known, old)[0][-1])
