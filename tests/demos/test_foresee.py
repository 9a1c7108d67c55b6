"""What will it say?: the odds in its table, the tens drawn from the date, and how a day is played."""

import datetime
import re
from functools import partial

import pytest

from tests.conftest import slow_but

from .shipped import PAGES, documents, engine_with
from .stage import copied, living, onward, stage, static_result, verdict

ROW = r'<th scope="row">(.*?) …</th><td>(.*?)</td><td>(\d+)%</td><td>(.*?)</td><td>(&lt; 1|\d+)%</td>'
ROWS = re.findall(ROW, static_result("foresee"))  # a beginning, what is written with its odds, what is right with its
WRITES = """([text, named]) => {
  const item = { text, options: named, right: named.at(-1) }, { text: said, odds, came } = end(ForeseeEnds.goOn(base, words, item));
  return [said, odds.map((share) => Math.round(share * 100)), item.options[came]];
}"""
MONTH = [str(datetime.date(2026, 12, 1) + datetime.timedelta(days=number)) for number in range(31)]


ready = engine_with("foresee/model.js", "foresee/ends.js")


@pytest.mark.parametrize(("text", "writes", "odds", "right", "share"), ROWS)
def test_the_static_table_is_what_the_model_writes(ready, text, writes, odds, right, share):
    ends = {writes: int(odds), right: 0 if share.startswith("&lt;") else int(share)}
    said, found, came = ready.evaluate(WRITES, [text, [*ends]])
    assert said.startswith(writes) and came == writes
    assert found == [*ends.values()]
    assert len(ROWS) == 10


def test_an_end_is_a_whole_word(ready):
    """What came is not "eight" where "eighteen" was written, which takes the place of a wrong end."""
    _, odds, came = ready.evaluate(WRITES, ["Nine plus nine is", ["eight", "nine"]])
    assert (came, odds[0]) == ("eighteen", 56)


@pytest.mark.parametrize("day", [*MONTH[:3], "7", "261130"])
def test_a_day_has_ten(ready, day):
    """The same ten each time, in each half three strange ones, one that may be right and one that hardly ever is: no
    beginning twice, what is right among three different ends."""
    ten = ready.evaluate("day => Foresee.ten(day)", day)
    assert ten == ready.evaluate("day => Foresee.ten(day)", day)
    assert len({item["text"] for item in ten}) == 10
    never = [item["kind"] in ("legs", "loss", "withheld") or item["kind"] for item in ten]
    half = ["strange", "strange", "strange", ten[3]["kind"], True]
    assert never == [*half, "strange", "strange", ten[7]["kind"], True, "strange"]
    assert {ten[3]["kind"], ten[7]["kind"]} < {"sum", "opposite", "calendar"}
    for item in ten:
        assert len({*item["options"]}) == 3
        assert {item["right"], item["other"]} < {*item["options"]}


def test_the_strange_ones_of_a_day_end_differently(ready):
    """Nothing is said twice among the six of a day, whichever it is, so that one has four legs at most; and what is said
    is in each place once among three."""
    for day in range(10):
        six = [item for item in ready.evaluate("day => Foresee.ten(day)", str(day)) if item["kind"] == "strange"]
        assert len(six) == len({item["other"] for item in six}) == 6
        places = [item["options"].index(item["other"]) for item in six]
        assert sorted(places[:3]) == sorted(places[3:]) == [0, 1, 2]


def test_days_differ(ready):
    """In a month no two days are alike, and no strange beginning comes back within three days."""
    tens = ready.evaluate("days => days.map(Foresee.ten)", MONTH)
    texts = [frozenset(item["text"] for item in ten) for ten in tens]
    assert len({*texts}) == len(MONTH)
    strange = [{item["text"] for item in ten if item["kind"] == "strange"} for ten in tens]
    assert [
        at for at in range(3, len(MONTH)) if strange[at] & (strange[at - 1] | strange[at - 2] | strange[at - 3])
    ] == []


