"""The test and the drill as readers meet them: on request, by keyboard, and kept in this browser alone."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.conftest import emptied

PAGES = {"beliefs": "see-for-yourself/what-do-you-believe.html", "drill": "see-for-yourself/trust-drill.html"}
KEPT = "localStorage.getItem('guide.beliefs')"
SELECT_ALL = "() => { getSelection().selectAllChildren(document.querySelector('.drill-list')); }"
COPIED = """() => {
  const data = new DataTransfer();
  const event = new ClipboardEvent("copy", { bubbles: true, clipboardData: data, cancelable: true });
  document.querySelector(".drill-list").dispatchEvent(event);
  return data.getData("text/plain");
}"""


@pytest.fixture
def begin(own_page, site):
    """Opens the page of a part and, where no state in its address does so, begins the part by a press."""

    def opened(part: str, state: str = ""):
        emptied(own_page).goto(f"{(site / PAGES[part]).as_uri()}{state}")
        if not state:
            own_page.locator("on-request button").click()
        own_page.locator(".learning-part > *").first.wait_for()
        return own_page

    return opened


def press(page, *steps: int) -> None:
    """Presses the buttons with these numbers, each in the first scale that is still open."""
    for at in steps:
        page.locator(".scale").first.locator("button").nth(at).click()


def test_nothing_loads_before_a_reader_asks(page, site):
    """Then all of it at once; a part that does not load says where the answers are, and can be asked for again."""
    page.route("**/items.js", lambda route: route.abort())
    page.goto((site / PAGES["beliefs"]).as_uri())
    page.locator("on-request button").wait_for()
    assert [url for url in page.log.requests if "/beliefs/" in url] == []
    page.locator("on-request button").press("Enter")
    expect(page.locator("on-request")).to_contain_text("All of it stands below")
    page.unroute("**/items.js")
    page.locator("on-request button").click()
    page.locator(".belief-statement").wait_for()


@pytest.mark.parametrize(("part", "steps"), [("beliefs", [(), (1, 4), [0] * 10]), ("drill", [(), [0] * 10])])
def test_it_fits_a_telephone(begin, part, steps):
    """Asking and told: nothing to scroll sideways."""
    page = begin(part, "#drill;s=3" if part == "drill" else "")
    page.set_viewport_size({"width": 320, "height": 700})
    for pressed in steps:
        press(page, *pressed)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_form_by_keyboard_from_the_first_statement_to_the_result(begin):
    """The focus goes to each statement in turn, so that it is read out; Tab leads on to the answers."""
    page = begin("beliefs")
    for number in range(1, 13):
        expect(page.locator(":focus")).to_contain_text(f"Form A, {number} of 12")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_contain_text("of 12 right")
    assert page.log.errors == []


def test_one_can_go_back_and_change_an_answer(begin):
    """The answer given shows, and the new one takes its place."""
    page = begin("beliefs")
    press(page, 0)
    page.get_by_role("button", name="Back").click()
    assert page.locator("on-request [aria-pressed]").get_attribute("aria-label") == "True, guessing"
    page.get_by_role("button", name="False, certain").click()
    assert json.loads(page.evaluate(KEPT))["A"]["answers"]["lookup-a"] == {"said": False, "sure": 3}


def test_the_result_and_after_the_other_form_the_gain(begin):
    """Everything true and certain is half right in both forms; the wrong ones lead to their pages."""
    page = begin("beliefs")
    press(page, *[2] * 12)
    part = page.locator(".learning-part")
    expect(part).to_contain_text("6 of 12 right, 6 wrong, 0 not sure.")
    expect(part).to_contain_text("45% chose “looks up an exact answer in a database”")
    assert part.locator("ol a").count() == 6
    assert "/misconceptions/" in part.locator("ol a").first.get_attribute("href")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save my answers").click()
    saved = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    assert sum(one["right"] for one in saved["answers"]) == 6 and len(saved["answers"]) == 12
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save the card").click()
    assert waiting.value.suggested_filename == "what-do-you-believe.png"
    page.get_by_role("button", name="I have read").click()
    press(page, *[2] * 12)
    expect(part).to_contain_text("From 6 to 6: no change. Of the 6 ideas you missed first, 6 are right now")
    assert page.log.errors == []


def test_answers_stay_in_the_browser_until_they_are_deleted(page, address):
    """A reader who comes back is offered to go on where it was, or to start again; who deletes leaves nothing.

    Read from a server: between pages on the disk, Chromium may take seconds to hand on what is stored.
    """
    page.context.set_offline(False)
    page.goto(f"{address}/{PAGES['beliefs']}")
    page.locator("on-request button").click()
    press(page, 0, 1)
    page.reload()
    page.get_by_role("button", name="Go on with form A at statement 3").click()
    expect(page.locator(".belief-statement")).to_contain_text("Form A, 3 of 12")
    page.reload()
    page.get_by_role("button", name="Start form A again").click()
    expect(page.locator(".belief-statement")).to_contain_text("Form A, 1 of 12")
    page.get_by_role("button", name="Stop").click()
    page.get_by_role("button", name="Delete my answers").click()
    expect(page.locator(".learning-part")).to_contain_text("deleted")
    assert page.evaluate(KEPT) is None


@pytest.mark.parametrize("kept", ["nonsense", "[]", '{"A": {"answers": null}}', None])
def test_what_was_kept_may_be_damaged_or_refused(own_page, site, kept):
    """Then one begins anew."""
    stored = f"localStorage.setItem('guide.beliefs', {json.dumps(kept)})"
    refused = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })"
    own_page.add_init_script(refused if kept is None else stored)
    own_page.goto((site / PAGES["beliefs"]).as_uri())
    statement = own_page.locator(".belief-statement")
    while not statement.count():  # one press, or a second on what the first has brought
        own_page.get_by_role("button", name=re.compile("^Begin( form A)?$")).or_(statement).first.click()
    expect(statement).to_contain_text("Form A, 1 of 12")
    press(own_page, *[6] * 12)
    expect(own_page.locator(".learning-part")).to_contain_text("0 of 12 right, 0 wrong, 12 not sure.")
    assert own_page.log.errors == []


def test_a_link_leads_to_its_round(begin):
    """The same seed, the same references, without a press; what cannot be read gives some round."""
    first = begin("drill", "#drill;s=7").locator(".drill-list").inner_text()
    page = begin("drill", "#drill;s=7")
    assert page.locator(".drill-list").inner_text() == first
    for state, words in (("s=8", "Round 8."), ("s=<b>", "Round "), ("s=1e9", "Round "), ("", "Round ")):
        page = begin("drill", f"#drill;{state}")
        expect(page.locator(".drill-head")).to_contain_text(words)
        assert page.locator(".drill-list > li").count() == 10
    assert page.log.errors == []


def test_a_round_by_keyboard_counts_both_errors(begin):
    """Who believes everything believes all that is false, and doubts nothing that is true."""
    page = begin("drill", "#drill;s=5")
    page.locator(".scale button").first.focus()
    for _ in range(10):
        page.keyboard.press("Enter")
    made = page.locator(".drill-list > li", has_text="Made up:").count()
    words = f"Of {made} that were false you believed {made}; of {10 - made} that were true you doubted 0."
    expect(page.locator(".learning-part")).to_contain_text(words)
    page.keyboard.press("Enter")
    page.locator(".scale button").first.focus()
    for _ in range(10):
        page.keyboard.press("Enter")
    assert page.locator(".drill-line circle").count() == 1
    page.keyboard.press("Enter")
    expect(page.locator(".drill-head")).to_contain_text("Round 6.")
    assert page.log.errors == []


def test_what_is_made_up_cannot_be_copied_as_a_citation(begin):
    """Before the answer nothing can be selected; afterwards the words say it, a copy says it first, real ones link."""
    page = begin("drill", "#drill;s=5")
    selectable = "all => all.map(one => getComputedStyle(one).userSelect)"
    assert set(page.locator(".drill-list .unchecked").evaluate_all(selectable)) == {"none"}
    page.evaluate(SELECT_ALL)
    assert page.evaluate(COPIED).startswith("Made up, or not yet told apart")
    press(page, *[0] * 10)
    made = page.locator(".drill-list > li", has_text="Made up:")
    assert made.count() == page.locator(".drill-list .unchecked").count() > 0
    assert all(words.endswith("(made up)") for words in page.locator(".drill-list .unchecked").all_inner_texts())
    page.evaluate(SELECT_ALL)
    assert page.evaluate(COPIED).startswith("Made up, or not yet told apart")
    real = page.locator(".drill-list > li:not(:has(.unchecked))").first
    assert "/sources/" in real.locator("a").get_attribute("href")
    real.evaluate("one => getSelection().selectAllChildren(one)")
    assert page.evaluate(COPIED) == ""  # left to the browser
