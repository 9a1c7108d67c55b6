"""Can you tell what's made up? What is made up is never real, every answer is the shipped model's, and a keyboard is enough."""

import re

from content import drill
from tiny_model import conversations

from tests import reading

from .shipped import PAGES, shipped
from .stage import copied, loaded, stage

FIRST = "3425"  # the number of the drill that everybody gets first

rounds = loaded("dice.js", "drill/data.js", "drill/model.js")


def test_a_round_is_four_works_and_an_answer(rounds):
    """None twice, two or three of five hold, yes and no in turn get as many, and the same number gives the same."""
    things = "(seed) => Drill.series(seed, DrillData)"
    for seed in range(1, 31):
        found = rounds.evaluate(things, seed)
        assert len({f"{answer['begun']} {answer['written']}" for answer in found}) == 15
        for at, five in ((at, found[at : at + 5]) for at in range(0, 15, 5)):
            holds = [answer["holds"] for answer in five]
            assert 2 <= sum(holds) <= 3
            assert 2 <= sum(one == (place % 2 == 0) for place, one in enumerate(holds)) <= 3
            kinds = [answer["kind"] for answer in five]
            assert sum("odds" in answer for answer in five) == 1
            assert kinds.count("book") == (2 if at or seed != int(FIRST) else 0)
        assert all(answer["holds"] == (answer["written"] == answer["truth"]) for answer in found if "odds" in answer)
        assert all(answer["asked"].endswith("?") for answer in found)
    assert rounds.evaluate(things, 7) == rounds.evaluate(things, 7)


def test_the_static_result_is_the_first_round(rounds):
    guide = reading.guide()
    (shown,) = drill.first(guide.pages["index.md"], guide)
    rows = re.findall(r"<i>(.*?)</i> (.*?)</th><td>(.*?)%?</td><td>(.*?)(?:: .*)?</td>", shown.text)
    for row, answer in zip(rows, rounds.evaluate(f"Drill.series({FIRST}, DrillData).slice(0, 5)"), strict=True):
        words = f"{answer['begun']} <b>{answer['written']}</b>".strip()
        assert row == (answer["asked"], words, str(answer.get("odds", "")), is_so(answer))


def is_so(answer) -> str:
    """A word for whether it holds."""
    if "named" in reading.guide().drill["asks"][answer["kind"]]:
        return "real" if answer["holds"] else "made up"
    return "true" if answer["holds"] else "false"


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
    page.locator(".quiz-below button").nth(at).click()
    page.wait_for_selector(".judged[data-kind]")


def test_all_rounds_by_keyboard_who_trusts_everything(page, tmp_path, rounds):
    """One key a step; each is judged at once, and each round ends with a card on what was believed."""
    stage(page, tmp_path, "drill")
    lead = page.locator(".bet-says .press")
    page.locator(".quiz-below button").first.focus()
    things = rounds.evaluate(f"Drill.series({FIRST}, DrillData)")
    for number, thing in enumerate(things, 1):
        assert page.locator(".demo-question").inner_text() == thing["asked"]
        assert page.locator(".bet-line").inner_text() == f"{thing['begun']} {thing['written']}".strip()
        page.locator(".quiz-below button").first.press("Enter")
        page.wait_for_selector(".judged[data-kind]")
        assert page.locator(".judged").get_attribute("data-kind") == ("right" if thing["holds"] else "wrong")
        assert page.locator(".quiz-stamp").inner_text().lower() == is_so(thing)
        assert (f"{thing.get('odds')}% sure" in page.locator(".bet-stage").inner_text()) == ("odds" in thing)
        page.keyboard.press("Enter")  # the focus is on the button that leads on
        if number % 5:
            continue
        wrong = [one for one in things[number - 5 : number] if not one["holds"]]
        shown = page.locator(".bet-stage").inner_text()
        assert shown.startswith(f"{5 - len(wrong)} of 5 right.")
        assert "I believed:" in shown and wrong[0]["written"] in shown
        page.locator(".bet-more > summary").click()
        listed = page.locator(".bet-list > li").all_inner_texts()
        assert all(re.search("You believed it. To check: [^.]+[.]$", text) for text in listed)
        assert page.locator(".bet-list > .wrong").count() == len(wrong)
        assert page.locator(".judged strong").inner_text() == "Only looking it up couldn’t go wrong."
        assert lead.inner_text() == ("New rounds" if number == 15 else f"Round {number // 5 + 1}")
        lead.press("Enter")
    assert page.locator(".bet-head").inner_text().startswith("1 of 5\n")
    assert page.log.errors == []


