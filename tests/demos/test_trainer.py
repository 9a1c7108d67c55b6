"""The trainer that runs in the page against the network in numpy: its loss, its gradients, a step, and the losses of a whole lesson."""

import numpy as np
import pytest
from tiny_model import network

from .stage import loaded

TINY = {"vocabulary": 8, "width": 8, "heads": 2, "hidden": 12, "context": 6, "seed": 5}
ROWS = [[1, 2, 3, 4, 5, 6], [7, 0, 2, 2], [3, 3, 3, 1, 0]]
SQUARE = (8, 8)
SHAPES = {"token": (8, 8), "place": (6, 8), "query": SQUARE, "key": SQUARE, "value": SQUARE, "out": SQUARE}
SHAPES |= {"up": (8, 12), "down": (12, 8), "read": (8, 8)}
NORMS = ("norm", "0.norm1", "0.norm2")  # the trainer has none that it learns

# The loss of a step, the weights before it, their gradients, and the weights after it.
STEP = """([shape, rows, from]) => {
  const { create, learn } = makeTrainer(Dice.roll), model = create(shape), before = [...model.weights];
  const loss = learn(model, rows, from, 0.01);
  return [loss, before, [...model.gradients], [...model.weights]];
}"""
# The losses of the demonstration's own lesson at some steps.
LESSON = """(asked) => {
  const lines = LearnText.split("\\n"), letters = Learning.letters(lines);
  const { shape, rows, steps, rate, batch } = Learning.lesson({ lines, letters }, []);
  shape.seed = 2;
  const { create, learn } = makeTrainer(Dice.roll), model = create(shape), next = Dice.roll(shape.seed + 1), losses = [];
  for (let step = 0; step <= asked.at(-1); step++) {
    const drawn = Array.from({ length: batch }, () => rows[Math.floor(next() * rows.length)]);
    losses.push(learn(model, drawn, 0, rate * (1 - step / steps)));
  }
  return asked.map((step) => losses[step]);
}"""
CURVE = {0: 4.095471801559629, 20: 1.5742205390600863, 100: 1.1347355965278616, 200: 0.8055618809226839}  # noted once


trainer = loaded("dice.js", "trainer/trainer.js", "learn/text.js", "learn/model.js")


def split(numbers: np.ndarray) -> dict[str, np.ndarray]:
    """The trainer's long array as its matrices."""
    ends = np.cumsum([rows * columns for rows, columns in SHAPES.values()])
    parts = zip(SHAPES.items(), np.split(numbers, ends[:-1]), strict=True)
    return {name: part.reshape(shape) for (name, shape), part in parts}


def by_numpy(numbers: np.ndarray, start: int) -> tuple[float, np.ndarray]:
    """The loss and the gradients of these weights for the rows, padded to one length, as the network in numpy has them."""
    at, one = split(numbers), np.ones(TINY["width"])
    joined = np.concatenate([at[name].T for name in ("query", "key", "value")])
    weights = {"token": at["token"], "place": at["place"], "0.qkv": joined, "read": at["read"].T}
    weights |= {f"0.{name}": at[name].T for name in ("out", "up", "down")} | dict.fromkeys(NORMS, one)
    longest = max(map(len, ROWS))
    tokens = np.array([row + [0] * (longest - len(row)) for row in ROWS])
    counted = np.array([[start < t < len(row) for t in range(1, longest)] for row in ROWS])
    shape = network.Shape(TINY["vocabulary"], TINY["width"], 1, TINY["heads"], TINY["context"])
    loss, found = network.loss_and_gradients(weights, shape, tokens, counted)
    found |= dict(zip(("query", "key", "value"), np.split(found["0.qkv"], 3), strict=True))
    found |= {name: found[f"0.{name}"] for name in ("out", "up", "down")}
    return loss, np.concatenate(
        [(found[name] if name in ("token", "place") else found[name].T).ravel() for name in SHAPES]
    )


@pytest.mark.parametrize("start", [0, 2])
def test_a_step_is_that_of_numpy(trainer, start, monkeypatch):
    """The loss and the gradients to twelve digits, and the step that Adam makes of them."""
    monkeypatch.setattr(network, "EPSILON", 1e-8)  # as the trainer has it
    loss, before, gradients, after = trainer.evaluate(STEP, [TINY, ROWS, start])
    weights, found = np.array(before), np.array(gradients)
    expected, slopes = by_numpy(weights, start)
    assert loss == pytest.approx(expected, abs=1e-12)
    assert found == pytest.approx(slopes, abs=1e-12)
    assert np.abs(found).max() > 0.01
    assert np.array(after) == pytest.approx(weights - 0.01 * found / (np.abs(found) + 1e-8), abs=1e-12)


def test_a_lesson_is_learned_as_it_was_noted(trainer):
    """The same seed gives the same losses, which is what a link to a trained state counts on."""
    assert trainer.evaluate(LESSON, list(CURVE)) == pytest.approx(list(CURVE.values()), abs=1e-9)
