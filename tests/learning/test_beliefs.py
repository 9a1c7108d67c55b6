"""What do you believe? Two sets of statements, what answers come to, and the test as readers meet it."""

import json
import re
from collections import Counter

import pytest
from content import beliefs

from tests import reading
from tests.demos.stage import loaded

from .parts import begun, serves_everybody

PAGE = "see-for-yourself/what-do-you-believe.html"
KEPT = "localStorage.getItem('guide.beliefs')"
ITEMS = [
    {"id": f"{name}-{form.lower()}", "form": form, "pair": f"{name}-{other.lower()}", "key": key}
    | {"page": f"{name}.html", "title": name, "statement": f"It is {name}."}
    | ({"survey": {"percent": 45}} if name == "two" else {})
    for form, other in ("AB", "BA")
    for name, key in (("one", True), ("two", False), ("three", True))
]


# The model, with three made-up ideas in two forms.
results = loaded(
    *("../learning/tally.js", "../learning/beliefs/result.js"), begin=f"void (window.items = {json.dumps(ITEMS)})"
)


def judged(results, form, *said):
    """The result of a form; `said` is a pair of answer and sureness for each idea."""
    names = zip(("one", "two", "three"), said, strict=True)
    answers = {f"{name}-{form.lower()}": {"said": one, "sure": sure} for name, (one, sure) in names}
    return results.evaluate("([form, answers]) => BeliefResult.judge(form, answers, items)", [form, answers])


def test_what_is_struck_out_was_wrong_and_most_certain(results):
    """Among equals what a survey asked about; what was left open never is."""
    struck = "(found) => BeliefResult.struck(found)?.item.id ?? null"
    assert results.evaluate(struck, judged(results, "A", (False, 3), (True, 3), (False, 1))) == "two-a"
    assert results.evaluate(struck, judged(results, "A", (False, 3), (True, 2), (None, None))) == "one-a"
    assert results.evaluate(struck, judged(results, "A", (True, 3), (None, None), (None, None))) is None


def test_the_sentence_to_send_says_the_belief_and_who_shares_it(results):
    """And before the reading, where there was one."""
    found = judged(results, "A", (True, 3), (True, 3), (None, None))
    say = "([found, gained]) => BeliefResult.sentence(found, BeliefResult.struck(found), gained)"
    assert results.evaluate(say, [found, {"before": 0}]) == (
        "What do you believe about ChatGPT? I was certain that this is true, and it isn’t: “It is two.” "
        "45 of 100 Americans said much the same in a survey. I had 1 of 3 right; before I read on, it was 0."
    )


def test_the_path_begins_with_what_was_wrong_and_certain(results):
    """Then the less sure, then what was left open; what was right is not in it."""
    found = judged(results, "A", (None, None), (True, 1), (False, 3))
    pages = results.evaluate("(found) => BeliefResult.path(found).map(({ page }) => page)", found)
    assert pages == ["three.html", "two.html", "one.html"]


def test_the_gain_counts_what_was_won_and_lost_by_idea(results):
    """The same total can hide both."""
    before = judged(results, "A", (True, 1), (True, 2), (None, None))
    after = judged(results, "B", (False, 1), (False, 2), (True, 3))
    found = results.evaluate("([before, after]) => BeliefResult.gain(before, after)", [before, after])
    assert found == {"before": 1, "after": 2, "change": 1, "missed": 2, "won": 2, "lost": 1}


def test_each_form_is_balanced_and_asks_about_the_same_ideas():
    """Half of it true, no more than three of a kind in a row, and no statement in both."""
    guide = reading.guide()
    forms = [beliefs.items_of_form(form, guide) for form in beliefs.FORMS]
    for form in forms:
        assert Counter(one["key"] for one in form) == {True: 6, False: 6}
        assert not re.search("TTTT|FFFF", "".join("TF"[not one["key"]] for one in form))
    assert not {one["statement"] for one in forms[0]} & {one["statement"] for one in forms[1]}
    assert {one["belief"] for one in forms[0]} == {one["belief"] for one in forms[1]}


def test_a_survey_is_quoted_as_its_source_has_it():
    """The percentage stands in what we noted of the work."""
    guide = reading.guide()
    for one in (item for item in guide.items if "survey" in item):
        source = guide.works[one["survey"]["source"]]
        assert f"{one['survey']['percent']}%" in source["about"] + source.get("quote", ""), one["id"]


