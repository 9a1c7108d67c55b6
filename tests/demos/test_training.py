"""The training of the small language model against independent references: slopes by trying, hand-made cases, hashes."""

import hashlib
import itertools

import numpy as np
import pytest
from tiny_model import adapter, conversations, corpus, network, shipped, tokenizer
from tiny_model.training import Adam, Schedule, batches

from .shipped import MODELS, documents, log
from .shipped import shipped as shipped_model

pytestmark = pytest.mark.heavy

TUNING = "2bdf03d857025c5fa611a0a53c12c8036fbf8dfdb8683fbb0dda484050c7ee22"  # the hash of the tuning text, noted once
SMALL = network.Shape(vocabulary=20, width=16, layers=2, heads=2, context=8)


def double(weights):
    """Weights in double precision and away from their regular start."""
    random = np.random.default_rng(1)
    return {name: value.astype(float) + 0.1 * random.normal(size=value.shape) for name, value in weights.items()}


def slope(function, array, place, step=1e-6):
    """How `function` changes with one number of `array`, by trying."""
    kept, tried = array[place], []
    for move in (step, -step):
        array[place] = kept + move
        tried.append(function())
    array[place] = kept
    return (tried[0] - tried[1]) / (2 * step)


def test_gradients_agree_with_numerical_ones():
    """Every hand-written gradient is right to eight digits, for every kind of weight, and for the adapter's."""
    weights, change = double(network.create(SMALL, 0)), double(adapter.create(SMALL, 0))
    chance = np.random.default_rng(2)
    tokens, counted = chance.integers(0, 20, (3, 8)), chance.random((3, 7)) < 0.5
    for array, find in (
        (weights, lambda: network.loss_and_gradients(weights, SMALL, tokens)),
        (change, lambda: adapter.gradients(weights, change, SMALL, tokens, counted)),
    ):
        gradients = find()[1]
        for name, one in array.items():
            for _ in range(2):
                place = tuple(chance.integers(0, size) for size in one.shape)
                assert gradients[name][place] == pytest.approx(
                    slope(lambda find=find: find()[0], one, place), abs=1e-8
                ), name


def test_scores_depend_on_earlier_tokens_only_whether_read_at_once_or_in_parts():
    """Another last token leaves the earlier scores as they were; a text in parts has the scores of the whole."""
    weights, tokens = network.create(SMALL, 5), np.random.default_rng(0).integers(0, 20, (2, 8))
    whole, past = network.logits(weights, SMALL, tokens), {}
    other = tokens.copy()
    other[:, -1] = (other[:, -1] + 1) % 20
    assert (network.logits(weights, SMALL, other)[:, :-1] == whole[:, :-1]).all()
    parts = [network.logits(weights, SMALL, part, past) for part in np.split(tokens, [3, 4], 1)]
    assert np.abs(np.concatenate(parts, 1) - whole).max() < 1e-5


def test_a_file_holds_every_weight_within_half_a_step(tmp_path):
    """A row is rounded to int8 by its largest number, and read again as rounded."""
    weights = network.create(SMALL, 0)
    shipped.write_weights(tmp_path / "w.js", "W", weights)
    back = shipped.read_weights(tmp_path / "w.js")
    assert list(back) == list(weights)
    for name, one in weights.items():
        step = np.abs(one).max(-1, keepdims=True) / 127
        assert (np.abs(back[name] - one) <= step / 2 + 1e-7).all(), name


def test_merges_by_hand():
    """The pair "ab" is the most frequent pair; then the space with "ab", as ties go to the lower numbers."""
    learned = tokenizer.learn(["abc abc ab"], 7)
    assert learned.tokens == ("<end>", " ", "a", "b", "c", "ab", " ab")
    assert [learned.tokens[token] for token in learned.encode("abcab")] == ["ab", "c", "ab"]


def test_texts_and_tokenizer_are_the_shipped_ones():
    """The facts and the grammar still give the very texts that were read; the tokenizer's first merges come from them."""
    texts = corpus.training()
    assert texts == documents()
    words = shipped_model()[0].words
    first = len(words.tokens) - len(words.merges) + 40
    assert tokenizer.learn(texts, first).tokens == words.tokens[:first]
    told = "\n".join("\t".join(one) for one in conversations.exchanges())
    assert hashlib.sha256(told.encode()).hexdigest() == TUNING


def test_shipped_files_are_the_ones_measured():
    for name, expected in log()["sha256"].items():
        assert hashlib.sha256((MODELS / name).read_bytes()).hexdigest() == expected, name


def test_training_holds_no_held_out_combination():
    """No "purple kite", no "two plus three", no withheld capital in the training text."""
    text = "\n".join(corpus.training())
    assert "purple kite" not in text
    for first, second in itertools.permutations(("two", "three")):
        assert f"{first.capitalize()} plus {second} is" not in text
    for country in corpus.COUNTRIES:
        assert not country.withheld or country.capital not in text
        assert country.withheld or f"The capital of {country.name} is {country.capital}." in text


def test_tuning_asks_about_no_subject_kept_back():
    """The tuning text never names France, hot, or a country whose capital is withheld."""
    text = "\n".join(f"{question} {answer}" for question, answer in conversations.exchanges())
    for country in corpus.COUNTRIES:
        if country.withheld or conversations.is_kept_back(country.name):
            assert f" {country.name}?" not in text
    assert "opposite of hot" not in text


def test_twenty_steps_learn_something():
    """The rate rises in a line and falls to a twentieth; a short training lowers the loss by more than a nat."""
    schedule = Schedule(steps=100, rate=1.0, warmup=10)
    assert [schedule.at(0), schedule.at(9), schedule.at(100)] == pytest.approx([0.1, 1.0, 0.05])
    words = shipped_model()[0].words
    shape, encoded = network.Shape(layers=1), [words.encode(text) for text in corpus.training()[:800]]
    weights, optimiser, losses = network.create(shape, 0), Adam(Schedule(20, 3e-3, warmup=3)), []
    for step, rows in zip(range(20), batches(encoded, 4, 129, 0), strict=False):
        loss, gradients = network.loss_and_gradients(weights, shape, rows)
        optimiser.step(step, weights, gradients)
        losses.append(loss)
    assert losses[0] - losses[-1] > 1
