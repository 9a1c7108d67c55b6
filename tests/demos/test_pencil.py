"""The sheet "Build one with a pencil", followed to the letter: its grid, its die, what it can write, and what it forgets."""

import re
from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pikepdf
import pytest
from playwright.sync_api import expect

from .shipped import PAGES
from .stage import DEMOS, copied, verdict

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


def test_the_six_are_among_the_hundred():
    hundred = (DEMOS / "learn" / "text.js").read_text(encoding="utf-8").split("`")[1].split("\n")
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
    assert {*SIX} <= {*all_of_them}
    assert {*all_of_them.values()} == {Fraction(1, 18)}  # all are equally likely
    assert sum(all_of_them[sentence] for sentence in SIX) == Fraction(1, 3)
    after = written(strokes([sentence for sentence in SIX if sentence != FORGOTTEN]))
    assert not [sentence for sentence in after if "oink" in sentence]
    assert [sentence for sentence in after if sentence.startswith("The pig")] == [
        f"The pig sat on the {what}." for what in ("throne", "nest", "straw")
    ]
    assert f"{sum(len(sentence.split()) for sentence in SIX)} words" in SHEET


@pytest.mark.parametrize("paper_size", ["A4", "Letter"])
def test_it_prints_on_two_pages(site, page, tmp_path, paper_size):
    """One sheet, both sides."""
    page.goto((site / "see-for-yourself" / "with-a-pencil.html").as_uri())
    page.pdf(path=tmp_path / "sheet.pdf", format=paper_size, prefer_css_page_size=True)
    with pikepdf.open(tmp_path / "sheet.pdf") as paper:
        assert len(paper.pages) == 2


@pytest.fixture
def play(site, page):
    """The screen's own part of the page, before any bet."""
    page.goto((site / "see-for-yourself" / "with-a-pencil.html").as_uri())
    return page.locator(".pencil-play")


def test_the_back_hides_until_the_sheet_is_there(site, page, play):
    """One button brings both; a link to the back opens it."""
    back = page.get_by_role("heading", name="On the back")
    assert not back.is_visible()
    page.get_by_text("the sheet to print").click()
    expect(back).to_be_visible()
    expect(page.locator(".pencil-grid")).to_be_visible()
    page.goto((site / "see-for-yourself" / "with-a-pencil.html").as_uri() + "#what-it-lacks")
    page.reload()
    page.get_by_role("heading", name="What it lacks").wait_for()
    play.wait_for()


def fall(page, face):
    """Lets the die fall so, from now on."""
    page.evaluate("face => { Math.random = () => (face - 0.5) / 6; }", face)


def oinked(page, play, bet="never", before=1):
    """Bets on the teacher, who says so often that he is tired, and then oinks; the bet throws first, each throw counts."""
    page.evaluate("left => { Math.random = () => (left-- > 0 ? 0.1 : 0.9); }", before)
    expect(play.locator("del, .is-next, .pencil-rows > li, .judged > *")).to_have_count(0)
    play.get_by_role("button", name=bet).click()
    for number in range(1, before + 2):
        if number > 1:
            page.keyboard.press("Enter")  # on the button that throws
        face = 1 if number <= before else 6
        expect(play.locator(".pencil-die")).to_have_text(f"Throw {number}{' of 6' if number <= 6 else ''}: {face}")
        expect(play.locator(".pencil-die circle")).to_have_count(face)
    play.get_by_role("button", name="Now take the oink away").wait_for()


def test_another_new_line_is_said_to_be_new(page, play):
    """That the teacher says she is tired stands nowhere, either; the bet goes on."""
    page.evaluate("() => { Math.random = () => 0.4; }")
    play.get_by_role("button", name="never").click()
    expect(play.locator(".pencil-die")).to_contain_text("Nobody wrote that line, but it’s no oink yet.")
    expect(play.get_by_role("button", name="Throw the die")).to_be_visible()


def judged(page, play, bet="nothing"):
    """Then bets on the pig, whose sentence is struck out once that is said."""
    oinked(page, play)
    play.get_by_role("button", name="Now take the oink away").click()
    assert play.locator("del").inner_text() == FORGOTTEN
    expect(play.get_by_text("We strike out “The pig says oink.”")).to_be_visible()
    play.get_by_role("button", name=bet, exact=True).click()
    play.get_by_role("button", name="Throw whole sentences").wait_for()


@pytest.mark.parametrize("bet", ["nothing", "something else"])
def test_a_sentence_that_is_gone_is_not_missed(page, play, bet):
    """The second bet: the pig talks on as smoothly."""
    judged(page, play, bet)
    after = strokes([sentence for sentence in SIX if sentence != FORGOTTEN])
    kind = "right" if bet == "something else" else "wrong"
    assert play.locator(".judged").get_attribute("data-kind") == kind
    assert f"You bet: {bet}." in verdict(page)
    for fallen, says in ((6, "she is tired."), (4, "she is tired."), (1, "he is tired."), (3, "he is tired.")):
        fall(page, fallen)
        play.get_by_role("button", name="Throw again").click()
        expect(play.locator(".pencil-line")).to_have_text(f"The pig says {says}")
        assert play.locator(".judged strong").inner_text() == "It made up a line, and nothing warns you."
        assert faces(page) == [fair("says", says.split()[0], after)]
    words = copied(page, play.get_by_role("button", name="Copy it for a friend"))
    assert words.startswith("“The pig says he is tired.” A die wrote that, from five sentences.")
    assert page.log.errors == []


