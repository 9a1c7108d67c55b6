"""Packs documents into rows of tokens for training; every row begins with the start of a document."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np


def rows(documents: list[list[int]], length: int, random: np.random.Generator) -> np.ndarray:
    """Packs all documents, in random order, into an array of shape (rows, length).

    A row is the end token followed by documents, with an end token after each. The last
    document of a row is cut; another pass with another order uses the rest.
    """
    finished, row = [], [0]
    for index in random.permutation(len(documents)):
        row += [*documents[index], 0]
        if len(row) >= length:
            finished.append(row[:length])
            row = [0]
    return np.array(finished)


def endless(documents: list[list[int]], count: int, length: int, seed: int) -> Iterator[np.ndarray]:
    """Yields batches of `count` rows without end; the same seed gives the same batches."""
    random = np.random.default_rng(seed)
    while True:
        epoch = rows(documents, length, random)
        for start in range(0, len(epoch) - count + 1, count):
            yield epoch[start : start + count]
