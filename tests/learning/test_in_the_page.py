"""The test and the drill as readers meet them: on request, by keyboard, on a small screen, and kept nowhere else."""

import json

import brotli
import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import slow_but

from .stage import SCRIPTS, STYLES, begin, files, stage

BUDGET = 15_000  # bytes with brotli, of a part with all that it loads
KEPT = "localStorage.getItem('guide.beliefs')"
BOTH = ["beliefs", "drill"]
SELECT_ALL = "() => { getSelection().selectAllChildren(document.querySelector('.drill-list')); }"
COPIED = """() => {
  const data = new DataTransfer();
  const event = new ClipboardEvent("copy", { bubbles: true, clipboardData: data, cancelable: true });
  document.querySelector(".drill-list").dispatchEvent(event);
  return data.getData("text/plain");
}"""


def press(page, *steps: int):
    """Presses the buttons with these numbers, each in the first scale that is still open."""
    for at in steps:
        page.locator(".scale").first.locator("button").nth(at).click()


@pytest.mark.parametrize("part", BOTH)
def test_nothing_loads_before_a_reader_asks(page, tmp_path, part):
    """Then all of it at once, and nothing from elsewhere."""
    stage(page, tmp_path, part)
    assert [url for url in page.log.requests if "/learning/" in url and "on-request" not in url] == []
    page.locator("on-request button").press("Enter")
    page.wait_for_selector(".scale")
    loaded = {url for url in page.log.requests if url.endswith(".js")}
    assert {path.as_uri() for path in files(part)} <= loaded
    assert page.log.elsewhere("file:") == [] and page.log.errors == []


@pytest.mark.parametrize("part", BOTH)
def test_a_part_is_small(part):
    """With its style sheet and what it shares."""
    held = [*files(part), SCRIPTS / "learning" / "on-request.js", STYLES / "learning.css"]
    assert sum(len(brotli.compress(path.read_bytes())) for path in held) <= BUDGET


STEPS = {"beliefs": ((), (1, 4), [0] * 10), "drill": ((), (1, 4), [0] * 8)}


@pytest.mark.parametrize("part", BOTH)
def test_it_fits_every_screen(page, tmp_path, part):
    """Asking and told: nothing to scroll sideways."""
    begin(page, tmp_path, part, "#drill;s=3" if part == "drill" else "")
    for steps in STEPS[part]:
        press(page, *steps)
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize(
    ("part", "scheme"),
    slow_but([("drill", "light")], [(part, scheme) for part in BOTH for scheme in ("light", "dark")]),
)
def test_it_speaks_to_everyone(page, tmp_path, part, scheme):
    """The same: no fault that axe knows."""
    begin(page, tmp_path, part, "#drill;s=3" if part == "drill" else "")
    page.emulate_media(color_scheme=scheme)
    for steps in STEPS[part]:
        press(page, *steps)
        found = Axe().run(page, context="on-request")
        assert found.violations_count == 0, found.generate_report()


def test_a_form_by_keyboard_from_the_first_statement_to_the_result(page, tmp_path):
    """The focus goes to each statement in turn, so that it is read out; Tab leads on to the answers."""
    begin(page, tmp_path, "beliefs")
    for number in range(1, 13):
        focused = page.evaluate("document.activeElement.textContent")
        assert focused.startswith(f"Form A, {number} of 12"), focused
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert "of 12 right" in page.evaluate("document.activeElement.textContent")
    assert page.log.errors == []


def test_one_can_go_back_and_change_an_answer(page, tmp_path):
    """The answer given shows, and the new one takes its place."""
    begin(page, tmp_path, "beliefs")
    press(page, 0)
    page.get_by_role("button", name="Back").click()
    assert page.locator("[aria-pressed]").get_attribute("aria-label") == "True, guessing"
    page.get_by_role("button", name="False, certain").click()
    assert json.loads(page.evaluate(KEPT))["A"]["answers"]["lookup-a"] == {"said": False, "sure": 3}


