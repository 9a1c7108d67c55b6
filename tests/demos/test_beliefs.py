"""What do you believe? Two sets of statements, what answers come to, and the game as readers meet it."""

import json
import re

import pytest
from content import beliefs

from tests import reading

from .stage import copied, loaded, stage

ITEMS = [
    {"id": f"{name}-{form.lower()}", "form": form, "key": key}
    | {"statement": f"It is {name}."}
    | ({"survey": {"percent": 45}} if name == "two" else {})
    for form in "AB"
    for name, key in (("one", True), ("two", False), ("three", False))
]

# The model, with three made-up ideas in two forms.
results = loaded("beliefs/model.js", begin=f"void (window.BeliefItems = {json.dumps(ITEMS)})")


@pytest.mark.parametrize(
    ("said", "struck"),
    [("fTt", "two-a"), ("FTT", "two-a"), ("FtF", "one-a"), ("FfT", "three-a"), ("Fff", "one-a"), ("TFf", None)],
)
def test_what_is_struck_out_was_wrong_and_most_certain(results, said, struck):
    """Among equals what was believed, then what a survey asked about; with all right there is none."""
    found = results.evaluate("(said) => Beliefs.struck(Beliefs.judge('A', said))[0]?.item.id ?? null", said)
    assert found == struck


FRIEND = [("fTF", "two", "I was sure, and wrong. ", 1), ("TFt", "three", "I was wrong. ", 2), ("tfF", "two", "", 3)]


@pytest.mark.parametrize(("said", "asked", "did", "score"), FRIEND)
def test_a_friend_gets_a_question(results, said, asked, did, score):
    """One of the statements, without what's true, how the reader did, and the score."""
    found = results.evaluate("(said) => Beliefs.text(Beliefs.judge('A', said))", said)
    assert found == f"True or false? “It is {asked}.” {did}{score} of 3 right. And you?"


@pytest.mark.parametrize(
    ("said", "words", "coin"),
    [
        ("ttt", "You were never sure.", ""),
        ("Ttt", "You were sure of 1, and right about that one.", ""),
        ("TTt", "You were sure of 2, and right about 1.", "A coin does as well, and it has never used ChatGPT."),
        ("tTT", "You were sure of 2, and right about none.", "A coin does better, and it has never used ChatGPT."),
        ("TFT", "You were sure of 3, and right about 2.", ""),
    ],
)
def test_certainty_is_held_against_what_was_right(results, said, words, coin):
    """Guesses don't count; a coin is right in half."""
    find = "(said) => { const rows = Beliefs.judge('A', said); return [Beliefs.certain(rows), Beliefs.coin(rows)]; }"
    assert results.evaluate(find, said) == [words, coin]


@pytest.mark.parametrize(
    ("said", "score"), [("", "0 right"), ("tf", "2 right"), ("fF", "1 right"), ("FTt", "0 right, 2 sure and wrong")]
)
def test_what_is_sure_and_wrong_counts_while_one_plays(results, said, score):
    """A wrong guess costs nothing."""
    assert results.evaluate("(said) => Beliefs.sofar(Beliefs.judge('A', said))", said) == score


def test_both_forms_ask_about_the_same_ideas():
    """No more than three of a kind in a row, and no statement in both."""
    guide = reading.guide()
    forms = [beliefs.items_of_form(form, guide) for form in beliefs.FORMS]
    for form in forms:
        assert not re.search("TTTT|FFFF", "".join("TF"[not item["key"]] for item in form))
    assert not {item["statement"] for item in forms[0]} & {item["statement"] for item in forms[1]}
    assert {item["belief"] for item in forms[0]} == {item["belief"] for item in forms[1]}


def press(page, at=0):
    """Gives an answer: 0 to 3 for true and false with certainty, and true and false without."""
    page.locator(".quiz-below button").nth(at).click()
    page.wait_for_selector(".judged[data-kind]")


def answer(page, *steps: int):
    """Gives some answers, and presses what leads on after each."""
    for at in steps:
        press(page, at)
        page.locator(".bet-says .press").click()