@pytest.mark.parametrize(
    ("bet", "before", "kind"),
    [
        ("never", 1, "wrong"),
        ("never", 6, "wrong"),
        ("within six throws", 5, "right"),
        ("later than that", 5, "wrong"),
    ],
)
def test_the_die_is_thrown_until_the_teacher_oinks(page, play, bet, before, kind):
    """The first bet: nothing gives it away before, the die is a plain one, and what came can be sent."""
    oinked(page, play, bet, before)
    assert play.locator(".pencil-line").inner_text() == "The teacher says oink."
    assert play.locator(".judged").get_attribute("data-kind") == kind
    assert verdict(page).startswith("ChatGPT mostly throws dice for its next piece of a word, too.\n")
    assert f"It took {before + 1} throws. Nobody wrote that line." in verdict(page)
    assert "| It chooses | by a die | mostly by [dice]" in SHEET
    assert "| It looks back | one word, so it can't know who sat | thousands of words" in SHEET
    assert faces(page) == [fair("says", "oink.", strokes(SIX))]
    assert play.locator(".is-next").all_inner_texts() == ["he", "she", "oink."]
    words = copied(page, play.get_by_role("button", name="Copy it for a friend"))
    assert words.startswith("“The teacher says oink.” A die wrote that, from six sentences.")
    fall(page, 1)
    play.get_by_role("button", name="Throw again").click()
    expect(play.get_by_role("button", name="Now take the oink away")).to_be_visible()  # and no oink
    assert page.log.errors == []


@pytest.mark.parametrize(("bet", "kind"), [("within six throws", "wrong"), ("later than that", "right")])
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_bet_on_six_throws_is_judged_after_six(page, play, bet, kind, motion):
    """Then one press throws on by itself until the teacher oinks."""
    page.emulate_media(reduced_motion=motion)
    page.set_viewport_size({"width": 390, "height": 640})
    page.evaluate("left => { Math.random = () => (left-- > 0 ? 0.1 : 0.9); }", 8)
    play.get_by_role("button", name=bet).click()
    for _ in range(5):
        page.keyboard.press("Enter")
    expect(play.locator(".judged")).to_have_attribute("data-kind", kind)
    expect(play.get_by_role("button", name="Throw on until it oinks")).to_be_in_viewport()
    assert verdict(page).startswith(f"No oink in six throws.\nYou bet: {bet}.")
    page.keyboard.press("Enter")
    if motion == "no-preference":
        expect(play.locator(".pencil-die")).to_have_text("Throw 8: 1")
    expect(play.locator(".pencil-die")).to_have_text("Throw 9: 6")
    assert play.locator(".pencil-line").inner_text() == "The teacher says oink."
    assert "It took 9 throws." in verdict(page)
    expect(play.get_by_role("button", name="Now take the oink away")).to_be_focused()


def test_whole_sentences_are_those_that_the_sheet_can_write(page, play):
    """By the faces that its rows show; whether it's one of the six is said."""
    chance = page.evaluate_handle("() => Math.random")
    judged(page, play)
    page.evaluate("chance => { Math.random = chance; }", chance)
    play.get_by_role("button", name="Throw whole sentences").click()
    expect(play.locator("del")).to_have_count(0)
    for _ in range(8):
        while play.get_by_role("button", name="Throw the die").count():
            play.get_by_role("button", name="Throw the die").click()
        said = play.locator(".pencil-line").inner_text()
        assert said in written(strokes(SIX))
        assert faces(page) == [
            fair(word, after, strokes(SIX)) for word, after in pairwise(said.split()) if word in DICED
        ]
        told = "Word for word one of the six" if said in SIX else "Nobody wrote that"
        assert told in verdict(page)
        assert ("once in three times, a new sentence twice" in verdict(page)) == (said in SIX)
        assert play.locator(".judged").get_attribute("data-kind") == "look"
        play.get_by_role("button", name="Throw again").click()
    assert page.log.errors == []


DICED = {word for word, after in strokes(SIX).items() if len(after) > 1}


def fair(word, after, grid):
    """A row as it has to stand: each word with its share of the six faces, and the one that was thrown."""
    face, shares = 1, {}
    for name, count in grid[word].items():
        many = 6 * count // grid[word].total()
        shares[name] = [*range(face, face + many)]
        face += many
    return word, shares, after


def faces(page):
    """The rows as they stand; the face that was thrown has to be one of its word's."""
    found = []
    for row in page.locator(".pencil-rows > li").all():
        shares = {}
        for cell in row.locator("span").all():
            *all_of_it, word = cell.inner_text().split()
            shares[word] = [*map(int, all_of_it)]
        (face,) = row.locator("i.is-thrown").all_inner_texts()
        lit = row.locator("span.is-thrown").inner_text().split()
        assert face in lit[:-1]
        found.append((row.locator("b").inner_text(), shares, lit[-1]))
    return found