def test_the_result_and_after_the_other_form_the_gain(page, tmp_path):
    """Everything true and certain is half right in both forms; the wrong ones lead to their pages."""
    begin(page, tmp_path, "beliefs")
    press(page, *[2] * 12)
    part = page.locator(".learning-part")
    assert "6 of 12 right, 6 wrong, 0 not sure." in part.inner_text()
    assert "45% chose “looks up an exact answer in a database”" in part.inner_text()
    assert part.locator("ol a").count() == 6
    assert part.locator("ol a").first.get_attribute("href").startswith("./misconceptions/")
    page.get_by_role("button", name="I have read").click()
    press(page, *[2] * 12)
    words = part.inner_text()
    assert (
        "From 6 to 6: no change. Of the 6 ideas you missed first, 6 are right now, and 6 that you had are lost."
        in words
    )
    assert page.log.errors == []


def test_answers_stay_in_the_browser_until_they_are_deleted(page, address):
    """A reader who comes back is offered to go on where it was, or to start again; who deletes leaves nothing.

    Read from a server: between pages on the disk, Chromium may take seconds to hand on what is stored.
    """
    page.context.set_offline(False)
    page.goto(f"{address}/see-for-yourself/what-do-you-believe.html")
    page.locator("on-request button").click()
    press(page, 0, 1)
    page.reload()
    page.get_by_role("button", name="Go on with form A at statement 3").click()
    assert "Form A, 3 of 12" in page.locator(".belief-statement").inner_text()
    page.reload()
    page.get_by_role("button", name="Start form A again").wait_for()
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("button", name="Start form A again").click()
    assert "Form A, 1 of 12" in page.locator(".belief-statement").inner_text()
    page.get_by_role("button", name="Stop").click()
    page.get_by_role("button", name="Delete my answers").click()
    assert page.evaluate(KEPT) is None
    assert "deleted" in page.locator(".learning-part").inner_text()


@pytest.mark.parametrize(
    "kept",
    slow_but(
        ["nonsense", '{"A": {"answers": null}}'],
        [
            "",
            "nonsense",
            "null",
            "[]",
            '{"A": 1}',
            '{"A": {"answers": {"lookup-a": {"said": "yes", "sure": 9}}}}',
            '{"A": {"answers": null}}',
        ],
    ),
)
def test_what_was_kept_may_be_damaged(own_page, tmp_path, kept):
    """Then one begins anew."""
    own_page.add_init_script(f"localStorage.setItem('guide.beliefs', {json.dumps(kept)})")
    stage(own_page, tmp_path, "beliefs")
    own_page.wait_for_selector("on-request button, .learning-part button")
    for name in ("Begin", "Begin form A"):
        for button in own_page.get_by_role("button", name=name, exact=True).all():
            button.click()
    assert "Form A, 1 of 12" in own_page.locator(".belief-statement").inner_text()
    assert own_page.log.errors == []


def test_a_browser_that_keeps_nothing_is_no_hindrance(own_page, tmp_path):
    """Where storage is refused, the test runs all the same."""
    own_page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    begin(own_page, tmp_path, "beliefs")
    press(own_page, *[6] * 12)
    assert "0 of 12 right, 0 wrong, 12 not sure." in own_page.locator(".learning-part").inner_text()


def test_a_link_leads_to_its_round(page, tmp_path):
    """The same seed, the same references; a press is not needed."""
    begin(page, tmp_path, "drill", "#drill;s=7")
    first = page.locator(".drill-list").inner_text()
    begin(page, tmp_path, "drill", "#drill;s=7")
    assert page.locator(".drill-list").inner_text() == first
    assert "Round 7." in page.locator(".drill-head").inner_text()
    page.evaluate("location.hash = '#drill;s=8'")
    page.wait_for_function("document.querySelector('.drill-head').textContent.startsWith('Round 8.')")
    assert page.log.errors == []


