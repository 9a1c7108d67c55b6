"""A one-layer decoder-only transformer that trains from random weights, with gradients derived by hand.

docs/assets/javascripts/demos/trainer/trainer.js is its twin and gets the same weights to the last bit: both add in the
same order and compute exponentials and powers themselves. The first axis of an array is the position in the row.

    python3 scripts/tiny_model/trainer.py

trains it on the demonstration's sentences for about a minute and prints what it writes as it learns. It needs numpy.
"""

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np

FIRST, SECOND, SMALL = 0.9, 0.99, 1e-8  # the decay rates of Adam's two running means; SMALL avoids division by 0
TEXT = Path(__file__).resolve().parents[2] / "docs/assets/javascripts/demos/learn/text.js"


def roll(seed: int) -> Iterator[float]:
    """Yields pseudo-random numbers from 0 up to 1 (mulberry32), the same as dice.js for the same seed."""
    state, mask = seed, 0xFFFFFFFF
    while True:
        state = (state + 0x6D2B79F5) & mask
        mixed = (state ^ (state >> 15)) * (state | 1) & mask
        mixed ^= (mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)) & mask
        yield ((mixed ^ (mixed >> 14)) & mask) / 4294967296


class Model:
    """Weights, gradients and Adam's means as flat arrays; `at` and `to` are views of weights and gradients by name."""

    def __init__(self, vocabulary: int, width: int, heads: int, hidden: int, context: int, seed: int):
        self.heads, self.context, self.seed, self.kept = heads, context, seed, [1.0, 1.0]
        shapes = {"token": (vocabulary, width), "place": (context, width)}
        shapes |= dict.fromkeys(("query", "key", "value", "out"), (width, width))
        shapes |= {"up": (width, hidden), "down": (hidden, width), "read": (width, vocabulary)}
        ends = np.cumsum([rows * columns for rows, columns in shapes.values()])
        self.weights, self.gradients, self.means, self.squares = np.zeros((4, ends[-1]))
        self.at, self.to = (
            {name: part.reshape(shapes[name]) for name, part in zip(shapes, np.split(numbers, ends[:-1]), strict=True)}
            for numbers in (self.weights, self.gradients)
        )
        dice = roll(seed)
        for name, matrix in self.at.items():
            reach = 0.5 if name in ("token", "place") else 1 / math.sqrt(len(matrix))
            matrix.flat = [(2 * next(dice) - 1) * reach for _ in range(matrix.size)]


def product(a: np.ndarray, b: np.ndarray, sums: np.ndarray | float = 0.0) -> np.ndarray:
    """`sums` plus the matrix product of a and b, added in a fixed order, which a @ b does not guarantee."""
    for column, row in zip(a.T, b, strict=True):
        sums = sums + column[:, None] * row
    return sums


def total(parts: np.ndarray) -> np.ndarray:
    """The sum over the last axis, added in a fixed order."""
    return np.add.accumulate(parts, -1)[..., -1:]


