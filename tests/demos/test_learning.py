"""The two demonstrations that train before the reader's eyes: what they show at their end, and how they behave."""

import re

import pytest

from tests.conftest import slow_but

from .stage import BLOCKS, LONG, lasting, live_result, loaded, stage, static_result

TRAINED = ["learn", "sums"]
ONE = slow_but(["learn"], TRAINED)  # both run in the same shell, with the same worker

# Notes of each sum from 150 on whether 14 and its own last digit were written.
NOTE_ENDS = """() => {
  const { marks } = Sums;
  Sums.marks = (parts, sums, written) => {
    window.left = sums.flatMap(([a, b], at) => (a + b < 150 ? [] : [written[at] === `14${(a + b) % 10}`]));
    return marks(parts, sums, written);
  };
}"""


@pytest.fixture
def demo(page, tmp_path):
    """Opens a demonstration before its guess, with nothing folded away; its trainings end only if `ends` is said."""

    def opened(name, state="", ends=False):
        stage(page, tmp_path, name, state=state, wait=False)
        page.wait_for_selector(f"live-demo[name={name}].is-live")
        unmanned(page)  # of the page before
        page.locator(".bet-more").evaluate("more => { more.open = true; }")
        lasting(page, 1 if ends else 50)
        return page.locator(f"live-demo[name={name}]")

    return opened


def unmanned(page):
    """Waits until no worker is left: the browser tells of a stopped one when it has gone, a moment later."""
    while page.workers:
        with page.workers[0].expect_event("close"):
            pass


def begun(demo, chip=0):
    """Guesses, which begins the training, and waits for its first steps."""
    demo.locator(".demo-guess").first.locator("button").nth(chip).click()
    demo.get_by_text(re.compile(r"Step [1-9]")).wait_for(timeout=LONG)
    return demo


def outcome(demo):
    """What stands there when the training is over."""
    demo.locator(".judged:not(:empty)").wait_for(timeout=LONG)
    return demo.locator(".judged").inner_text()


def again(demo, chip, skip=False):
    """Goes on to the next bet, which stands once and above the stage, bets, and waits for the end of its training."""
    demo.locator(".demo-on:visible").click()
    question = demo.locator(".demo-question").inner_text()
    assert demo.locator(".judged").inner_text() == ""
    demo.locator(".demo-chip:visible", has_text=chip).first.click()
    assert demo.locator(".demo-question").inner_text() == question
    assert demo.locator(".demo-chip:visible[aria-pressed=true]").all_inner_texts() == [chip]
    assert demo.locator(".bet-stage").bounding_box()["y"] > 0
    return spared(demo) if skip else outcome(demo)


def spared(demo):
    """What stands there when the wait for a training is spared."""
    demo.get_by_role("button", name="Skip to the end").click()
    return outcome(demo)


def own(demo):
    """Follows the last button, and gives the field that it leads to."""
    demo.locator(".bet-more").evaluate("more => { more.open = false; }")
    demo.get_by_role("button", name="Now try your own").click()
    return demo.locator(":focus").evaluate("one => one.closest('label').textContent")


def read(demo):
    """The demonstration, with the field of all that it reads unfolded."""
    demo.get_by_text("All that it reads").click()
    return demo


def drawn(demo):
    """What the square of the sums shows: those that are right, wrong, or were shown."""
    return demo.locator(".sums-map path").evaluate_all("paths => paths.map((one) => one.getAttribute('d'))")


def link(page, demo):
    """The address that is copied for a state."""
    demo.get_by_role("button", name="Copy link to this state").click()
    page.wait_for_function("() => location.hash.length > 1")
    return page.evaluate("location.href")


def notes(name):
    """The Markdown after the demonstration's tag."""
    return (BLOCKS / f"{name}.md").read_text(encoding="utf-8").partition("</live-demo>")[2]


