"""Chance with a seed: the published generator as it stands in Python, draws and orders worked by hand."""

from collections import Counter

import pytest
from tiny_model.model import roll

from tests.demos.stage import loaded

dice = loaded("dice.js")


@pytest.mark.parametrize("seed", [0, 42, 999_999_999])
def test_numbers_are_those_of_the_generator(dice, seed):
    found = dice.evaluate("seed => { const next = Dice.roll(seed); return Array.from({ length: 50 }, next); }", seed)
    reference = roll(seed)
    assert found == [reference() for _ in range(50)]


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
