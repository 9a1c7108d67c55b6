"""The shell of all demonstrations: links to a state, failures, long work."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .model import add
from .stage import guessed, live_result, living, stage, static_result


def said(page):
    """The sentence in the live region of the first demonstration."""
    return page.locator(".demo-live").first.inner_text()


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
