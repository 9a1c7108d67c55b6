"""When a demonstration of the finished site comes alive: with a reader near it, or by a link to it."""

from tests.conftest import emptied

HOME = "see-for-yourself/window.html"
LIVES = "live-demo[name=window].is-live"


def parts(page) -> list[str]:
    """The scripts of demonstrations that the page has asked for, but for what opens them."""
    return [url for url in page.log.requests if "/demos/" in url and not url.endswith(("/opener.js", ".css"))]


def test_it_comes_with_a_reader_or_by_a_link(page, site):
    """Far below the screen there is what opens it, and no more; scrolled to, or named by a link, it lives."""
    page.set_viewport_size({"width": 320, "height": 200})
    address = (site / HOME).as_uri()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert parts(page) == []
    page.locator("live-demo").scroll_into_view_if_needed()
    page.wait_for_selector(LIVES)
    assert parts(page)
    emptied(page).goto(f"{address}#window;w=40")
    page.wait_for_selector(LIVES)


def test_no_answer_is_visible_before_the_guess(page, site):
    """On its page what gives the answer away waits for the guess."""
    page.goto((site / HOME).as_uri())
    page.wait_for_selector("live-demo.is-live")
    answer = page.locator(".demo-answer")
    assert answer.count() > 0
    assert answer.locator("visible=true").count() == 0
    page.emulate_media(reduced_motion="reduce")
    page.locator(".demo-chip").first.click()
    answer.first.wait_for()
