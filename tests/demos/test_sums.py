"""Pattern or calculator: the writer against a naive reference, the calculator against Python's integers."""

import random
from collections import Counter

import pytest

from tests.demos.stage import models


@pytest.fixture(scope="module")
def sums(browser):
    """The model in the browser."""
    with models(browser, "dice.js", "sums/model.js") as page:
        yield page


def reference(lines, expression):
    """The same rule without an index: the longest ending that occurs decides, ties go to the smaller character."""
    texts, text, written = [f"^{line}\n" for line in lines], f"^{expression}=", ""
    while len(written) < 9:
        for start in range(len(text)):
            ending = text[start:]
            places = [(t, t.find(ending, 0)) for t in texts]
            follow = Counter(t[at + len(ending)] for t, at in places if at >= 0)
            if follow and "=" in ending:
                break
        else:
            break
        best = min(follow, key=lambda character: (-follow[character], character))
        if best == "\n":
            break
        written += best
        text += best
    return written


def test_the_lines_are_all_sums_once_and_true(sums):
    """8,100 lines, none twice, each right, and another seed only shuffles them."""
    lines = sums.evaluate("Sums.all(42)")
    assert len(set(lines)) == len(lines) == 8100
    assert all(sum(map(int, line.split("=")[0].split("+"))) == int(line.split("=")[1]) for line in lines)
    assert sorted(lines) == sorted(sums.evaluate("Sums.all(7)"))


def test_the_writer_follows_its_rule(sums):
    """Forty sums, shown and not, against the reference."""
    lines = sums.evaluate("Sums.all(42)")
    asked = [line.split("=")[0] for line in lines[280:320]] + ["7", "2*3"]
    found = sums.evaluate(
        "([lines, asked]) => asked.map((known => one => Sums.answer(Sums.write(known, one)))(end(Sums.learn(lines))))",
        [lines[:300], asked],
    )
    assert found == [reference(lines[:300], one) for one in asked]


def test_shown_sums_are_right_and_the_others_are_not(sums):
    """With a quarter of all sums shown, all 2,000 shown are right; of the 6,100 others none, yet each looks right."""
    marks = sums.evaluate("""() => {
      const lines = Sums.all(42), known = end(Sums.learn(lines.slice(0, 2000)));
      return [lines.slice(0, 2000), lines.slice(2000)].map(some => end(Sums.mark(known, some)));
    }""")
    assert marks[0] == {"asked": 2000, "right": 2000, "formed": 2000}
    assert marks[1] == {"asked": 6100, "right": 0, "formed": 6100}


def test_what_does_not_look_like_a_sum_is_marked_so_and_cut(sums):
    """Results with a leading zero or four digits are no sums of two numbers; writing ends after nine digits."""
    marks = sums.evaluate("""[["1+1=02"], ["1+1=2000"], ["1+1=2"], ["1+1=12"]]
      .map(lines => end(Sums.mark(end(Sums.learn(lines)), lines)).formed)""")
    assert marks == [0, 0, 0, 1]
    assert sums.evaluate("Sums.answer(Sums.write(end(Sums.learn(['1+1=' + '1'.repeat(40)])), '1+1'))") == "1" * 9


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


@pytest.mark.parametrize("bad", ["", "2+", "(2", "2)", "2 3", "*4"])
def test_what_is_no_expression_gets_a_reason(sums, bad):
    """Never a number that nobody asked for."""
    found = sums.evaluate("one => Sums.calculate(one)", bad)
    assert list(found) == ["fault"]


def test_a_question_becomes_an_expression(sums):
    """Words, signs and thousands separators."""
    asked = ["What is 47 plus 38?", "4,827 × 936", "(2 + 3) times 4", "9 − 12", "no numbers here"]
    assert sums.evaluate("all => all.map(Sums.extract)", asked) == ["47+38", "4827*936", "(2+3)*4", "9-12", ""]
    asked = ["9 less 4 minus 1", "5 and 6", "3 x 4·2"]
    assert sums.evaluate("all => all.map(Sums.extract)", asked) == ["9-4-1", "5+6", "3*4*2"]


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        ("What is 3.5 plus 2?", "“3.5” is no whole number"),
        ("3,5 + 2", "“3,5” is no whole number"),
        ("10 divided by 2", "“/” was not expected"),
        ("2^3", "“^” was not expected"),
        ("add 5 6", "“6” was not expected"),
    ],
)
def test_what_the_calculator_cannot_do_it_refuses(sums, question, fault):
    """Never an exact result for another question."""
    assert sums.evaluate("one => Sums.calculate(Sums.extract(one))", question) == {"fault": fault}
