"""Can you tell what's made up? What is made up is never real, every answer is the shipped model's, and a keyboard is enough."""

import re

from tiny_model import conversations

from tests import reading

from .shipped import PAGES, shipped
from .stage import BLOCKS, copied, loaded, stage

FIRST = "18660"  # the number of the drill that everybody gets first

rounds = loaded("dice.js", "drill/data.js", "drill/model.js")


def test_a_round_is_two_answers_and_three_works(rounds):
    """One of a name, none twice, two or three of five hold, and the same number gives the same."""
    things = "(seed) => Drill.series(seed, DrillData)"
    for seed in (int(FIRST), *range(1, 31)):
        found = rounds.evaluate(things, seed)
        assert len({f"{answer['begun']} {answer['written']}" for answer in found}) == 25
        for at, five in ((at, found[at : at + 5]) for at in range(0, 25, 5)):
            assert 2 <= sum(answer["holds"] for answer in five) <= 3
            kinds = [[answer["kind"] for answer in five].count(kind) for kind in ("book", "paper", "event")]
            assert kinds == ([2, 1, 0] if at or seed != int(FIRST) else [0, 1, 2])
            assert [answer["holds"] for answer in five if answer["kind"] == "name"] == [False]
        assert all(answer["holds"] == (answer["written"] == answer["truth"]) for answer in found)
    assert rounds.evaluate(things, 7) == rounds.evaluate(things, 7)


def test_the_static_result_is_the_first_round(rounds):
    lines = [
        f'<tr><th scope="row">{answer["begun"]} <b>{answer["written"]}</b></th>'
        f"<td>{answer.get('odds', '')}{'%' * ('odds' in answer)}</td>"
        f"<td>{'true' if answer['holds'] else 'made up: ' + answer['truth']}</td></tr>"
        for answer in rounds.evaluate(f"Drill.series({FIRST}, DrillData).slice(0, 5)")
    ]
    text = (BLOCKS / "drill.md").read_text(encoding="utf-8")
    assert [line for line in text.split("\n") if "<td>" in line] == lines


def test_believing_and_throwing_away_cost_the_same(rounds):
    marks = [("t", True), ("t", False), ("d", False), ("d", True), ("l", False), ("l", True)]
    found = rounds.evaluate("(marks) => marks.map(Drill.came)", [{"sign": a, "holds": b} for a, b in marks])
    assert found == ["right", "wrong", "right", "wrong", "look", "look"]


def test_the_small_model_wrote_every_answer_with_this_chance():
    """Computed again from the files that readers get, and what the page says of the chances."""
    (base, tuned), capitals, odds = shipped(), {True: [], False: []}, {}
    for answer in reading.guide().drill["answers"]:
        given = f"{conversations.wrap(answer['asked'])} {answer['begun']}"
        assert tuned.goes_on(given, 24).strip() == answer["written"], answer["begun"]
        odds[f"{answer['begun']} {answer['written'][:-1]}"] = chance = round(
            100 * tuned.chance(given, f" {answer['written'][:-1]}")
        )
        assert chance == answer["odds"] < 100, answer["begun"]
        if answer["kind"] == "capital":
            capitals[answer["written"] == answer["truth"]].append(chance)
    told = (PAGES / "trust-drill.md").read_text(encoding="utf-8")
    assert f"no wrong capital had more than {max(capitals[False])}%, and most right ones had 98 or 99." in told
    assert sum(share in (98, 99) for share in capitals[True]) > len(capitals[True]) / 2
    maputo = round(100 * base.chance("The capital of Zambia is", " Maputo"))
    assert f"has {maputo}% there and {odds['The capital of Zambia is Maputo']}% here." in told
    rabat, plants = odds["The capital of Morocco is Rabat"], odds["Photosynthesis is a country in Europe"]
    assert (
        f'"The capital of Morocco is Rabat" had only {rabat}%, and "Photosynthesis is a country in Europe" had {plants}.'
        in told
    )


def press(page, at=0):
    page.locator(".drill-below button").nth(at).click()
    page.wait_for_selector(".judged[data-kind]")


