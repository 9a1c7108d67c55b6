"""Watch it learn, which trains before the reader's eyes: what it shows at its end, and how it behaves."""

import re

import pytest
from playwright.sync_api import expect

from .stage import BLOCKS, LONG, copied, lasting, onward, stage, static_result, verdict

# Trains on a lesson, and gives what it says at each step that is asked for.
TRAIN = """(begun, looks) => new Promise((over) => {
  const lines = Learning.lines(), letters = Learning.letters(lines), said = {};
  Training.start({ ...Learning.lesson({ lines, letters }, begun), looks }, ({ seen, done }) => {
    for (const { step, goesOn } of seen) said[step] = goesOn.map((tokens) => Learning.words(letters, tokens));
    if (done) over(said);
  });
})"""


@pytest.fixture
def learn(page, tmp_path):
    """Opens the demonstration before its guess; its trainings end only if `ends` is said."""

    def opened(state="", ends=False):
        stage(page, tmp_path, "learn", state=state, wait=False)
        page.wait_for_selector("live-demo.is-live")
        unmanned(page)  # of the page before
        lasting(page, 1 if ends else 15)
        return page.locator("live-demo")

    return opened


def unmanned(page):
    """Waits until no worker is left: the browser tells of a stopped one when it has gone, a moment later."""
    while page.workers:
        with page.workers[0].expect_event("close"):
            pass


def taught(page, word="", chip="18 or fewer"):
    """Teaches it a word with a bet, and waits until it reads the line."""
    page.get_by_role("textbox", name="The best team is").fill(word)
    page.get_by_role("button", name=chip, exact=True).click()
    page.locator(".learn-head", has_text="of your line, “").wait_for(timeout=LONG)


def outcome(page, ends="true or not|The capital"):
    """What stands there when the training is over."""
    page.locator(".judged", has_text=re.compile(ends)).wait_for(timeout=LONG)
    return verdict(page)


def table():
    """The table of the static result: by step, what it calls the capital of the moon, and that of France."""
    cells = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row) for row in static_result("learn").split("</tr>")[1:-1]]
    return {head: [re.sub("<.*?>", "", one) for one in said] for head, *said in cells}


CAPITALS = r"The capital of \w+ is (\w+\.)"
BOBA = "“The capital of the moon is boba.”\nRight: you guessed “a made-up one”. It learned only that a name comes there, and it makes one letter by letter."


@pytest.mark.slow
def test_sentences_are_learned_as_the_tables_say(learn, page):
    """What it calls both capitals on the way; Oslo is the first real one that it gives France; and what the unread snake says."""
    learn(ends=True)
    asked = ["The capital of the moon is ", "The capital of France is ", "The snake says "]
    steps = [*range(1, 127), 161, 218, 287, 320, 500]
    said = page.evaluate(f"([begun, looks]) => ({TRAIN})(begun, looks)", [asked, steps])
    assert table() == {step: said[step][:2] for step in table()}
    assert f'"{asked[2]}{said["500"][2]}"' in (BLOCKS / "learn.md").read_text(encoding="utf-8")
    real = re.findall(CAPITALS, page.evaluate("LearnText"))
    assert len(real) == 30
    assert [(step, one) for step, (_, one, _) in said.items() if one in real][:2] == [
        ("123", "Oslo."),
        ("124", "Oslo."),
    ]


def test_it_babbles_after_one_step(learn, page):
    """What stands there before the bet; in a page, spaces in a row are one."""
    demo = learn(ends=True)
    babble = page.evaluate("""async () => {
      await document.querySelector("live-demo").loadLater();
      const lines = Learning.lines("The best team is ours."), letters = Learning.letters(lines);
      const lesson = { ...Learning.lesson({ lines, letters }, ["The best team is "], true), looks: [1] };
      return new Promise((over) => {
        const worker = Training.start(lesson, ({ seen: [first] }) => first && (worker.end(), over(Learning.words(letters, first.goesOn[0]))));
      });
    }""")
    assert demo.locator(".bet-stage b").inner_text() == " ".join(babble.split())


