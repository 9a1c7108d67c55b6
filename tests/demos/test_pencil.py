"""The sheet "Build one with a pencil", followed to the letter: its grid, its die, what it can write, and what it forgets."""

import re
from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pikepdf
import pytest
from playwright.sync_api import expect

from .model import PAGES
from .stage import DEMOS

SHEET = (PAGES / "with-a-pencil.md").read_text(encoding="utf-8")
SIX = re.findall(r"^> \* (.*)$", SHEET, re.MULTILINE)
FORGOTTEN = "The cat says meow."
WITHOUT_MARKS = "one => [...one.childNodes].filter((part) => part.nodeType === 3).map((part) => part.data).join('')"


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


def test_the_six_are_among_the_hundred():
    """Watch it learn reads them, too."""
    hundred = (DEMOS / "learn" / "text.js").read_text(encoding="utf-8").split("`")[1].split("\n")
    assert len(SIX) == 6
    assert {*SIX} <= {*hundred}


def test_the_grid_has_a_line_for_each_pair():
    """No pair is missing, and none is there that was not read."""
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td></tr>', SHEET)
    grid = {word: [*re.findall("<i>(.*?)</i>", cells)] for words, cells in rows for word in words.split(", ")}
    assert {word: sorted(after) for word, after in grid.items()} == {
        word: sorted(after) for word, after in strokes(SIX).items()
    }


def test_the_key_counts_the_strokes():
    """What stands on the back is what a careful reader has."""
    key = re.search(r"if all went well\.\*\* (.*)\.$", SHEET, re.MULTILINE).group(1)
    told = {
        word: Counter({name: int(count) for name, count in re.findall(r"(\w+) (\d)", after)})
        for word, after in (part.split(": ") for part in key.split(" · "))
    }
    assert told == {
        word: Counter({name.rstrip("."): count for name, count in after.items()})
        for word, after in strokes(SIX).items()
    }


@pytest.mark.parametrize("sentences", [SIX, [one for one in SIX if one != FORGOTTEN]])
def test_a_die_can_share_every_row(sentences):
    """One, two, three or six strokes share six faces evenly; five leave the six to be thrown again."""
    assert {after.total() for after in strokes(sentences).values()} <= {1, 2, 3, 5, 6}
    assert all(after.total() in (1, 2, 3, 6) or word == "The" for word, after in strokes(sentences).items())


def test_what_the_sheet_says_of_itself_is_true():
    """Eighteen sentences, six of them read, which come once in three times; without the cat's no meow; 34 words read."""
    all_of_them = written(strokes(SIX))
    assert len(all_of_them) == 18
    assert "Of the eighteen sentences that the sheet can write, six" in SHEET
    assert {*SIX} <= {*all_of_them}
    assert sum(all_of_them[one] for one in SIX) == Fraction(1, 3)
    after = written(strokes([one for one in SIX if one != FORGOTTEN]))
    assert not [one for one in after if "meow" in one]
    assert [one for one in after if one.startswith("The cat")] == [
        f"The cat sat on the {what}." for what in ("throne", "mat", "bench")
    ]
    assert f"{sum(len(one.split()) for one in SIX)} words" in SHEET


def test_it_prints_on_two_pages(site, page, tmp_path):
    """A sheet of A4, both sides."""
    page.goto((site / "see-for-yourself" / "with-a-pencil.html").as_uri())
    page.pdf(path=tmp_path / "sheet.pdf", format="A4", prefer_css_page_size=True)
    with pikepdf.open(tmp_path / "sheet.pdf") as paper:
        assert len(paper.pages) == 2


def test_the_page_throws_for_who_has_no_die(site, page):
    """One press writes three lines that the sheet can write, the first of them new; after the forgetting all are of the cat, without a meow."""
    kept = [one for one in SIX if one != FORGOTTEN]
    for _ in range(20):
        page.goto((site / "see-for-yourself" / "with-a-pencil.html").as_uri())
        page.get_by_role("button", name="Throw the die").click()
        for read, start in ((SIX, "The"), (kept, "The cat")):
            lines = page.locator(".pencil-play .pencil-line").all()
            said = [line.evaluate(WITHOUT_MARKS) for line in lines]
            can = {one for one in written(strokes(read)) if one.startswith(start)}
            assert {*said} <= can
            assert said[0] not in SIX
            for line, words in zip(lines, said, strict=True):
                assert line.inner_text().endswith("it read this" if words in SIX else "new")
            assert said[0] in page.locator(".pencil-play [role=status]").inner_text()
            if read is SIX:
                page.get_by_role("button", name="nothing").click()
        assert page.locator(".pencil-play del").inner_text() == FORGOTTEN
    page.get_by_role("button", name="Now on paper").click()
    expect(page.locator(".pencil blockquote")).to_be_in_viewport()
    assert page.log.errors == []
