"""The model of words: counts and odds against a plain count."""

from collections import Counter

import pytest

from tests.demos.stage import models

LIST = ["a b c.", "a b d.", "b c."]


@pytest.fixture(scope="module")
def words(browser):
    """The model in the browser."""
    with models(browser, "dice.js", "ngrams.js") as page:
        yield page


def test_odds_are_shares_of_what_followed(words):
    """Pairs and triples, sentence ends included."""
    for size in (1, 2):
        for before in (["a"], ["a", "b"], ["b"], []):
            padded = [*[""] * size, *before][-size:]
            follow = Counter()
            for sentence in LIST:
                line = [*[""] * size, *sentence.split(), "\n"]
                follow.update(line[at + size] for at in range(len(line) - size) if line[at : at + size] == padded)
            found = words.evaluate("([l, s, b]) => Ngrams.followers(Ngrams.learn(l, s), b)", [LIST, size, before])
            total = sum(follow.values())
            assert {one["word"]: one["odds"] for one in found} == pytest.approx(
                {w: n / total for w, n in follow.items()}
            )


def test_each_word_names_the_sentences_it_was_seen_in(words):
    """After "a", "b" stood in the first and the second sentence."""
    found = words.evaluate("l => Ngrams.followers(Ngrams.learn(l, 1), ['a'])", LIST)
    assert found == [{"word": "b", "odds": 1, "sources": [0, 1]}]
    twice = words.evaluate("Ngrams.followers(Ngrams.learn(['a b a b a'], 1), ['a'])")
    assert [one["sources"] for one in twice] == [[0], [0]]


def test_a_text_falls_into_sentences(words):
    """At line ends and after closing marks; spaces are squeezed, lengths bounded."""
    assert words.evaluate("Ngrams.sentences('One two.  Three?\\n\\n four  five')") == [
        "One two.",
        "Three?",
        "four five",
    ]
    assert words.evaluate("Ngrams.sentences('x '.repeat(9999))[0].split(' ').length") == 40
    assert words.evaluate("Ngrams.sentences('x\\n'.repeat(999)).length") == 200


def test_writing_stops(words):
    """A sentence that can turn in circles for ever is cut."""
    assert len(words.evaluate("Ngrams.write(Ngrams.learn(['a a a a a a a a a a'], 1), () => 0)")) == 40
