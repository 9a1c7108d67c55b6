"""What the default run asks of Firefox: a page is read, and a demonstration lives; the other files here are slow."""

import pytest

from tests.conftest import slow_but
from tests.demos.stage import BET, HOMES, STATES, squeezed, static_result

LIVE = "document.querySelector('live-demo[name={}].is-live')"


def test_search_opens_by_its_key_and_is_worked_by_keyboard_alone(reader):
    """Slash, words, arrow, Enter: the page opens and its words are marked."""
    reader.type("/")
    reader.until("document.activeElement.id === 'guide-query'")
    reader.until("typeof SearchSlips === 'object' && typeof __index === 'object'")
    reader.type(*"context window")
    reader.until("document.querySelector('.search .result a')?.href.includes('concepts/context-window.html')")
    reader.type("ArrowDown", "Enter")
    reader.until("location.pathname.endsWith('/concepts/context-window.html')")
    assert reader.until("document.readyState === 'complete' && CSS.highlights.get('query')?.size") > 3


def opened(tab, site, page: str, name: str) -> str:
    """Opens a page and waits for its demonstration; returns the expression that is its element."""
    tab.goto(f"{site.as_uri()}/{page}")
    tab.evaluate(f"document.querySelector('live-demo[name={name}]').scrollIntoView()")
    tab.until(f"{LIVE.format(name)} !== null")
    return LIVE.format(name)


def guessed(tab, demo: str, name: str) -> None:
    """Presses the first guess and waits for the end of the film."""
    tab.click(f"live-demo[name={name}] {BET}")
    tab.until(f"{demo}.querySelector('.demo-outcome').textContent !== ''", 40)


@pytest.mark.parametrize("name", slow_but(["odds"], HOMES))
def test_a_demonstration_lives_and_answers(tab, site, name):
    """Its default result is the static one to the letter; its main button changes what stands there or is said."""
    demo = opened(tab, site, HOMES[name].replace(".md", ".html"), name)
    assert tab.evaluate(f"{demo}.querySelector('.demo-result').textContent") == ""
    guessed(tab, demo, name)
    shown = f"{demo}.querySelector('.demo-result').innerHTML"
    assert name in STATES or squeezed(tab.evaluate(shown)) == static_result(name)
    tab.click(f"live-demo[name={name}] .demo-controls .demo-first")
    tab.until(f"{demo}.querySelector('.demo-live').textContent !== ''")