@pytest.mark.slow
def test_sentences_are_learned_as_the_page_says(demo, page):
    """The static result, what the same training says of London, and what it says of the snake with its line; the end that is skipped to is the same."""
    learn = begun(demo("learn", ends=True), chip=2)
    first = outcome(learn)
    assert first.startswith(
        "“The snake says he is tired.”\nRight: you guessed “something else”. It never read of a snake"
    )
    assert "Let it read “The snake says hiss.”, and it writes that." in first
    assert live_result(page, "learn") == static_result("learn")
    assert "f=he%20is%20tired." in link(page, learn)
    listed = learn.locator(".learn-list").inner_text()
    london = again(learn, "one of the thirty")
    assert london.startswith(
        "“The capital of London is Paris.”\nRight: you guessed “one of the thirty”. London has no capital"
    )
    assert london.endswith("“The capital of France is Paris.”")
    assert learn.locator(".learn-now").inner_text() == "The capital of London is Paris.\ngrey: it never read that word"
    assert len(page.workers) == 1  # the same training answers both
    assert "says he is tired" in notes("learn") and 'London is "Paris"' in notes("learn")
    assert own(learn).startswith("The snake says …")
    read(learn).get_by_role("button", name="Train on this text").click()
    learn.get_by_text("Step 500 of 500").wait_for(timeout=LONG)
    assert outcome(learn) == "Now it writes “The snake says hiss.”\n28 of 30 lines finished as you wrote them."
    cells = learn.locator(".demo-result tr", has_text="The snake says").last.locator("td").all_text_contents()
    assert cells == ["he is tired.", "hiss."]
    learn = begun(demo("learn"), chip=2)
    assert spared(learn) == first
    assert learn.locator(".learn-list").inner_text() == listed
    assert again(learn, "one of the thirty") == london
    own(learn)
    learn.locator(":focus").fill("bestie")
    lasting(page, 1)
    learn.get_by_role("button", name="Let it read that, too").click()
    assert learn.locator(".demo-question").inner_text() == "It reads your line, too. What does the snake say now?"
    learn.get_by_text("Step 500 of 500").wait_for(timeout=LONG)
    assert outcome(learn).startswith("Now it writes “The snake says bestie.”\n")
    assert page.log.errors == []


@pytest.mark.parametrize("name", ONE)
def test_a_slow_machine_does_not_keep_the_reader_waiting(demo, page, name):
    """After two seconds the known end of the training takes its place, with the picture and no empty half."""
    learn = demo(name)
    assert page.evaluate("patience") == 2000 and all("after two seconds" in notes(one) for one in TRAINED)
    page.evaluate("Course.patience = 0")
    learn.locator(".demo-chip").first.click()
    assert outcome(learn).startswith(
        ("“The snake says he is tired.”\nNo: you", "99 + 98 = 147, it says: far off, by 50\nNo: you")
    )
    assert "Step 0" not in learn.locator(".bet-stage").inner_text()
    if name == "learn":
        assert learn.locator(".learn-head").inner_text() == "Step 500 of 500, replayed from our machine"
        stage, words = learn.locator(".bet-stage").bounding_box(), learn.locator(".learn-now").bounding_box()
        assert words["x"] - stage["x"] < 40
    unmanned(page)


@pytest.mark.parametrize(("name", "first"), [("learn", "TzG"), ("sums", "99 + 98 = …")])
def test_who_has_waited_sees_the_way_of_the_known_training(page, tmp_path, name, first):
    """Line by line as the table on the page has it, then its end."""
    stage(page, tmp_path, name, film=True)
    lasting(page)
    page.evaluate("""() => {
      Course.patience = 0;
      window.seen = [];
      const stage = document.querySelector(".bet-stage");
      new MutationObserver(() => seen.push(stage.innerText)).observe(stage, { childList: true, subtree: true });
    }""")
    page.locator(".demo-chip").first.click()
    page.locator(".judged[data-kind=wrong]").wait_for()
    for row in page.locator(".demo-static tbody").nth(name == "sums").locator("tr").all()[:-1]:
        step, *_, last = row.locator("th, td").all_text_contents()
        words = [f"Step {step} ", "…" if name == "sums" else last]  # what it says to 99 + 98 would decide the bet
        assert page.evaluate("words => seen.some((one) => words.every((word) => one.includes(word)))", words)
    if name == "sums":
        assert page.evaluate("!seen.some((one) => one.includes('Step') && one.includes('147'))")
    assert page.evaluate("first => seen.some((one) => one.includes(first))", first)
    unmanned(page)


