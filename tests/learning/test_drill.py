"""The trust drill: what is made up is never real, mistakes cost what is said, and all of it works by keyboard."""

import pytest
from content import drill
from tiny_model import conversations

from tests import reading
from tests.demos.model import shipped
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
    """The page of the drill, begun."""
    return begun(page, site, PAGE)


def test_fifty_things_are_four_rounds_of_answers_and_one_of_references(rounds):
    """None twice, four to six of ten hold, and the same seed gives the same."""
    things = "(seed) => DrillRound.series(seed, DrillData)"
    for seed in range(30):
        found = rounds.evaluate(things, seed)
        assert ["title" in one for one in found] == [False] * 40 + [True] * 10
        assert len({one.get("title") or one["begun"] for one in found}) == 50
        for ten in (found[at : at + 10] for at in range(0, 50, 10)):
            assert 4 <= sum(one["holds"] for one in ten) <= 6
        assert all(one["holds"] == (one["written"] == one["truth"]) for one in found[:40])
        assert all(one["holds"] == ("parts" not in one) for one in found[40:])
    assert rounds.evaluate(things, 7) == rounds.evaluate(things, 7)


def test_a_mistake_costs_two_points_looking_up_one_and_a_right_answer_none(rounds):
    """Beside it stands what two habits would have cost."""
    marks = [("trust", True), ("trust", False), ("doubt", False), ("doubt", True), ("look", False)]
    found = rounds.evaluate("(marks) => DrillRound.result(marks)", [{"said": a, "holds": b} for a, b in marks])
    assert (found["lost"], found["trusting"], found["looking"]) == (5, 6, 5)
    assert found["looked"] == {"of": 1, "held": 0}


def test_the_curve_is_the_share_of_right_ones_among_the_last_ten_decisions(rounds):
    """What was looked up is no decision."""
    marks = [{"said": "look", "holds": True}, *[{"said": "trust", "holds": at >= 5} for at in range(15)]]
    found = rounds.evaluate("(marks) => DrillRound.curve(marks)", marks)
    assert found[:2] == [None, 0] and found[10] == 0.5 and found[-1] == 1


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


def test_the_small_model_wrote_every_answer():
    """Computed again from the files that readers get."""
    for one in reading.guide().drill["answers"]:
        given = f"{conversations.wrap(one['asked'])} {one['begun']}"
        assert shipped()[1].goes_on(given, 24).strip() == one["written"], one["begun"]


def ten(page):
    """Looks up a whole round, and goes on to the next one."""
    for _ in range(10):
        page.locator(".drill-answers button").last.click()
        page.locator(".drill-answers button").click()
    page.locator(".demo-first").click()


def test_fifty_by_keyboard_who_trusts_everything(opened):
    """One key a step; each round of ten ends with the curve and what trusting has cost so far."""
    opened.locator(".drill-answers button").first.focus()
    for at in range(1, 51):
        opened.locator(".drill-answers button").first.press("Enter")
        assert opened.locator(".judged").get_attribute("data-kind") in ("right", "wrong")
        opened.keyboard.press("Enter")  # the focus is on the button that leads on
        if at % 10:
            continue
        assert opened.locator(".drill-curve :is(.is-right, .is-wrong)").count() == at
        told = opened.locator(".judged").inner_text()
        lost = int(told.split("You lost ")[1].split()[0])
        assert f"Who trusts everything loses {lost}, and who looks everything up {at}." in told and "A habit" in told
        assert opened.evaluate("document.activeElement.matches('.judged')")
        opened.locator(".demo-first").press("Enter")
    assert opened.locator(".drill-head").inner_text().startswith("1 of 10, points lost: 0.")
    assert opened.log.errors == []


def test_a_reload_loses_nothing(opened):
    """Neither in a round nor at its end; and its result comes back."""
    opened.locator(".drill-answers button").last.click()
    assert "Costs 1 point." in opened.locator(".judged").inner_text()
    opened.locator(".drill-answers button").click()
    shown = opened.locator(".learning-part").inner_text()
    assert shown.startswith("2 of 10, points lost: 1.")
    opened.reload()
    opened.wait_for_selector(".drill-head")
    assert opened.locator(".learning-part").inner_text() == shown
    for _ in range(9):
        opened.locator(".drill-answers button").last.click()
        opened.locator(".drill-answers button").click()
    opened.reload()
    opened.wait_for_selector(".drill-curve")
    assert "You lost 10 points." in opened.locator(".judged").inner_text()
    assert opened.get_by_role("button", name="Ten more").is_visible()


def test_nothing_that_may_be_made_up_can_be_copied_as_a_citation(opened):
    """Before it is judged nothing can be selected; afterwards the words say it, and a copy says it first."""
    for _ in range(4):
        ten(opened)
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
