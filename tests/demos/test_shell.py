"""The shell in the finished site, opened from the disk: loading, state, failures, keyboard."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_model import conversations

from tests.conftest import emptied, slow_but

from .model import MODELS, add, shipped
from .stage import HEAVY, guessed, live_result, living, stage, static_result

GUESSED = "#language-model;g=other"
DEMO = "see-for-yourself/a-real-language-model.html"
PLACE = "live-demo[name=language-model]"
TEXTS = [
    "",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "שלום עולם",
    "\U0001f600" * 50,
    "a" * 100_000,
    "\x00\x07",
]
DONE = f"{PLACE}:not(:has([aria-busy], [data-playing], .demo-first:disabled))"


@pytest.fixture
def demo(page, site):
    """The language model's page, guessed, its films shown at once; nothing is loaded yet."""
    return opened(page, site, GUESSED)


def opened(page, site, fragment=""):
    """Opens the demonstration from the disk and waits for its controls."""
    page.emulate_media(reduced_motion="reduce")
    emptied(page).goto(f"{(site / DEMO).as_uri()}{fragment}")
    page.locator(PLACE).scroll_into_view_if_needed()
    page.wait_for_selector(f"{PLACE}.is-live")
    page.evaluate(
        "document.querySelectorAll('.demo-controls > details, .demo-numbers').forEach(one => { one.open = true; })"
    )
    return page


def press(page, name):
    """Presses a button of the demonstration and waits until the model is done."""
    page.locator(PLACE).get_by_role("button", name=name, exact=True).click()
    page.wait_for_selector(DONE)
    return page.inner_text(f"{PLACE} .demo-live")


def said(page):
    """The sentence in the live region of the first demonstration."""
    return page.locator(".demo-live").first.inner_text()


def which(page, way):
    """Chooses the model."""
    page.get_by_label("Which model").select_option(way)


def texts(page):
    """What each model wrote, from left to right."""
    lanes = page.locator(f"{PLACE} .demo-lane").all()
    return ["".join(lane.locator(".demo-written").all_text_contents()) for lane in lanes]


def unfold(page, title):
    """Opens or closes a part of the demonstration."""
    page.locator(f"{PLACE} summary", has_text=title).click()


def test_nothing_heavy_loads_before_the_click(demo):
    """The weights come with the first press or a link to a result, not with a guess alone, and nothing else asks for them."""
    assert not [address for address in demo.log.requests if "/models/" in address]
    which(demo, "base")
    assert press(demo, "Next token").startswith("Base model: next token “What”, odds ")
    loaded = {address.rpartition("/")[2] for address in demo.log.requests if "/models/" in address}
    assert loaded == {"tokenizer.js", "base.js"}
    which(demo, "tuned")
    press(demo, "Next token")
    assert sum("/models/" in address for address in demo.log.requests) == 3
    assert not demo.log.errors


def test_the_bet_is_answered_by_the_model_itself(page, site):
    """One press loads the model and writes the answer; it is the static one, with the odds of its boldest token."""
    tuned, asked = shipped()[1], "What is the capital of Iceland?"
    demo = opened(page, site)
    demo.locator(f"{PLACE} .demo-chip").first.click()
    demo.wait_for_selector(f"{PLACE} .demo-outcome:not(:empty)")
    written = tuned.goes_on(conversations.wrap(asked), 60)
    assert texts(demo) == [written]
    assert written.strip() in demo.inner_text(f"{PLACE} .demo-outcome")
    odds = tuned.odds(conversations.wrap(asked) + " The capital of").max()
    assert f"“Norway” at {odds:.1%}" in demo.inner_text(f"{PLACE} .demo-outcome")
    assert demo.inner_text(f"{PLACE} .demo-looked").strip() == "Norway"  # the film ends on the boldest choice
    assert f"{odds:.1%}, chosen" in demo.inner_text(f"{PLACE} .demo-odds.is-chosen")
    demo.goto("about:blank")
    opened(demo, site, "#language-model;g=right;n=8").wait_for_selector(f"{PLACE} .demo-outcome:not(:empty)")
    assert texts(demo) == [written]  # a link to a result needs no press
    assert demo.inner_text(f"{PLACE} .demo-outcome").startswith("Not quite: you guessed “say Reykjavik”. It writes")


