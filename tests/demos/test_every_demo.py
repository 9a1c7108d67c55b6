"""What holds for each demonstration: its static result, its links, its answers to strange input, its manners."""

import json
import re
from urllib.parse import quote

import pytest

from tests.conftest import AS_USUAL, SCREEN, settled, slow_but, watched
from tests.demos.stage import (
    ALL,
    BETS,
    DEMOS,
    copied,
    guessed,
    living,
    nothing_hinders,
    stage,
)

STRANGE = {
    "empty": "",
    "long": "word " * 20_000,
    "emoji": "🦕 👩‍🚀 \U0001f600 1",
    "right to left": "שלום עולם 3\nمرحبا 2",
    "markup": "<img src=x onerror=alert(1)> 3\n<script>alert(2)</script> 2",
    "control": "a\u0000b\u0007 3\n\u202eevil 1",
    "address": "javascript:alert(1) 2",
    "half a character": "\ud83d 1\n\ude00",
}
# What comes true with the settings that the question is about.
CAME = {"language-model": "animal"}
# Those whose scripts make a field for text; and links with which one stands there that comes only after a bet.
FIELD = re.compile(r'Controls\.text\(|type: "text"')
WRITTEN = [name for name in (*ALL, *BETS) if any(FIELD.search(one.read_text()) for one in DEMOS.glob(f"{name}/*.js"))]
SHOWN = {"sentences": "#sentences;o=3", "window": "#window;w=60"}
# A file that is missing, cut off, or empty, which to a browser is no error; the language model's own comes later.
DAMAGED = [("window", "element", ""), *[(name, "element", None) for name in (*ALL, *BETS)]]
DAMAGED += [("window", "model", "window.Half = [1, 2")]  # the others load their model after the guess
# What stands in the page without scripts.
GIVEN = ".demo-static"
OPENED = "demo => demo.querySelectorAll('.demo-controls details').forEach(one => { one.open = true; })"
# Opens links on a page that is open; gives those that are not refused within twenty seconds.
UNANSWERED = """async ([name, states]) => {
  const told = [...document.querySelectorAll("live-demo :is(.demo-live, .judged)")], left = [];
  const refused = () => told.some((one) => one.textContent.includes("could not be read"));
  for (const state of states) {
    for (const one of told) one.replaceChildren();
    location.hash = `${name};${state}`;
    for (const end = Date.now() + 20_000; !refused() && Date.now() < end; ) await new Promise((on) => setTimeout(on, 1));
    if (!refused()) left.push(state);
  }
  return left;
}"""
TYPE = """(field, text) => {
  field.value = JSON.parse(text);
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
}"""
# Guesses, and presses Pause as soon as the film plays.
PAUSED = """(demo) => new Promise((done) => {
  new MutationObserver((_, watch) => {
    if (!demo.querySelector(".demo-stage[data-playing]")) return;
    watch.disconnect();
    [...demo.querySelectorAll(".demo-film button")].find((one) => one.textContent === "Pause").click();
    done();
  }).observe(demo, { attributeFilter: ["data-playing"], subtree: true });
  setTimeout(done, 20_000); // or a film that never plays would be waited for without end
  demo.querySelector(".demo-chip").click();
})"""
# Adds a link and follows it, as a press does.
FOLLOW = """href => {
  document.body.append(Object.assign(document.createElement("a"), { href }));
  document.body.lastChild.click();
}"""


def place(page, name):
    """The demonstration's element."""
    return page.locator(f'live-demo[name="{name}"]')


def said(page, name):
    """The sentence in its live region."""
    return place(page, name).locator(".demo-live").inner_text()


def act(page, name):
    """Guesses where there is no guess yet, presses its main button and waits for what that brings."""
    guessed(page, name)
    place(page, name).locator(".demo-live").evaluate("live => { live.textContent = ''; }")
    place(page, name).locator(".press:not(.demo-on)").click()
    page.wait_for_function(
        """(name) => {
          const demo = document.querySelector(`live-demo[name="${name}"]`), words = demo.querySelector(".demo-live");
          return words.textContent && !words.textContent.startsWith("Loading")
            && !demo.querySelector("[aria-busy], [data-playing], .press:disabled");
        }""",
        arg=name,
    )


