"""The fast path and the renderer see the same page: on the real pages, on the corpus, on made-up text."""

from pathlib import Path

import pytest
from benchmarking.corpus import make
from crosslinks.fast_path import quick
from crosslinks.fast_path.dialect import dialect
from crosslinks.fast_path.heading_ids import slug
from crosslinks.renderer import Renderer
from crosslinks.settings import load
from crosslinks.source import Source, read
from crosslinks.tree import read_tree
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.extensions.toc import slugify

from .alike import BARE, FULL, GUIDE, RICH, ROOT, reads_alike
from .case import all_cases


def differences(root: Path) -> tuple[list[str], int]:
    """The pages on which the two differ, and how many pages the fast path took."""
    options = load(root)
    known, renderer, taken, differing = dialect(options), Renderer(options), 0, []
    for path in read_tree(options).pages if known else ():
        source = read(options.docs / path, options.docs_prefix + path)
        taken += quick.scan(source, path, known) is not None
        if not reads_alike(source, path, known, renderer):
            differing.append(path)
    return differing, taken


def test_the_real_pages_read_alike() -> None:
    """Every page of this guide is plain enough for the fast path: the renderer would cost more than all the rest."""
    differing, taken = differences(ROOT)
    assert differing == []
    assert taken == len(list((ROOT / "docs").rglob("*.md"))) - len(list((ROOT / "docs" / "includes").rglob("*.md")))


def test_the_corpus_reads_alike(tmp_path: Path) -> None:
    """The whole corpus is plain, and none of it differs."""
    make(tmp_path, 30)
    assert differences(tmp_path) == ([], 30)


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_every_case_reads_alike(case, tmp_path: Path) -> None:
    """What the cases show is what the fast path must leave to the renderer, or get right."""
    case.write(tmp_path)
    assert differences(tmp_path)[0] == []


PIECES = st.sampled_from(
    [
        "word", "a *b* c", "`code [x](y.md)`", "[text](a.md)", '[a b](b.md#c "T")', "![alt](i.png)", "![ ](i.png)",
        "![](i.png)", "## Heading", "# Top { #top }", "## `code` here", "- item", "    - nested", "1. one",
        "    more", "        deep", "> quoted [q](q.md)", "| a | b |", "|---|---|", "| [l](l.md) | x |",
        "| x |", "```", "```python", "~~~", "    ```", '!!! note "Title"', "??? tip", "<!-- comment -->",
        "<!-- [c](c.md) -->", "---", "===", "", "", "", "\\[x](y.md)", "[ref]: r.md", "[x][ref]", "<b>x</b>",
        "{ .cls }", "[t](u.md){ .cite }", "`open", "[^1]", "https://x.org", ": def", "text  ", "  two",
        "[x] (y)", "* star", "+ plus", "a | b", "*[A]: abbr", "***", "[a\nb](c.md)", "# ", "####### seven",
        "[**](x.md)", "[x](<y z.md>)", "[x](y_z_.md)", "_em [x](y.md)_", "[x](y.md \"it's\")", "!", "![a][b]",
        "Wow![x](y.md)", "## It's \"so\"", "## It's \"so\" { #so }", "## \"A\" or 'b' { #a }",
        "## What \"is\"? { #is }", "## (\"x y\") { #x }",
        "## the '90s \" { #n }", "## \"a\"b\" { #ab }", "# “So” it is",
        "| a { #in-cell } | b |", "| **x** { #bold } | [l](l.md) { #after-link } |", "| a\\|b | c |",
        "text\n{ #of-text }", "* item\n    { #of-item }", "    { #deep }", "a [word] b.", "[a \\[b\\] c](d.md)",
        '<div class="x" markdown>', "<div markdown>", "</div>", "<div>\n<!-- c -->\n<b>x</b>\n</div>",
        '<div id="d" id="e">\n<i aria-labelledby="d f" aria-details="d">x</i>\n</div>',
        '<section for="" ID="q"></section>',
        '<div>\n<a href="u.md">u</a> <img src="i.png">\n</div>',
        '<table id="t" title="a &amp; b"><td>www.x.org</table>',
        '<figure>\n<p id="a&amp;b">&lt;x.md></p>\n</figure>',
    ]
)  # fmt: skip


@pytest.mark.parametrize("prepared", [FULL, BARE, GUIDE], ids=["full", "bare", "guide"])
@settings(max_examples=250, deadline=None)
@given(lines=st.lists(PIECES, max_size=12))
def test_made_up_pages_read_alike(prepared: tuple, lines: list[str]) -> None:
    """Whatever the fast path takes, it reads as the renderer does."""
    known, renderer = prepared
    source = Source("docs/x.md", "\n".join(lines) + "\n")
    assert reads_alike(source, "x.md", known, renderer)


