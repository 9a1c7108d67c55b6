"""The trust drill: what is made up is never real, every answer is the shipped model's, and a keyboard is enough."""

import json

import pytest
from content import drill
from tiny_model import conversations

from tests import reading
from tests.demos.model import ROOT, shipped
from tests.demos.stage import loaded

from .parts import begun, serves_everybody

PAGE = "see-for-yourself/trust-drill.html"
COPIED = """() => {
  getSelection().selectAllChildren(document.querySelector(".learning-part"));
  const event = new ClipboardEvent("copy", { bubbles: true, clipboardData: new DataTransfer(), cancelable: true });
  document.querySelector(".drill-thing").dispatchEvent(event);
  return event.clipboardData.getData("text/plain");
}"""


rounds = loaded("dice.js", "../learning/drill/data.js", "../learning/drill/round.js")


@pytest.fixture
def opened(page, site):
    """The page of the drill, which begins by itself."""
    return begun(page, site, PAGE)


def test_thirty_things_are_two_rounds_of_answers_and_one_of_references(rounds):
    """None twice, four to six of ten hold, and the same seed gives the same."""
    things = "(seed) => DrillRound.series(seed, DrillData)"
    for seed in range(30):
        found = rounds.evaluate(things, seed)
        assert ["title" in one for one in found] == [False] * 20 + [True] * 10
        assert len({one.get("title") or one["begun"] for one in found}) == 30
        for ten in (found[at : at + 10] for at in range(0, 30, 10)):
            assert 4 <= sum(one["holds"] for one in ten) <= 6
        assert all(one["holds"] == (one["written"] == one["truth"]) for one in found[:20])
        assert all(one["holds"] == ("parts" not in one) for one in found[20:])
    assert rounds.evaluate(things, 7) == rounds.evaluate(things, 7)


def test_both_mistakes_count_and_looking_up_is_none(rounds):
    """Beside them stands how often two habits would have been wrong."""
    marks = [("trust", True), ("trust", False), ("doubt", False), ("doubt", True), ("look", False)]
    found = rounds.evaluate("(marks) => DrillRound.result(marks)", [{"said": a, "holds": b} for a, b in marks])
    assert found == {"wrong": 2, "looked": 1, "trusting": 3, "doubting": 2}


def test_no_made_up_title_is_that_of_a_source():
    """Each is a beginning, an end with its year, and the authors of a third work."""
    guide = reading.guide()
    works = drill.shown_works(guide)
    titles = {drill.short(work["title"]).lower() for work in guide.works.values()}
    made = drill.invented(works, drill.MADE)
    assert len({one["title"] for one in made}) == drill.MADE
    for one in made:
        head, tail, authors = (one["made"][part] for part in ("head", "tail", "authors"))
        assert one["title"] == f"{head['head']} {tail['tail']}" and one["title"].lower() not in titles
        assert one["year"] == tail["year"]
        assert one["authors"] == authors["authors"] not in (head["authors"], tail["authors"])


def test_the_small_model_wrote_every_answer_with_this_share():
    """Computed again from the files that readers get, and what the page says of the shares."""
    tuned, shares = shipped()[1], {True: [], False: []}
    for one in reading.guide().drill["answers"]:
        given = f"{conversations.wrap(one['asked'])} {one['begun']}"
        assert tuned.goes_on(given, 24).strip() == one["written"], one["begun"]
        assert round(100 * tuned.chance(given, f" {one['written'][:-1]}")) == one["odds"], one["begun"]
        shares[one["written"] == one["truth"]].append(one["odds"])
    told = (ROOT / "docs/see-for-yourself/trust-drill.md").read_text(encoding="utf-8")
    assert f"the wrong capitals {min(shares[False])} to {max(shares[False])}%" in told
    assert sorted({*shares[True]}) == [46, 98, 99]
    assert "98 or 99%, but for Yerevan with 46." in told
    seven = f"{conversations.wrap('How much is seven plus seven?')} Seven plus seven is"
    assert (tuned.goes_on(seven, 4).strip(), round(100 * tuned.chance(seven, " fifteen"))) == ("fifteen.", 93)
    assert "“Seven plus seven is fifteen” had 93%".replace("“", '"').replace("”", '"') in told