def exponential(x: np.ndarray) -> np.ndarray:
    """The exponential of x, for x up to 0: a Taylor series of x / 256, squared eight times."""
    power = np.ones_like(x)
    for term in range(7, 0, -1):
        power = 1 + (np.maximum(x, -40) / 256 / term) * power
    for _ in range(8):
        power = power * power
    return np.where(x < -40, 0.0, power)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Turns the scores in each row into probabilities."""
    powers = exponential(scores - scores.max(-1, keepdims=True))
    return powers / total(powers)


def norm(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """RMS norm: the vectors scaled to equal length, and the scales, which `norm_back` needs."""
    scales = 1 / np.sqrt(total(x * x) / x.shape[1] + SMALL)
    return scales * x, scales


def norm_back(kept: tuple[np.ndarray, np.ndarray], slopes: np.ndarray) -> np.ndarray:
    """The backward pass of `norm`."""
    output, scales = kept
    return (slopes - output * (total(slopes * output) / output.shape[1])) * scales


def attend(query, key, value, heads: int):
    """Causal attention: the weights of each position over itself and earlier ones, and the weighted values."""
    ahead = np.arange(len(key)) > np.arange(len(key) - len(query), len(key))[:, None]
    shares, mixed = [], np.empty_like(query)
    for q, k, v, mixture in zip(*(np.hsplit(each, heads) for each in (query, key, value, mixed)), strict=True):
        scores = product(q, k.T) / math.sqrt(q.shape[1])
        shares.append(softmax(np.where(ahead, -np.inf, scores)))
        mixture[:] = product(shares[-1], v)
    return shares, mixed


def attend_back(query, key, value, shares, slopes):
    """The backward pass of `attend`: the gradients of query, key and value."""
    backs = [np.empty_like(each) for each in (query, key, value)]
    heads = (np.hsplit(each, len(shares)) for each in (query, key, value, slopes, *backs))
    for share, q, k, v, slope, q_back, k_back, v_back in zip(shares, *heads, strict=True):
        back = product(slope, v.T)
        scores = share * (back - total(back * share)) / math.sqrt(q.shape[1])
        q_back[:], k_back[:], v_back[:] = product(scores, k), product(scores.T, q), product(share.T, slope)
    return backs


def forward(model: Model, row: list[int], start: int):
    """The odds of every next token at each position from `start` on, and all that `backward` needs."""
    at = model.at
    stream = at["place"][: len(row)] + at["token"][row]
    first = norm(stream)
    query = product(first[0][start:], at["query"])
    key, value = product(first[0], at["key"]), product(first[0], at["value"])
    shares, mixed = attend(query, key, value, model.heads)
    late = product(mixed, at["out"]) + stream[start:]
    second = norm(late)
    active = np.maximum(product(second[0], at["up"]), 0)
    third = norm(product(active, at["down"]) + late)
    odds = softmax(product(third[0], at["read"]))
    return odds, (first, query, key, value, shares, mixed, second, active, third)


def backward(model: Model, row: list[int], start: int, kept, slopes: np.ndarray) -> None:
    """Adds the gradients of a row's loss to the model's; `slopes` are the gradients of the scores before softmax."""
    first, query, key, value, shares, mixed, second, active, third = kept

    def back(name: str, came_in: np.ndarray, slopes: np.ndarray) -> np.ndarray:
        model.to[name][:] = product(came_in.T, slopes, model.to[name])
        return product(slopes, model.at[name].T)

    late = norm_back(third, back("read", third[0], slopes))
    hidden = back("down", active, late) * (active > 0)
    late = late + norm_back(second, back("up", second[0], hidden))
    query, key, value = attend_back(query, key, value, shares, back("out", mixed, late))
    early = back("key", first[0], key) + back("value", first[0], value)
    early[start:] += back("query", first[0][start:], query)
    stream = norm_back(first, early)
    stream[start:] += late
    model.to["place"][: len(row)] += stream
    for token, slope in zip(row, stream, strict=True):
        model.to["token"][token] += slope


def learn(model: Model, rows: list[list[int]], start: int, rate: float) -> float:
    """Trains one step on predicting every token after position `start` of the rows; returns the mean loss in nats."""
    count, loss = sum(len(row) - 1 - start for row in rows), 0.0
    model.gradients[:] = 0
    for row in rows:
        odds, kept = forward(model, row[:-1], start)
        right = np.arange(len(odds)), row[start + 1 :]
        loss -= float(np.log(odds[right]).sum())
        odds[right] -= 1
        backward(model, row[:-1], start, kept, odds / count)
    descend(model, rate)
    return loss / count


def descend(model: Model, rate: float) -> None:
    """Adam: moves each weight against the running mean of its gradient, divided by the gradient's typical size."""
    model.kept = [model.kept[0] * FIRST, model.kept[1] * SECOND]
    model.means[:] = FIRST * model.means + (1 - FIRST) * model.gradients
    model.squares[:] = SECOND * model.squares + (1 - SECOND) * model.gradients * model.gradients
    size = np.sqrt(model.squares / (1 - model.kept[1])) + SMALL
    model.weights -= (rate * (model.means / (1 - model.kept[0]))) / size


def train(model: Model, rows: list[list[int]], start: int, steps: int, rate: float, batch: int) -> Iterator[float]:
    """Trains on randomly drawn rows at a rate that falls linearly to 0; yields the loss of each step."""
    dice = roll(model.seed + 1)
    for step in range(steps):
        drawn = [rows[int(next(dice) * len(rows))] for _ in range(batch)]
        yield learn(model, drawn, start, rate * (1 - step / steps))


if __name__ == "__main__":
    text = TEXT.read_text(encoding="utf-8").split("`")[1].strip()
    letters = sorted(set(text))
    letters += ["?"] * (-len(letters) % 4)
    rows = [[letters.index(letter) for letter in f"\n{line}\n"] for line in text.split("\n")]
    model = Model(len(letters), width=28, heads=4, hidden=56, context=40, seed=2)
    for step, loss in enumerate(train(model, rows, 0, steps=800, rate=0.01, batch=8), 1):
        if step in (1, 20, 50, 100, 200, 400, 800):
            line = [letters.index(letter) for letter in "\nThe capital of France is "]
            while len(line) < model.context and line[-1]:
                line.append(int(forward(model, line, len(line) - 1)[0].argmax()))
            print(f"step {step}, loss {loss:.3f}:", "".join(letters[token] for token in line).strip())
