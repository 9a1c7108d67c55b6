"""Byte-pair encoding: merges against a case worked by hand and a plain count, tokens against the same merges."""

import random
import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.demos.stage import DEMOS, models


@pytest.fixture(scope="module")
def merges(browser):
    """Calls a function of the model in the browser."""
    with models(browser, "merges/model.js") as page:
        script = "all => { const found = Merges.NAME(...all); return found?.next ? end(found) : found; }"
        yield lambda name, *arguments: page.evaluate(script.replace("NAME", name), list(arguments))


@pytest.fixture
def learned():
    """The text the demonstration counts at first."""
    text = (DEMOS / "merges" / "element.js").read_text(encoding="utf-8")
    return "".join(re.search(r'const LEARNED =\s*"(.*?)"\s*\+\s*"(.*?)";', text, re.DOTALL).groups())


def words_of(text):
    """Words with the space before them, as lists of characters."""
    return [list(word) for word in re.findall(r" ?\S+|\s", text)]


def joined(parts, pair):
    """The parts with the pair joined wherever it stands, from the left."""
    done, at = [], 0
    while at < len(parts):
        size = 2 if tuple(parts[at : at + 2]) == pair else 1
        done.append("".join(parts[at : at + size]))
        at += size
    return done


def slowly(text, most):
    """Every word of the text counted anew for each merge, no word twice looked up."""
    words, found = words_of(text), []
    while len(found) < most:
        places = [pair for word in words for pair in pairwise(word)]
        counts = Counter(places)
        if not counts or max(counts.values()) < 2:
            break
        best = next(pair for pair in places if counts[pair] == max(counts.values()))
        found.append((best, counts[best]))
        words = [joined(word, best) for word in words]
    return found


def plain(found):
    """Merges as the model returns them, as tuples."""
    return [(tuple(one["pair"]), one["count"]) for one in found]


def test_a_case_worked_by_hand(merges):
    """In "aab aab ab" the pair a b stands three times, then a and ab twice; after that every pair comes once."""
    assert plain(merges("learn", "aab aab ab", 9)) == [
        (("a", "b"), 3),
        (("a", "ab"), 2),
    ]


def test_the_merges_of_the_page(merges, learned):
    """All of them equal the slow count; the third makes "ower", and "low" is never a piece."""
    found = plain(merges("learn", learned, 60))
    assert found == slowly(learned, 60)
    assert len(found) == 23
    pieces = ["".join(pair) for pair, _ in found]
    assert pieces[:6] == ["we", "owe", "ower", " t", "he", "lower"]
    assert not {"low", " low"} & set(pieces)


def test_random_texts_give_the_merges_of_a_slow_count(merges):
    """Few letters, so that ties, runs of one letter and pairs that overlap are common."""
    dice = random.Random(6)
    for _ in range(60):
        text = "".join(dice.choices("aab c\n", k=dice.randint(0, 60)))
        assert plain(merges("learn", text, 12)) == slowly(text, 12), repr(text)


def test_the_pair_shown_first_is_the_one_that_is_joined_next(merges, learned):
    """At every step."""
    found = merges("learn", learned, 60)
    for step, merge in enumerate(found):
        assert merges("counts", learned, found[:step])[0] == merge
    assert merges("counts", learned, found)[0]["count"] == 1


def test_tokens_are_the_text_and_follow_the_merges(merges, learned):
    """Any text comes back when its tokens are joined, and is cut as the merges say, one after another."""
    found = merges("learn", learned, 60)
    for text in ("Our lower flower tower is the slowest.", "", "  x\n", "🦕 שלום ower\u0000", learned):
        for step in (0, 3, 6, len(found)):
            expected = words_of(text)
            for merge in found[:step]:
                expected = [joined(word, tuple(merge["pair"])) for word in expected]
            tokens = [token["text"] for token in merges("cut", text, found[:step])]
            assert tokens == [part for word in expected for part in word]
            assert "".join(tokens) == text


def test_a_history_leads_from_characters_to_the_token(merges, learned):
    """Each join uses what stood there before it, and the last makes the token."""
    found = merges("learn", learned, 60)
    for token in merges("cut", "lower flower tower the newest", found):
        steps = merges("history", token)
        assert [one["step"] for one in steps] == sorted(one["step"] for one in steps)
        have = set(token["text"])
        for one in steps:
            assert [one["left"]["text"], one["right"]["text"]] == found[one["step"] - 1]["pair"]
            assert {one["left"]["text"], one["right"]["text"]} <= have
            have.add(one["text"])
        assert token["text"] in have
