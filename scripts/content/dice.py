"""Seeded random numbers: the same seed gives the same numbers as demos/dice.js gives in the browser."""

from collections.abc import Callable

WORD = 0xFFFFFFFF


def roll(seed: int) -> Callable[[], float]:
    """A function that returns the next random number from 0 up to 1 (the generator mulberry32)."""
    state = seed & WORD

    def number() -> float:
        nonlocal state
        state = (state + 0x6D2B79F5) & WORD
        mixed = (state ^ state >> 15) * (state | 1) & WORD
        mixed ^= mixed + (mixed ^ mixed >> 7) * (mixed | 61) & WORD
        return (mixed ^ mixed >> 14) / 2**32

    return number


def shuffled(some: list, next_number: Callable[[], float]) -> list:
    """A shuffled copy of the list, by the algorithm of Fisher and Yates."""
    order = list(some)
    for last in range(len(order) - 1, 0, -1):
        at = int(next_number() * (last + 1))
        order[last], order[at] = order[at], order[last]
    return order
