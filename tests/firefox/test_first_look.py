"""The Firefox tests of the default run: a search, and one demonstration; the other files run with --slow."""

import pytest

from tests.conftest import slow_but
from tests.demos.stage import BET, HOMES, STATES, squeezed, static_result

LIVE = "document.querySelector('live-demo[name={}].is-live')"


def test_search_works_by_keyboard_alone(reader):
    """Slash, words, arrow key, Enter: the page opens and the words are marked."""
    reader.type("/")
    reader.until("document.activeElement.id === 'guide-query'")
    reader.until("typeof SearchSlips === 'object' && typeof __index === 'object'")
    reader.type(*"context window")
    reader.until("document.querySelector('.search .result a')?.href.includes('concepts/context-window.html')")
    reader.type("ArrowDown", "Enter")
    reader.until("location.pathname.endsWith('/concepts/context-window.html')")
    assert reader.until("document.readyState === 'complete' && CSS.highlights.get('query')?.size") > 3


def opened(tab, site, page: str, name: str) -> str:
    """Opens a page and waits for its demonstration; returns a JavaScript expression for its element."""
    tab.goto(f"{site.as_uri()}/{page}")
    tab.evaluate(f"document.querySelector('live-demo[name={name}]').scrollIntoView()")
    tab.until(f"{LIVE.format(name)} !== null")
    return LIVE.format(name)


def guess(tab, demo: str, name: str) -> None:
    """Clicks the first guess and waits for the outcome."""
    tab.click(f"live-demo[name={name}] {BET}")
    tab.until(f"{demo}.querySelector('.demo-outcome').textContent !== ''", 40)


@pytest.mark.parametrize("name", slow_but(["odds"], HOMES))
def test_a_demonstration_starts_and_answers(tab, site, name):
    """Its first result equals the static one in the page, and its main button brings a new message."""
    demo = opened(tab, site, HOMES[name].replace(".md", ".html"), name)
    assert tab.evaluate(f"{demo}.querySelector('.demo-result').textContent") == ""
    guess(tab, demo, name)
    shown = f"{demo}.querySelector('.demo-result').innerHTML"
    assert name in STATES or squeezed(tab.evaluate(shown)) == static_result(name)
    tab.click(f"live-demo[name={name}] .demo-controls .demo-first")
    tab.until(f"{demo}.querySelector('.demo-live').textContent !== ''")