def test_by_keyboard_to_the_belief_that_is_struck_out(page, tmp_path):
    """Each answer is judged at once, with its reason; all believed, and the best-known belief is struck."""
    stage(page, tmp_path, "beliefs")
    right = 0
    items = beliefs.items_of_form("A", reading.guide())
    for number, item in enumerate(items, start=1):
        assert page.locator(".bet-head").inner_text().startswith(f"{number} of {5 if number < 6 else 10}")
        page.locator(".quiz-below button").first.press("Enter")
        page.wait_for_selector(".judged[data-kind]")
        right += item["key"]
        kind, told = page.locator(".judged").get_attribute("data-kind"), page.locator(".judged").inner_text()
        came, truth = ("right", "true") if item["key"] else ("wrong", "false")
        assert (kind, told.split("\n")[0]) == (came, f"You were sure, and {came}: it’s {truth}.")
        why = item["why"].replace("'", "’").split(". ")[0]
        assert told.endswith(f"{why}.")
        assert len(why.split()) <= 20
        assert page.locator(".bet-side").inner_text() == ""
        assert page.locator(".bet-head").inner_text().endswith(" sure and wrong") == (number > right)
        people = page.locator(".belief-people").all_inner_texts()
        survey, figure = item.get("survey"), item.get("figure")
        said = f"{figure['part']} of {figure['of']} {figure['words']}." if figure else ""
        if survey:
            adults = f"{survey['percent']} of 100 US adults"
            said = f"{adults} fell for it." if item["key"] else f"You’re with {adults}."
        assert [text.split("\n")[0] for text in people] == [said] * bool(said)
        shown = survey["percent"] if survey else 0  # dots are people, here and everywhere
        assert page.locator(".belief-dots > .is-in").count() == shown
        page.locator(".bet-says .press").press("Enter")
        if number == 5:
            assert page.locator(".bet-score").inner_text() == f"{right} of 5 right."
            page.get_by_role("button", name="Five more").press("Enter")
    card = page.locator(".bet-stage").inner_text()
    assert page.locator(".bet-score").inner_text() == "5 of 10 right."
    assert "You were sure of 10, and right about 5. A coin does as well, and it has never used ChatGPT." in card
    known = next(item for item in items if "survey" in item and not item["key"])
    assert "I was certain:" in card and known["statement"].replace("'", "’") in card
    assert page.locator(".demo-question").inner_text() == "You don’t look up what you’re sure of, right or wrong."
    assert page.locator(".judged").inner_text() == ""
    assert copied(page, page.get_by_role("button", name="Copy it for a friend")).endswith("#beliefs;f=A")
    assert page.locator(".bet-list li").count() == 10
    assert page.log.errors == []


def test_another_class_gets_the_first_five_again(page, tmp_path):
    """The other ten are one press away."""
    stage(page, tmp_path, "beliefs", state=f"#beliefs;f=A;g={'f' * 10}")
    page.get_by_role("button", name="Play again").click()
    assert page.locator(".bet-head").inner_text().startswith("1 of 5\n")
    stage(page, tmp_path, "beliefs", state=f"#beliefs;f=A;g={'f' * 10}")
    page.get_by_role("button", name="Ten others").click()
    first = beliefs.items_of_form("B", reading.guide())[0]
    assert page.locator(".bet-line").inner_text() == first["statement"].replace("'", "’")


def test_a_friend_on_the_same_phone_sees_no_score(page, tmp_path):
    """Nothing is kept, and what an earlier version kept is gone."""
    stage(page, tmp_path, "beliefs", before="localStorage.setItem('guide.believed5', '{\"A\": \"TT\"}')")
    assert page.locator(".bet-head").inner_text().startswith("1 of 5")
    answer(page, 0, 1)
    assert page.locator(".bet-head").inner_text().startswith("3 of 5")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_a_link_from_when_the_statements_were_others_begins_anew(page, tmp_path):
    stage(page, tmp_path, "beliefs", state="#beliefs;f=A;d=TTT;e=TTT")
    assert page.locator(".bet-head").inner_text().startswith("1 of 5")
