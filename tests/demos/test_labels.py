"""Which of these dinosaurs really lived?: the sorter against a plain one in Python, the game's names, and a game played."""

import math
import re
from itertools import pairwise

import pytest

from .stage import BLOCKS, copied, living, loaded, onward, stage

FIRST, SECOND = ["rex", "raptor", "lex"], ["iron", "argon", "neon"]
GAME = "number => Labels.game(Names, Labels.learnShapes(Names.lists), number)"
# How many names are right when a fifth of both lists is left out of the learning.
LEFT_OUT = """() => {
  let right = 0;
  for (let fold = 0; fold < 5; fold++) {
    const part = held => Names.lists.map(list => list.filter((_, at) => (at % 5 === fold) === held));
    const weights = end(Labeller.learnBorder(part(false)));
    part(true).forEach((list, label) => list.forEach(name => {
      right += Number(Labeller.border(weights, name) > 0.5 === Boolean(label));
    }));
  }
  return right;
}"""


labels = loaded("dice.js", "ngrams.js", "labels/names.js", "labels/model.js", "labels/labeller.js")


@pytest.fixture(scope="module")
def names(labels):
    """The names: `lists` that are learned from, those that are `asked` for, and all that are `known`."""
    return labels.evaluate("Names")


def pairs(name):
    """Neighbouring letters with start and end."""
    return {"".join(pair) for pair in pairwise(f"^{name}$")}


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
            "([lists, name]) => Labeller.border(end(Labeller.learnBorder(lists)), name)", [[FIRST, SECOND], name]
        )
        assert found == pytest.approx(1 / (1 + math.exp(-score)), abs=1e-9)


def test_the_page_says_how_many_left_out_names_it_gets_right(labels, names):
    """And how many names there are."""
    text = (BLOCKS / "labels.md").read_text(encoding="utf-8")
    right, all_ = labels.evaluate(LEFT_OUT), sum(map(len, names["lists"]))
    assert f"Each of the {all_} names was left out of the reading once" in text
    assert f"the sorter gets {right} right" in text
    assert "in {} names of dinosaurs and in all {} of elements".format(*map(len, names["lists"])) in text


def test_the_labeller_has_only_two_words_for_what_is_in_neither_list(labels):
    """What *Is it generative AI if it only sorts?* lets the reader type comes out as the page says."""
    page = (BLOCKS.parents[1] / "taxonomy/discriminative-and-generative.md").read_text(encoding="utf-8")
    typed, said = re.search(r'Type \*(\w+)\*\.\s+He says "(\w+)"', page).groups()
    odds = labels.evaluate("name => Labeller.border(end(Labeller.learnBorder(Names.lists)), name)", typed)
    assert said == ("element" if odds > 0.5 else "dinosaur")


def near(one, other):
    """Whether a letter more, less or other makes one of the two names the other."""
    if one == other or (len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1):
        return True
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def test_no_real_name_is_shown_as_made_up(labels, names):
    """In fifty games: five rounds of dinosaurs or of elements, four names each, one of them real and no other known.

    Each name is listed once, in lower case; 118 elements; what is asked for is learned.
    """
    known = names["known"]
    assert len({*known}) == len(known)
    assert all(name.isalpha() and name.isascii() and name.islower() for name in known)
    assert len(names["lists"][1]) == 118
    for asked, learned in zip(names["asked"], names["lists"], strict=True):
        assert {*asked} < {*learned}
        assert len({*asked}) == len(asked)
    seen = [{f"^^^{name}$"[at : at + 4] for name in names for at in range(len(name) + 1)} for names in names["lists"]]
    for number in range(1, 51):
        game = labels.evaluate(GAME, number)
        assert [one["kind"] for one in game] == [number % 2] * 5
        for one in game:
            assert len({*one["names"]}) == 4
            assert one["names"].pop(one["real"]) in names["asked"][one["kind"]]
            for name in one["names"]:
                assert not any(name in real or near(name, real) for real in known), name
                assert all(f"^^^{name}$"[at : at + 4] in seen[one["kind"]] for at in range(len(name) + 1))
        assert len({name for one in game for name in one["names"]}) == 15


