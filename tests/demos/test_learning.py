"""Watch it learn, which trains before the reader's eyes: what it shows at its end, and how it behaves."""

import re

import pytest

from .stage import BLOCKS, LONG, copied, lasting, stage, static_result

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


def begun(demo, chip="nothing"):
    """Guesses, which begins the training, and waits for its first steps."""
    demo.get_by_role("button", name=chip, exact=True).click()
    demo.get_by_text(re.compile(r"Step [1-9]")).wait_for(timeout=LONG)
    return demo


def outcome(demo):
    """What stands there when the training is over."""
    demo.locator(".judged:not(:empty)").wait_for(timeout=LONG)
    return demo.locator(".judged").inner_text()


def spared(demo):
    """What stands there when the wait for a training is spared."""
    demo.get_by_role("button", name="Skip to the end").click()
    return outcome(demo)


def onward(demo, words):
    """Follows the one button that leads on."""
    demo.locator(".demo-on:visible", has_text=words).click()


def listed(demo):
    """What it wrote on the way, by steps."""
    return dict(one.locator("span, bdi").all_text_contents() for one in demo.locator(".learn-list > li").all())


def table():
    """The table of the static result: by step, what it calls the capital of the moon, and that of France."""
    cells = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row) for row in static_result("learn").split("</tr>")[1:-1]]
    return {head: [re.sub("<.*?>", "", one) for one in said] for head, *said in cells}


def moons():
    return {step: moon for step, (moon, _) in table().items()}


CAPITALS = r"The capital of \w+ is (\w+\.)"


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


