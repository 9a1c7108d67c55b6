"""The parts of an article that change after rendering: tables, citations, abbreviations."""

import pytest
from page import abbreviations, article, citations, meanings, tables

FOOT = """<h2 id="sources">Sources</h2>
<ul>
<li>Kalai, <a href="https://e.org/k"><em>Why</em></a>, 2025. <a href="../sources/b.html#kalai-2025">More</a></li>
<li>Huang, <a href="https://e.org/h"><em>How</em></a>, 2023. <a href="../sources/a.html#huang-2023">More</a></li>
</ul>"""
KALAI = '<a class="cite" href="../sources/b.html#kalai-2025">Kalai 2025</a>'
HUANG = '<a class="cite" href="../sources/a.html#huang-2023">Huang 2023</a>'
ONE = '<a class="cite" href="#source-kalai-2025" aria-label="Source 1: Kalai 2025">1</a>'
SUP = '<sup class="cites">'
TWO = '<a class="cite" href="#source-huang-2023" aria-label="Source 2: Huang 2023">2</a>'


def numbered(markup: str) -> str:
    """The markup before the list of sources, once its citations are numbered."""
    tree = article.read(markup + FOOT)
    citations.number(tree)
    return tree.inner().partition('<h2 id="sources">')[0]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>One &amp; <em>two</em><br>three &#8217;&nbsp;<!-- a -->.</p>\n",
        '<svg viewBox="0 0 1 1"><path d="M0 0"/><linearGradient id="a"></linearGradient></svg>',
        "<p>Left open<p>and again",
        '<live-demo data-X="1" hidden><input type=range></live-demo>',
    ],
)
def test_unedited_markup_is_written_back_unchanged(markup):
    """References, comments, capitals in names, missing end tags and bare attributes stay as they are."""
    assert article.read(markup).inner() == markup


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"It guesses ({KALAI}).", f"It guesses{SUP}{ONE}</sup>."),
        (f"It guesses ({HUANG}, {KALAI}), often.", f"It guesses{SUP}{TWO}{ONE}</sup>, often."),
        (f"Since May (as told, {KALAI}; see below).", f"Since May (as told{SUP}{ONE}</sup>; see below)."),
        (f"It is a &ldquo;guess&rdquo; {KALAI}.", f"It is a &ldquo;guess&rdquo;{SUP}{ONE}</sup>."),
        (f"It guesses {KALAI} often.", f"It guesses{SUP}{ONE}</sup> often."),
        ('<a class="cite" href="../sources/c.html#new-2026">New 2026</a>', None),
    ],
)
def test_a_citation_becomes_a_number_that_links_to_the_list_of_sources(before, after):
    """Parentheses and spaces around it go; a citation of a work that is not in the list keeps its name."""
    assert numbered(f"<p>{before}</p>") == f"<p>{after or before}</p>"


def test_the_list_of_sources_is_numbered_and_each_item_has_an_id():
    """The id is made from the work's key."""
    tree = article.read(f"<p>{KALAI}</p>{FOOT}")
    citations.number(tree)
    assert '<ol class="works">\n<li id="source-kalai-2025">' in tree.inner()


def test_a_table_gets_a_box_scopes_and_headings():
    """An empty corner gets a name; rows that have headings keep them."""
    rows = "<thead><tr><th></th><th>In</th></tr></thead><tbody><tr><td>A</td><td>b</td></tr></tbody>"
    tree = article.read(f"<table>{rows}</table>")
    tables.complete(tree)
    assert tree.inner() == (
        '<div class="table"><table><thead><tr><th scope="col"><span class="unseen">Item</span></th>'
        '<th scope="col">In</th></tr></thead><tbody><tr><th scope="row">A</th><td>b</td></tr></tbody></table></div>'
    )
    again = article.read(tree.inner())
    tables.complete(again)
    assert again.inner() == tree.inner()


def test_an_abbreviation_keeps_its_meaning_at_the_first_mention_only():
    """On the glossary page no mention keeps it."""
    markup = '<abbr title="Long">L</abbr> <abbr title="Long">L</abbr> <abbr title="Other">L</abbr>'
    result = {}
    for glossary in (False, True):
        tree = article.read(markup)
        abbreviations.keep_first(tree, glossary=glossary)
        result[glossary] = tree.inner()
    assert result[False] == '<abbr title="Long">L</abbr> <abbr>L</abbr> <abbr title="Other">L</abbr>'
    assert result[True] == "<abbr>L</abbr> <abbr>L</abbr> <abbr>L</abbr>"


def test_previews_are_read_from_the_glossary_and_the_catalogue():
    """A term has its definition; a system has its rows and its summary."""
    glossary = article.read('<h3 id="token">Token</h3>\n<p>A piece of text &amp; more.</p>\n<p>Also: piece.</p>')
    assert meanings.terms(glossary) == {"token": ["Token", "A piece of text & more."]}
    answers = "<ul><li><em>Kind</em> model</li><li><em>LLM?</em> yes</li></ul>"
    catalogue = article.read(f'<div class="system"><h4 id="bert">BERT</h4>{answers}<p>It reads.</p><ul></ul></div>')
    assert meanings.systems(catalogue) == {"bert": ["BERT", ("Kind", "model"), ("LLM?", "yes"), "It reads."]}