def played(labels, number=12):
    """The rounds of a game: the four names as they are shown, and the place of the real one."""
    return [([name.capitalize() for name in one["names"]], one["real"]) for one in labels.evaluate(GAME, number)]


def test_the_static_result_is_the_first_game(labels):
    """The table has what each round shows."""
    text = (BLOCKS / "labels.md").read_text(encoding="utf-8")
    rows = re.findall(r'<tr><th scope="row">(\w+)</th><td>(.*?)</td></tr>', text)
    assert [(real, made.split(", ")) for real, made in rows] == [
        (names[real], names[:real] + names[real + 1 :]) for names, real in played(labels)
    ]


def bet(page, at=0):
    """Presses the name at this place and waits for the verdict."""
    page.locator("[data-bet]").nth(at).click()
    page.wait_for_selector(".judged:not([data-kind=look])")


def test_a_game(page, tmp_path, labels):
    """Each press is answered at once with what the names are; the point comes once, with the score and the names."""
    stage(page, tmp_path, "labels")
    picks = [0, 1, 2, 3, 0]
    dots, point = "", "A book or a court case"
    for number, ((names, real), at) in enumerate(zip(played(labels), picks, strict=True), start=1):
        assert page.locator("[data-bet]").all_inner_texts() == names
        bet(page, at)
        dots += "●" if at == real else "○"
        assert page.locator(".bet-head").inner_text() == f"{number} of 5 {dots:·<5} {dots.count('●')} right"
        assert page.locator(".judged").get_attribute("data-kind") == ("right" if at == real else "wrong")
        assert point not in page.locator(".judged").inner_text()
        cards = page.locator(".name-card").all_inner_texts()
        for place, (card, name) in enumerate(zip(cards, names, strict=True)):
            assert name in card
            assert ("really" if place == real else "made up") in card
            assert ("your bet" in card) == (place == at)
        heard = page.locator(".name-card").first.locator("span:last-of-type")  # the name as one word is not seen
        assert heard.bounding_box()["width"] <= 1
        onward(page)
    assert point in page.locator(".judged").inner_text()
    end = page.locator(".name-end").inner_text()
    assert end.startswith(f"You found {dots.count('●')} of 5")
    assert "Chance finds 1 or 2." in end
    for (names, real), at in zip(played(labels), picks, strict=True):
        assert (names[at] in end) == (at != real)
    fooled = 5 - dots.count("●")
    said = page.locator(".demo-question").inner_text()
    assert said == f"It had read only names, and fooled you {fooled} times out of 5."
    assert "sorter" not in "".join(page.locator(":is(.bet-stage, .bet-says)").all_inner_texts()).lower()
    sent = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert dots in sent
    assert sent.endswith("#labels;n=12")  # the same names, and no answers
    shown = page.locator(".bet-stage").inner_html()
    stage(page, tmp_path, "labels", state=f"#labels;n=12;p={''.join(map(str, picks))}12301")  # from when there were ten
    page.wait_for_selector(".name-end")
    assert page.locator(".bet-stage").inner_html() == shown
    onward(page)
    assert page.locator("[data-bet]").all_inner_texts() == played(labels, 13)[0][0]
    assert page.log.errors == []


def test_a_name_of_ones_own(page, tmp_path):
    """The sorter says what it thinks of it, also by a link from when that was all there was; markup stays text."""
    stage(page, tmp_path, "labels", state="#labels;w=chatgpt;s=42;a=;b=;g=split")
    said = page.locator(".bet-more .demo-note")
    said.get_by_text("It can’t say “neither”.").wait_for()
    assert said.inner_text().startswith("The sorter says: ")
    page.get_by_label("A name of your own").fill("<img src=x>")
    said.get_by_text("The sorter says:").wait_for()
    page.get_by_label("A name of your own").fill("")
    assert living(page, "labels").locator("live-demo img").count() == 0
    assert page.log.errors == []
