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
