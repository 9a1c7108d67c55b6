"""The two demonstrations that train before the reader's eyes: what they show at their end, and how they behave."""

import re

import pytest

from tests.conftest import slow_but

from .stage import BLOCKS, LONG, lasting, stage, static_result

TRAINED = ["learn", "sums"]
ONE = slow_but(["learn"], TRAINED)  # both run in the same shell, with the same worker

# Trains on a lesson, and gives all its checks.
TRAIN = """async ({ shape, ...rest }) => {
  const looks = [];
  await new Promise((over) => {
    window.worker = Training.start({ shape, ...rest }, ({ seen, done }) => {
      looks.push(...seen.map(({ numbers, ...look }) => look));
      if (done) over();
    });
  });
  return looks;
}"""


@pytest.fixture
def demo(page, tmp_path):
    """Opens a demonstration before its guess, with nothing folded away; its trainings end only if `ends` is said."""

    def opened(name, state="", ends=False):
        stage(page, tmp_path, name, state=state, wait=False)
        page.wait_for_selector(f"live-demo[name={name}].is-live")
        unmanned(page)  # of the page before
        page.locator(".bet-more").evaluate("more => { more.open = true; }")
        lasting(page, 1 if ends else 15)
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


def notes(name):
    """The Markdown after the demonstration's tag."""
    return (BLOCKS / f"{name}.md").read_text(encoding="utf-8").partition("</live-demo>")[2]


def table(name, number):
    """A table of the static result, as lists of words."""
    body = re.findall(r"<tbody>(.*?)</tbody>", static_result(name), re.DOTALL)[number]
    cells = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row) for row in body.split("</tr>")[:-1]]
    return [[re.sub("<.*?>", "", cell) for cell in row] for row in cells]


def trained(page, lesson):
    """The checks of a training by their steps; the model can be asked afterwards."""
    return {look["step"]: look for look in page.evaluate(TRAIN, page.evaluate(lesson))}


@pytest.mark.slow
def test_sentences_are_learned_as_the_tables_say(demo, page):
    """What it writes by itself and of the snake on the way, and at the end of London, too."""
    demo("learn", ends=True)
    page.evaluate("""void (window.read = (lines) => ({ lines, letters: Learning.letters(lines) }))""")
    looks = trained(page, "Learning.lesson(read(Learning.lines()), ['The snake says ', 'The capital of London is '])")
    words = "tokens => Learning.words(Learning.letters(Learning.lines()), tokens)"
    way, end = table("learn", 0), table("learn", 1)
    for step, writes, snake in way:
        look = looks[int(step)]
        assert [page.evaluate(words, one) for one in (look["writes"], look["goesOn"][0])] == [writes, snake]
    assert [page.evaluate(words, one) for one in looks[500]["goesOn"]] == [said for _, said in end]


@pytest.mark.slow
def test_a_line_of_the_readers_is_learned(demo, page):
    """A training in the page comes to the known end; then it reads what the snake says, and goes on with a beginning."""
    learn = begun(demo("learn", ends=True), chip=2)
    first = outcome(learn)
    assert first.startswith(
        "“The snake says he is tired.”\nRight: you guessed “something else”. It never read of a snake"
    )
    assert "Let it read “The snake says hiss.”, and it writes that." in first
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
    for said in ("hiss", "bestie"):
        learn.get_by_label("The snake says …").fill(said)
        learn.get_by_role("button", name="Let it read that, too").click()
        assert learn.locator(".demo-question").inner_text() == "It reads your line, too. What does the snake say now?"
        learn.get_by_text("Step 500 of 500").wait_for(timeout=LONG)
        assert outcome(learn).startswith(f"Now it writes “The snake says {said}.”\n")
    learn.get_by_role("button", name="Go on").click()
    learn.locator(".bet-rest .demo-written").wait_for()
    learn = begun(demo("learn"), chip=2)
    assert spared(learn) == first
    assert learn.locator(".learn-list").inner_text() == listed
    assert again(learn, "one of the thirty") == london
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
    page.set_viewport_size({"width": 390, "height": 844})
    page.set_viewport_size({"width": 340, "height": 800})  # what a phone leaves
    fits = "({ scrollHeight, clientHeight }) => scrollHeight === clientHeight"
    assert page.locator(".bet-stage").evaluate(fits)
    unmanned(page)