def test_two_answers_stand_below_their_question(demo):
    """Side by side on a telephone: the question, both models' words and odds in sight, the stage at most 60% of the screen."""
    demo.set_viewport_size({"width": 390, "height": 844})
    press(demo, "France, before and after tuning")
    stage = demo.locator(f"{PLACE} .demo-stage").bounding_box()
    top, bottom = stage["y"], stage["y"] + stage["height"]
    assert stage["height"] <= 506
    assert top > 52
    assert bottom < 844
    assert "What is the capital of France?" in demo.inner_text(f"{PLACE} .demo-asked")
    for part in demo.locator(f"{PLACE} :is(.demo-asked, .demo-looked, .demo-odds.is-chosen)").all():
        box = part.bounding_box()
        assert top <= box["y"]
        assert box["y"] + box["height"] <= bottom


def test_the_answer_to_a_typed_text_is_in_sight(demo):
    """On a telephone the text is typed a screen below the stage; a press brings the stage into view."""
    demo.set_viewport_size({"width": 390, "height": 844})
    for button in ("Write to the end", "Next token"):
        demo.get_by_label("Your text").fill("The capital of Peru is")
        demo.locator(PLACE).get_by_role("button", name=button).evaluate(
            "one => scrollBy(0, one.getBoundingClientRect().top - 80)"
        )
        press(demo, button)
        box = demo.locator(f"{PLACE} .demo-written").first.bounding_box()
        assert 52 < box["y"] < 700, button


def test_a_press_right_after_typing_counts(demo):
    """What the typed text clears away does not move the button from under the pointer."""
    press(demo, "Iceland, left out")
    demo.get_by_label("Your text").fill("What is the capital of France?")
    button = demo.locator(PLACE).get_by_role("button", name="Write to the end")
    button.evaluate("one => scrollBy(0, one.getBoundingClientRect().top - 400)")
    press(demo, "Write to the end")
    assert texts(demo) == [" The capital of France is Paris."]


@pytest.mark.parametrize("name", HEAVY)
@pytest.mark.parametrize("width", [390, 1280])
def test_no_button_moves_while_the_model_loads_and_answers(page, site, name, width):
    """From the guess on there is room for the film's buttons and for the outcome."""
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(reduced_motion="reduce")
    page.goto((site / HEAVY[name]).with_suffix(".html").as_uri())
    page.locator(".demo-chip").first.scroll_into_view_if_needed()
    place = "document.querySelector('live-demo .demo-first').getBoundingClientRect().top + scrollY"
    before = page.evaluate(f"document.querySelector('.demo-chip').click(), {place}")
    page.wait_for_selector("live-demo .demo-outcome:not(:empty)")
    assert page.evaluate(place) == pytest.approx(before, abs=1)


def test_base_and_tuned(demo):
    """Side by side the texts of the static table; then each model and the wrapper alone."""
    base, asked = shipped()[0], "What is the capital of France?"
    whole, answer = base.goes_on(asked, 60), " The capital of France is Paris."
    told = press(demo, "France, before and after tuning")
    assert texts(demo) == [whole, answer]
    assert "Base model: “What is" in told
    assert demo.locator(f"{PLACE} .demo-live:not(:empty, .is-heard)").count() == 0  # it stands there once
    assert told.endswith("Tuned model with the wrapper: “The capital of France is Paris.”, and there it ends.")
    wrapped = base.goes_on(conversations.wrap(asked), 60)
    for way, expected in {"base": whole, "tuned": answer, "wrapped": wrapped}.items():
        which(demo, way)
        assert texts(demo) == []
        press(demo, "Write to the end")
        assert texts(demo) == [expected]