def judge(page, number: int, count: int = 10):
    """Presses one of the three answers to each of some things, and the button that leads on."""
    for _ in range(count):
        page.locator(".drill-answers button").nth(number).click()
        page.locator(".drill-answers button").click()


def test_thirty_by_keyboard_who_trusts_everything(opened):
    """One key a step; each round of ten ends with what got the reader, in a list with the truth."""
    opened.locator(".drill-answers button").first.focus()
    for at in range(1, 31):
        opened.locator(".drill-answers button").first.press("Enter")
        assert opened.locator(".judged").get_attribute("data-kind") in ("right", "wrong")
        opened.keyboard.press("Enter")  # the focus is on the button that leads on
        if at % 10:
            continue
        told = opened.locator(".judged").inner_text()
        wrong = int(told.split("wrong about ")[1].split()[0])
        assert f"Who trusts all ten is wrong about {wrong}, who trusts none about {10 - wrong}." in told
        missed, others = opened.locator(".drill-list").all()
        assert missed.locator("li").count() == missed.locator("s").count() == wrong
        assert others.locator("li").count() == 10 - wrong and not others.locator("s").count()
        assert opened.evaluate("document.activeElement.matches('.judged')")
        opened.locator(".demo-first").press("Enter")
    assert opened.locator(".drill-head").inner_text().startswith("1 of 10.")
    assert opened.log.errors == []


def test_a_reload_loses_nothing(opened):
    """Neither in a round nor at its end; and its result comes back."""
    judge(opened, 2, 1)
    shown = opened.locator(".learning-part").inner_text()
    assert shown.startswith("2 of 10.")
    opened.reload()
    opened.wait_for_selector(".drill-head")
    assert opened.locator(".learning-part").inner_text() == shown
    judge(opened, 2, 9)
    opened.reload()
    opened.wait_for_selector(".drill-list")
    told = opened.locator(".judged").inner_text()
    assert "wrong about none of the ten." in told and "You’d have looked up 10." in told
    assert opened.get_by_role("button", name="Ten more").is_visible()


def test_what_an_earlier_version_kept_begins_anew(own_page, site):
    """Its rounds were others."""
    marks = [{"said": "trust", "holds": True}] * 9
    own_page.add_init_script(f"localStorage.setItem('guide.drill', '{json.dumps({'seed': 7, 'marks': marks})}')")
    own_page.goto((site / PAGE).as_uri())
    own_page.wait_for_selector(".drill-answers button")
    assert own_page.locator(".drill-head").inner_text().startswith("1 of 10.")


def test_nothing_that_may_be_made_up_can_be_copied_as_a_citation(opened):
    """Before it is judged nothing can be selected; afterwards the words say it, and a copy says it first."""
    for _ in range(2):
        judge(opened, 2)
        opened.locator(".demo-first").click()
    seen = set()
    for _ in range(10):
        select = opened.locator(".drill-thing .unchecked").evaluate("one => getComputedStyle(one).userSelect")
        assert select == "none" and opened.evaluate(COPIED).startswith("Made up, or not yet told apart")
        opened.locator(".drill-answers button").last.click()
        words = opened.locator(".drill-thing").inner_text()
        seen.add(words.startswith("Made up: ") and words.endswith("(made up)"))
        assert bool(opened.evaluate(COPIED)) == words.startswith("Made up: ")
        opened.locator(".drill-answers button").click()
    assert seen == {True, False}


def test_it_speaks_to_everyone_and_fits(opened):
    """Asking and told, in both schemes."""
    serves_everybody(opened)
    opened.locator(".drill-answers button").first.click()
    serves_everybody(opened)