@pytest.mark.slow
def test_sums_are_learned_as_the_tables_say(demo, page):
    """All 8,100 asked after either training, and the sample of the way; each wrong answer begins with 14 and ends right."""
    demo("sums", ends=True)
    page.evaluate("""void (window.asked = async (parts) => {
      const sums = Object.values(parts).flat();
      const written = (await worker.ask(sums.map(Sums.question), 3)).map(Sums.digits);
      const left = sums.flatMap(([a, b], at) => (a + b < 150 ? [] : [written[at] === `14${(a + b) % 10}`]));
      return { ...Sums.marks(parts, sums, written), left };
    })""")
    looks = trained(page, "Sums.lesson(Sums.parts(true))")
    for step, *shares, big in table("sums", 1):
        written = page.evaluate("all => all.map(Sums.digits)", looks[int(step)]["goesOn"])
        marks = page.evaluate(
            "written => ((all) => Sums.marks(all, Sums.asked(all), written))(Sums.parts(true))", written
        )
        assert shares == [f"{one['right'] / one['asked']:.1%}" for one in marks.values()]
        assert int(written[300]) == int(big)
    found = page.evaluate("asked(Sums.parts(true))")
    assert (len(found["left"]), all(found["left"])) == (1225, True)
    assert "it gets none right" in notes("sums") and "99+98 becomes 147" in notes("sums")
    for (_, count, right, share), kind in zip(table("sums", 0), ("shown", "unseen", "beyond"), strict=True):
        asked, hits = found[kind]["asked"], found[kind]["right"]
        assert (count, right, share) == (f"{asked:,}", f"{hits:,}", f"{hits / asked:.1%}")
    trained(page, "Sums.lesson(Sums.parts(false))")
    assert page.evaluate("asked(Sums.parts(false))")["unseen"] == {"asked": 7600, "right": 7006}
    assert page.evaluate("worker.ask([Sums.question([99, 98])], 3).then(([row]) => Sums.digits(row))") == "197"
    assert "gets 92% of the others right" in notes("sums")


@pytest.mark.slow
def test_a_training_of_sums_comes_to_its_known_end_and_answers(demo, page):
    """Both bets, with trainings that are waited for and with ends that are skipped to; then a question of the reader's own."""
    sums = demo("sums", ends=True)
    first = outcome(begun(sums))
    assert first.startswith("99 + 98 = 147, it says: far off, by 50\nNo: you guessed “197”.")
    assert "never read an answer past 149. It gets none of the 1,225 bigger sums right" in first
    all_sizes = again(sums, "nearly all")
    assert all_sizes.startswith(
        "Now 99 + 98 = 197, and 92.2% of the others are right\nRight: you guessed “nearly all”."
    )
    assert "7,006 of the 7,600 sums that it never saw are right" in all_sizes
    assert sums.locator(".sums-line").inner_text() == "99 + 98 = 197 right"
    assert sums.locator(".sums-bar").all_inner_texts() == ["New sums, right\n92.2%"]
    assert own(sums).startswith("A question with a sum")
    asked = sums.get_by_label("A question with a sum in it")
    for question, answer in {
        "": "The model writes: 197",
        "What is 12 times 12?": "the calculator runs it: 144",
        "7 plus 5": "every sum it read had two numbers of two digits",
        "3.5 plus 2": "no sum of two whole numbers",
    }.items():
        asked.fill(question)
        sums.get_by_role("button", name="Ask the model").click()
        sums.locator(".demo-text", has_text=answer).wait_for()
    sums = begun(demo("sums"))
    assert spared(sums) == first
    assert sums.locator(".sums-bar").all_inner_texts() == ["Sums under 150, right\n100.0%", "Bigger sums, right\n0.0%"]
    assert sums.locator(".sums-told > :last-child").inner_text() == "Replayed from our machine."
    assert again(sums, "nearly all", skip=True) == all_sizes
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