def test_one_look_up_a_round(page, tmp_path, rounds):
    """It counts as right, and then it's spent; a friend gets a question, and a link brings the card back."""
    stage(page, tmp_path, "drill")
    holds = rounds.evaluate(f"Drill.series({FIRST}, DrillData).slice(0, 5).map((one) => one.holds)")
    for at in range(5):
        look = page.locator(".quiz-below button").last
        assert (look.inner_text() == "Look it up (once)") == (at == 0)
        assert page.get_by_text("Your look-up is spent.").count() == (at > 0)
        press(page, 2 if at == 0 else 1)
        kind = page.locator(".judged").get_attribute("data-kind")
        assert kind == ("look" if at == 0 else "wrong" if holds[at] else "right")
        page.locator(".bet-says .press").click()
    assert page.locator(".bet-score").inner_text() == f"{5 - sum(holds[1:])} of 5 right."
    sent = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert sent.startswith(
        "Did this happen? “A band with over 400,000 listeners on Spotify turned out to be made by AI.” It fooled me. ●●●○○ 3 of 5 right. And you? "
    )
    assert sent.endswith(f"#drill;d={FIRST}")
    shown = page.locator(".bet-stage").inner_text()
    stage(page, tmp_path, "drill", state=f"#drill;d={FIRST};h=ldddd")
    assert page.locator(".bet-stage").inner_text() == shown
    page.locator(".bet-says .press").click()
    assert page.locator(".bet-head").inner_text().startswith("1 of 5, round 2 of 3")
    assert page.locator(".quiz-below button").last.inner_text() == "Look it up (once)"


def test_who_makes_no_mistake_is_told_so_first(page, tmp_path, rounds):
    """A link without judgements begins with the first, and so does one from when the things were others."""
    holds = rounds.evaluate(f"Drill.series({FIRST}, DrillData).slice(0, 5).map((one) => one.holds)")
    said = "".join("t" if is_real else "d" for is_real in holds)
    stage(page, tmp_path, "drill", state=f"#drill;d={FIRST};h={said}")
    assert page.locator(".judged").get_attribute("data-kind") == "look"  # the advice is no verdict
    assert page.locator(".bet-stage").inner_text().startswith("5 of 5 right.\n")
    assert "I wasn’t fooled by:" in page.locator(".bet-stage").inner_text()
    made_up = rounds.evaluate(f"Drill.series({FIRST}, DrillData).find((one) => !one.holds)")
    assert f"{made_up['begun']} {made_up['written']}".strip() in page.locator(".bet-stage").inner_text()
    for state in (
        "#drill;r=1",
        "#drill;r=18;j=tdtdt",
        "#drill;s=40543;a=tdltd",
        "#drill;n=18660;m=ldddd",
        "#drill;d=18;g=ldddd",
    ):
        stage(page, tmp_path, "drill", state=state)
        assert page.locator(".bet-head").inner_text().startswith("1 of 5\n")


def test_a_round_can_be_played_again(page, tmp_path):
    """With the same five, for the next class."""
    stage(page, tmp_path, "drill", state=f"#drill;d={FIRST};h=ttttt")
    page.locator(".bet-score").wait_for()
    page.get_by_role("button", name="Play again").click()
    assert page.locator(".bet-head").inner_text().split("\n") == ["1 of 5", "0 right"]
    assert "24 essays" in page.locator("live-demo").inner_text()
