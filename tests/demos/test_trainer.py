"""The trainer that runs in the page against numpy: its loss, its gradients, a step, and the losses of a whole lesson."""

import math

import numpy as np
import pytest

from .stage import models

TINY = {"vocabulary": 8, "width": 8, "heads": 2, "hidden": 12, "context": 6, "seed": 5}
ROWS = [[1, 2, 3, 4, 5, 6], [7, 0, 2, 2], [3, 3, 3, 1, 0]]
SQUARE = (8, 8)
SHAPES = {"token": (8, 8), "place": (6, 8), "query": SQUARE, "key": SQUARE, "value": SQUARE, "out": SQUARE}
SHAPES |= {"up": (8, 12), "down": (12, 8), "read": (8, 8)}

# The loss of a step, the weights before it, their gradients, and the weights after it.
STEP = """([shape, rows, from]) => {
  const { create, learn } = makeTrainer(Dice.roll), model = create(shape), before = [...model.weights];
  const loss = learn(model, rows, from, 0.01);
  return [loss, before, [...model.gradients], [...model.weights]];
}"""
# The losses of the demonstration's own lesson at some steps.
LESSON = """(asked) => {
  const { shape, rows, from, steps, rate, batch } = Learning.lesson(Learning.read(LearnText), 2, [], []);
  const { create, learn } = makeTrainer(Dice.roll), model = create(shape), next = Dice.roll(shape.seed + 1), losses = [];
  for (let step = 0; step <= asked.at(-1); step++) {
    const drawn = Array.from({ length: batch }, () => rows[Math.floor(next() * rows.length)]);
    losses.push(learn(model, drawn, from, rate * (1 - step / steps)));
  }
  return asked.map((step) => losses[step]);
}"""
CURVE = {0: 4.057282574705888, 20: 1.838200303499817, 100: 1.179945835526966, 200: 0.7006597706821922}  # noted once


@pytest.fixture(scope="module")
def trainer(browser):
    """An empty page with the trainer and the sentences of a lesson."""
    with models(browser, "dice.js", "trainer/trainer.js", "learn/text.js", "learn/model.js") as page:
        yield page


def reference(weights: np.ndarray, start: int) -> float:
    """The mean loss in nats, written a second time with matrix products, for the rows padded to one length."""
    ends = np.cumsum([rows * columns for rows, columns in SHAPES.values()])
    parts = zip(SHAPES.items(), np.split(weights, ends[:-1]), strict=True)
    at = {name: part.reshape(shape) for (name, shape), part in parts}
    longest, heads = max(map(len, ROWS)), TINY["heads"]
    tokens = np.array([row + [0] * (longest - len(row)) for row in ROWS])
    counted = np.array([[start < t < len(row) for t in range(1, longest)] for row in ROWS])

    def unit(x):
        return x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-8)

    x = at["token"][tokens[:, :-1]] + at["place"][: longest - 1]
    query, key, value = (
        (unit(x) @ at[name]).reshape(*x.shape[:2], heads, -1).swapaxes(1, 2) for name in ("query", "key", "value")
    )
    scores = query @ key.swapaxes(2, 3) / math.sqrt(query.shape[-1])
    shares = np.exp(scores + np.triu(np.full(scores.shape[-2:], -1e9), 1))
    mixed = (shares / shares.sum(-1, keepdims=True)) @ value
    x = x + mixed.swapaxes(1, 2).reshape(x.shape) @ at["out"]
    x = x + np.maximum(unit(x) @ at["up"], 0) @ at["down"]
    odds = np.exp(unit(x) @ at["read"])
    right = np.take_along_axis(odds, tokens[:, 1:, None], -1)[..., 0] / odds.sum(-1)
    return float(-np.log(right[counted]).mean())


def slopes(weights: np.ndarray, start: int) -> np.ndarray:
    """How the reference's loss changes with each weight, by trying."""
    found = np.empty_like(weights)
    for place, kept in enumerate(weights.copy()):
        tried = []
        for move in (2e-4, 1e-4, -1e-4, -2e-4):
            weights[place] = kept + move
            tried.append(reference(weights, start))
        weights[place] = kept
        found[place] = (8 * (tried[1] - tried[2]) - (tried[0] - tried[3])) / 12e-4
    return found


@pytest.mark.parametrize("start", [0, 2])
def test_a_step_is_that_of_numpy(trainer, start):
    """The loss to twelve digits, the gradients to nine, and the step that Adam makes of them."""
    loss, before, gradients, after = trainer.evaluate(STEP, [TINY, ROWS, start])
    weights, found = np.array(before), np.array(gradients)
    assert loss == pytest.approx(reference(weights, start), abs=1e-12)
    assert found == pytest.approx(slopes(weights, start), abs=1e-9)
    assert np.abs(found).max() > 0.01
    assert np.array(after) == pytest.approx(weights - 0.01 * found / (np.abs(found) + 1e-8), abs=1e-12)


def test_a_lesson_is_learned_as_it_was_noted(trainer):
    """The same seed gives the same losses, which is what a link to a trained state counts on."""
    assert trainer.evaluate(LESSON, list(CURVE)) == pytest.approx(list(CURVE.values()), abs=1e-9)
