"""When a demonstration of the finished site comes alive: with a reader near it, or by a link to it."""

import pytest

from tests.conftest import slow_but

from .stage import ALL, HOMES

FAR = "concepts/context-window.html"  # far below the top of a page
LIVES = "live-demo[name=window].is-live"


def parts(page) -> list[str]:
    """The scripts of demonstrations that the page has asked for, but for what opens them."""
    return [url for url in page.log.requests if "/demos/" in url and not url.endswith(("/opener.js", ".css"))]


def test_nothing_loads_far_from_a_reader(page, site):
    """On arrival there is what opens it, and no more; scrolled to, the demonstration comes."""
    page.goto((site / FAR).as_uri())
    page.wait_for_timeout(100)
    assert parts(page) == []
    page.locator("live-demo[name=window]").scroll_into_view_if_needed()
    page.wait_for_selector(LIVES)
    assert parts(page)


@pytest.mark.parametrize("fragment", ["#see-it", "#window;w=40"])
def test_a_link_to_it_brings_it(page, site, fragment):
    """A link to its section, and one to a state of it."""
    page.goto((site / FAR).as_uri() + fragment)
    page.wait_for_selector(LIVES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("odds.html", "concepts/decoding.html#decoding"),
        ("odds.html#odds;t=2;w=a%20b", "concepts/decoding.html#decoding"),
        ("merges.html#merges;k=%E0%A4%A", "concepts/next-token-prediction.html#tokens"),
        ("preference.html#preference;g=true", "concepts/from-base-model-to-assistant.html#see-preference"),
    ],
)
def test_a_link_to_a_demonstration_that_is_gone_leads_to_what_shows_the_same(page, site, old, new):
    """Whatever state it names."""
    page.goto(f"{site.as_uri()}/see-for-yourself/{old}")
    page.wait_for_url(f"{site.as_uri()}/{new}")
    page.wait_for_selector("article h1")
    assert page.log.errors == []


def test_what_does_not_load_stands_whole(page, site):
    """The static result is closed until the guess; it stands there where the live part failed, and on paper."""
    page.route("**/language-model/*.js", lambda route: route.abort())
    page.goto((site / ALL["language-model"].replace(".md", ".html")).as_uri())
    still = page.locator("live-demo[name=language-model] .demo-static").first
    page.emulate_media(media="print")
    assert still.is_visible()
    page.emulate_media(media="screen")
    page.locator("live-demo[name=language-model]").scroll_into_view_if_needed()
    page.get_by_text("did not load").wait_for()
    assert still.is_visible()


@pytest.mark.parametrize("name", slow_but(["search", "sentences", "window"], HOMES))
def test_no_answer_is_visible_before_the_guess(page, site, name):
    """On its page what gives the answer away waits for the guess."""
    page.goto((site / HOMES[name].replace(".md", ".html")).as_uri())
    page.wait_for_selector("live-demo.is-live")
    answer = page.locator(".demo-answer")
    assert answer.count() == 1
    assert not answer.is_visible()
    page.emulate_media(reduced_motion="reduce")
    page.locator(".demo-chip").first.click()
    answer.wait_for()