# Links of this version and of those before: what was bet, and what came of it.
LINKS = [
    ("learn", "b=other", "“The snake says he is tired.”\nRight: you guessed “something else”."),
    ("learn", "b=other;m=read;x=snake;s=3;f=he%20is%20tired.", "“The capital of London is Paris.”\nRight: you guessed"),
    ("sums", "g=;n=500;x=small;b=half;s=4;f=0.0%25", "99 + 98 = 147, it says: far off, by 50\nNo: you guessed"),
    ("sums", "g=half;n=300;x=all;b=;s=3;f=72.0%25", "Now 99 + 98 = 197, and 92.2% of the others are right\nNo: you"),
]


@pytest.mark.parametrize(("name", "state", "words"), LINKS)
def test_a_link_that_brings_a_bet_tells_what_came_of_it(demo, page, name, state, words):
    """At once and without a training; then it can be started over."""
    linked = demo(name, state=f"#{name};{state}")
    assert linked.locator(".judged").inner_text().startswith(words)
    assert page.workers == []
    linked.get_by_role("button", name="Start over").click()
    page.wait_for_function("() => !document.querySelector('live-demo.is-answered')")


OFFERED = [("learn", 1, "a made-up one", "The snake says …"), ("sums", 0, "about half", "A question with a sum")]


@pytest.mark.parametrize(("name", "column", "bet", "field"), OFFERED)
def test_a_finished_run_spares_the_wait_and_no_bet(demo, page, name, column, bet, field):
    """Its end is that of the table on the page, and says whence it comes; every bet is offered, and the reader's own last."""
    running = begun(demo(name))
    said = spared(running)
    cell = running.locator(".demo-static tbody").first.locator("tr").last.locator("td").nth(column)
    assert cell.text_content() in running.locator(".bet-stage").inner_text() + said
    assert "\nNo: you guessed" in said  # the first chip is wrong in both
    verdict = again(running, bet, skip=name == "sums")
    assert "\nNo: you guessed" in verdict
    assert own(running).startswith(field)
    page.wait_for_function("name => ((kept) => kept?.g || kept?.m)(history.state?.[`demo ${name}`])", arg=name)
    page.reload()  # whoever comes back finds the last question and what came of it
    assert outcome(running) == verdict
    assert running.locator(".demo-chip:visible[aria-pressed=true]").inner_text() == bet
    assert page.log.errors == []


def test_the_readers_text_stays_text_and_stays_here(demo, page):
    """Markup in a line is only letters, and neither a link nor the history carries it; a training can be stopped."""
    page.evaluate("void (window.alert = () => { window.alarm = true; })")
    learn = begun(demo("learn"))
    spared(learn)
    learn.get_by_label("The snake says …").fill("<img src=x>secret 🦕 שלום")
    learn.get_by_role("button", name="Let it read that, too").click()
    learn.get_by_text(re.compile(r"Step [1-9]")).wait_for(timeout=LONG)
    learn.get_by_role("button", name="Stop").click()
    learn.get_by_text("You stopped it at step").wait_for(timeout=LONG)
    assert learn.locator("img, b:not(.learn-now > b)").count() == 0  # a word that it has read is bold there
    assert page.evaluate("window.alarm") is None
    learn.get_by_role("button", name="Copy link to this state").click()
    page.wait_for_function("() => location.hash.length > 1")
    assert "secret" not in page.evaluate("location.href + JSON.stringify(history.state)")
    assert page.log.errors == []