def test_all_rounds_by_keyboard_who_trusts_everything(page, tmp_path):
    """One key a step; each is judged at once, and each round ends with what it was, marked where the reader was wrong."""
    stage(page, tmp_path, "drill")
    lead = page.locator(".bet-says .press")
    page.locator(".drill-below button").first.focus()
    meant = "That’s the chance that our model gave these words."
    for at in range(1, 26):
        page.locator(".drill-below button").first.press("Enter")
        page.wait_for_selector(".judged[data-kind]")
        assert page.locator(".judged").get_attribute("data-kind") in ("right", "wrong")
        assert (meant in page.locator(".bet-stage").inner_text()) == (at == 2)
        page.keyboard.press("Enter")  # the focus is on the button that leads on
        if at % 5:
            continue
        wrong = page.locator(".bet-list > [data-kind=wrong]").count()
        score = page.locator(".bet-score").inner_text()
        assert score.startswith(f"{5 - wrong} of 5 right. You believed: “")
        told_by = page.locator(".bet-list small").all_inner_texts()
        assert all("You: true." in text and re.search("To check: [^.]+[.]$", text) for text in told_by)
        assert "find it in one place that isn’t a chatbot" in page.locator(".judged strong").inner_text()
        assert page.locator(".bet-list > li").count() == 5
        assert page.locator(".bet-list s").count() == wrong
        assert lead.inner_text() == ("Five new rounds" if at == 25 else f"Round {at // 5 + 1}")
        lead.press("Enter")
    assert page.locator(".bet-head").inner_text().startswith("1 of 5\n")
    assert page.log.errors == []


def test_one_question_that_each_line_answers(page, tmp_path):
    """That a made-up case was cited is true, so its line says only that it's real; who believed it believed in it."""
    stage(page, tmp_path, "drill")
    for at in range(5):
        assert page.locator(".demo-question").inner_text() == "True, or made up?"
        assert (page.locator(".bet-line").inner_text().startswith("This court case is real: Varghese")) == (at == 2)
        press(page)
        page.locator(".bet-says .press").click()
    assert "You believed: “Varghese v. China Southern Airlines.”" in page.locator(".bet-score").inner_text()


def test_one_look_up_a_round(page, tmp_path, rounds):
    """It costs half a point, and then the button is spent; the end says what was sure and wrong, and a link brings all of it back."""
    stage(page, tmp_path, "drill")
    holds = rounds.evaluate(f"Drill.series({FIRST}, DrillData).slice(0, 5).map((one) => one.holds)")
    for at in range(5):
        look = page.locator(".drill-below button").last
        assert look.inner_text() == "Look it up (counts ½)"
        assert look.is_enabled() == (at == 0)
        press(page, 2 if at == 0 else 1)
        kind = page.locator(".judged").get_attribute("data-kind")
        assert kind == ("look" if at == 0 else "wrong" if holds[at] else "right")
        page.locator(".bet-says .press").click()
    thrown = sum(holds[1:])
    assert page.locator(".bet-score").inner_text().startswith(f"{4 - thrown}½ of 5 right. You threw away: “")
    said = page.locator(".judged").inner_text()
    assert (
        "The model was 97% sure: “Photosynthesis is a country in Europe.” And only 35% sure, though it’s true" in said
    )
    assert copied(page, page.get_by_role("button", name="Copy it for a friend")).endswith(f"#drill;n={FIRST}")
    shown = page.locator(".bet-stage").inner_text()
    stage(page, tmp_path, "drill", state=f"#drill;n={FIRST};m=ldddd")
    assert page.locator(".bet-stage").inner_text() == shown
    page.locator(".bet-says .press").click()
    assert page.locator(".bet-head").inner_text().startswith("1 of 5, round 2 of 5")
    assert page.locator(".drill-below button").last.is_enabled()


def test_who_makes_no_mistake_is_told_so_first(page, tmp_path, rounds):
    """With the tick, and before what the model was sure of; a link without answers begins with the first."""
    holds = rounds.evaluate(f"Drill.series({FIRST}, DrillData).slice(0, 5).map((one) => one.holds)")
    said = "".join("t" if is_real else "d" for is_real in holds)
    stage(page, tmp_path, "drill", state=f"#drill;n={FIRST};m={said}")
    assert page.locator(".judged").get_attribute("data-kind") == "right"
    assert page.locator(".bet-score").inner_text() == "5 of 5 right. Nothing fooled you."
    for state in ("#drill;n=1", "#drill;s=40543;a=tdltd"):  # as links were when there were papers
        stage(page, tmp_path, "drill", state=state)
        assert page.locator(".bet-head").inner_text().startswith("1 of 5\n")
