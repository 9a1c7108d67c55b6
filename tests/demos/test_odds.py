"""The odds and the dice: the sampler's arithmetic against independent references."""

import math

import pytest

from tests.demos.stage import models

SCORES = [3, 2.3, 1.2, 0.9, 0.4, 0, -0.5, -3]


@pytest.fixture(scope="module")
def odds(browser):
    """Calls a function of the model in the browser."""
    with models(browser, "dice.js", "odds/model.js") as page:
        yield lambda name, *arguments: page.evaluate(f"all => Odds.{name}(...all)", list(arguments))


def softmax(scores, temperature):
    """The textbook formula."""
    raised = [math.exp(score / temperature) for score in scores]
    return [value / sum(raised) for value in raised]


@pytest.mark.parametrize("temperature", [0.1, 0.5, 1, 1.7, 2])
def test_odds_follow_the_formula_and_sum_to_one(odds, temperature):
    """Softmax of the scores divided by the temperature."""
    found = odds("softmax", SCORES, temperature)
    assert found == pytest.approx(softmax(SCORES, temperature), abs=1e-12)
    assert math.isclose(sum(found), 1, abs_tol=1e-12)


def test_towards_zero_the_favourite_takes_all(odds):
    """At 0.01 nothing overflows and the best has everything; at 0 exactly, the first of equals too."""
    assert odds("softmax", [900, 899, -900], 0.01)[0] == pytest.approx(1)
    assert odds("softmax", [1, 2, 2], 0) == [0, 1, 0]


def test_top_p_keeps_the_smallest_sufficient_set(odds):
    """The page's own example: 0.6, 0.3, 0.1 with p = 0.8 becomes two thirds and one third."""
    assert odds("nucleus", [0.1, 0.6, 0.3], 0.8) == pytest.approx([0, 2 / 3, 1 / 3])
    assert odds("nucleus", [0.6, 0.3, 0.1], 0.6) == [1, 0, 0]
    assert odds("nucleus", [0.6, 0.3, 0.1], 0.01) == [1, 0, 0]
    assert odds("nucleus", [0.5, 0.5], 1) == [0.5, 0.5]


def test_draws_follow_the_odds(odds):
    """Chi-square over 10,000 draws, 7 degrees of freedom: below the 99.9th percentile."""
    shares = softmax(SCORES, 1)
    counts = odds("tally", odds("draw", shares, 10_000, 42), len(shares))
    square = sum((n - 10_000 * p) ** 2 / (10_000 * p) for n, p in zip(counts, shares, strict=True))
    assert square < 24.32


def test_the_seed_decides(odds):
    """The same seed draws the same, another seed something else, temperature 0 always one word."""
    shares = softmax(SCORES, 1)
    assert odds("draw", shares, 50, 1) == odds("draw", shares, 50, 1) != odds("draw", shares, 50, 2)
    assert set(odds("draw", odds("shape", SCORES, 0, 1), 50, 3)) == {0}


def test_lines_that_are_not_a_word_and_a_score_are_named(odds):
    """The reader learns which line was not read."""
    found = odds("parse", "new york 3\nblue\n\nred: -1.5\n7\ngreen 101")
    assert found == {"words": ["new york", "red"], "scores": [3, -1.5], "faults": [2, 5, 6]}
    many = odds("parse", "\n".join(f"w{line} 1" for line in range(42)))
    assert [len(many["words"]), many["faults"]] == [40, [41, 42]]
