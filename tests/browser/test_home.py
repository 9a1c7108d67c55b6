"""The home page: a bet, then a small model that writes live; without scripts, the same result as a still."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import emptied, losing
from tests.demos.shipped import documents
from tests.demos.stage import copied

VERDICTS = {
    "right": "No: it never read “Reykjavik”.",
    "honest": "No: it never read the word “know”.",
    "wrong": "Yes: some other city.",
}


def opened(page, site, width=1280, height=800):
    """The home page for a reader who asked for less motion, so that nothing waits."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.as_uri()}/index.html")
    return page


def bars(page):
    """The words with their percentages, as shown, in both places."""
    return [" ".join(row.split()) for row in page.locator(".bet .odds > li").all_inner_texts()]


@pytest.mark.parametrize(("bet", "width", "height"), [("right", 1280, 800), ("honest", 390, 844), ("wrong", 1280, 800)])
def test_each_bet_gets_its_own_verdict(page, site, bet, width, height):
    """A chip loads the model, which writes what the still says, and brings the verdict on itself, seen with the way on.

    With room below the buttons; on a desk nothing below the bet moves after the press, and no room waits before it. By keyboard the verdict takes the focus; a
    friend gets what it wrote, and the address of the bet.
    """
    opened(page, site, width, height)
    assert not [url for url in page.log.requests if "/models/" in url]
    still = page.locator(".bet .odds > li").all_text_contents()
    top = "document.querySelector('#what-you-saw').getBoundingClientRect().top"
    chip = page.locator(f"[data-bet={bet}]")
    words = chip.inner_text()
    chip.evaluate(f"chip => chip.addEventListener('click', () => {{ window.pressed = {top}; }})")
    if bet == "honest":
        chip.press("Enter")
        expect(page.locator(".bet-verdict")).to_be_focused()
    else:
        chip.click()
    page.wait_for_selector(".bet[data-state=done]")
    assert width < 1280 or page.evaluate(top) == pytest.approx(page.evaluate("window.pressed"), abs=1)
    last = page.locator(".bet-on").bounding_box()
    assert page.locator(".bet-verdict").bounding_box()["y"] > 0
    assert last["y"] + last["height"] <= height - 20
    assert page.locator(".bet-verdict strong").inner_text() == VERDICTS[bet]
    assert page.locator(".bet-tone").inner_text() == "Only 12% sure of Rome, 99% sure of Oslo, and both sound the same."
    assert page.locator(".bet-note").inner_text() == f"Your bet: {words}"
    says = page.locator(".says").all_inner_texts()
    assert says == ["The capital of Iceland is Rome.", "The capital of Norway is Oslo."]
    assert page.locator(".bet .odds > li").all_text_contents() == still
    shared = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert re.match("“The capital of Iceland is Rome.” .* What would you have bet\\? ", shared)
    assert shared.endswith("#bet")
    assert page.log.errors == []


def test_the_button_answers_in_place_and_leads_to_the_next_bet(page, site):
    """The model that was taught to answer says what it says, and the same button leads to a bet that wasn't made yet."""
    opened(page, site, 390, 844).locator("[data-bet=wrong]").click()
    page.wait_for_selector(".bet[data-state=done]")
    button = page.locator(".bet-on .press")
    button.click()
    page.locator(".bet-on", has_text="Now a country that doesn’t exist").wait_for()
    assert page.locator(".says").all_inner_texts() == ["Wolves eat meat."]
    assert page.locator(".bet h2").inner_text().startswith("Who is Taylor Swift?")
    assert page.locator(".bet :is(.bet-note, .bet-verdict, .odds)").count() == 0
    texts = " ".join(documents())
    assert "Wolves eat meat." in texts and "Taylor" not in texts and "Swift" not in texts
    assert button.bounding_box()["y"] < 800
    sent = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert "It answered: “Wolves eat meat.” Ask it something yourself:" in sent
    assert sent.endswith("see-for-yourself/a-real-language-model.html")  # where she stands in the field
    button.click()
    page.locator(".demo-question", has_text="There is no Velmora.").wait_for()
    page.locator(".demo-chip", has_text="a real city").wait_for()
    assert page.locator(".demo-chip:focus").count() == 0  # a ring would look like a bet
    assert page.log.errors == []


def test_the_bet_stands_high_on_a_telephone(page, site):
    opened(page, site, 390, 844)
    assert page.locator(".bet .chips").bounding_box()["y"] < 844 * 0.45


def test_without_the_model_the_still_says_what_it_is(page, site):
    """Figures of an earlier run are not passed off as live."""
    page.route("**/models/base.js", lambda route: route.abort())
    opened(page, site).locator("[data-bet=right]").click()
    page.wait_for_selector(".bet[data-state=failed]")
    assert "nothing was written just now" in page.locator(".bet-note").inner_text()
    assert page.locator(".says").first.inner_text() == "The capital of Iceland is Rome."
    assert bars(page)[0] == "Rome 12%"


def test_a_lost_request_is_made_up_for(page, site):
    """Whichever file of the bet is lost, it works without a reload once the file is there; no room waits before it."""
    opened(page, site)
    room = page.locator(".writer").bounding_box()["height"]
    assert page.locator(".bet").bounding_box()["height"] <= room
    page.log.clear()
    page.locator("[data-bet=wrong]").click()
    page.wait_for_selector(".bet[data-state=done]")
    added = page.evaluate(
        "[...document.head.querySelectorAll('script, [rel=stylesheet]')].map((one) => one.src || one.href)"
    )
    files = [url for url in added if url in page.log.requests]
    assert len(files) > 7
    lost = losing(page)
    opened(emptied(page), site)
    again = page.locator("button:not([data-pressed])", has_text="Try again")
    for at in range(len(files) - 1):  # each is lost once those before it are there, and the model's two at once
        lost[:] = [files[at]] if at < len(files) - 2 else files[-2:]
        press = again if at else page.locator("[data-bet=wrong]")
        press.evaluate("one => { one.dataset.pressed = ''; one.click(); }")
        again.wait_for()
    lost.clear()
    again.click()
    page.wait_for_selector(".bet[data-state=done]")
    assert [
        error for error in page.log.errors if "net::ERR_FAILED" not in error
    ] == []  # what was lost may be told late


def test_without_scripts_the_result_stands(plain, site):
    """No chips that do nothing; the sentence, its bars and the verdict are there."""
    plain.goto(f"{site.as_uri()}/index.html")
    assert plain.locator(".chips").is_hidden()
    assert bars(plain) == ["Rome 12%", "Vienna 6%", "Belgrade 5%", "all other words, each less likely 77%", "Oslo 99%"]
    assert plain.locator(".bet-verdict").inner_text().startswith("It guessed wrong.")


def test_paper_shows_the_result(page, site):
    opened(page, site).emulate_media(media="print")
    assert page.locator(".chips").is_hidden()
    assert page.locator(".gap b").evaluate("word => getComputedStyle(word).visibility") == "visible"
    assert page.locator(".bet-verdict").is_visible()


def test_the_texts_hold_what_the_page_says(site):
    """How many texts it read, and how often they hold the words that it lacks."""
    texts, said = documents(), (site / "index.md").read_text(encoding="utf-8")
    iceland, *none = (sum(word in text.lower() for text in texts) for word in ("iceland", "reykjavik", "know"))
    assert none == [0, 0]
    assert f"It read {len(texts):,} short texts" in said
    assert f"Iceland is in {iceland} of them, and Reykjavik in none" in said
    assert "the word *know* isn't in any text" in said
    assert any("Paris is the capital of France" in text for text in texts)
