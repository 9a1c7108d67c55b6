"""The parts of an article that change after rendering: tables and citations."""

import pytest
from page import article, citations, search_index, tables

MORE = "More on this source"
FOOT = f"""<h2 id="sources">Sources</h2>
<ul>
<li>Kalai, <a href="https://e.org/k"><em>Why</em></a>, 2025. <a href="../sources/b.html#kalai-2025">{MORE}</a></li>
<li>Huang, <a href="https://e.org/h"><em>How</em></a>, 2023. <a href="../sources/a.html#huang-2023">{MORE}</a></li>
</ul>"""
KALAI = '<a class="cite" href="../sources/b.html#kalai-2025">Kalai 2025</a>'
HUANG = '<a class="cite" href="../sources/a.html#huang-2023">Huang 2023</a>'
ONE = '<a class="cite" href="#source-kalai-2025" aria-label="Source 1: Kalai 2025">1</a>'
UNREAD = KALAI.replace("2025<", "2025, not re-read<")
UNREAD_ONE = ONE.replace("Source 1", "Source 1, not re-read by us").replace(">1<", ">1, not re-read by us<")
SUP = '<sup class="cites">'
TWO = '<a class="cite" href="#source-huang-2023" aria-label="Source 2: Huang 2023">2</a>'


def numbered(markup: str) -> tuple[str, str]:
    """The markup before the list of sources, once its citations are numbered, and the list."""
    before, _, foot = citations.number(markup + FOOT).partition('<h2 id="sources">')
    return before, foot


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"It guesses ({KALAI}).", f"It guesses{SUP}{ONE}</sup>."),
        (f"It guesses ({HUANG}, {KALAI}), often.", f"It guesses{SUP}{TWO}{ONE}</sup>, often."),
        (f"Since May (as told, {KALAI}; see below).", f"Since May (as told{SUP}{ONE}</sup>; see below)."),
        (f"It is a &ldquo;guess&rdquo; {KALAI}.", f"It is a &ldquo;guess&rdquo;{SUP}{ONE}</sup>."),
        (f"It guesses {KALAI} often.", f"It guesses{SUP}{ONE}</sup> often."),
        (f"It guesses {UNREAD}.", f"It guesses{SUP}{UNREAD_ONE}</sup>."),
        (
            f"So {KALAI.replace('>Kalai', '><abbr>K</abbr> &amp; L')}.",
            f"So{SUP}{ONE.replace('Kalai 2025', 'K &amp; L 2025')}</sup>.",
        ),
        ('<a class="cite" href="../sources/c.html#new-2026">New 2026</a>', None),
    ],
)
def test_a_citation_becomes_a_number_that_links_to_the_list_of_sources(before, after):
    """Parentheses and spaces around it go; a citation of a work that is not in the list keeps its name."""
    shown, foot = numbered(f"<p>{before}</p>")
    assert shown == f"<p>{after or before}</p>"
    assert '<ol class="works">\n<li id="source-kalai-2025">' in foot


def test_a_table_gets_a_box_scopes_and_headings():
    """An empty corner gets a name, and no other heading; rows that have headings keep them."""
    rows = "<thead><tr><th></th><th></th></tr></thead><tbody><tr><td>A</td><td>b</td></tr></tbody>"
    made = tables.complete(f"<table>{rows}</table>")
    assert made == (
        '<div class="table"><table><thead><tr><th scope="col"><span class="unseen">Item</span></th>'
        '<th scope="col"></th></tr></thead><tbody><tr><th scope="row">A</th><td>b</td></tr></tbody></table></div>'
    )


SECTIONS = """<h1 id="a">A</h1><div class="admonition answer"><p class="admonition-title">Short answer</p>
<p>One &amp; two.</p></div><h2 id="x">X</h2><p>It writes<sup class="cites"><a class="cite" href="#s">1</a></sup>.</p>
<svg><title>Drawn</title><text>Words</text></svg><ul><li>Kind model</li><li>LLM? yes</li></ul>
<table><tr><th><span class="unseen">Item</span></th><th>In</th></tr>
<tr><th>A <b>b</b></th><td>“c.&rdquo;</td></tr></table>
<p>After: <em>she lost the</em>.</p>
<div class="run-line"><p>She lost the <b>umbrella.</b></p></div><h2 id="sources">Sources</h2><p>None</p>"""


def test_the_search_index_holds_readable_text_by_section():
    """Blocks end with a sign; citations, drawings, labels and runs add no words; what breaks off is a form."""
    meta = {"title": "A?", "description": "About a.", "belief": "It's a.", "verdict": "False"}
    first, second = search_index.entries_of(SECTIONS, "a.html", meta, {"": ["why a"], "x": ["why x"]})
    assert first == {
        "location": "a.html",
        "title": "A",
        "text": "One &amp; two.",
        "name": "A?",
        "about": "About a.",
        "asked": "why a",
        "belief": "It’s a.",
        "verdict": "False",
    }
    assert second == {
        "location": "a.html#x",
        "title": "X",
        "text": "It writes. Kind model. LLM? yes. In; A b · “c.” After: she lost the....",
        "asked": "why x",
    }


def test_cards_of_editions_lead_to_the_files_that_were_made():
    card = '<p><a data-edition="pdf" href="#editions">A PDF</a> <span class="lacking">Not in this copy.</span></p>'
    made = article.with_editions(card, {"pdf": "../editions/guide.pdf"})
    assert 'href="../editions/guide.pdf"' in made
    assert '<span class="lacking" hidden>' in made