@pytest.mark.parametrize(
    "state", slow_but(["#drill;s=<b>"], ["#drill;s=", "#drill;s=1e9", "#drill;s=-1", "#drill;s=<b>", "#drill;x"])
)
def test_a_link_that_cannot_be_read_gives_some_round(page, tmp_path, state):
    """And no error."""
    begin(page, tmp_path, "drill", state)
    assert page.locator(".drill-list > li").count() == 10
    assert page.log.errors == []


def test_a_round_by_keyboard_counts_both_errors(page, tmp_path):
    """Who believes everything believes all that is false, and doubts nothing that is true."""
    begin(page, tmp_path, "drill", "#drill;s=5")
    page.locator(".scale button").first.focus()
    for _ in range(10):
        page.keyboard.press("Enter")
    made = page.locator(".drill-list > li", has_text="Made up:").count()
    words = f"Of {made} that were false you believed {made}; of {10 - made} that were true you doubted 0."
    assert words in page.locator(".learning-part").inner_text()
    page.keyboard.press("Enter")
    page.locator(".scale button").first.focus()
    for _ in range(10):
        page.keyboard.press("Enter")
    assert page.locator(".drill-line circle").count() == 1
    assert page.locator("table").inner_text().split("\n")[-2].startswith("fairly sure")
    page.keyboard.press("Enter")
    assert "Round 6." in page.locator(".drill-head").inner_text()
    assert page.log.errors == []


def test_what_is_made_up_cannot_be_copied_as_a_citation(page, tmp_path):
    """Before the answer nothing can be selected; afterwards the words say it, and a copy says it first."""
    begin(page, tmp_path, "drill", "#drill;s=5")
    selectable = "all => all.map(one => getComputedStyle(one).userSelect)"
    assert set(page.locator(".drill-list .unchecked").evaluate_all(selectable)) == {"none"}
    page.evaluate(SELECT_ALL)
    assert page.evaluate(COPIED).startswith("Made up, or not yet told apart")
    press(page, *[0] * 10)
    made = page.locator(".drill-list > li", has_text="Made up:")
    for one in made.all():
        words = one.locator(".unchecked").inner_text()
        assert words.startswith("Made up: ") and words.endswith("(made up)")
    assert made.count() == page.locator(".drill-list .unchecked").count()
    page.evaluate(SELECT_ALL)
    assert page.evaluate(COPIED).startswith("Made up, or not yet told apart")


def test_a_real_reference_leads_to_its_source_and_can_be_copied(page, tmp_path):
    """Once it is told."""
    begin(page, tmp_path, "drill", "#drill;s=5")
    press(page, *[0] * 10)
    real = page.locator(".drill-list > li:not(:has(.unchecked))").first
    assert real.locator("a").get_attribute("href").startswith("./sources/")
    real.evaluate("one => getSelection().selectAllChildren(one)")
    assert page.evaluate(COPIED) == ""  # left to the browser


def test_a_part_that_does_not_load_says_where_the_answers_are(page, tmp_path):
    """And can be asked for again."""
    page.route("**/items.js", lambda route: route.abort())
    stage(page, tmp_path, "beliefs")
    page.locator("on-request button").click()
    page.wait_for_selector("on-request p")
    assert "All of it stands below" in page.locator("on-request").inner_text()
    page.unroute("**/items.js")
    page.locator("on-request button").click()
    page.wait_for_selector(".belief-statement")


def test_the_answers_and_the_card_can_be_saved(page, tmp_path):
    """As a file that names its form, and as a picture."""
    begin(page, tmp_path, "beliefs")
    press(page, *[2] * 12)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save my answers").click()
    waiting.value.save_as(tmp_path / "saved.json")
    saved = json.loads((tmp_path / "saved.json").read_text("utf-8"))
    assert len({answer["item"] for answer in saved["answers"]}) == 12
    assert list(saved["finished"]) == ["A"]
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save the card").click()
    assert waiting.value.suggested_filename == "what-do-you-believe.png"