def test_any_step_can_be_looked_at(demo):
    """The film goes back step by step; bars and table show the odds of each, as numpy finds them."""
    which(demo, "base")
    demo.get_by_label("Your text").fill("The capital of Iceland is")
    press(demo, "Write to the end")
    back = demo.locator(PLACE).get_by_role("button", name="Back", exact=True)
    while back.is_enabled() and not demo.locator(".demo-place").inner_text().startswith("1 of "):
        back.click()
    chances = shipped()[0].odds("The capital of Iceland is")
    best = chances.argsort()[::-1][:5]
    bars = demo.locator(f"{PLACE} .demo-odds > b")
    full = demo.locator(f"{PLACE} .demo-odds").first.bounding_box()["width"]
    assert [one.bounding_box()["width"] / full for one in bars.all()] == pytest.approx(chances[best] * 0.55, abs=0.004)
    assert f"{chances.max():.1%}, chosen" in demo.inner_text(f"{PLACE} .demo-odds.is-chosen")
    assert "the odds at step 1" in demo.inner_text(f"{PLACE} .demo-result caption")
    assert demo.locator(f"{PLACE} .demo-written").count() == 1


def test_first_token_within_a_second(page, site):
    """From the guess to the whole answer, loading included: the film does not wait for a network."""
    demo = opened(page, site)
    demo.evaluate("""() => {
      const place = document.querySelector("live-demo .demo-stage");
      const look = () => { if (place.querySelector(".demo-written")) window.written ??= performance.now(); };
      new MutationObserver(look).observe(place, { childList: true, subtree: true });
      window.pressed = performance.now();
      document.querySelector(".demo-chip").click(); }""")
    demo.wait_for_selector(".demo-written")
    assert demo.evaluate("() => window.written - window.pressed") < 2000


@pytest.mark.slow  # the links of three others are tried in the default run
def test_the_link_restores_the_state(page, site):
    """A copied link gives the same settings and the same drawn text."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    demo = opened(page, site, GUESSED)
    demo.get_by_label("How the next token").select_option("draw")
    demo.get_by_label("Your text").fill("Mia had a; green = box é")
    press(demo, "Write to the end")
    text = demo.inner_text(".demo-stage .demo-text")
    demo.locator(PLACE).get_by_role("button", name="Copy link to this state").click()
    demo.wait_for_selector("live-demo .demo-live:has-text('ink')")
    fragment = "#" + demo.evaluate("() => location.hash.slice(1)")
    demo.goto("about:blank")
    opened(demo, site, fragment)
    assert demo.get_by_label("How the next token").input_value() == "draw"
    demo.wait_for_selector(f"{PLACE} .demo-outcome:not(:empty)")
    assert demo.inner_text(".demo-stage .demo-text") == text


@pytest.mark.parametrize("texts", slow_but([TEXTS[1::2]], [TEXTS[1::2], TEXTS]), ids=["some", "all"])
def test_any_text_is_shown_as_text_and_answered(demo, texts):
    """Markup stays text, long text is cut, and unknown characters are named."""
    field = demo.get_by_label("Your text")
    for text in texts:
        field.evaluate("(field, text) => { field.value = text; field.dispatchEvent(new Event('change')); }", text)
        said = press(demo, "Next token")
        assert said.startswith("Tuned model with the wrapper: ")
        assert demo.locator(f"{PLACE} img").count() == 0
        unknown = shipped()[0].words.unknown(text[:2000])
        assert ("no token for" in said) == bool(unknown), text[:20]
    assert not demo.log.errors


DAMAGES = [None, 'window.TinyBase = {"parts":[["token",20', "window.TinyBase = {}"]


@pytest.mark.parametrize("damage", slow_but(DAMAGES[:2], DAMAGES))
def test_a_failed_load_says_so_and_can_be_tried_again(page, site, damage):
    """Without the weights, or with damaged ones, the reader is told; with the right ones the same button works."""
    damaged = {"body": damage, "content_type": "text/javascript"}
    page.route("**/base.js", lambda route: route.abort() if damage is None else route.fulfill(**damaged))
    demo = opened(page, site, GUESSED)
    assert "did not load" in press(demo, "Next token")
    page.unroute("**/base.js")
    assert "next token" in press(demo, "Next token")


def test_a_demonstration_that_cannot_begin_says_so(page, tmp_path):
    """An empty file is no error to a browser: nothing dead is left standing, and the button brings the rest."""
    page.route("**/odds/element.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    stage(page, tmp_path, "odds", wait=False)
    again = page.get_by_role("button", name="Try again")
    again.wait_for()
    assert page.locator("live-demo :is(button, input)").count() == 1
    page.unroute("**/odds/element.js")
    again.click()
    assert live_result(guessed(living(page, "odds"), "odds"), "odds") == static_result("odds")


def test_a_link_brings_its_demonstration_into_view(page, tmp_path):
    """On arrival with a state, not without one, and not on coming back to a page that was left at its top."""
    page.set_viewport_size({"width": 600, "height": 300})
    stage(page, tmp_path, "search", "odds", guess=False)
    assert page.evaluate("scrollY") == 0
    place = "Math.abs(document.querySelector('live-demo[name=odds]').getBoundingClientRect().top)"
    stage(page, tmp_path, "search", "odds", state="#odds;s=7", guess=False)
    assert page.evaluate(place) < 150
    page.evaluate("scrollTo(0, 0)")
    page.reload()
    assert living(page, "search", "odds").evaluate("scrollY") == 0
    page.evaluate("location.hash = 'odds;s=8'")
    page.wait_for_function(f"{place} < 150")


def test_a_bad_link_is_told_where_the_reader_arrives(page, tmp_path):
    """In view above the controls, not only below a long result; gone with the next state."""
    page.set_viewport_size({"width": 600, "height": 300})
    note = (
        stage(page, tmp_path, "search", "odds", state="#odds;s=x", guess=False).get_by_text("could not be read").first
    )
    assert 0 <= note.bounding_box()["y"] < 200
    page.evaluate("location.hash = 'odds;s=8'")
    page.wait_for_function("() => !document.querySelector('live-demo[name=odds]').textContent.includes('could not')")


def test_the_link_of_another_place_moves_nothing(page, tmp_path):
    """A heading's link, and a state of the demonstration above, leave the settings as the reader made them."""
    stage(page, tmp_path, "search", "odds", state="#odds;s=7")
    moved = live_result(page, "odds")
    assert moved != static_result("odds")
    for other in ("search", "search;s=7", "odd;s=1", "odds"):
        page.evaluate("hash => new Promise(done => { onhashchange = done; location.hash = hash; })", other)
        assert live_result(living(page, "search", "odds"), "odds") == moved, other
    guessed(page, "search")
    assert live_result(page, "search") != static_result("search")