@pytest.mark.slow
def test_sums_are_learned_as_the_page_says(demo, page):
    """The static result of the sums below 150, as the notes have it, then a run on 500 of every size."""
    sums = demo("sums", ends=True)
    page.evaluate(NOTE_ENDS)
    first = outcome(begun(sums))
    assert first.startswith("99 + 98 = 147, it says: far off, by 50\nNo: you guessed “197”.")
    assert "never read an answer past 149. It gets none of the 1,225 bigger sums right" in first
    assert "it gets none right" in notes("sums") and "99+98 becomes 147" in notes("sums")
    ends = page.evaluate("left")
    assert (len(ends), all(ends)) == (1225, True)
    assert live_result(page, "sums") == static_result("sums")
    all_sizes = again(sums, "nearly all")
    assert all_sizes.startswith(
        "Now 99 + 98 = 197, and 92.2% of the others are right\nRight: you guessed “nearly all”."
    )
    assert sums.locator(".sums-line").inner_text() == "99 + 98 = 197 right"
    assert sums.locator(".sums-bar").all_inner_texts() == ["New sums, right\n92.2%"]
    assert "gets 92% of the others right" in notes("sums")
    assert "f=92.2%25" in link(page, sums)
    assert all(drawn(sums)) and len(drawn(sums)) == 4
    assert own(sums).startswith("A question with a sum")
    assert sums.get_by_label("A question with a sum in it").input_value() == ""
    sums.get_by_role("button", name="Ask the model").click()
    sums.get_by_text("the calculator runs it: 197").wait_for()
    assert "The model writes: 197" in sums.locator(".demo-text").inner_text()
    sums.get_by_label("A question with a sum in it").fill("What is 12 times 12?")
    sums.get_by_role("button", name="Ask the model").click()
    sums.get_by_text("144").first.wait_for()
    sums.get_by_label("A question with a sum in it").fill("7 plus 5")
    sums.get_by_role("button", name="Ask the model").click()
    sums.get_by_text("every sum it read had two numbers of two digits").first.wait_for()
    sums = begun(demo("sums"))
    assert spared(sums) == first
    assert sums.locator(".sums-bar").all_inner_texts() == ["Sums under 150, right\n100.0%", "Bigger sums, right\n0.0%"]
    assert sums.locator(".sums-told > :last-child").inner_text() == "Replayed from our machine."
    assert again(sums, "nearly all", skip=True) == all_sizes
    assert drawn(sums) == []  # of an end from elsewhere not every sum is known
    assert own(sums).startswith("A question with a sum")
    lasting(page, 1)
    page.evaluate("Course.patience = 0")  # a known end can't answer, so it may not take the place of this training
    sums.get_by_role("button", name="Ask the model").click()
    sums.locator(".demo-text", has_text="It learns its sums first").wait_for()
    sums.get_by_text("the calculator runs it: 197").wait_for(timeout=LONG)
    assert page.log.errors == []


@pytest.mark.parametrize("name", ONE)
def test_a_training_begins_while_its_bet_is_read(demo, page, name):
    """The pointer on the first bet's choices begins it, the bet shows that one, and the sums' next begins with its question."""
    waiting = demo(name)
    with page.expect_worker():
        waiting.locator(".demo-chip").first.hover()
    assert waiting.locator(".bet-stage").get_by_text("Step").count() == 0
    begun(waiting)
    assert len(page.workers) == 1
    spared(waiting)
    if name == "sums":
        with page.expect_worker():
            waiting.locator(".demo-on:visible").click()


@pytest.mark.parametrize("name", ONE)
def test_nothing_trains_before_the_reader_asks(demo, page, name):
    """No worker before the guess, and none for a link that brings a guess: there a button waits."""
    demo(name)
    assert page.workers == []
    linked = demo(name, state=f"#{name};b={'other' if name == 'learn' else 'half'}")
    assert page.workers == []
    linked.locator(".bet-says .press").first.click()
    linked.get_by_text(re.compile(r"Step [1-9]")).wait_for(timeout=LONG)
    assert len(page.workers) == 1
    with page.workers[0].expect_event("close"):
        linked.get_by_role("button", name="Start over").click()
    page.wait_for_function("() => !document.querySelector('live-demo.is-answered')")


# Links of this version and of those before, and what each tells.
LEARNT = "Without its line it let the snake say “he is tired.”"
FOUND = [
    ("learn", "g=words;x=snake;b=right;l=2;s=3;f=he%20is%20tired.", LEARNT),
    ("learn", "b=other;m=read;x=snake;s=3;f=he%20is%20tired.", LEARNT),
    ("sums", "g=half;n=300;x=all;b=;s=3;f=72.0%25", "Shown 300 sums, it got 72.0% of the others right."),
    (
        "sums",
        "g=half;n=500;x=small;b=none;s=4;f=0.0%25",
        "Shown 2,000 sums, none of 150 or more, it got 0.0% of those from 150 on right.",
    ),
]


