"""Rows of tokens for training: every row begins at the beginning of a document."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np


def rows(documents: list[list[int]], length: int, random: np.random.Generator) -> np.ndarray:
    """One pass through the documents in random order, as an array (rows, length).

    A row starts with the end token and is filled with whole documents, the last
    one cut; its rest is seen in another pass, whose order differs.
    """
    filled, row = [], [0]
    for index in random.permutation(len(documents)):
        row += [*documents[index], 0]
        if len(row) >= length:
            filled.append(row[:length])
            row = [0]
    return np.array(filled)


def endless(documents: list[list[int]], count: int, length: int, seed: int) -> Iterator[np.ndarray]:
    """Batches of `count` rows, pass after pass, the same for the same seed."""
    random = np.random.default_rng(seed)
    while True:
        passed = rows(documents, length, random)
        for start in range(0, len(passed) - count + 1, count):
            yield passed[start : start + count]