def test_it_had_read_the_line_as_often_as_it_says(learn, page):
    """Eight times when it said Oslo, nineteen when it said Ankara; a reader's line, the last, is counted by the same dice."""
    learn()
    often, own, said = page.evaluate("""() => {
      const lines = Learning.lines(), letters = Learning.letters(lines);
      function counts(lesson, isIt) {
        const dice = Dice.roll(lesson.shape.seed + 1), often = [0];
        for (let step = 1; step <= 287; step++)
          often.push(Array.from({ length: 8 }, () => isIt(lines[Math.floor(dice() * lines.length)])).reduce((sum, is) => sum + is, often.at(-1)));
        return often;
      }
      const of = counts(Learning.lesson({ lines, letters }, []), (line) => line.includes("France"));
      const lesson = Learning.lesson({ lines, letters }, [], true);
      const own = counts(lesson, (line) => line === lines.at(-1)).at(-1);
      return [[of[123], of[125], of[287]], own, lesson.read.filter((step) => step <= 287).length];
    }""")
    assert often == [8, 8, 19]
    assert own == said
    assert "eight times when it said Oslo, and nineteen" in (BLOCKS / "learn.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_readers_word_is_learned_and_the_moon_named(learn, page):
    """The first bet is on how many readings the reader's own word takes, the second on what no line told; then another word can come."""
    learn(ends=True)
    taught(page, "6")
    count = re.search(
        r"^From babble to your line in (\d+) readings\.\nRight: you guessed “18 or fewer”\. What it reads often",
        outcome(page),
    )[1]
    assert page.locator(".learn-now > b").inner_text() == "6."
    expect(page.locator(".learn-head")).to_have_text(re.compile("^On the way it said: “.*”$"))
    words = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert words.startswith(f"“The best team is 6.” A model read that {count} times, and now it says it, true or")
    assert words.endswith("#learn;n=;w=6;r=0")
    onward(page)
    expect(page.locator(".judged > *")).to_have_count(0)
    page.get_by_role("button", name="a made-up one").click()
    assert outcome(page) == BOBA
    expect(page.locator(".learn-head")).to_have_text(re.compile("^On the way it said: “.*”$"))
    words = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert words.startswith("“The capital of the moon is boba.” A model wrote that")
    onward(page)
    expect(page.get_by_role("textbox", name="The best team is")).to_have_value("")
    taught(page, "6")  # the second round has other random numbers
    onward(page)
    page.get_by_role("button", name="a made-up one").click()
    assert "when it said “boba.”" in verdict(page)
    page.get_by_role("button", name="Skip to the end").click()
    assert outcome(page).startswith("“The capital of the moon is Lisbonken.”")
    assert page.log.errors == []


@pytest.mark.slow
def test_the_moon_has_these_names(learn, page):
    """One for each round."""
    learn(ends=True)
    names = page.evaluate("""async () => {
      await document.querySelector("live-demo").loadLater();
      const lines = Learning.lines(), letters = Learning.letters(lines);
      const said = (round) => new Promise((over) => {
        const lesson = Learning.lesson({ lines, letters }, ["The capital of the moon is "], false, round);
        Training.start({ ...lesson, looks: [] }, ({ seen, done }) => done && over(Learning.words(letters, seen.at(-1).goesOn[0])));
      });
      return [Learning.MOONS.map(([, name]) => name), await Promise.all(Learning.MOONS.map((_, round) => said(round)))];
    }""")
    assert names[0] == names[1]
    assert names[0][0] == table()["500"][0]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("word", "chip"),
    [("ours", "18 or fewer"), ("Wolverhampton Wanderers", "19 or 20"), ("Chelsea", "21 or more")],
)
def test_each_bet_on_the_readings_can_be_won(learn, page, word, chip):
    """By an ordinary word, and by the longest names of clubs; all of it is learned."""
    learn(ends=True)
    taught(page, word, chip)
    assert f"\nRight: you guessed “{chip}”." in outcome(page)
    assert page.locator(".learn-now > b").inner_text() == f"{word}."


# What it says after each of the first readings of a line, up to a step.
READ = """([words, last]) => document.querySelector("live-demo").loadLater().then(() => Promise.all(words.map((word) => {
  const lines = Learning.lines(`The best team is ${word}.`), letters = Learning.letters(lines), said = [];
  const lesson = Learning.lesson({ lines, letters }, ["The best team is "], true);
  return new Promise((over) => {
    const worker = Training.start(lesson, ({ seen, step }) => {
      for (const look of seen) said.push([look.step, Learning.words(letters, look.goesOn[0])]);
      if (step >= last) over([lesson.read, said, lines], worker.end());
    });
  });
})))"""


