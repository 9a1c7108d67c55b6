"""The home page: a bet, then a small model that writes live; without scripts, the same result as a still."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import emptied, losing
from tests.demos.shipped import documents
from tests.demos.stage import copied

# Each bet's own, and what wins it.
BETS = [
    ("The capital of Iceland is", "Rome.", "real", "a real city, and the wrong one."),
    ("Who is Taylor Swift?", "Wolves eat meat.", "other", "something else entirely."),
    (
        "What is the capital of Velmora?",
        "The capital of Sweden is Stockholm.",
        "real",
        "you asked about Velmora, and it answered about Sweden.",
    ),
]


def opened(page, site, width=1280, height=800):
    """The home page for a reader who asked for less motion, so that nothing waits."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.as_uri()}/index.html")
    return page


def bars(page):
    """The words with their percentages, as shown, in both places."""
    return [" ".join(row.split()) for row in page.locator(".bet .odds > li").all_inner_texts()]


@pytest.mark.parametrize(("chosen", "width", "height"), [(0, 1280, 800), (1, 390, 660), (2, 1280, 660)])
def test_three_bets_in_place(page, site, chosen, width, height):
    """A chip loads the model, which writes what the still says; the verdict is seen with the way on, and leads to the next bet.

    What it never read is said first, and the chips stay until the word is there. By keyboard the verdict takes the
    focus, and the next bet its first chip; a friend gets what it wrote, and the address of the first.
    """
    opened(page, site, width, height)
    assert not [url for url in page.log.requests if "/models/" in url]
    still, lead = page.locator(".bet .odds > li").all_text_contents(), page.locator(".bet-on .press")
    texts = " ".join(documents())
    expect(page.get_by_text("“Rome”", exact=True)).to_be_hidden()  # further down, until the bet is made
    assert "Wolves eat meat." in texts and not re.search("reykjavik|taylor|swift|velmora", texts.lower())
    for number, (asked, wrote, wins, came) in enumerate(BETS):
        assert re.search("never read|no Velmora", page.locator(".bet-told").inner_text())
        chip = page.locator("[data-bet]").nth(chosen)
        is_right = chip.get_attribute("data-bet") == wins
        chip.evaluate(
            "chip => { new MutationObserver(() => { window.stayed = chip.checkVisibility(); }).observe(document.querySelector('.gap'), { attributes: true }); }"
        )
        chip.press("Enter") if chosen == 1 else chip.click()
        page.wait_for_selector(".bet[data-state=done]")
        assert page.evaluate("window.stayed")
        expect(page.locator(".bet-verdict")).to_be_focused()
        last = page.locator(".bet-on").bounding_box()
        assert page.locator(".bet-verdict").bounding_box()["y"] > 0
        assert last["y"] + last["height"] <= height - 20
        assert page.locator(".bet-verdict strong").inner_text() == f"{'Yes' if is_right else 'No'}: {came}"
        assert page.locator(".says").first.inner_text() == f"{asked} {wrote}"
        expect(page.get_by_text("“Rome”", exact=True)).to_be_visible()
        if number == 0:
            tone = "Only 12% sure of Rome, 99% sure of Oslo, and both sound the same."
            assert page.locator(".bet-verdict").inner_text().endswith(tone)
            assert page.locator(".says").last.inner_text() == "The capital of Norway is Oslo."
            assert page.locator(".bet .odds > li").all_text_contents() == still
        sent = copied(page, page.get_by_role("button", name="Copy it for a friend"))
        assert asked in sent and (wrote in sent) == (number > 0)  # the link asks for the first
        assert sent.endswith("#bet")
        if number < 2:
            lead.press("Enter") if chosen == 1 else lead.click()
            expect(page.locator("[data-bet]").first).to_be_focused()
            assert page.locator(".gap").bounding_box()["height"] > 16  # the caret stands on the line
    expect(lead).to_have_attribute("href", re.compile("a-real-language-model"))
    page.get_by_role("button", name="Play again").click()
    expect(page.locator("[data-bet]").first).to_have_text("“I don’t know”")
    assert page.log.errors == []


def test_the_bet_stands_high_on_a_telephone(page, site):
    opened(page, site, 390, 844)
    assert page.locator(".bet .chips").bounding_box()["y"] < 844 * 0.46


def test_without_the_model_the_still_says_what_it_is(page, site):
    """Figures of an earlier run are not passed off as live."""
    page.route("**/models/base.js", lambda route: route.abort())
    opened(page, site).locator("[data-bet=made]").click()
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
    page.locator("[data-bet=real]").click()
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
        press = again if at else page.locator("[data-bet=real]")
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
    assert bars(plain) == ["Rome 12%", "Vienna 6%", "Belgrade 5%", "Oslo 99%"]
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
    assert f"From {len(texts):,} short texts" in said
    assert f"Iceland is in {iceland} of them and Reykjavik in none" in said
    assert "None of its texts has the word “know”" in said
    assert any("Paris is the capital of France" in text for text in texts)
