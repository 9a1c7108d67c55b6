"""The rewarding demonstration: its formula by hand, its odds against numpy, its page from the disk."""

import math

import numpy as np
import pytest
from tiny_model import transcript

from .model import add, engine, shipped
from .stage import stage


def test_the_formula_by_hand(page):
    """Odds 1 : 3, the first rated 1 with caution 1: e : 3."""
    add(page, "language-model/model.js", "preference/model.js")
    first, second = page.evaluate("() => Array.from(Preference.tilt([Math.log(1), Math.log(3)], [1, 0], 1))")
    assert first == pytest.approx(math.e / (math.e + 3), abs=1e-12)
    assert first + second == pytest.approx(1, abs=1e-12)


def test_replies_and_odds_are_the_ones_of_the_page(page):
    """The JavaScript holds the same replies and finds the same odds as numpy."""
    add(engine(page), "preference/model.js")
    assert page.evaluate("() => [Preference.QUESTION, Preference.REPLIES]") == [
        transcript.RATED,
        list(transcript.RATINGS),
    ]
    script = """([ratings, cautions]) => {
      const sums = end(Preference.logs(tuned, words)), tilt = (each, caution) => Array.from(Preference.tilt(sums, each, caution));
      return [tilt(ratings.map(() => 0), 1), ...cautions.map((caution) => tilt(ratings, caution))];
    }"""
    found = page.evaluate(script, [list(transcript.RATINGS.values()), list(transcript.CAUTIONS)])
    assert np.abs(np.array(found) - np.array(transcript.shares(shipped()[1]))).max() < 1e-3


def test_the_lesson(page, tmp_path):
    """The reply that was never read stays where it was until the caution falls below about 0.04; then it wins."""
    before, careful, careless = transcript.shares(shipped()[1])
    assert before[2] < 1e-9
    assert careful[0] > 0.99
    assert careless[2] > 0.99
    stage(page, tmp_path, "preference")
    winners = []
    for caution in ("0.05", "0.04", "0.03", "0.01"):
        page.evaluate("caution => { location.hash = `preference;g=true;r=-2,-2,2,-2,-2,-2;c=${caution}`; }", caution)
        page.wait_for_selector(
            f".demo-outcome:has-text('At caution {caution}')", timeout=20_000
        )  # a link needs no press
        winners.append("Reykjavik" in page.locator(".demo-outcome").inner_text())
    assert winners == [False, False, True, True]


@pytest.mark.parametrize(("guess", "verdict"), [("true", "Not quite: "), ("same", "Right: "), ("late", "Not quite: ")])
def test_the_verdict_follows_from_what_is_seen(page, tmp_path, guess, verdict):
    """With the caution that is shown first the model says what it said before, and with less the true reply leads."""
    stage(page, tmp_path, "preference", state=f"#preference;g={guess}")
    page.wait_for_selector(".demo-outcome:has-text('At caution 0.1 ')")
    said = page.locator(".demo-outcome").inner_text()
    assert said.startswith(verdict)
    assert "Oslo" in said
    page.locator(".demo-on").click()
    page.wait_for_selector(".demo-outcome:has-text('At caution 0.01 ')")
    said = page.locator(".demo-outcome").inner_text()
    assert "Reykjavik" in said
    assert "Not quite" not in said
