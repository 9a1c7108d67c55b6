"""What readers do, in Firefox: search, switch the scheme, share links, answer a quiz, follow old links."""

import time

import pytest

from tests.browser.selections import NAMES, SELECT, write
from tests.browser.test_reading_queries import QUERIES, RANKS
from tests.linkcheck.test_redirects import OLD_AND_NEW
from tests.linkcheck.test_redirects import site as moved  # noqa: F401  a small project with its redirects

from .conftest import PAGE

pytestmark = pytest.mark.slow  # the default run tries the same in Chromium

ASKED = {
    "is chatgpt an llm": "index.html",
    "LLMs": "concepts/large-language-model.html",
    "gpt4o": "taxonomy/systems.html",
    "temperature 0": "concepts/decoding.html",
    "why does it make things up": "concepts/hallucination.html",
}

NARROW = [
    "index.html",
    "glossary.html",
    "taxonomy/systems.html",
    "see-for-yourself/a-real-language-model.html",
    "concepts/decoding.html",
    PAGE,
]


def test_every_query_finds_its_page(reader):
    """Firefox finds each page among the first three results, like Chromium."""
    reader.type("/")
    reader.until("typeof SearchSlips === 'object' && typeof __index === 'object'")
    found = reader.evaluate(f"({RANKS})({list(QUERIES)!r})")
    assert {query for query, first in zip(QUERIES, found, strict=True) if QUERIES[query] not in first} == set()


def test_typed_queries_find_their_pages(reader):
    """A query typed by keyboard shows its page among the first three results."""
    reader.type("/")
    reader.until("typeof SearchSlips === 'object' && typeof __index === 'object'")
    for query, wanted in ASKED.items():
        reader.evaluate("document.querySelector('#guide-query').select()")
        reader.type(*query)
        reader.until(f"document.querySelector('#guide-found').textContent.includes({query!r})")
        shown = reader.evaluate("[...document.querySelectorAll('.search .result a')].map(link => link.href)")
        assert any(f"/{wanted}?" in href for href in shown[:3]), (query, shown)


def test_search_says_when_nothing_fits(reader):
    """Markup stays text, and a misspelt word brings a suggestion."""
    reader.type("/")
    reader.until("typeof SearchSlips === 'object' && typeof __index === 'object'")
    reader.type(*"<img src=x>")
    reader.until("document.querySelector('#guide-found').textContent.includes('<img src=x>')")
    assert reader.evaluate("document.querySelectorAll('.search :is(img, script)').length") == 0
    reader.evaluate("document.querySelector('#guide-query').select()")
    reader.type(*"halucinashun")
    reader.until("document.querySelector('#guide-found').textContent.includes('“halucinashun”')")
    reader.click(".search .closest button")
    reader.until("document.querySelector('.search .result a')?.href.includes('concepts/hallucination.html')")
    reader.type("Escape")
    assert reader.evaluate("document.querySelector('dialog.search').open") is False


def test_the_scheme_switches_and_stays(reader, site):
    """A click changes the background from light to dark, and the next page keeps it."""
    background = "getComputedStyle(document.documentElement).backgroundColor"
    before = reader.evaluate(background)
    reader.click(".scheme-switch")
    reader.until(f"{background} !== {before!r}")
    assert "scheme" in reader.until("document.querySelector('.said').textContent")
    after = reader.evaluate(background)
    reader.goto(f"{site.as_uri()}/index.html")
    assert reader.evaluate(background) == after


def test_a_copy_button_copies_and_says_so(reader):
    """A click on it is announced and shows the choices, each of which copies something, too."""
    reader.click("#causes + heading-link > button")
    assert "Title and place are copied" in reader.until("document.querySelector('.said').textContent")
    reader.evaluate("void (document.querySelector('.said').textContent = '')")
    for place in (2, 3, 4):
        reader.click(f"#causes + heading-link .more button:nth-child({place})")
        reader.until("document.querySelector('.said').textContent.match(/(Citation|BibTeX entry|Markdown) copied/)")
        reader.evaluate("void (document.querySelector('.said').textContent = '')")
    reader.type("Escape")
    assert reader.evaluate("document.querySelector('#causes + heading-link .more').hidden")


def test_a_quiz_answer_opens_by_keyboard(reader):
    """Enter on an option shows why it is right or wrong."""
    reader.evaluate("document.querySelector('.quiz summary').focus()")
    reader.type("Enter")
    assert reader.until("document.querySelector('.quiz details').open")
    assert reader.evaluate("document.querySelector('.quiz details p').checkVisibility()")


def test_a_link_into_a_closed_answer_opens_it(reader):
    """A fragment that names an element inside a closed <details> opens it."""
    reader.evaluate("void (document.querySelector('.quiz details p').id = 'deep')")
    assert reader.evaluate("document.querySelector('.quiz details').open") is False
    reader.evaluate("void (location.hash = 'deep')")
    reader.until("document.querySelector('#deep').checkVisibility()")
    assert 0 <= reader.evaluate("document.querySelector('#deep').getBoundingClientRect().top") < 900


