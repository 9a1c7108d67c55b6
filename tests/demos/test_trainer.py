"""The small transformer's trainers against finite differences, against an independent one, and against each other."""

import math

import numpy as np
import pytest
from tiny_model import trainer

from tests.conftest import slow_but

from .lessons import SCRIPTS, TRAIN, WHOLE, WHOLE_SCRIPTS, in_python, mark, sentences, sums
from .stage import DEMOS, ROOT, models

pytestmark = pytest.mark.heavy

LESSONS = {"sentences": sentences, "sums": sums}
TINY = {"vocabulary": 8, "width": 8, "heads": 2, "hidden": 12, "context": 6}
ROWS = [[1, 2, 3, 4, 5, 6], [7, 0, 2, 2], [3, 3, 3, 1, 0]]
# Losses of the first steps with seed 2, noted once.
STORED = {
    "sentences": [
        4.06152009951883,
        3.5801018996996006,
        3.2367899361234453,
        3.0920901365803672,
        2.878886341926057,
        2.826196231538418,
    ],
    "sums": [
        2.6746652977142755,
        2.236119194786321,
        2.0299968060452174,
        2.0415877390688415,
        1.8245924640904667,
        1.849714404022892,
    ],
}


@pytest.fixture(scope="module")
def chromium(browser):
    """An empty page with the trainer."""
    with models(browser, *SCRIPTS) as page:
        yield page


def loss(model, rows, start):
    """The mean loss in nats, computed without a gradient."""
    odds = [trainer.forward(model, row[:-1], start)[0] for row in rows]
    right = [
        -math.log(share[t, token])
        for share, row in zip(odds, rows, strict=True)
        for t, token in enumerate(row[start + 1 :])
    ]
    return sum(right) / len(right)


def gradients(model, rows, start):
    """The gradients of one step; a rate of 0 leaves the weights as they are."""
    trainer.learn(model, rows, start, 0.0)
    return model.gradients.copy()


@pytest.mark.slow  # the gradients are those of the independent trainer, too, in the default run
@pytest.mark.parametrize("start", [0, 2])
def test_the_gradients_are_those_that_trying_gives(start):
    """Every weight of a tiny model moved a little up and down: the loss changes as its gradient says."""
    model = trainer.Model(**TINY, seed=1)
    found = gradients(model, ROWS, start)
    for place in range(model.weights.size):
        kept, tried = model.weights[place], []
        for move in (1e-5, -1e-5):
            model.weights[place] = kept + move
            tried.append(loss(model, ROWS, start))
        model.weights[place] = kept
        assert found[place] == pytest.approx((tried[0] - tried[1]) / 2e-5, abs=1e-8)


def reference(model, rows, start):
    """The loss written down a second time, with matrix products, for a whole batch padded to one length."""
    at, size = model.at, model.at["query"].shape[1] // model.heads
    longest = max(map(len, rows))
    tokens = np.array([row + [0] * (longest - len(row)) for row in rows])
    counted = np.array([[start < t < len(row) for t in range(1, longest)] for row in rows])
    unit = lambda x: x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-8)  # noqa: E731 (read beside its formula)
    heads = lambda x: x.reshape(*x.shape[:2], model.heads, size)  # noqa: E731 (read beside its formula)
    x = at["token"][tokens[:, :-1]] + at["place"][: longest - 1]
    query, key, value = (heads(unit(x) @ at[name]) for name in ("query", "key", "value"))
    scores = np.einsum("bthi,buhi->bhtu", query, key) / math.sqrt(size)
    shares = np.exp(scores + np.triu(np.full(scores.shape[-2:], -1e9), 1))
    mixed = np.einsum("bhtu,buhi->bthi", shares / shares.sum(-1, keepdims=True), value)
    x = x + mixed.reshape(x.shape) @ at["out"]
    x = x + np.maximum(unit(x) @ at["up"], 0) @ at["down"]
    odds = np.exp(unit(x) @ at["read"])
    right = np.take_along_axis(odds, tokens[:, 1:, None], -1)[..., 0] / odds.sum(-1)
    return -np.log(right[counted]).mean()


STEP = """([shape, rows, from]) => {
  const { create, learn } = makeTrainer(Dice.roll), model = create(shape);
  return [learn(model, rows, from, 0.01), [...model.weights]];
}"""


@pytest.mark.parametrize("start", slow_but([3], [0, 3]))
def test_one_step_is_that_of_an_independent_trainer(chromium, start):
    """The loss to twelve digits, the gradients to nine, and the step that Adam makes of them; JavaScript to the bit."""
    shape, rows = {**TINY, "seed": 5}, ROWS[::2]
    model = trainer.Model(**shape)
    before, slopes = model.weights.copy(), np.empty(model.weights.size)
    expected = reference(model, rows, start)
    for place in range(slopes.size):
        tried = []
        for move in (2e-4, 1e-4, -1e-4, -2e-4):
            model.weights[place] = before[place] + move
            tried.append(reference(model, rows, start))
        model.weights[place] = before[place]
        slopes[place] = (8 * (tried[1] - tried[2]) - (tried[0] - tried[3])) / 12e-4
    assert trainer.learn(model, rows, start, 0.01) == pytest.approx(expected, abs=1e-12)
    assert model.gradients == pytest.approx(slopes, abs=1e-9)
    clear = np.abs(slopes) > 1e-4  # a first step of Adam is as long for a small gradient, whose error then counts
    assert clear.sum() > 100
    stepped = before - 0.01 * slopes / (np.abs(slopes) + 1e-8)
    assert model.weights[clear] == pytest.approx(stepped[clear], abs=1e-6)
    found, weights = chromium.evaluate(STEP, [shape, rows, start])
    assert found == pytest.approx(expected, abs=1e-12)
    assert weights == model.weights.tolist()


@pytest.mark.parametrize("name", slow_but(["sentences"], LESSONS))
def test_both_trainers_get_the_same_weights(chromium, name):
    """After a few steps every weight is the same to the last bit, and the losses are those noted here."""
    lesson = LESSONS[name](2, 6)
    (losses, weights), (shown, moved) = in_python(*lesson), chromium.evaluate(TRAIN, lesson)
    assert moved == weights
    assert shown == pytest.approx(losses, abs=1e-12)
    assert losses == pytest.approx(STORED[name], abs=1e-12)


@pytest.mark.slow
@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_training_ends_in_the_same_weights(browser, name):
    """Every weight after the last step, to its last bit; Firefox is held against the same mark."""
    lesson, expected = WHOLE[name]
    with models(browser, *WHOLE_SCRIPTS) as page:
        assert mark(page.evaluate(f"({TRAIN})({lesson})")[1]) == expected


def test_the_exponential_is_one():
    """To thirteen digits of Python's own, down to where it becomes 0."""
    tried = np.linspace(-40, 0, 4001)
    assert trainer.exponential(tried) == pytest.approx(np.exp(tried), rel=1e-12)
    assert trainer.exponential(np.array([-41.0, -np.inf])).tolist() == [0, 0]


def test_the_trainers_can_be_read_at_a_sitting():
    """Each is one file of at most 200 lines, and takes nothing from its language that browsers may do differently."""
    script, python = DEMOS / "trainer" / "trainer.js", ROOT / "scripts" / "tiny_model" / "trainer.py"
    for file in (script, python):
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 200
    code = script.read_text(encoding="utf-8")
    assert "Math.exp" not in code
    assert "Math.pow" not in code
    assert "**" not in code.replace("/**", "")