@pytest.mark.parametrize(("name", "came"), CAME.items())
def test_the_words_say_whether_the_guess_was_right(page, tmp_path, name, came):
    """It is "Right" for the one choice that came true and "No" for the others, where a screen reader hears it."""
    stage(page, tmp_path, name, guess=False)
    outcome = place(page, name).locator(".demo-outcome[role=status]")
    for choice, words in page.evaluate("name => Object.entries(Demos.find(name).guess)", name):
        place(page, name).locator(f".demo-chip[value={choice}]").click()
        verdict = "Right" if choice == came else "No"
        outcome.get_by_text(f"{verdict}: you guessed “{words}”.").wait_for()
        assert outcome.get_attribute("data-kind") == ("right" if choice == came else "wrong")


def test_coming_back_from_another_site_works(page, tmp_path):
    """A reader who follows a source, from another section, finds the settings again."""
    stage(page, tmp_path, "window", guess=False)
    place(page, "window").locator(".demo-chip").first.click()
    page.route("https://source.example/", lambda route: route.fulfill(body="A source."))
    chosen = place(page, "window").locator(".demo-chip[aria-pressed=true]")
    words = chosen.inner_text()
    page.evaluate(FOLLOW, "#window")
    page.wait_for_function("() => history.state?.['demo window']?.a")
    page.goto("https://source.example/")
    page.go_back()
    living(page, "window")
    assert chosen.inner_text() == words


def refused(limit: dict) -> list[str]:
    """Values just outside a limit, and some that are of no kind."""
    if "longest" in limit:
        return ["a" * (limit["longest"] + 1)]
    if "like" in limit:
        return [STRANGE["emoji"], STRANGE["right to left"], STRANGE["markup"]]
    if "of" in limit:
        return ["none of these", f"{limit['of'][-1]},{limit['of'][-1]}"]
    least, most, step = limit["least"], limit["most"], limit["step"]
    beside = [least - step, most + step, least + step / 2]
    return [f"{value:.10g}" for value in beside] + ["", "1e0", " 1", "+1", "NaN", "0x1", "1.", "1.000"]


@pytest.mark.parametrize("name", [*ALL, *BETS])
def test_a_bad_state_gives_the_defaults_and_says_so(page, tmp_path, name):
    """A link that was cut or tampered with does no harm: on arrival, and on an open page just outside each limit."""
    cut = ["nonsense", "", "=", "x=1", "__proto__=1"]
    stage(page, tmp_path, name, state=f"#{name};{cut[0]}", guess=False)
    demo = json.loads(page.evaluate("name => JSON.stringify(Demos.find(name))", name))
    assert demo["limits"].keys() == demo["defaults"].keys()
    keys = [f"{key}={quote(value)}" for key, limit in demo["limits"].items() for value in refused(limit)]
    more = [*cut[1:], *(f"{key}=%E0%A4%A" for key in demo["limits"]), *keys]
    assert "could not be read" in place(page, name).inner_text()
    assert page.evaluate(UNANSWERED, [name, more]) == []
    assert page.locator("live-demo.is-answered").count() == 0
    page.evaluate(
        "([name, defaults]) => { location.hash = DemoState.write(name, defaults); }", [name, demo["defaults"]]
    )
    page.wait_for_function("() => !document.querySelector('live-demo').innerText.includes('could not be read')")
    assert page.log.errors == []


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITTEN)
def test_strange_text_is_shown_as_text_and_answered(page, tmp_path, name):
    """Whatever is typed or pasted, nothing breaks or runs, the field stays bounded, and there is an answer."""
    stage(page, tmp_path, name, state=SHOWN.get(name, ""), guess=name in ALL)
    page.evaluate("void (window.alert = () => { window.alarm = true; })")
    demo = place(page, name)
    demo.evaluate(OPENED)
    if name in BETS:
        demo.hover()  # what comes later, the field among it
        demo.evaluate("demo => demo.loadLater()")
    fields = demo.locator(".demo-body :is(textarea, input[type=text]):not([readonly])")
    fields.first.wait_for(state="attached")
    for field in fields.all():
        for text in STRANGE.values():
            field.evaluate(TYPE, json.dumps(text))
            living(page, name)
            if name not in BETS:
                act(page, name)
            assert name in BETS or said(page, name)
            assert field.get_attribute("maxlength") or len(field.input_value()) <= 2000
            assert demo.evaluate("demo => DemoState.fits(demo.running.state(), Demos.find(demo.name))")
            demo.evaluate("demo => { demo.link(); }")
    living(page, name)
    assert page.evaluate("window.alarm") is None
    assert demo.locator(":is(img, script)").count() == 0
    assert page.log.errors == []


