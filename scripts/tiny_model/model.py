"""A trained model with its tokenizer: the odds of the next token, and what it writes."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from . import adapter, shipped
from .network import Shape, Weights, logits
from .shipped import FOLDER
from .tokenizer import Tokenizer

SHAPE = Shape()
WORD = 0xFFFFFFFF


@dataclass(frozen=True)
class Model:
    """Weights, base or tuned, and the tokenizer."""

    weights: Weights
    words: Tokenizer
    shape: Shape = SHAPE

    def odds(self, text: str) -> np.ndarray:
        """The probability of every token after a text."""
        return softmax(self._read(text)[-1])

    def chance(self, text: str, continuation: str, pieces: int | None = None) -> float:
        """The probability that a text goes on with `continuation`, or with the first `pieces` of its tokens.

        `continuation` may end with the end token's sign.
        """
        tokens = self.words.encode(continuation.removesuffix("<end>")) + [0] * continuation.endswith("<end>")
        tokens = tokens[:pieces]
        before = self._read(text, tokens[:-1])[-len(tokens) :]
        return math.prod(float(softmax(scores)[token]) for scores, token in zip(before, tokens, strict=True))

    def goes_on(self, text: str, limit: int = 40) -> str:
        """How a text goes on with the likeliest token each time."""
        return self.words.decode([token for token in self.generate(text, np.argmax, limit) if token])

    def draws(self, text: str, dice: Callable[[], float]) -> str:
        """How a text goes on when each token is drawn by its odds, up to the first full stop."""
        stops = {number for number, token in enumerate(self.words.tokens) if token in (".", "?")}

        def fall(odds):
            return min(int((odds.cumsum() <= dice() * odds.sum()).sum()), len(odds) - 1)

        return self.words.decode([token for token in self.generate(text, fall, 12, stops) if token])

    def generate(self, text: str, choose: Callable, limit: int, stops: set[int] = frozenset()) -> list[int]:
        """The tokens after a text, each chosen from its odds, up to the end token, one of `stops`, or `limit`."""
        past: dict = {}
        scores, tokens = self._read(text, past=past)[-1], []
        while len(tokens) < limit:
            tokens.append(int(choose(softmax(scores))))
            if tokens[-1] == 0 or tokens[-1] in stops or past[0][0].shape[2] == self.shape.context:
                break
            scores = logits(self.weights, self.shape, np.array([tokens[-1:]]), past)[0, -1]
        return tokens

    def _read(self, text, more=(), past=None):
        """The scores after each token of a text, preceded by the end token as in training."""
        tokens = [0, *self.words.encode(text), *more]
        return logits(self.weights, self.shape, np.array([tokens]), past)[0]


def roll(seed: int) -> Callable[[], float]:
    """A function that returns the next random number from 0 up to 1, as demos/dice.js does (generator mulberry32)."""
    state = seed & WORD

    def number() -> float:
        nonlocal state
        state = (state + 0x6D2B79F5) & WORD
        mixed = (state ^ state >> 15) * (state | 1) & WORD
        mixed ^= mixed + (mixed ^ mixed >> 7) * (mixed | 61) & WORD
        return (mixed ^ mixed >> 14) / 2**32

    return number


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities from scores along the last axis, in double precision."""
    raised = np.exp(scores.astype(np.float64) - scores.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)


def samples(model: Model, text: str, count: int, seed: int) -> list[str]:
    """Several texts after the same one, drawn by the odds in parallel; a text without "<end>" filled the window."""
    random, past = np.random.default_rng(seed), {}
    rows = np.array([[0, *model.words.encode(text)]] * count)
    start, latest = rows.shape[1], rows
    while rows.shape[1] < model.shape.context and not (rows[:, start:] == 0).any(1).all():
        chance = softmax(logits(model.weights, model.shape, latest, past)[:, -1]).cumsum(-1)
        latest = (chance < random.random((count, 1)) * chance[:, -1:]).sum(-1, keepdims=True)
        rows = np.concatenate([rows, latest], 1)
    texts = (model.words.decode(row) for row in rows[:, start:].tolist())
    return ["".join(found.partition("<end>")[:2]) for found in texts]


def load() -> tuple[Model, Model]:
    """The base model and the tuned one, from the files that readers get."""
    words, base = shipped.read_tokenizer(FOLDER / "tokenizer.js"), shipped.read_weights(FOLDER / "base.js")
    tuned = adapter.merge(base, shipped.read_weights(FOLDER / "adapter.js"))
    return Model(base, words), Model(tuned, words)
