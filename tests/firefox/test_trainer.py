"""The small transformer trains in Firefox with results that are the same to the last bit, and in its demonstrations."""

import json

import pytest

from tests.demos.lessons import SCRIPTS, TRAIN, WHOLE, WHOLE_SCRIPTS, in_python, mark, sentences, sums
from tests.demos.stage import DEMOS

pytestmark = pytest.mark.slow  # the default run tries the same in Chromium

DEMO = "document.querySelector('live-demo[name={}]')"


@pytest.mark.parametrize("lesson", [sentences(2, 6), sums(2, 6)], ids=["sentences", "sums"])
def test_firefox_gets_the_same_weights(tab, lesson):
    """After a few steps every weight equals that of the trainer in Python, and so that in Chromium."""
    for script in SCRIPTS:
        tab.script((DEMOS / script).read_text(encoding="utf-8"))
    losses, weights = tab.evaluate(f"({TRAIN})({json.dumps(lesson)})")
    expected = in_python(*lesson)
    assert weights == expected[1]
    assert losses == pytest.approx(expected[0], abs=1e-12)


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_training_ends_in_the_same_weights(tab, name):
    """After the last step every weight equals that in Chromium to the last bit."""
    for script in WHOLE_SCRIPTS:
        tab.script((DEMOS / script).read_text(encoding="utf-8"))
    lesson, expected = WHOLE[name]
    tab.script(f"void (window.taught = ({TRAIN})({lesson}))")
    assert mark(tab.evaluate("taught[1]")) == expected


@pytest.mark.parametrize(("name", "page"), [("learn", "watch-it-learn"), ("sums", "sums")])
def test_a_training_starts_and_stops(tab, site, name, page):
    """A guess starts it, the page stays responsive and counts the steps, and Stop shows what was learned so far."""
    demo = DEMO.format(name)
    tab.goto(f"{site.as_uri()}/see-for-yourself/{page}.html")
    tab.evaluate(f"{demo}.scrollIntoView()")
    tab.until(f"{demo}.querySelector('.demo-chip') !== null")
    tab.click(f"live-demo[name={name}] .demo-chip")
    tab.until(f"/Step [1-9]/.test({demo}.querySelector('.learn-head')?.textContent)", seconds=60)
    tab.script(f"[...{demo}.querySelectorAll('button')].find(button => button.textContent === 'Stop').click()")
    tab.until(f"{demo}.querySelector('.demo-outcome').textContent.startsWith('You stopped it at step')", seconds=120)