@pytest.mark.parametrize("days", slow_but([10], [10, 31]))
def test_what_comes_in_a_month(ready, days):
    """It says “four legs” twice a day at most; over ten days whoever bets on what is right foresees some two of ten."""
    tens = ready.evaluate(
        """days => days.map((day) => Foresee.ten(day).map((item) => {
          const asked = item.options.join(), { text: said, came } = end(ForeseeEnds.goOn(base, words, item));
          return [said, item.options[came], item.right, asked === item.options.join()];
        }))""",
        MONTH[:days],
    )
    fours = [sum(bool(re.match(r"four legs", said)) for said, *_ in ten) for ten in tens]
    assert max(fours) == 2 and fours.count(0) < days / 2
    assert all(ten[0][3] for ten in tens)  # the first stands there before the model does
    came = [(came, right) for ten in tens[:10] for _, came, right, _ in ten]
    assert 15 <= sum(end == right for end, right in came) < 25


def test_the_lessons_are_true(ready):
    read = "\n".join(documents())
    assert len(re.findall(r" has four legs", read)) == 375
    assert "tomorrow" not in read.lower()
    assert read.count("was happy") == 1892
    assert read.count("was sad") == 937
    tens = ready.evaluate("days => days.flatMap(Foresee.ten)", MONTH)
    strange = {item["text"] for item in tens if item["kind"] in ("strange", "withheld")}
    assert len(strange) > 30
    assert [text for text in strange if text in read] == []
    assert [item["text"] for item in tens if item["kind"] == "strange" and f"{item['read']}." not in read] == []
    asked = {item["text"] for item in tens if item["kind"] == "opposite"}
    assert {len({*re.findall(rf"{re.escape(text)} (\w+)", read)}) for text in asked} == {1}


def test_a_day_is_a_date_or_a_number(ready):
    """Nothing else is taken from a link."""
    bad = ["2026-02-30", "2026-13-01", "1000000", "", "-1", "1e3", "26-11-30", "2026-11-30T00", "<b>", "2026-1-1"]
    taken = ready.evaluate("all => all.filter((one) => Foresee.isDay(one))", ["2026-11-30", "0", "999999", *bad])
    assert taken == ["2026-11-30", "0", "999999"]


def test_a_class_gets_the_lines_that_its_teacher_reads(ready):
    """The link for teachers and teams leads to five lines, whose ends are in the plan, and the model writes them so."""
    plan = (PAGES / "for-teachers.md").read_text(encoding="utf-8")
    day = re.search(r"#foresee;d=(\d+)\)", plan)[1]
    assert f"#foresee;d={day})" in (PAGES.parent / "ways-through.md").read_text(encoding="utf-8")
    told = []
    for item in ready.evaluate("day => Foresee.ten(day).slice(0, 5)", day):
        said, odds, came = ready.evaluate(WRITES, [item["text"], item["options"]])
        told.append((f"{item['text']} …", said, str(odds[item["options"].index(came)])))
    assert re.findall(r"^ +\| (.* …) \| (.*) \| (\d+)% \|$", plan, re.MULTILINE) == told


# In the page.

DAY = "#foresee;d=2026-12-03;a="  # with a key from when they came in another order


@pytest.fixture
def day(page, tmp_path):
    """Opens today, or the day of a state."""
    return partial(stage, page, tmp_path, "foresee")


@pytest.fixture
def today(own_page, tmp_path):
    """The same where the third of December is today."""
    own_page.clock.install(time=datetime.datetime(2026, 12, 3, 12))
    return partial(stage, own_page, tmp_path, "foresee")


def bet(page, option=0):
    """Bets on an option, waits for what came, and returns the kind of the verdict."""
    page.locator(".say-option").nth(option).click()
    page.locator(".say-option.is-it").wait_for()
    return page.locator(".judged").get_attribute("data-kind")


def play(page, option=0, rounds=5):
    """Plays five, or those that are left of them, always on the same option."""
    kinds = []
    for _ in range(rounds):
        kinds.append(bet(page, option))
        assert page.locator(".is-answered").count() == 0  # what gives later answers away waits below
        onward(page)
    page.wait_for_selector(".say-strip")
    return kinds


def test_another_day_while_the_model_loads(page, tmp_path):
    """The stage is no longer busy once the bet before is over."""
    held = []
    page.route("**/models/base.js", lambda route: held.append(route))
    stage(page, tmp_path, "foresee", state=DAY)
    with page.expect_request("**/models/base.js"):
        page.locator(".say-option").first.click()
    page.evaluate("location.hash = 'foresee;d=7;a='")
    page.locator(".say-option:enabled").first.wait_for()
    for route in held:
        route.continue_()
    living(page, "foresee")


