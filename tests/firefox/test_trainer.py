"""The small transformer trains in Firefox as it does elsewhere: to the same last bit."""

import json

import pytest

from tests.demos.lessons import SCRIPTS, TRAIN, in_python, sentences, sums
from tests.demos.stage import DEMOS


@pytest.mark.parametrize("lesson", [sentences(2, 6), sums(2, 6)], ids=["sentences", "sums"])
def test_firefox_gets_the_same_weights(tab, lesson):
    """Every weight after a few steps, against the trainer in Python, which has those of Chromium."""
    for script in SCRIPTS:
        tab.script((DEMOS / script).read_text(encoding="utf-8"))
    losses, weights = tab.evaluate(f"({TRAIN})({json.dumps(lesson)})")
    expected = in_python(*lesson)
    assert weights == expected[1]
    assert losses == pytest.approx(expected[0], abs=1e-12)