def test_a_link_from_when_it_read_of_the_snake_first_tells_what_was_found(demo, page):
    """And asks the bet of today."""
    linked = demo("learn", state="#learn;g=words;x=all;b=;s=17;f=The%20dancer%20says%20she%20is%20tired.")
    assert linked.locator(".judged").inner_text().strip() == "After 500 steps it wrote “The dancer says she is tired.”"
    assert linked.locator(".bet-says .press:visible").count() == 0
    linked.locator(".demo-chip").first.click()
    assert spared(linked).startswith("“The snake says he is tired.”\nNo: you guessed “nothing”.")
    assert page.log.errors == []


@pytest.mark.parametrize(("name", "state", "words"), FOUND)
def test_a_link_tells_what_was_found_and_plays_it(demo, page, name, state, words):
    """The result in words at once, in the shared settings; nothing trains before the button is pressed."""
    linked = demo(name, state=f"#{name};{state}")
    assert linked.locator(".judged").inner_text().strip() == words
    assert page.workers == []
    if FOUND.index((name, state, words)) % 2:  # the other one is played
        return
    linked.get_by_role("button", name="Play this result").click()
    linked.get_by_text(re.compile(r"Step [1-9]")).wait_for(timeout=LONG)
    linked.get_by_role("button", name="Stop").click()
    linked.get_by_text("You stopped it at step").wait_for(timeout=LONG)
    assert "f=;" in f"{link(page, linked)};"  # a result that was not reached is not sent


OFFERED = [("learn", 1, "a made-up one", "The snake says …"), ("sums", 0, "about half", "A question with a sum")]


@pytest.mark.parametrize(("name", "column", "bet", "field"), OFFERED)
def test_a_finished_run_spares_the_wait_and_no_bet(demo, page, name, column, bet, field):
    """Its end is that of the table on the page, and says whence it comes; every bet is offered, and the reader's own last."""
    running = begun(demo(name))
    said = spared(running)
    cell = running.locator(".demo-static tbody").first.locator("tr").last.locator("td").nth(column)
    assert cell.text_content() in running.locator(".bet-stage").inner_text() + said
    assert "\nNo: you guessed" in said  # the first chip is wrong in both
    if name == "learn":
        running.get_by_label("The steps").fill("1")
        running.get_by_text("Step 1 of 500").wait_for()
    assert "\nNo: you guessed" in again(running, bet, skip=name == "sums")
    assert own(running).startswith(field)
    page.wait_for_function(
        "name => ((kept) => (kept?.g || kept?.m) && kept.f)(history.state?.[`demo ${name}`])", arg=name
    )
    page.reload()  # whoever comes back finds the last question and what came of it
    running.get_by_role("button", name="Play this result").wait_for()
    assert running.locator(".demo-chip:visible[aria-pressed=true]").inner_text() == bet
    assert page.log.errors == []


def test_the_readers_text_stays_text_and_stays_here(demo, page):
    """Markup in a text is only letters, and neither a link nor the history carries it."""
    page.evaluate("void (window.alert = () => { window.alarm = true; })")
    learn = begun(demo("learn"))
    spared(learn)
    read(learn).locator(".bet-rest textarea").fill("<img src=x onerror=alert(1)>\n<b>secret</b> 🦕 שלום\n" + "x" * 60)
    learn.get_by_role("button", name="Train on this text").click()
    learn.get_by_text(re.compile(r"Step [1-9]")).wait_for(timeout=LONG)
    learn.get_by_role("button", name="Stop").click()
    learn.get_by_text("1 line did not fit").wait_for(timeout=LONG)
    assert learn.locator("img, b:not(.learn-now > b)").count() == 0  # a word that it has read is bold there
    assert page.evaluate("window.alarm") is None
    learn.get_by_role("button", name="Copy link to this state").click()
    page.wait_for_function("() => location.hash.length > 1")
    assert "secret" not in page.evaluate("location.href + JSON.stringify(history.state)")
    learn.locator(".bet-rest textarea").fill(" \n ")
    learn.get_by_role("button", name="Train on this text").click()
    learn.get_by_text("There is no line to read.").wait_for()
    assert page.log.errors == []


learning = loaded("dice.js", "learn/text.js", "learn/model.js")  # what prepares a text


def test_a_text_that_is_too_much_is_cut_and_counted(learning):
    """Lines that are too long, too many, or that bring too many letters are left out and counted."""
    assert learning.evaluate("Learning.read('a'.repeat(40) + '\\nshort').left") == 1
    assert learning.evaluate("Learning.read('one\\n'.repeat(250)).left") == 50
    strange = "Array.from({ length: 200 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('\\n')"
    read = learning.evaluate(f"Learning.read({strange})")
    assert (len(read["letters"]), read["left"]) == (96, 105)
