"""The sheet "Build one with a pencil", followed to the letter: its grid, its die, what it can write, and what it forgets."""

import re
from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pikepdf
import pytest

from .shipped import PAGES
from .stage import loaded

SHEET = (PAGES / "with-a-pencil.md").read_text(encoding="utf-8")
SIX = re.findall(r"^> \* (.*)$", SHEET, re.MULTILINE)
FORGOTTEN = "The pig says oink."


def strokes(sentences):
    """How often each word came after which, as the grid takes it."""
    found = {}
    for sentence in sentences:
        for before, after in pairwise(sentence.split()):
            found.setdefault(before, Counter())[after] += 1
    return found


def written(grid, word="The"):
    """Every sentence that the grid can write from a word on, with its chance."""
    if word.endswith("."):
        return {word: Fraction(1)}
    whole, found = grid[word].total(), Counter()
    for after, count in grid[word].items():
        for rest, chance in written(grid, after).items():
            found[f"{word} {rest}"] += Fraction(count, whole) * chance
    return found


text = loaded("learn/text.js")


def test_the_six_are_among_the_hundred(text):
    hundred = text.evaluate("LearnText").split("\n")
    assert len(SIX) == 6
    assert {*SIX} <= {*hundred}


def test_the_grid_has_a_line_for_each_pair():
    """No pair is missing, and none is there that was not read; the key on the back counts what a careful reader has."""
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td></tr>', SHEET)
    grid = {word: [*re.findall("<i>(.*?)</i>", cells)] for words, cells in rows for word in words.split(", ")}
    assert {word: sorted(after) for word, after in grid.items()} == {
        word: sorted(after) for word, after in strokes(SIX).items()
    }
    key = re.search(r"if all went well\.\*\* (.*)\.$", SHEET, re.MULTILINE).group(1)
    told = {
        word: Counter({name: int(count) for name, count in re.findall(r"(\w+) (\d)", after)})
        for word, after in (part.split(": ") for part in key.split(" · "))
    }
    assert told == {
        word: Counter({name.rstrip("."): count for name, count in after.items()})
        for word, after in strokes(SIX).items()
    }


@pytest.mark.parametrize("sentences", [SIX, [sentence for sentence in SIX if sentence != FORGOTTEN]])
def test_a_die_can_share_every_row(sentences):
    """One, two, three or six strokes share six faces evenly; five leave the six to be thrown again."""
    assert {after.total() for after in strokes(sentences).values()} <= {1, 2, 3, 5, 6}
    assert all(after.total() in (1, 2, 3, 6) or word == "The" for word, after in strokes(sentences).items())


def test_what_the_sheet_says_of_itself_is_true():
    """Eighteen sentences, six of them read, which come once in three times; without the pig's no oink; 34 words read."""
    all_of_them = written(strokes(SIX))
    assert len(all_of_them) == 18
    assert "Of the eighteen sentences that the sheet can write, six" in SHEET
    assert {*SIX, "The pig says he is tired."} <= {*all_of_them}  # the six, and the one that is thrown in full
    assert {*all_of_them.values()} == {Fraction(1, 18)}  # all are equally likely
    assert sum(all_of_them[sentence] for sentence in SIX) == Fraction(1, 3)
    after = written(strokes([sentence for sentence in SIX if sentence != FORGOTTEN]))
    assert not [sentence for sentence in after if "oink" in sentence]
    assert [sentence for sentence in after if sentence.startswith("The pig")] == [
        f"The pig sat on the {what}." for what in ("throne", "nest", "straw")
    ]
    assert f"{sum(len(sentence.split()) for sentence in SIX)} words" in SHEET


@pytest.mark.parametrize("paper_size", ["A4", "Letter"])
@pytest.mark.parametrize(("name", "pages"), [("with-a-pencil", 2), ("for-teachers", 4)])
def test_it_prints_on_so_many_pages(site, page, tmp_path, name, pages, paper_size):
    """The pencil's sheet has two sides; a lesson, two forms and a key are four pages. The button asks for them."""
    page.goto((site / "see-for-yourself" / f"{name}.html").as_uri())
    page.evaluate("() => { window.print = () => document.body.classList.add('asked'); }")
    page.get_by_role("button", name="Print").click()
    assert page.locator("body.asked").count() == 1
    page.pdf(path=tmp_path / "sheet.pdf", format=paper_size, prefer_css_page_size=True)
    with pikepdf.open(tmp_path / "sheet.pdf") as paper:
        assert len(paper.pages) == pages
