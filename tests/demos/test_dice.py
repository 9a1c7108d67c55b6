"""Chance with a seed: the published generator written out in Python, draws and orders worked by hand."""

from collections import Counter

import pytest

from tests.demos.stage import models


@pytest.fixture(scope="module")
def dice(browser):
    """The model in the browser."""
    with models(browser, "dice.js") as page:
        yield page


def mulberry(seed):
    """mulberry32 with Python's integers, cut to 32 bits where C would."""
    mask, state = 2**32 - 1, seed
    while True:
        state = (state + 0x6D2B79F5) & mask
        mixed = ((state ^ state >> 15) * (state | 1)) & mask
        mixed ^= mixed + ((mixed ^ mixed >> 7) * (mixed | 61) & mask) & mask
        yield ((mixed ^ mixed >> 14) & mask) / 2**32


@pytest.mark.parametrize("seed", [0, 42, 999_999_999])
def test_numbers_are_those_of_the_generator(dice, seed):
    """Number for number, for small and large seeds."""
    found = dice.evaluate("seed => { const next = Dice.roll(seed); return Array.from({ length: 50 }, next); }", seed)
    reference = mulberry(seed)
    assert found == [next(reference) for _ in range(50)]


def test_a_number_falls_on_its_share(dice):
    """Shares of 1, 0, 2 and 1: the second never comes, and rounding at the end falls on the last that can."""
    found = dice.evaluate("[0, 0.24, 0.25, 0.74, 0.75, 0.99].map((number) => Dice.fall([1, 0, 2, 1], number))")
    assert found == [0, 0, 2, 2, 3, 3]
    assert dice.evaluate("Dice.fall([0.1, 0.2, 0], 1)") == 1


def test_every_order_is_as_likely_as_every_other(dice):
    """Six thousand orders of three: each of the six about a thousand times, chi-square with 5 degrees of freedom."""
    script = "Array.from({ length: 6000 }, (_, seed) => Dice.shuffled([1, 2, 3], Dice.roll(seed)).join(''))"
    counts = Counter(dice.evaluate(script))
    assert len(counts) == 6
    assert sum((count - 1000) ** 2 / 1000 for count in counts.values()) < 20.5
