"""Every sentence was true: the list of reachable sentences against an exact enumeration with fractions; the words below."""

import json
import re
from collections import Counter, defaultdict
from fractions import Fraction

import pytest

from tests.demos.stage import DEMOS, loaded

model = loaded("dice.js", "ngrams.js", "sentences/model.js")


@pytest.fixture
def true():
    """The seventeen sentences the demonstration starts with."""
    text = (DEMOS / "sentences" / "element.js").read_text(encoding="utf-8")
    lines = re.search(r"const TRUE = \[\n(.*?)\n  \]", text, re.DOTALL).group(1).splitlines()
    return [json.loads(line.strip().rstrip(",")) for line in lines]


def enumerated(sentences, size):
    """Every sentence of the model with its odds as a fraction (for texts without circles)."""
    counts = defaultdict(Counter)
    for sentence in sentences:
        line = [*[None] * size, *sentence.split(), "end"]
        for at in range(len(line) - size):
            counts[tuple(line[at : at + size])][line[at + size]] += 1
    found, open_ = Counter(), [((None,) * size, (), Fraction(1))]
    while open_:
        before, words, odds = open_.pop()
        for word, count in counts[before].items():
            share = odds * count / counts[before].total()
            if word == "end":
                found[" ".join(words)] += share
            else:
                open_.append(((*before, word)[-size:], (*words, word), share))
    return found


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_the_list_is_complete_and_its_odds_are_exact(model, true, size):
    """All of them, above the limit of 1 in 5,000."""
    exact = {text: float(odds) for text, odds in enumerated(true, size).items() if odds >= Fraction(1, 5000)}
    found = model.evaluate("([list, size]) => end(Sentences.reachable(list, size))", [true, size])
    assert {one["text"]: one["odds"] for one in found} == pytest.approx(exact)
    assert all(one["copied"] == (one["text"] in true) for one in found)


def test_two_words_of_context_give_mostly_false_sentences(model, true):
    """4 of 17 parts of the odds are copies, 13 are new; with five words everything is copied."""
    summary = "([list, size]) => Sentences.summary(end(Sentences.reachable(list, size)))"
    two = model.evaluate(summary, [true, 2])
    assert two["copied"] == {"count": 17, "odds": pytest.approx(4 / 17)}
    assert two["fresh"] == {"count": 56, "odds": pytest.approx(13 / 17)}
    assert model.evaluate(summary, [true, 5])["fresh"]["count"] == 0


def test_no_new_sentence_is_true(true):
    """Each subject has one right object here, so any other pairing is false."""
    subject = {sentence: re.match(r"(The )?\w+", sentence).group() for sentence in true}
    assert len(set(subject.values())) == len(true)
    ends = [sentence.removeprefix(subject[sentence]) for sentence in true]
    assert len(set(ends)) == len(true)


def test_each_word_of_a_sentence_was_seen_there(model, true):
    """The sentence named beside a word holds it after the same two words."""
    for seed in range(30):
        steps = model.evaluate("([list, seed]) => Sentences.write(list, 2, seed)", [true, seed])
        words = [step["word"] for step in steps]
        for at, step in enumerate(steps):
            run_of_words = " ".join(words[max(0, at - 2) : at + 1])
            assert all(run_of_words in true[source] for source in step["sources"])


def test_a_text_with_circles_comes_to_an_end(model):
    """What is left out is counted."""
    found = model.evaluate("Sentences.summary(end(Sentences.reachable(['a a a a', 'b a b a', 'a b b'], 1)))")
    assert found["copied"]["odds"] + found["fresh"]["odds"] + found["rest"] == pytest.approx(1)
    assert found["rest"] > 0


def test_a_text_falls_into_sentences(model):
    """At line ends and after closing marks; spaces are squeezed, lengths bounded, and writing in circles is cut."""
    told = ["One two.", "Three?", "four five"]
    assert model.evaluate("Sentences.split('One two.  Three?\\n\\n four  five')") == told
    assert model.evaluate("Sentences.split('x '.repeat(9999))[0].split(' ').length") == 40
    assert model.evaluate("Sentences.split('x\\n'.repeat(999)).length") == 200
    assert len(model.evaluate("Ngrams.write(Ngrams.learn(['a a a a a a a a a a'], 1), () => 0)")) == 40


def test_each_word_names_the_sentences_it_was_seen_in(model):
    """After "a", "b" stood in the first and the second sentence."""
    found = model.evaluate("Ngrams.followers(Ngrams.learn(['a b c.', 'a b d.', 'b c.'], 1), ['a'])")
    assert found == [{"word": "b", "odds": 1, "sources": [0, 1]}]
