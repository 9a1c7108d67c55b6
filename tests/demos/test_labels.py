"""Label or create: the labeller against plain gradient descent in Python, the generator against its counts."""

import math

import pytest

from tests.demos.stage import models

FIRST, SECOND = ["rex", "raptor", "lex"], ["iron", "argon", "neon"]


@pytest.fixture(scope="module")
def labels(browser):
    """The model in the browser."""
    with models(browser, "dice.js", "ngrams.js", "labels/names.js", "labels/model.js") as page:
        yield page


def pairs(name):
    """Neighbouring letters with start and end."""
    line = f"^{name}$"
    return {line[at : at + 2] for at in range(len(line) - 1)}


def regression(lists):
    """Logistic regression by the textbook: full batches, 200 rounds, rate 4, weight decay 0.001."""
    cases = [({""} | pairs(name), label) for label, names in enumerate(lists) for name in names]
    weights = dict.fromkeys(set().union(*(marks for marks, _ in cases)), 0.0)
    for _ in range(200):
        slope = dict.fromkeys(weights, 0.0)
        for marks, label in cases:
            miss = label - 1 / (1 + math.exp(-sum(weights[mark] for mark in marks)))
            for mark in marks:
                slope[mark] += miss / len(cases)
        weights = {mark: value * (1 - 0.004) + 4 * slope[mark] for mark, value in weights.items()}
    return weights


def test_the_labeller_is_logistic_regression(labels):
    """The same odds as the reference, for names it saw and names it did not."""
    weights = regression([FIRST, SECOND])
    for name in ("rex", "neon", "argonrex", "zzz"):
        score = sum(weights.get(mark, 0) for mark in {""} | pairs(name))
        found = labels.evaluate(
            "([lists, name]) => Labels.border(end(Labels.learnBorder(lists)), name)", [[FIRST, SECOND], name]
        )
        assert found == pytest.approx(1 / (1 + math.exp(-score)), abs=1e-9)


def test_the_generator_labels_by_bayes(labels):
    """One name, computed by hand: "ab" against "ac", asked for "ab"."""

    def mixed(odds):
        return 0.9 * odds + 0.1 / 27

    first, second = mixed(1) * mixed(1) * mixed(1), mixed(1) * mixed(0) * mixed(0)
    found = labels.evaluate("Labels.shapes(Labels.learnShapes([['ab'], ['ac']]), 'ab')")
    assert found == pytest.approx(second / (first + second))
    found = labels.evaluate("Labels.shapes(Labels.learnShapes([['ab', 'ab', 'ab'], ['ac']]), 'ab')")
    assert found == pytest.approx(second / (3 * first + second))


def test_the_shipped_lists_can_be_told_apart(labels):
    """Left-out names: the labeller is right more often than the generator, both above nine in ten."""
    marks = labels.evaluate("end(Labels.crossValidate([Names.dinosaur, Names.element]))")
    assert marks["asked"] == 159
    assert marks["border"] > marks["shapes"] > 0.9 * 159


def test_names_are_each_once_and_in_one_list(labels):
    """Lower case, no doubles."""
    first, second = labels.evaluate("[Names.dinosaur, Names.element]")
    assert len({*first, *second}) == len(first) + len(second)
    assert all(name.isalpha() and name.islower() for name in [*first, *second])


def test_creations_are_marked_new_or_copied(labels):
    """Every run of three letters was seen; most names are new; the mark is right."""
    made = labels.evaluate("Labels.create(Labels.learnShapes([Names.dinosaur, []])[0], Names.dinosaur, 100, 42)")
    known = labels.evaluate("Names.dinosaur")
    seen = {f"^^{name}$"[at : at + 3] for name in known for at in range(len(name) + 1)}
    for one in made:
        line = f"^^{one['name']}$"
        assert all(line[at : at + 3] in seen for at in range(len(one["name"])))
        assert one["copied"] == (one["name"] in known)
    assert sum(not one["copied"] for one in made) > 50
    made = labels.evaluate("Labels.create(Labels.learnShapes([['ab'], []])[0], ['ab'], 2, 1)")
    assert made == [{"name": "ab", "copied": True}] * 2


def test_a_list_is_bounded(labels):
    """150 names of 30 letters at most."""
    found = labels.evaluate(
        "Labels.names(Array.from({ length: 999 }, (_, at) => 'x'.repeat(99) + at).join(',') + ' a b ' .repeat(9))"
    )
    assert all(len(name) <= 30 for name in found)
    assert len(labels.evaluate("Labels.names(Array.from({ length: 999 }, (_, at) => 'x' + at).join(' '))")) == 150