@pytest.fixture(scope="module", params=ALL)
def opened(request, desk, tmp_path_factory):
    """A page with a demonstration that has answered its guess, for the tests that leave it so; and its name."""
    page = watched(desk)
    yield stage(page, tmp_path_factory.mktemp("answered"), request.param), request.param
    page.close()


@pytest.fixture
def answered(opened):
    """The same in front, and seen as usual afterwards."""
    opened[0].bring_to_front()
    yield opened
    opened[0].emulate_media(**{**AS_USUAL, "reduced_motion": "reduce"})
    opened[0].set_viewport_size(SCREEN)


def test_my_result_is_a_sentence_and_a_link(answered):
    """What is copied, or offered where the browser does not copy, says what was guessed and leads to this state."""
    page, name = answered
    sentence, _, link = copied(page, place(page, name).get_by_role("button", name="Copy my result")).rpartition(" ")
    assert len(sentence) > 30
    assert link == page.evaluate("location.href")
    assert f"#{name};" in link
    assert said(page, name).startswith("Your result is copied")
    colours = "(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    ink, paper = place(page, name).locator(".demo-live.is-copied").evaluate(colours)
    assert ink != paper


def test_the_keyboard_reaches_and_works_everything(answered):
    """Tab visits every control in the order of the page and goes on; Enter on the main button is answered."""
    page, name = answered
    page.evaluate("""void document.querySelectorAll("live-demo :is(button, select, textarea, input, summary)")
      .forEach((one, at) => { one.dataset.at = at; })""")
    stops = """[...document.querySelectorAll("live-demo [data-at]:enabled, live-demo summary")]
      .filter((one) => one.checkVisibility()).map((one) => one.dataset.at)"""
    expected, reached = page.evaluate(stops), []
    page.evaluate("() => { const heading = document.querySelector('h2'); heading.tabIndex = -1; heading.focus(); }")
    for _ in range(len(expected) + 3):
        page.keyboard.press("Tab")
        at = page.evaluate("document.activeElement.dataset.at")
        if at not in (None, *reached):
            reached.append(at)
    assert reached == expected
    place(page, name).locator(".press:not(.demo-on)").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.demo-live').textContent")


def test_on_paper_stands_the_present_state_without_controls(answered):
    """What was computed is printed; buttons and fields are not."""
    page, name = answered
    act(page, name)
    guessed(page, name)
    result = place(page, name).locator(".demo-result")
    shown = result.text_content()
    page.emulate_media(media="print")
    assert (
        place(page, name)
        .locator(":is(.demo-bar, .demo-guess, textarea, input, details:has(> .demo-form)):visible")
        .count()
        == 0
    )
    assert result.is_visible()
    assert place(page, name).locator(".demo-stage").is_visible()
    assert result.text_content() == shown


def test_it_fits_every_screen_and_speaks_to_everyone(answered):
    """Used and unfolded: nothing to scroll sideways at 320 to 1280 px, no fault that axe knows in either scheme."""
    page, name = answered
    act(page, name)
    place(page, name).locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        assert settled(page).evaluate("document.documentElement.scrollWidth") <= width, width
    nothing_hinders(page)


def test_without_scripts_the_result_stands_there(plain, tmp_path):
    """The static tables, and no dead control."""
    stage(plain, tmp_path, *ALL, wait=False)
    for name in ALL:
        assert place(plain, name).locator(GIVEN).is_visible(), name
    assert plain.locator("live-demo :is(button, input, select, textarea)").count() == 0