def test_it_had_read_the_line_as_often_as_it_says(learn, page):
    """Eight times when it said Oslo, nineteen when it said Ankara."""
    learn()
    often = page.evaluate("""() => {
      const lines = Learning.lines(), dice = Dice.roll(Learning.lesson({ lines, letters: [] }, []).shape.seed + 1), often = {};
      for (let step = 1, times = 0; step <= 287; often[step++] = times)
        for (let at = 0; at < 8; at++) times += lines[Math.floor(dice() * lines.length)].includes("France");
      return [often[123], often[125], often[287]];
    }""")
    assert often == [8, 8, 19]
    assert "eight times when it said Oslo, and nineteen" in (BLOCKS / "learn.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_line_of_the_readers_is_learned(learn, page):
    """A training in the page comes to the known end, the moon's, and what came before stays; then the snake says what the reader typed."""
    demo = begun(learn(ends=True), "a made-up one")
    first = outcome(demo)
    assert first == (
        "“The capital of the moon is boba.”\nRight: you guessed “a made-up one”. It never read of the moon, "
        "and says it in the same tone as “The capital of France is Paris.”"
    )
    assert listed(demo) == moons()
    assert demo.locator(".learn-head").inner_text() == "By step. France’s, which it reads: Paris."
    words = copied(page, demo.get_by_role("button", name="Copy it for a friend"))
    assert words.startswith("“The capital of the moon is boba.” A model wrote that")
    for said, lead in (("bestie", "Now teach it"), ("", "Another voice")):
        onward(demo, lead)
        assert demo.locator(".bet-stage").bounding_box()["height"] < 180  # no empty box
        page.keyboard.type(said)
        page.keyboard.press("Enter")
        assert re.match(
            f"Learned: “The snake says {said or 'hiss'}.”\nWhat it reads often, it writes, true or not: it had read your line some [1-4]?[0-9]",
            outcome(demo),
        )
        words = copied(page, demo.get_by_role("button", name="Copy it for a friend"))
        assert words.startswith(f"“The snake says {said or 'hiss'}.” A model learned that")
    assert page.log.errors == []


def test_a_slow_machine_does_not_keep_the_reader_waiting(page, tmp_path):
    """After eight seconds comes what was recorded, check by check and then its end, and says so; a phone shows it whole."""
    stage(page, tmp_path, "learn", film=True)
    assert page.evaluate("document.querySelector('live-demo').loadLater().then(() => LearnPlay.patience)") == 8000
    assert "after eight seconds" in (BLOCKS / "learn.md").read_text(encoding="utf-8")
    lasting(page)
    page.evaluate("""() => {
      LearnPlay.patience = 0;
      window.seen = [];
      const stage = document.querySelector(".bet-stage");
      new MutationObserver(() => seen.push(stage.parentNode.innerText)).observe(stage, { childList: true, subtree: true });
    }""")
    page.locator(".demo-chip").first.click()
    page.locator(".judged[data-kind=wrong]").wait_for()
    for step, said in [*table().items()][:-1]:
        words = ["as they ran on our machine", f"Step {step} of 500", *(one.split()[0] for one in said)]
        assert page.evaluate("words => seen.some((one) => words.every((word) => one.includes(word)))", words)
    assert page.locator(".learn-head").inner_text().startswith("By step, as it ran on our machine.")
    page.set_viewport_size({"width": 340, "height": 800})
    fits = "({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => scrollHeight === clientHeight && scrollWidth === clientWidth"
    assert page.locator(".bet-stage").evaluate(fits)
    unmanned(page)


def test_a_training_begins_while_its_bet_is_read(learn, page):
    """The pointer on the bet's choices begins it, and the bet shows that one; its end is not told before it's there."""
    demo = learn()
    with page.expect_worker():
        demo.locator(".demo-chip").first.hover()
    assert demo.locator(".bet-stage").get_by_text("Step").count() == 0
    begun(demo)
    assert len(page.workers) == 1
    assert not page.locator("live-demo.is-answered").count()  # what tells of the end waits for it
    assert spared(demo).startswith("“The capital of the moon is boba.”\nNo: you guessed “nothing”.")
    unmanned(page)


def test_whoever_teaches_it_first_is_led_to_the_moon_afterwards(learn, page):
    """The first screen offers one's own line, too, and the bet on the moon comes then."""
    demo = learn()
    demo.get_by_role("button", name="Or teach it a line of yours first").click()
    page.get_by_role("textbox", name="The snake says").wait_for()
    page.keyboard.type("bestie")
    page.keyboard.press("Enter")
    demo.get_by_role("button", name="Stop").click()
    demo.get_by_text("You stopped it").wait_for(timeout=LONG)
    onward(demo, "Now bet on the moon")
    demo.locator(".demo-chip").first.wait_for()
    assert page.log.errors == []


# Links of this version and of those before: the bets, and what came of them.
LINKS = [
    ("n=read", "“The capital of the moon is boba.”\nNo: you guessed “a city it read of”."),
    ("c=read;n=other", "“The capital of the moon is boba.”\nRight: you guessed “a made-up one”."),
    ("c=other;n=", ""),
    ("b=other;m=read;x=snake;s=3;f=he%20is%20tired.", ""),
]


@pytest.mark.parametrize(("state", "words"), LINKS)
def test_a_link_that_brings_a_bet_tells_what_came_of_it(learn, page, state, words):
    """At once and without a training; then it can be started over. Bets of old versions are asked anew."""
    linked = learn(state=f"#learn;{state}")
    if not words:
        assert linked.locator(".judged").inner_text() == ""
        return
    assert linked.locator(".judged").inner_text().startswith(words)
    assert page.workers == []
    linked.locator(".bet-more > summary").click()
    linked.get_by_role("button", name="Start over").click()
    page.wait_for_function("() => !document.querySelector('live-demo.is-answered')")


def test_whoever_comes_back_finds_the_last_bet(learn, page):
    demo = begun(learn(), "a city it read of")
    verdict = spared(demo)
    page.wait_for_function("() => history.state?.['demo learn']?.n")
    page.reload()
    assert outcome(demo) == verdict
    assert demo.locator(".demo-chip[aria-pressed=true]").inner_text() == "a city it read of"
    assert page.log.errors == []


def test_the_readers_text_stays_text_and_stays_here(learn, page):
    """Markup in a line is only letters, and neither a link nor the history carries it; a training can be stopped."""
    page.evaluate("void (window.alert = () => { window.alarm = true; })")
    demo = learn(state="#learn;n=other")
    onward(demo, "Now teach it what a snake says")
    page.keyboard.insert_text("<img src=x>secret 🦕 שלום")
    onward(demo, "Let it learn that")
    demo.get_by_text(re.compile(r"Step [1-9]")).wait_for(timeout=LONG)
    demo.get_by_role("button", name="Stop").click()
    demo.get_by_text("You stopped it").wait_for(timeout=LONG)
    assert demo.locator("img").count() == 0
    assert page.evaluate("window.alarm") is None
    demo.locator(".bet-more > summary").click()
    demo.get_by_role("button", name="Copy link to this state").click()
    page.wait_for_function("() => location.hash.length > 1")
    assert "secret" not in page.evaluate("location.href + JSON.stringify(history.state)")
    assert page.log.errors == []
