"""The trainer against independent references: numerical slopes, a second implementation, hand-made cases."""

import hashlib
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_model import adapter, batches, conversations, corpus, facts, generate, network, shipped, tokenizer
from tiny_model.optimiser import Adam, Schedule

from .model import MODELS, log
from .model import shipped as shipped_model

pytestmark = pytest.mark.heavy

SMALL = network.Shape(vocabulary=20, width=16, layers=2, heads=2, context=8)


def double(weights, seed=1):
    """Weights in double precision and away from their regular start."""
    random = np.random.default_rng(seed)
    return {name: value.astype(float) + 0.1 * random.normal(size=value.shape) for name, value in weights.items()}


def slope(function, array, place, step=1e-6):
    """How `function` changes with one number of `array`, by trying."""
    kept = array[place]
    array[place] = kept + step
    above = function()
    array[place] = kept - step
    below = function()
    array[place] = kept
    return (above - below) / (2 * step)


def test_gradients_agree_with_numerical_ones():
    """Every hand-written gradient is right to eight digits, for every kind of weight."""
    weights = double(network.create(SMALL, 0))
    tokens = np.random.default_rng(2).integers(0, 20, (3, 8))
    _, gradients = network.loss_and_gradients(weights, SMALL, tokens)
    random = np.random.default_rng(3)
    for name, array in weights.items():
        for _ in range(3):
            place = tuple(random.integers(0, size) for size in array.shape)
            tried = slope(lambda: network.loss_and_gradients(weights, SMALL, tokens)[0], array, place)
            assert gradients[name][place] == pytest.approx(tried, abs=1e-8), name


def test_adapter_gradients_agree_with_numerical_ones():
    """The same for the adapter, with a loss that counts some tokens only."""
    weights, change = double(network.create(SMALL, 0)), double(adapter.create(SMALL, 0))
    tokens = np.random.default_rng(2).integers(0, 20, (3, 8))
    counted = np.random.default_rng(4).random((3, 7)) < 0.5
    _, gradients = adapter.gradients(weights, change, SMALL, tokens, counted)
    for name, array in change.items():
        tried = slope(lambda: adapter.gradients(weights, change, SMALL, tokens, counted)[0], array, (1, 3))
        assert gradients[name][1, 3] == pytest.approx(tried, abs=1e-8), name


def test_an_untrained_adapter_changes_nothing():
    """Before tuning, the tuned model is the base model."""
    weights = network.create(SMALL, 0)
    merged = adapter.merge(weights, adapter.create(SMALL, 0))
    assert all((merged[name] == weights[name]).all() for name in weights)


def test_the_two_implementations_agree():
    """Token by token with kept keys and values, or all at once: the same scores."""
    weights, tokens = network.create(SMALL, 5), np.random.default_rng(0).integers(0, 20, (2, 8))
    reader = generate.Reader(weights, SMALL, 2)
    steps = np.stack([reader.feed(tokens[:, place]) for place in range(8)], 1)
    assert np.abs(steps - network.logits(weights, SMALL, tokens)).max() < 1e-5


def test_a_token_depends_on_earlier_ones_only():
    """Changing the last token leaves every earlier score as it was."""
    weights, tokens = network.create(SMALL, 5), np.random.default_rng(0).integers(0, 20, (1, 8))
    other = tokens.copy()
    other[0, -1] = (other[0, -1] + 1) % 20
    first, second = (network.logits(weights, SMALL, each) for each in (tokens, other))
    assert (first[:, :-1] == second[:, :-1]).all()


def test_rounding_keeps_every_weight_within_half_a_step():
    """int8 is off by half of a row's scale at most, and the largest value is kept."""
    matrix = np.random.default_rng(0).normal(size=(5, 40)).astype(np.float32)
    rounded, scale = shipped.round_rows(matrix)
    assert np.abs(rounded * scale - matrix).max(1) == pytest.approx(scale[:, 0] / 2, rel=0.2)
    assert (np.abs(rounded).max(1) == 127).all()