def test_a_bet_is_answered(day):
    """The blank is filled, each end has its odds, the one that came and the one that was bet on are marked by words."""
    page = day(state=DAY)
    assert page.locator(".say-line").inner_text().startswith("My boss is")
    assert page.locator(".bet-head").inner_text().split("\n") == ["1 of 5", "Bets won: 0"]
    page.locator(".say-option", has_text="angry").click()
    page.locator(".judged[data-kind=wrong]", has_text="You bet “angry”. It wrote “a country in Asia”.").wait_for()
    assert verdict(page).endswith(
        "Yours makes more sense. It never read a line that begins like this. It did read “Japan is a country in Asia.”"
    )
    assert page.locator(".say-line").inner_text() == "My boss is a country in Asia."
    assert page.locator(".is-it").inner_text().split()[-1] == "98%"
    assert "98" not in verdict(page)
    assert page.locator(".say-option:enabled").count() == 0
    assert page.log.errors == []


def test_a_day_is_played_to_its_strip(today):
    """Five bets and five more, each time the silliest lines, how many were foreseen, and a copy that leads to the same."""
    me = play(page := today(film=True)).count("right")
    assert page.locator(".say-score").inner_text() == f"You won {me} of 5 bets. Its silliest:"
    shown = page.locator(".say-strip .say-line").all_inner_texts()
    sent = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert sent.startswith("“My boss is a country in Asia.”\nA language model wrote that. It was 98% sure, and")
    onward(page)
    me += play(page).count("right")
    assert page.locator(".say-score").inner_text().startswith(f"You won {me} of 10 bets.")
    assert verdict(page).startswith(
        "Sure isn’t right.\nIt was 91% sure of “Teenagers live in jungles.” ChatGPT’s mistakes"
    )
    new = page.locator(".say-strip .say-line").all_inner_texts()
    assert len(new) == 3 and not {*new} & {*shown}
    assert new[2] == "A boyfriend has four legs."
    sent = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert f"I won {me} of 10 bets. And you?" in sent
    assert sent.endswith("#foresee;d=2026-12-03")
    sent = copied(page, page.get_by_role("button", name="Copy these lines for my class"))
    assert sent.startswith("What will it say? Bet") and sent.endswith("#foresee;d=2026-12-03")
    assert page.evaluate("localStorage.getItem('guide.foresee6')") is None
    onward(page)
    page.wait_for_selector(".say-options")
    assert page.locator(".say-option:enabled").count() == 3
    assert page.evaluate("document.querySelector('live-demo').running.state()") == {"d": "20793", "k": ""}
    assert page.log.errors == []


def test_the_same_five_can_be_played_again(day):
    page = day(state="#foresee;d=2026-12-03;k=00000;n=22222")
    page.get_by_role("button", name="Play again").click()
    assert page.locator(".bet-head").inner_text().startswith("1 of 5")
    assert page.locator(".say-line").inner_text().startswith("My boss is")


def test_starting_over_forgets_the_bets_of_the_day(today):
    """As for the next class; a reload doesn't bring them back, either."""
    play(page := today(film=True))
    assert page.evaluate("localStorage.getItem('guide.foresee6')")
    page.locator(".bet-more > summary").click()
    page.get_by_role("button", name="Start over").click()
    assert page.locator(".bet-head").inner_text().startswith("1 of 5")
    assert page.evaluate("localStorage.getItem('guide.foresee6')") is None
    assert page.locator(".say-option:enabled").count() == 3


def test_the_keys_play(day):
    """Enter bets, the focus goes to the button that leads on, and from there to the next first end."""
    page = day(state=DAY)
    for _ in range(2):
        page.locator(".say-option").first.focus()
        page.keyboard.press("Enter")
        page.locator(".say-option.is-it").wait_for()
        page.wait_for_function("() => document.activeElement.matches('.press')")
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.matches('.say-option')")
    assert page.locator(".demo-live").inner_text().startswith("Number 3: ")