def test_a_link_to_a_section_scrolls_to_it_and_marks_it(tab, site):
    """An address with a fragment shows its section at once, with another background."""
    tab.goto("about:blank").goto(f"{site.as_uri()}/{PAGE}#causes")
    tab.until("Math.abs(document.querySelector('#causes').getBoundingClientRect().top) < innerHeight / 2")
    assert tab.evaluate("getComputedStyle(document.querySelector(':target')).backgroundImage") != "none"


def test_an_abbreviation_shows_its_meaning(reader):
    """Focus on an abbreviation shows a tooltip."""
    reader.evaluate("document.querySelector('article abbr[tabindex]').focus({focusVisible: true})")
    reader.until("document.querySelector('[role=tooltip]')?.checkVisibility()")


def test_a_narrow_screen_needs_no_scrolling_sideways(reader, site):
    """At 320 pixels no page is too wide, and one button opens the menu of all pages."""
    reader.resize(320)
    try:
        for name in NARROW:
            reader.goto(f"{site.as_uri()}/{name}")
            assert reader.evaluate("document.documentElement.scrollWidth") <= 320, name
        reader.click(".menu-opener")
        reader.until("document.querySelector('.pages').checkVisibility()")
        reader.type("Escape")
        reader.until("!document.querySelector('.pages').checkVisibility()")
    finally:
        reader.resize()


def test_a_selection_is_copied_as_a_quote(reader):
    """The buttons appear at a selection, and the first one copies the quote with its link."""
    reader.evaluate("getSelection().selectAllChildren(document.querySelector('#causes ~ p'))")
    reader.until("document.querySelector('.selected')?.checkVisibility()")
    reader.click(".selected button")
    reader.until("document.querySelector('.said').textContent === 'Quote and link copied.'")


def test_the_link_to_a_selection_marks_its_words(tab, site, tmp_path):
    """The passages are those of the test in Chromium; Firefox itself makes the addresses."""
    file = write(site, tmp_path)
    for name in NAMES:
        tab.goto("about:blank").goto(file.as_uri())
        tab.evaluate("void (navigator.clipboard.writeText = async text => { window.copied = text; })")
        ends = tab.evaluate(f"({SELECT})({name!r})")
        tab.until("document.querySelector('.selected')?.checkVisibility()")
        tab.evaluate("document.querySelector('.selected button:last-child').click()")
        address = tab.until("window.copied")
        marked, plain = (screenshots(tab, to, ends) for to in (address, address.partition(":~:")[0]))
        assert [with_mark != without for with_mark, without in zip(marked, plain, strict=True)] == [True, True], (
            name,
            address,
        )


def screenshots(tab, address, boxes):
    """Screenshots of these boxes on the page, for a reader who follows a link to `address`."""
    tab.goto("about:blank").goto(address)
    tab.evaluate("new Promise(done => setTimeout(done, 150))")
    return [tab.picture(box) for box in boxes]


def test_the_focus_never_moves_to_something_invisible(reader):
    """Tab starts at the skip link and reaches only visible elements."""
    for step in range(30):
        reader.type("Tab")
        assert reader.evaluate("document.activeElement.checkVisibility({visibilityProperty: true})"), step
        if step == 0:
            assert reader.evaluate("document.activeElement.className") == "skip"


def test_the_catalogue_is_filtered_and_sorted(tab, site):
    """Words filter the systems, whose number is shown; a click on a column sorts them."""
    tab.goto(f"{site.as_uri()}/taxonomy/systems.html")
    tab.click("#catalogue-words")
    tab.type(*"openai")
    tab.until("document.querySelectorAll('.catalogue .system[hidden]').length > 10")
    tab.until("/[1-9][0-9]* of [0-9]+/.test(document.querySelector('.catalogue .shown').textContent)")
    tab.click(".catalogue .heads button")
    tab.until("document.querySelector('.catalogue .heads button').ariaPressed === 'true'")


@pytest.mark.parametrize(("old", "new"), OLD_AND_NEW.items())
def test_an_old_link_leads_to_the_new_page(running, moved, old, new):  # noqa: F811  the fixture above
    """From disk, page, query and fragment are right; the project's stock theme may log errors.

    The page itself goes there, because a redirect at once would abort a command to open its address.
    """
    running.goto(f"{moved.as_uri()}/other.html")
    running.evaluate(f"void setTimeout(() => location.assign({f'{moved.as_uri()}/{old}'!r}))")
    end = time.monotonic() + 10
    while running.url() != f"{moved.as_uri()}/{new}":
        assert time.monotonic() < end, running.url()
        time.sleep(0.02)