def test_what_is_written_is_read_again(tmp_path):
    """A file holds the rounded weights and the exact tokenizer and corpus."""
    weights = network.create(SMALL, 0)
    shipped.write_weights(tmp_path / "w.js", "W", weights)
    back = shipped.read_weights(tmp_path / "w.js")
    assert list(back) == list(weights)
    assert all(np.abs(back[name] - weights[name]).max() < 0.01 for name in weights)
    shipped.write_corpus(tmp_path / "c.js", ["One.", "Two.\nThree."])
    assert shipped.read_corpus(tmp_path / "c.js") == ["One.", "Two.\nThree."]


def test_merges_by_hand():
    """The pair "ab" is the most frequent pair; then the space with "ab", as ties go to the lower numbers."""
    learned = tokenizer.learn(["abc abc ab"], 7)
    assert learned.tokens == ("<end>", " ", "a", "b", "c", "ab", " ab")
    assert [learned.tokens[token] for token in learned.encode("abcab")] == ["ab", "c", "ab"]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_tokens_give_the_text_back(text):
    """Decoding returns the text without the characters that are named as unknown."""
    words = shipped_model().tokenizer
    unknown = set(words.unknown(text))
    assert words.decode(words.encode(text)) == "".join(character for character in text if character not in unknown)


@pytest.mark.slow
def test_corpus_and_tokenizer_are_the_shipped_ones(tmp_path):
    """The generator still writes the very files that readers get."""
    texts = corpus.training()
    words = tokenizer.learn(texts, network.Shape().vocabulary)
    shipped.write_tokenizer(tmp_path / "tokenizer.js", words)
    assert (tmp_path / "tokenizer.js").read_bytes() == (MODELS / "tokenizer.js").read_bytes()
    assert shipped.read_corpus(MODELS / "corpus.js") == texts


def test_shipped_files_are_the_ones_measured():
    """The hashes in the log are those of the files."""
    for name, expected in log()["sha256"].items():
        assert hashlib.sha256((MODELS / name).read_bytes()).hexdigest() == expected, name


def test_training_holds_no_held_out_combination():
    """No "purple kite", no "two plus three", no withheld capital in the training text."""
    text = "\n".join(corpus.training())
    assert "purple kite" not in text
    for first, second in itertools.permutations(("two", "three")):
        assert f"{first.capitalize()} plus {second} is" not in text
    for country in facts.COUNTRIES:
        assert not country.withheld or country.capital not in text
        assert country.withheld or f"The capital of {country.name} is {country.capital}." in text


def test_tuning_asks_about_no_subject_kept_back():
    """The tuning text never names France, hot, or a country whose capital is withheld."""
    text = "\n".join(f"{each.question} {each.answer}" for each in conversations.exchanges())
    for country in facts.COUNTRIES:
        if country.withheld or conversations.kept_back(country.name):
            assert f" {country.name}?" not in text
    assert "opposite of hot" not in text


def test_a_row_begins_with_a_document():
    """Every row starts with the end token and the first token of a document."""
    made = batches.rows([[5, 6, 7], [8, 9]] * 10, 6, np.random.default_rng(0))
    assert made.shape[1] == 6
    assert {tuple(row[:2]) for row in made.tolist()} <= {(0, 5), (0, 8)}


def test_the_rate_rises_and_falls():
    """Up in a line, down to a twentieth."""
    schedule = Schedule(steps=100, rate=1.0, warmup=10)
    assert [schedule.at(0), schedule.at(9)] == [0.1, 1.0]
    assert schedule.at(100) == pytest.approx(0.05)


@pytest.mark.slow  # the gradients and the rate, of which a step is made, are tried above
def test_twenty_steps_learn_something():
    """A short training lowers the loss by more than a nat."""
    words = shipped_model().tokenizer
    shape, encoded = network.Shape(layers=1), [words.encode(text) for text in corpus.training()[:800]]
    weights, optimiser, losses = network.create(shape, 0), Adam(Schedule(20, 3e-3, warmup=3)), []
    for step, rows in zip(range(20), batches.endless(encoded, 8, 129, 0), strict=False):
        loss, gradients = network.loss_and_gradients(weights, shape, rows)
        optimiser.step(step, weights, gradients)
        losses.append(loss)
    assert losses[0] - losses[-1] > 1
