"""The shell of all demonstrations: links to a state, failures, long work."""

import pytest

from .shipped import add
from .stage import living, stage


def test_a_link_brings_its_demonstration_into_view(page, tmp_path):
    """On arrival with a state, not without one, and not on coming back to a page that was left at its top."""
    page.set_viewport_size({"width": 600, "height": 300})
    stage(page, tmp_path, "rub", "window")
    assert page.evaluate("scrollY") == 0
    place = "Math.abs(document.querySelector('live-demo[name=window]').getBoundingClientRect().top)"
    stage(page, tmp_path, "rub", "window", state="#window;p=first")
    assert page.evaluate(place) < 150
    page.evaluate("scrollTo(0, 0)")
    page.reload()
    assert living(page, "rub", "window").evaluate("scrollY") == 0
    page.evaluate("location.hash = 'window;p=second'")
    page.wait_for_function(f"() => {place} < 150")


def test_a_result_is_copied_where_the_browser_has_no_clipboard(page, tmp_path):
    """On plain http it is copied in the old way, and the focus stays on the button; where that fails, too, the page says so."""
    stage(page, tmp_path, "window", state="#window;p=first")
    page.locator(".bet-more > summary").click()
    page.evaluate("""() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      window.works = true;
      document.execCommand = () => ((window.copied = document.activeElement.value), window.works);
    }""")
    button = page.get_by_role("button", name="Copy link to this state")
    button.press("Enter")
    page.wait_for_function("() => document.querySelector('.said').textContent === 'Link copied.'")
    assert page.evaluate("window.copied") == page.url
    assert button.evaluate("button => button === document.activeElement")
    page.evaluate("window.works = false")
    button.press("Enter")
    page.locator(".said", has_text="Copying did not work").wait_for()


@pytest.fixture
def shell(page):
    """An empty page with the shell alone, for its pure parts."""
    return add(page, "../dom.js", "shell.js", "state.js")


@pytest.mark.parametrize("text", ["", "a=b;c=d", "100 %", "%E0%A4%A", "é 🦕 שלום", "\0\r\n", ":~:text=x#y", "<b>&amp;"])
def test_a_state_goes_through_the_hash(shell, text):
    script = "(state) => DemoState.read('x', DemoState.write('x', state), { a: '', b: '' })"
    state = {"a": text, "b": f"2{text}"}
    assert shell.evaluate(script, state) == state


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
    script = "(hash) => DemoState.read('window', hash, { t: '1' })"
    assert shell.evaluate(script, "#window") is None
    assert shell.evaluate(script, "#other;t=2") is None
    assert shell.evaluate(script, "#window;t=2:~:text=word") == {"t": "2"}
