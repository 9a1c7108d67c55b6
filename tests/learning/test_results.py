"""What answers come to, computed in the browser without a page."""

import pytest

from tests.demos.stage import models

ITEMS = [
    {"id": f"{name}-{form.lower()}", "form": form, "pair": f"{name}-{other.lower()}", "key": key}
    | {"page": f"{name}.html", "title": name}
    for form, other in ("AB", "BA")
    for name, key in (("one", True), ("two", False), ("three", True))
]


@pytest.fixture(scope="module")
def results(browser):
    """The models in a browser, with three made-up ideas in two forms."""
    with models(browser, "../learning/tally.js", "../learning/beliefs/result.js") as page:
        page.evaluate("(items) => { window.items = items; }", ITEMS)
        yield page


def apply_rules(results, form, said):
    """The result of a form; `said` is a pair of answer and sureness for each idea."""
    answers = {
        f"{name}-{form.lower()}": {"said": one, "sure": sure}
        for name, (one, sure) in zip(("one", "two", "three"), said, strict=True)
    }
    return results.evaluate("([form, answers]) => BeliefResult.judge(form, answers, items)", [form, answers])


def test_right_wrong_and_open_add_up(results):
    """Not sure is neither right nor wrong."""
    found = apply_rules(results, "A", [(True, 3), (True, 1), (None, None)])
    assert [found[key] for key in ("right", "wrong", "unsure", "of")] == [1, 1, 1, 3]


def test_the_path_begins_with_what_was_wrong_and_certain(results):
    """Then the less sure, then what was left open; what was right is not in it."""
    found = apply_rules(results, "A", [(None, None), (True, 1), (False, 3)])
    pages = results.evaluate("(found) => BeliefResult.path(found).map(({ page }) => page)", found)
    assert pages == ["three.html", "two.html", "one.html"]


def test_the_gain_counts_what_was_won_and_lost_by_idea(results):
    """The same total can hide both."""
    before = apply_rules(results, "A", [(True, 1), (True, 2), (None, None)])
    after = apply_rules(results, "B", [(False, 1), (False, 2), (True, 3)])
    found = results.evaluate("([before, after]) => BeliefResult.gain(before, after)", [before, after])
    assert found == {"before": 1, "after": 2, "change": 1, "missed": 2, "won": 2, "lost": 1}


def test_the_sentence_says_what_was_right_and_certain(results):
    """And the result before, where there was one."""
    after = apply_rules(results, "B", [(True, 3), (False, 2), (False, 3)])
    say = "([after, gained]) => BeliefResult.sentence(after, gained)"
    plain = "What do you believe about ChatGPT? I had 2 of 3 statements right, and 1 of the 2 I was certain of."
    assert results.evaluate(say, [after, None]) == plain
    told = results.evaluate(say, [after, {"before": 1, "change": 1}])
    assert told == f"{plain} Before I read on, it was 1 (+1)."


def test_the_saved_file_says_everything_that_is_counted(results):
    """Each answer with form, item, pair and whether it was right; and no more than was answered."""
    forms = {"B": {"answers": {"one-b": {"said": True, "sure": 2}}, "finished": None}}
    assert results.evaluate("(forms) => BeliefResult.file(forms, items)", forms) == {
        "test": "What do you believe?",
        "version": 1,
        "finished": {"B": None},
        "answers": [{"form": "B", "item": "one-b", "pair": "one-a", "said": True, "sure": 2, "right": True}],
    }


def mark(believed, true, sure):
    """One judgement."""
    return {"believed": believed, "true": true, "sure": sure}


MARKS = [mark(True, True, 1), mark(True, False, 1), mark(False, False, 3), mark(False, True, 3), mark(True, True, 3)]


def test_both_errors_are_counted_out_of_what_could_lead_to_them(results):
    """Two were false, one of them believed; three were true, one of them doubted."""
    found = results.evaluate("(marks) => Tally.errors(marks)", MARKS)
    assert found == {"believed": {"count": 1, "of": 2}, "doubted": {"count": 1, "of": 3}}


def test_sureness_is_set_against_being_right(results):
    """At each of three steps, also where there is nothing."""
    found = results.evaluate("(marks) => Tally.bySureness(marks).map(({ right, of }) => [right, of])", MARKS)
    assert found == [[1, 2], [0, 0], [2, 3]]
    assert results.evaluate("(marks) => Tally.right(marks)", MARKS) == 3