def test_a_pasted_text_that_is_too_long_is_cut_and_answered(page, tmp_path):
    """What fits goes in where the selection was, at once; what fits whole is left to the browser, which can undo it."""
    stage(page, tmp_path, "odds")
    script = """(text) => {
      const field = document.querySelector("textarea"), clipboardData = new DataTransfer();
      field.value = "red 1\\nblue 2";
      field.setSelectionRange(5, 6);
      clipboardData.setData("text/plain", text);
      const left = field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true, bubbles: true }));
      return [left, field.value];
    }"""
    assert page.evaluate(script, "x" * 1989) == [True, "red 1\nblue 2"]
    assert said(page) == ""
    assert page.evaluate(script, "\n" * 100_000) == [False, "red 1" + "\n" * 1989 + "blue 2"]
    assert "2 words can be drawn" in said(page)


def test_a_link_that_cannot_be_copied_is_shown(page, tmp_path):
    """Where the browser refuses, the address stands there, selected; Start over hides it and clears the address."""
    stage(page, tmp_path, "odds", state="#odds;s=7")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))")
    field = page.get_by_label("To copy")
    assert not field.is_visible()
    page.get_by_role("button", name="Copy link to this state").click()
    page.wait_for_function("document.querySelector('.demo-live').textContent.includes('copy them yourself')")
    assert field.input_value() == page.url
    assert "s=7" in page.url
    assert field.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)") == page.url
    page.get_by_role("button", name="Start over").click()
    assert not field.is_visible()
    assert "#" not in page.url
    assert live_result(guessed(page, "odds"), "odds") == static_result("odds")


def test_start_over(demo):
    """Back to the guess, with the settings of the start."""
    demo.get_by_label("How the next token").select_option("draw")
    press(demo, "Next token")
    demo.locator(PLACE).get_by_role("button", name="Start over").click()
    assert demo.inner_text(f"{PLACE} .demo-live") == "Back to the start."
    assert demo.locator(".demo-written").count() == 0
    assert demo.locator(".demo-chip[aria-pressed=true]").count() == 0


