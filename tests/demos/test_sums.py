"""The sums: what is shown and asked, how it is marked, and the calculator against Python's integers."""

import random

import pytest

from tests.demos.stage import loaded

sums = loaded("dice.js", "sums/model.js")


@pytest.mark.parametrize("left_out", [False, True])
def test_the_sums_are_split_without_a_rest(sums, left_out):
    """All 8,100 sums once: shown, never shown, and those from 150 on where these are left out."""
    parts = sums.evaluate("leftOut => Sums.split(42, 300, leftOut)", left_out)
    everything = [tuple(one) for part in parts.values() for one in part]
    assert sorted(everything) == [(a, b) for a in range(10, 100) for b in range(10, 100)]
    assert len(parts["shown"]) == 300
    assert all(sum(one) >= 150 for one in parts["beyond"])
    assert not left_out or all(sum(one) < 150 for one in parts["shown"] + parts["unseen"])
    assert bool(parts["beyond"]) is left_out


def test_a_lesson_predicts_the_answer_alone(sums):
    """Every row is a question and three digits that are right, and what is predicted begins after the sign =."""
    rows, start = sums.evaluate(
        "(() => { const all = Sums.lesson(Sums.split(1, 50), 1); return [all.rows, all.from]; })()"
    )
    for row in rows:
        written = "".join("0123456789+="[token] for token in row)
        question, _, answer = written.partition("=")
        assert len(answer) == 3
        assert written[start] == "="
        assert sum(map(int, question.split("+"))) == int(answer)


def test_marks_count_each_kind(sums):
    """Right means the three digits of the answer; a sum counts for its own kind alone."""
    marks = sums.evaluate("""(() => {
      const parts = { shown: [[10, 20], [30, 30]], unseen: [[40, 50]], beyond: [] };
      return Sums.marks(parts, [[10, 20], [30, 30], [40, 50]], ["030", "061", "090"]);
    })()""")
    assert marks == {
        "shown": {"asked": 2, "right": 1},
        "unseen": {"asked": 1, "right": 1},
        "beyond": {"asked": 0, "right": 0},
    }


def test_what_the_model_has_no_sign_for_it_does_not_read(sums):
    """Only digits and a plus sign, of at most five signs in all."""
    asked = ["47+38", "5+6", "12*12", "123+45", "", "3.5+2"]
    found = sums.evaluate("all => all.map(one => Sums.readable(one) !== null)", asked)
    assert found == [True, True, False, False, False, False]


def test_the_calculator_is_exact(sums):
    """Two hundred random expressions with brackets and large numbers."""
    chance = random.Random(3)

    def expression(depth):
        if depth == 0 or chance.random() < 0.3:
            return str(chance.randrange(10 ** chance.randrange(1, 12)))
        inner = f"{expression(depth - 1)}{chance.choice('+-*')}{expression(depth - 1)}"
        return f"({inner})" if chance.random() < 0.5 else inner

    asked = [expression(4) for _ in range(200)]
    found = sums.evaluate("all => all.map(one => Sums.calculate(one).value)", asked)
    plain = [str(eval(one.lstrip("0") or "0", {"__builtins__": {}})) for one in asked]  # noqa: S307 - our own digits
    assert found == plain
    signs = sums.evaluate("['-3*-2', '-(2+3)', '--4', '7-2-1'].map(one => Sums.calculate(one).value)")
    assert signs == ["6", "-5", "4", "4"]


def test_a_question_becomes_an_expression(sums):
    """Words, signs and thousands separators."""
    asked = ["What is 47 plus 38?", "4,827 × 936", "(2 + 3) times 4", "9 − 12", "no numbers here", "9 less 4 minus 1"]
    found = sums.evaluate("all => all.map(Sums.extract)", [*asked, "5 and 6", "3 x 4·2"])
    assert found == ["47+38", "4827*936", "(2+3)*4", "9-12", "", "9-4-1", "5+6", "3*4*2"]


FAULTS = {
    "What is 3.5 plus 2?": "“3.5” is no whole number",
    "3,5 + 2": "“3,5” is no whole number",
    "10 divided by 2": "“/” was not expected",
    "2^3": "“^” was not expected",
    "add 5 6": "“6” was not expected",
}


def test_what_the_calculator_cannot_do_it_refuses(sums):
    """With a reason, and never with an exact result for another question."""
    found = sums.evaluate("all => all.map((one) => Sums.calculate(Sums.extract(one)))", [*FAULTS])
    assert found == [{"fault": fault} for fault in FAULTS.values()]
    for bad in ("", "2+", "(2", "2)", "2 3", "*4"):
        assert list(sums.evaluate("one => Sums.calculate(one)", bad)) == ["fault"], bad
