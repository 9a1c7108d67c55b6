"""Pictures without words: the best guess against the posterior written out, the views against their claim."""

import math
import random

import pytest

from tests.conftest import slow_but
from tests.demos.stage import DEMOS, loaded

TWO = "####....\n" * 8 + "\n" + "........\n########\n" * 4


# The model, and `finish`, which makes a whole drawing.
FINISH = "void (window.finish = (view, seed) => end(Pictures.draw(view, Dice.roll(seed))))"
pictures = loaded("dice.js", "pictures/model.js", begin=FINISH)


@pytest.fixture
def eight():
    """The pictures the demonstration starts with."""
    text = (DEMOS / "pictures" / "element.js").read_text(encoding="utf-8")
    rows = text.split("const EIGHT = [\n")[1].split("\n  ]")[0]
    return "\n\n".join(line.strip().strip('",').replace("\\n", "\n") for line in rows.splitlines())


def posterior(noisy, examples, signal):
    """Bayes for Gaussian noise: each example's share, by the density of the normal distribution."""
    densities = [
        math.exp(-sum((x - math.sqrt(signal) * e) ** 2 for x, e in zip(noisy, one, strict=True)) / (2 * (1 - signal)))
        for one in examples
    ]
    return [density / sum(densities) for density in densities]


def around(picture, place, reach):
    """The piece around a place, 0 outside."""
    row, column = divmod(place, 8)
    span = range(-reach, reach + 1)
    return [
        picture[(row + r) * 8 + column + c] if 0 <= row + r < 8 and 0 <= column + c < 8 else 0
        for r in span
        for c in span
    ]


@pytest.mark.parametrize("reach", [0, 1])
def test_the_guess_is_the_exact_posterior_mean(pictures, reach):
    """Whole pictures, and pieces counted at every place of every picture."""
    clean = [[1 if c == "#" else -1 for c in block.replace("\n", "")] for block in TWO.strip().split("\n\n")]
    chance = random.Random(1)
    noisy, signal = [chance.gauss(0, 1) for _ in range(64)], 0.3
    if reach:
        pieces = [around(one, place, 1) for one in clean for place in range(64)]
        expected = [
            sum(
                share * piece[4]
                for share, piece in zip(posterior(around(noisy, place, 1), pieces, signal), pieces, strict=True)
            )
            for place in range(64)
        ]
    else:
        shares = posterior(noisy, clean, signal)
        expected = [sum(share * one[at] for share, one in zip(shares, clean, strict=True)) for at in range(64)]
    found = pictures.evaluate(
        """([text, reach, noisy, signal]) => {
          const view = Pictures.learn(Pictures.parse(text), reach);
          return [...Pictures.guess(view, Float64Array.from(noisy), signal)];
        }""",
        [TWO, reach, noisy, signal],
    )
    assert found == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("length", slow_but([20], [20, 100]))
def test_whole_pictures_are_only_copied_and_pieces_make_new_ones(pictures, eight, length):
    """As many of each: none new, all new."""
    found = pictures.evaluate(
        """([text, length]) => {
          const all = Pictures.parse(text);
          return [0, 1, 2].map(reach => {
            const view = Pictures.learn(all, reach);
            return Array.from({ length }, (_, seed) => Pictures.compare(finish(view, seed).at(-1), all));
          });
        }""",
        [eight, length],
    )
    assert all(one["copied"] and one["pieces"] == 64 for one in found[0])
    assert not any(one["copied"] for drawn in found[1:] for one in drawn)
    assert [sum(one["pieces"] for one in drawn) > 0.55 * 64 * length for drawn in found[1:]] == [True, True]


def test_a_picture_and_its_text_are_the_same(pictures, eight):
    """Read, written, read again; short lines are filled with paper, the ninth line is left out."""
    assert pictures.evaluate("text => Pictures.parse(text).map(Pictures.text).join('\\n\\n')", eight) == eight
    assert pictures.evaluate("Pictures.parse('#\\n\\n'.repeat(99)).length") == 12
    assert pictures.evaluate("Pictures.text(Pictures.parse('#')[0])") == "#......." + "\n........" * 7
