"""Generates text with a trained network, one token at a time, with a cache of keys and values.

It is an implementation of its own, apart from `network.py`, so that a test can compare the two.
"""

from __future__ import annotations

import numpy as np

from .network import EPSILON, Shape, Weights


class Reader:
    """Reads several rows of tokens in parallel, one token of each row per call of `feed`."""

    def __init__(self, weights: Weights, shape: Shape, rows: int = 1):
        size = (shape.layers, rows, shape.heads, shape.context, shape.width // shape.heads)
        self.weights, self.shape, self.place = weights, shape, 0
        self.keys, self.values = np.zeros(size, np.float32), np.zeros(size, np.float32)

    def feed(self, tokens: np.ndarray) -> np.ndarray:
        """Takes one token per row; returns next-token scores of shape (rows, vocabulary). At most `context` calls."""
        weights = self.weights
        stream = weights["token"][tokens] + weights["place"][self.place]
        for layer in range(self.shape.layers):
            stream = stream + self._attention(layer, stream)
            hidden = self._norm(f"{layer}.norm2", stream) @ weights[f"{layer}.up"].T
            stream = stream + np.maximum(hidden, 0) @ weights[f"{layer}.down"].T
        self.place += 1
        return self._norm("norm", stream) @ weights["token"].T

    def _attention(self, layer, stream):
        rows, seen, size = len(stream), self.place + 1, self.keys.shape[-1]
        joined = self._norm(f"{layer}.norm1", stream) @ self.weights[f"{layer}.qkv"].T
        query, key, value = joined.reshape(rows, 3, self.shape.heads, size).swapaxes(0, 1)
        self.keys[layer, :, :, self.place], self.values[layer, :, :, self.place] = key, value
        scores = (self.keys[layer, :, :, :seen] @ query[..., None])[..., 0] / size**0.5
        share = odds(scores)
        mixed = (share[:, :, None] @ self.values[layer, :, :, :seen])[:, :, 0]
        return mixed.reshape(rows, -1) @ self.weights[f"{layer}.out"].T

    def _norm(self, name, x):
        return x / np.sqrt((x * x).mean(-1, keepdims=True) + EPSILON) * self.weights[name]


def odds(scores: np.ndarray) -> np.ndarray:
    """Probabilities from scores along the last axis (softmax)."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)


def next_odds(weights: Weights, shape: Shape, prompt: list[int]) -> np.ndarray:
    """The probability of every token after a prompt; the prompt begins with the end token."""
    reader = Reader(weights, shape)
    for token in prompt:
        scores = reader.feed(np.array([token]))
    return odds(scores[0].astype(np.float64))


def likeliest(weights: Weights, shape: Shape, prompt: list[int], limit: int) -> list[int]:
    """The continuation by the likeliest token each time, until the text ends or `limit` tokens are written."""
    reader, written = Reader(weights, shape), []
    for token in prompt:
        scores = reader.feed(np.array([token]))
    while len(written) < limit and (best := int(scores[0].argmax())) != 0 and reader.place < shape.context:
        written.append(best)
        scores = reader.feed(np.array([best]))
    return written


def log_share(weights: Weights, shape: Shape, prompt: list[int], written: list[int]) -> float:
    """The log-probability of a whole text after a prompt."""
    reader, total = Reader(weights, shape), 0.0
    for token in prompt:
        scores = reader.feed(np.array([token]))
    for token in written:
        total += float(np.log(odds(scores[0].astype(np.float64))[token]))
        scores = reader.feed(np.array([token]))
    return total


def samples(weights: Weights, shape: Shape, prompts: list[list[int]], seed: int) -> list[list[int]]:
    """One sampled text for each of the prompts, which have equal length; token 0 or a full context ends it."""
    random = np.random.default_rng(seed)
    reader, rows = Reader(weights, shape, len(prompts)), np.array(prompts)
    for place in range(rows.shape[1]):
        scores = reader.feed(rows[:, place])
    while reader.place < shape.context:
        chance = odds(scores.astype(np.float64)).cumsum(-1)
        drawn = (chance < random.random((len(rows), 1)) * chance[:, -1:]).sum(-1)
        rows = np.concatenate([rows, drawn[:, None]], 1)
        scores = reader.feed(drawn)
    return [_until_end(row.tolist(), len(prompts[0])) for row in rows]


def _until_end(row, start):
    return row[: row.index(0, start) + 1] if 0 in row[start:] else row
