"""The sums: what is shown and asked, how it is marked, and the calculator against Python's integers."""

import pytest

from tests.demos.stage import loaded

sums = loaded("dice.js", "sums/model.js")


@pytest.mark.parametrize("left_out", [False, True])
def test_the_sums_are_split_without_a_rest(sums, left_out):
    """All 8,100 sums once: shown, never shown, and those from 150 on where these are left out."""
    parts = sums.evaluate("leftOut => Sums.split(300, leftOut)", left_out)
    everything = [tuple(one) for part in parts.values() for one in part]
    assert sorted(everything) == [(a, b) for a in range(10, 100) for b in range(10, 100)]
    assert len(parts["shown"]) == 300
    assert all(sum(one) >= 150 for one in parts["beyond"])
    assert not left_out or all(sum(one) < 150 for one in parts["shown"] + parts["unseen"])
    assert bool(parts["beyond"]) is left_out


def test_a_lesson_predicts_the_answer_alone(sums):
    """Every row is a question and three digits that are right, and what is predicted begins after the sign =."""
    rows, start = sums.evaluate(
        "(() => { const all = Sums.lesson(Sums.split(50, false)); return [all.rows, all.from]; })()"
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


ASKED = {
    "What is 47 plus 38?": ("47+38", 85),
    "4,827 × 936": ("4827*936", 4827 * 936),
    "9 − 12": ("9-12", -3),
    "5 and 6": ("5+6", 11),
    "9 less 4": ("9-4", 5),
    f"{10**20} times {10**20 - 1}": (f"{10**20}*{10**20 - 1}", 10**20 * (10**20 - 1)),
}
REFUSED = [
    "",
    "no numbers",
    "3.5 plus 2",
    "3,5 + 2",
    "2 + 3.5",
    "10 divided by 2",
    "2^3",
    "add 5 6",
    "1 + 2 + 3",
    "-3 + 2",
]


def test_the_calculator_is_exact_or_refuses(sums):
    """One sum of two whole numbers, in words or signs; never an exact result for another question."""
    found = sums.evaluate("all => all.map(Sums.calculate)", [*ASKED, *REFUSED])
    assert found[: len(ASKED)] == [{"expression": one, "value": str(value)} for one, value in ASKED.values()]
    assert found[len(ASKED) :] == [None] * len(REFUSED)