def test_another_link_on_the_same_page_is_followed(demo):
    """Pasting a state behind the address changes the settings without a reload."""
    demo.evaluate("() => { location.hash = '#language-model;g=other;way=wrapped;seed=7'; }")
    demo.wait_for_selector(f"{PLACE} option[value=wrapped]:checked", state="attached")
    demo.evaluate("document.querySelectorAll('.demo-controls > details').forEach(one => { one.open = true; })")
    demo.get_by_label("How the next token").select_option("draw")
    assert demo.get_by_label("Seed").input_value() == "7"


def test_the_training_sentences_are_shown(page, site):
    """The section tries a failed load again; it finds every document with the words, none for an invented country."""
    page.route("**/corpus.js", lambda route: route.abort())
    demo = opened(page, site, GUESSED)
    press(demo, "France, before and after tuning")
    unfold(demo, "The training sentences")
    demo.wait_for_selector(f"{PLACE} details p:has-text('The training text did not load')")
    demo.unroute("**/corpus.js")
    unfold(demo, "The training sentences")
    unfold(demo, "The training sentences")
    demo.wait_for_selector(f"{PLACE} details li mark")
    assert "“France” and “capital”. In" in demo.inner_text(f"{PLACE} details:has(li) p")
    assert "Paris" in demo.locator(f"{PLACE} details li").first.inner_text()
    for question, words in {"Iceland": "In none of them", "Velmora": "0 of "}.items():
        press(demo, f"{question}, {'left out' if question == 'Iceland' else 'invented'}")
        unfold(demo, "The training sentences")
        unfold(demo, "The training sentences")
        demo.wait_for_selector(f"{PLACE} details p:has-text('{words}')")


@pytest.fixture
def shell(page):
    """An empty page with the shell alone, for its pure parts."""
    return add(page, "shell.js", "state.js")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.text(max_size=30), min_size=1))
def test_state_goes_through_the_hash(shell, state):
    """Whatever is written is read back."""
    script = """([state]) => DemoState.read("x", DemoState.write("x", state),
      Object.fromEntries(Object.keys(state).map((key) => [key, ""])))"""
    assert shell.evaluate(script, [state]) == state


def test_the_latest_work_wins(shell):
    """What was overtaken gives nothing, also when it had just ended; the place stays busy until the latest is done."""
    script = """async () => {
      const place = document.createElement("div"), task = Demos.latest(place);
      const busy = () => place.hasAttribute("aria-busy");
      function* count(most) { for (let at = 0; at < most; at++) yield; return most; }
      const [first, last] = [task.run(count(1)), task.run(count(5))];
      return [await first ?? "nothing", busy(), await last, busy()];
    }"""
    assert shell.evaluate(script) == ["nothing", True, 5, False]


def test_long_work_lets_others_in_between(shell):
    """Four hundred pieces of a millisecond: timers run meanwhile, many times, and stopping ends it."""
    script = """async () => {
      let ticks = 0, done = 0;
      const clock = setInterval(() => { ticks++; });
      function* work() {
        for (; done < 400; done++) { for (const start = performance.now(); performance.now() - start < 1;); yield; }
      }
      await Demos.inSlices(work());
      const all = done;
      done = 0;
      await Demos.inSlices(work(), () => done < 5);
      clearInterval(clock);
      return [ticks > 5, all, done < 400];
    }"""
    assert shell.evaluate(script) == [True, 400, True]


def test_a_state_meets_no_heading_and_no_other_demo(shell):
    """A plain fragment, a text fragment and another demonstration's state are left alone."""
    script = "(hash) => DemoState.read('odds', hash, { t: '1' })"
    assert shell.evaluate(script, "#odds") is None
    assert shell.evaluate(script, "#other;t=2") is None
    assert shell.evaluate(script, "#odds;t=2:~:text=word") == {"t": "2"}


def test_scripts_are_small():
    """All scripts of the demonstrations stay small; the weights are apart."""
    assert (MODELS / "tokenizer.js").stat().st_size < 100_000