@pytest.fixture
def opened(page, site):
    """The page of the test, begun."""
    return begun(page, site, PAGE)


def press(page, *steps: int):
    """Presses the buttons with these numbers, one for each statement."""
    for at in steps:
        page.locator(".scale button").nth(at).click()


def test_by_keyboard_to_the_belief_that_is_struck_out(opened):
    """The focus goes to each statement in turn; all true and certain, and the best-known belief is struck."""
    for number in range(1, 13):
        assert opened.locator(".belief-statement").inner_text().startswith(f"{number} of 12")
        assert number == 1 or opened.evaluate("document.activeElement.matches('.belief-statement')")
        opened.locator(".scale button").nth(2).press("Enter")
    told = opened.evaluate("document.activeElement.textContent")
    assert told.startswith("Unless it searches the web, ChatGPT looks its answer up in a database. You were certain")
    assert "45 of 100 Americans said much the same in a survey." in told
    assert opened.locator(".judged s").count() == 1
    also = opened.locator(".learning-part > .belief-list li").all_inner_texts()
    assert len(also) == 5 and all(one.startswith("False: ") for one in also)
    with opened.expect_download() as waiting:
        opened.get_by_role("button", name="Save it as a picture").click()
    assert waiting.value.suggested_filename == "what-do-you-believe.png"
    assert "6 of 12 right" in opened.locator(".belief-score").inner_text()
    assert opened.log.errors == []


def test_the_other_set_shows_the_gain_and_the_file_holds_both(opened, tmp_path):
    """Each answer with its statement, and whether it was right."""
    press(opened, *[2] * 12)
    opened.locator(".learning-part summary").click()
    opened.get_by_role("button", name="I have read").click()
    press(opened, *[2] * 12)
    assert "From 6 to 6: no change." in opened.locator(".learning-part").inner_text()
    opened.locator(".learning-part summary").click()
    with opened.expect_download() as waiting:
        opened.get_by_role("button", name="Save my answers").click()
    waiting.value.save_as(tmp_path / "saved.json")
    saved = json.loads((tmp_path / "saved.json").read_text(encoding="utf-8"))["answers"]
    assert Counter((one["form"], one["right"]) for one in saved) == dict.fromkeys(
        [("A", True), ("A", False), ("B", True), ("B", False)], 6
    )


def test_answers_stay_until_they_are_deleted(page, address):
    """Who comes back may go on or begin again; who deletes leaves nothing. Read from a server, since disks differ."""
    page.context.set_offline(False)
    page.goto(f"{address}/{PAGE}")
    press(page, 0, 1)
    page.get_by_role("button", name="Back").click()
    assert page.locator("[aria-pressed]").get_attribute("aria-label") == "True, fairly sure"
    page.reload()
    page.get_by_role("button", name="Go on with the first twelve at statement 3").click()
    assert "3 of 12" in page.locator(".belief-statement").inner_text()
    page.get_by_role("button", name="Stop").click()
    page.get_by_role("button", name="Delete my answers").click()
    assert page.evaluate(KEPT) is None


@pytest.mark.parametrize("kept", ["nonsense", '{"A": 1}', '{"A": {"answers": {"lookup-a": {"said": "yes"}}}}'])
def test_what_was_kept_may_be_damaged_or_refused(own_page, site, kept):
    """Then one begins anew."""
    own_page.add_init_script(f"localStorage.setItem('guide.beliefs', {json.dumps(kept)})")
    own_page.goto((site / PAGE).as_uri())
    own_page.wait_for_selector("on-request button")
    for name in ("Begin", "Begin the first twelve"):
        for button in own_page.get_by_role("button", name=name, exact=True).all():
            button.click()
    assert "1 of 12" in own_page.locator(".belief-statement").inner_text()
    assert own_page.log.errors == []


def test_it_speaks_to_everyone_and_fits(opened):
    """Asking and at the end, in both schemes."""
    serves_everybody(opened)
    press(opened, *[2] * 12)
    serves_everybody(opened)


def test_a_part_that_does_not_load_says_where_the_answers_are(page, site):
    """And can be asked for again."""
    page.route("**/items.js", lambda route: route.abort())
    page.goto((site / PAGE).as_uri())
    page.wait_for_selector("on-request p[role=status]")
    page.unroute("**/items.js")
    page.locator("on-request button").click()
    page.wait_for_selector(".belief-statement")
