"""The rewarding demonstration: its formula by hand, its odds against numpy, its page from the disk."""

import math

import numpy as np
import pytest
from tiny_model import transcript

from .model import add, engine, shipped
from .test_shell import DEMO

PLACE = "live-demo[name=preference]"


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
    script = "(caution) => { const sums = end(Preference.logs(tuned, words)), ratings = [-2, -2, 2, 2, 0, 0];"
    found = page.evaluate(
        script
        + " return [[0, 0, 0, 0, 0, 0], ratings].map((each) => Array.from(Preference.tilt(sums, each, caution))); }",
        transcript.CAUTION,
    )
    assert np.abs(np.array(found) - np.array(transcript.shares(shipped()))).max() < 1e-3


def test_the_lesson(page):
    """The reply within reach wins; the equally rated fact that was never read does not."""
    before, after = transcript.shares(shipped())
    assert before[3] < 0.01 < 0.5 < after[3]
    assert after[2] < 0.01


def test_in_the_page(page, site):
    """Computed on a press, changed by a rating, with the numbers of the static table."""
    page.goto((site / DEMO).as_uri())
    page.locator(PLACE).scroll_into_view_if_needed()
    demo = page.locator(f"{PLACE}.is-live")
    demo.get_by_label("Rating of: Iceland").select_option("0")
    assert "Press Compute the odds" in demo.locator("[role=status]").first.inner_text()
    demo.get_by_role("button", name="Reset").click()
    demo.get_by_role("button", name="Compute the odds").click()
    page.wait_for_selector(f"{PLACE} [role=status]:has-text('Likeliest')")
    live, static = demo.locator("table").nth(0), demo.locator("table").nth(1)
    for row in range(1, 7):
        for column in (1, 3):
            cells = (table.locator("tr").nth(row).locator("td").nth(column).text_content() for table in (live, static))
            assert len(set(cells)) == 1
    demo.get_by_label("Rating of: Iceland").select_option("-2")
    assert "Iceland is a country" not in demo.locator("[role=status]").first.inner_text()
    assert not page.log.errors
