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


@pytest.mark.parametrize("bad", ["", "2+", "(2", "2)", "2 3", "*4"])
def test_what_is_no_expression_gets_a_reason(sums, bad):
    """Never a number that nobody asked for."""
    found = sums.evaluate("one => Sums.calculate(one)", bad)
    assert list(found) == ["fault"]


def test_a_question_becomes_an_expression(sums):
    """Words, signs and thousands separators."""
    asked = ["What is 47 plus 38?", "4,827 × 936", "(2 + 3) times 4", "9 − 12", "no numbers here"]
    assert sums.evaluate("all => all.map(Sums.extract)", asked) == ["47+38", "4827*936", "(2+3)*4", "9-12", ""]