ONCE_DIFFERENT = [
    "!!! note\ntext\n\n    [x](y.md)", "!!! note\n    >     [x](y.md)", " ??? tip\n\n    [x](y.md)",
    ">- #", "* * #", "- - # `c`", '>=== "Tab"', '- === "Tab"', "key: [x](y.md)", "- >\n    [x](y.md)",
    "* [x](y.md)\n# H\n    [x](y.md)", "- [x](y.md)\n<!-- c -->\n    [x](y.md)", "[x](`[`)", " \n- x\n\n    [x](y.md)",
    "|a|\n|-|\n>|[x](y.md)|", "|a|b|\n|-|-|\n||[x](y.md)|[x](y.md)", "|a|\n|-|\nb\n|a|[x](y.md)|", "|a|\n|-|\n# H",
    "---[x](y.md)", "- !!!e\n[x](y.md)\n    * [x](y.md)", "* [x](y.md)\n>- --\n    [x](y.md)",
    "* \n\n1. \n    [x](y.md)",
    "[x](y$z$)", "- >***\n    [x](y.md)", "```\n[h]:\n```", "text\n{ #b }\n\n# a", "[``3](x.md)[`2](y.md)",
    "[9](~~~)", "[b]\n-",
    "- \n\n1. ___\n    [a]()", "- q\n    - r\n1. \n        [b]()",
    "- |||\n-|||\n[l]\n\n    [t]()", "!!! `e`\n\n    [t]()", "#`~\t.`", "#e {#_e_}", "#e {#x-_e_}",
    '??? e "#"', '??? e "    [x](y.md)"', '??? e "- # a"', "x [^1]\n\n[^1]:\n\n    ```py\n\n    [x](y.md)\n\n    ```",
    "!!! e\n\n    xt\n{#p}", '!!! r\n\n    - C\n"\n\n    [s]()', "*, *d*x_[a](b.md) *n*", "**:* * [n](b.md)\n*:*",
    "#`c``c`", "[`c``c`](cc)", "**_*\nx_g)_[l](b.md)_", "_`c`_x_ *\n_[l](b.md)_", "[:smile:](b.md)",
    '```py title="a"\nx\n```\n## T\n```py title="a"\nx\n```', "---\nrelated:\n  - a\n - b\n---\n\nx",
    "---\nrelated:\nkind: page\n---\n\nx", '  - x\n    ??? tip "A"\n\n        [a](b.md)',
    "```py\nx\n```\t\n## T\n```py\nx\n```", '``` py hl_lines="``` 2-3"\n[x](y.md)\n```\n\nA\n\n```\n\nb',
    "[`3]:::(x.md)[`2](y.md)", 'x\n\n<div id>"d" id="e">\n<i>x</i>\n</div>\n\ny',
    "x\n\n<div>\n<q cite>a</q>\n</div>\n\ny", "![\u200b](i.png) ![\u00ad \u200d](i.png)",
    "- a\n\n    [`3]:::(x.md)[`2](y.md)", "!!! note\n    [`3]:::(x.md)[`2](y.md)", "[` `](p.md)", '[a]( "")',
    "![` `](p.md)", "![`.`](p.md)", "[text]!a.md)", "[a b]||c.md#d) e", "- [a]>../b.md)",
    "[a]\u200b(b.md)", "[a b]\xa0(c.md)", "[a b] \xa0(c.md)", "[a]（b.md）", "[a b]{c.md}", "[a]((b.md)",
]  # fmt: skip


@pytest.mark.parametrize("text", ONCE_DIFFERENT)
@pytest.mark.parametrize("prepared", [FULL, BARE, RICH], ids=["full", "bare", "rich"])
def test_what_differed_once_reads_alike(prepared: tuple, text: str) -> None:
    """Shrunk from pages made up by the hundred thousand."""
    known, renderer = prepared
    source = Source("docs/x.md", text + "\n")
    assert reads_alike(source, "x.md", known, renderer)


TAKEN = [
    "| a | b |\n|---|---|\n| **x** { #x } | [l](l.md) { #y } |\n| c { #z } | p(a\\|b) |", "words\n{ #x }",
    "* one\n    two\n    { #x }\n\n* three\n    { #y }", "A [word] in brackets.", "[*a \\[2025\\] b*](c.md)",
    '<div class="x" markdown>\n\n| a | b |\n|---|---|\n| [l](l.md) { #x } | c |\n\n</div>\n\n# H',
    '<div class="x">\n<!-- begin -->\n<b id="x" aria-describedby="y z">b</b>\n<!-- end -->\n</div>',
]  # fmt: skip


@pytest.mark.parametrize("text", TAKEN)
def test_what_the_guide_needs_is_taken(text: str) -> None:
    """Constructs that are all over the guide stay out of the renderer, and read as it does."""
    known, renderer = GUIDE
    source = Source("docs/x.md", f"# Title\n\n{text}\n")
    assert quick.scan(source, "x.md", known) is not None
    assert reads_alike(source, "x.md", known, renderer)


@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet=" \n#[](){}`*_-!.ab/:|<>\"'&\\=~^+1?\t", max_size=80))
def test_noise_reads_alike(text: str) -> None:
    """The same for text without sense."""
    known, renderer = FULL
    source = Source("docs/x.md", text)
    assert reads_alike(source, "x.md", known, renderer)


@settings(max_examples=300, deadline=None)
@given(text=st.text(alphabet=st.characters(max_codepoint=127), max_size=40))
def test_ids_of_ascii_headings_are_the_renderers(text: str) -> None:
    """Ours saves importing it."""
    assert slug(text) == slugify(text, "-")