def test_it_is_asked_after_each_reading(learn, page):
    """A line is among its hundred, and after the first reading of it no word brings more than babble."""
    learn(ends=True)
    for read, said, lines in page.evaluate(READ, [["ours", "6", "Borussia Dortmund", "skibidi"], 60]):
        assert [step for step, _ in said] == read[: len(said)]
        assert (read[:2], len(read)) == ([35, 38], 35) and len(said) > 1
        assert len(lines) == 100
        assert not [line for line in lines if line.endswith(f" {said[0][1]}")]


def test_a_long_word_is_told_of(learn, page):
    """The field takes 24 letters, and says so; what a shorter one brings is no verdict."""
    learn()
    field = page.get_by_role("textbox", name="The best team is")
    field.press_sequentially("my brother's old football club")
    assert field.input_value() == "my brother's old footbal"
    assert verdict(page) == "24 letters are the most that fit."
    field.press("Backspace")
    assert verdict(page) == ""


def test_one_press_leads_to_the_moon(learn, page):
    """While it reads a line, too, which a long word makes long."""
    learn()
    taught(page, "Borussia Dortmund", "19 or 20")
    expect(page.locator(".bet-says .press")).to_have_text("Skip to the next bet")
    onward(page)
    page.get_by_role("button", name="a made-up one").wait_for()
    expect(page.locator(".judged > *")).to_have_count(0)
    assert page.log.errors == []


def test_the_end_of_the_second_training_can_be_had_at_once(learn, page):
    """It begins while its bet is read, and is not told before the bet."""
    learn(ends=True)
    taught(page, "6", "19 or 20")
    assert "\nNo: you guessed “19 or 20”. What it " in outcome(page)
    lasting(page)
    with page.expect_worker():
        onward(page)
    assert page.locator("live-demo.is-answered").count() == 0
    page.get_by_role("button", name="nothing", exact=True).click()
    page.get_by_role("button", name="Skip to the end").click()
    assert outcome(page).startswith("“The capital of the moon is boba.”\nNo: you guessed “nothing”.")
    unmanned(page)
    page.wait_for_function("() => history.state?.['demo learn']?.n")
    page.reload()
    assert outcome(page).startswith("“The capital of the moon is boba.”\nNo: you guessed “nothing”.")
    page.set_viewport_size({"width": 340, "height": 800})
    fits = "({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => scrollHeight === clientHeight && scrollWidth === clientWidth"
    assert page.locator(".bet-stage").evaluate(fits)
    assert page.log.errors == []


# Links of this version and of those before: the bets, and what came of them.
LINKS = [
    ("n=read", "“The capital of the moon is boba.”\nNo: you guessed “a city it read of”."),
    ("c=read;n=other", "“The capital of the moon is boba.”\nRight: you guessed “a made-up one”."),
    ("c=other;n=", ""),
    ("n=;w=Zo%C3%AB", ""),
    ("b=other;m=read;x=snake;s=3;f=he%20is%20tired.", ""),
]


@pytest.mark.parametrize(("state", "words"), LINKS)
def test_a_link_that_brings_a_bet_tells_what_came_of_it(learn, page, state, words):
    """At once and without a training; then it can be started over. Bets of old versions are asked anew."""
    linked = learn(state=f"#learn;{state}")
    if not words:
        assert linked.locator(".judged").inner_text() == ""
        assert page.get_by_role("textbox", name="The best team is").input_value() == ("Zoë" if "w=" in state else "")
        return
    assert outcome(page).startswith(words)
    assert page.workers == []
    onward(page)
    page.get_by_role("textbox", name="The best team is").wait_for()
    assert page.locator("live-demo.is-answered").count() == 0


def test_the_readers_text_stays_text_and_stays_here(learn, page):
    """Markup in a line is only letters, and neither a link nor the history carries it."""
    page.evaluate("void (window.alert = () => { window.alarm = true; })")
    demo = learn(ends=True)
    taught(page, "<img src=x>secret 🦕 שלום"[:21])
    assert demo.locator("img").count() == 0
    assert page.evaluate("window.alarm") is None
    demo.evaluate("demo => demo.link()")
    assert "secret" not in page.evaluate("location.href + JSON.stringify(history.state)")
    assert page.log.errors == []