@pytest.mark.parametrize(("name", "file", "damage"), slow_but([("window", "element", "")], DAMAGED))
def test_a_failed_load_says_so_and_can_be_tried_again(page, tmp_path, name, file, damage):
    """With one of its files missing or cut off the static result stays, with a note; the button brings the rest."""
    damaged = {"body": damage, "content_type": "text/javascript"}
    page.route(f"**/{name}/{file}.js", lambda route: route.abort() if damage is None else route.fulfill(**damaged))
    stage(page, tmp_path, name, wait=False)
    note = place(page, name).locator(".demo-note", has_text="did not load")
    note.wait_for()
    assert place(page, name).locator(GIVEN).is_visible()
    page.unroute(f"**/{name}/{file}.js")
    note.get_by_role("button", name="Try again").click()
    living(page, name)
    assert note.count() == 0
    if name in ALL:
        act(page, name)
    else:
        assert place(page, name).locator(".demo-body :is(button, input):enabled:visible").count() > 0
    assert not place(page, name).locator(GIVEN).is_visible()


@pytest.mark.parametrize("name", ALL)
def test_the_first_press_changes_the_result(page, tmp_path, name):
    """Before the guess no answer stands there, seen or spoken; one press, and what the Markdown holds is there too."""
    stage(page, tmp_path, name, guess=False)
    demo = place(page, name)
    assert not demo.locator(GIVEN).is_visible()
    assert demo.locator(".demo-result").text_content() == ""
    assert demo.locator(".demo-outcome").inner_text() == ""
    assert not demo.locator(".demo-numbers, .demo-mine").first.is_visible()
    before = demo.locator(".demo-stage").inner_html()
    demo.locator(".demo-chip").first.click()
    page.wait_for_selector(f'live-demo[name="{name}"] .demo-outcome:not(:empty)')
    living(page, name)
    assert demo.locator(".demo-result").text_content() != ""
    assert demo.locator(".demo-stage").inner_html() != before
    assert page.log.errors == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL)
def test_the_film_can_be_paused_and_stepped(page, tmp_path, name):
    """It plays after the guess, stops where it is told to, goes a step back and on, and ends with the outcome."""
    stage(page, tmp_path, name, guess=False, film=True)
    demo = place(page, name)
    demo.evaluate(PAUSED)
    at, _, last = demo.locator(".demo-place").inner_text().partition(" of ")
    assert int(at) < int(last)
    assert demo.locator(".demo-outcome").inner_text() == ""
    demo.get_by_role("button", name="Step").click()
    assert demo.locator(".demo-place").inner_text() == f"{int(at) + 1} of {last}"
    demo.get_by_role("button", name="Back", exact=True).click()
    assert demo.locator(".demo-place").inner_text() == f"{at} of {last}"
    demo.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_selector(f'live-demo[name="{name}"] .demo-outcome:not(:empty)')
    assert demo.locator(".demo-place").text_content() == f"{last} of {last}"
    assert page.log.errors == []


@pytest.mark.parametrize("name", ALL)
def test_one_button_leads_on_and_the_rest_is_folded_away(page, tmp_path, name):
    """After the verdict, in colour and shape, the next question and its picture belong together; all else is under More."""
    stage(page, tmp_path, name)
    demo = place(page, name)
    demo.locator(".demo-more").evaluate("one => { one.open = false; }")
    assert demo.locator(".demo-outcome").get_attribute("data-kind") in ("right", "wrong")
    asked = demo.locator(".demo-question").inner_text()
    seen = [one.get_attribute("class") for one in demo.locator(".demo-body button").all() if one.is_visible()]
    assert [one for one in seen if one != "demo-chip"] == ["press demo-on"]
    demo.locator(".demo-on").press("Enter")
    further = demo.locator(".demo-question").inner_text()
    assert further != asked
    demo.locator(".demo-chip:focus").press("Enter")  # a further bet, which has the focus
    page.wait_for_selector(f'live-demo[name="{name}"] .demo-outcome:is([data-kind=right], [data-kind=wrong])')
    assert demo.locator(".demo-guess:visible").count() == 1
    assert not demo.get_by_role("button", name="Copy the question for a friend").is_visible()
    assert page.log.errors == []


def test_less_motion_is_honoured(page, tmp_path):
    """For readers who asked for less motion no film plays, and no frame slides."""
    stage(page, tmp_path, "window", guess=False)
    place(page, "window").locator(".demo-chip").first.click()
    place(page, "window").locator(".judged:not(:empty)").wait_for()
    assert page.locator(".demo-window").evaluate("one => getComputedStyle(one).transitionDuration") == "0s"
