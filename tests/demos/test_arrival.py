"""When a demonstration of the finished site comes alive: with a reader near it, and then nothing moves."""

import pytest

from tests.conftest import slow_but

from .stage import ALL, HOMES, resized

PAGES = sorted({page.replace(".md", ".html") for page in ALL.values()})
FEW = ["see-for-yourself/a-real-language-model.html", "see-for-yourself/boxes.html", "see-for-yourself/window.html"]
ROOM = """[...document.querySelectorAll("live-demo")].map(one =>
  one.getBoundingClientRect().height - parseFloat(getComputedStyle(one).minBlockSize))"""
ODDS = "concepts/decoding.html"  # far below the top of a page
LIVES = "live-demo[name=odds].is-live"


def parts(page) -> list[str]:
    """The scripts of demonstrations that the page has asked for, but for what opens them."""
    return [url for url in page.log.requests if "/demos/" in url and not url.endswith(("/opener.js", ".css"))]


def all_alive(page) -> None:
    """Waits until every demonstration lives and has drawn its result."""
    page.wait_for_selector("live-demo.is-live")
    page.wait_for_selector("live-demo:not(.is-live), .demo-result[aria-busy]", state="detached")


@pytest.mark.parametrize("name", slow_but(FEW, PAGES))
def test_coming_alive_moves_nothing(page, site, name):
    """Each demonstration has its room from the first paint, at every width."""
    page.goto((site / name).as_uri())
    page.keyboard.press("Tab")
    all_alive(page)
    for width in (320, 412, 700, 1280):
        assert max(map(abs, resized(page, width, 640).evaluate(ROOM))) < 1, width


def test_nothing_loads_far_from_a_reader(page, site):
    """On arrival there is what opens it, and no more; scrolled to, the demonstration comes."""
    page.goto((site / ODDS).as_uri())
    page.wait_for_timeout(100)
    assert parts(page) == []
    page.locator("live-demo[name=odds]").scroll_into_view_if_needed()
    page.wait_for_selector(LIVES)
    assert parts(page)


@pytest.mark.parametrize("fragment", ["#see-it", "#odds;t=2"])
def test_a_link_to_it_brings_it(page, site, fragment):
    """A link to its section, and one to a state of it."""
    page.goto((site / ODDS).as_uri() + fragment)
    page.wait_for_selector(LIVES)


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


@pytest.mark.parametrize(
    "name", slow_but(["odds", "search", "sentences", "window", "merges"], [name for name in HOMES if name != "boxes"])
)
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


# Where a page of its own has more than a question and a few lines above it, and what would tell the answer.
TELLING = {
    "a-real-language-model": ["Oslo", "Norway", "answers all the same", "names a capital"],
    "watch-it-learn": ["sentences, while you watch", "turns into", "Dublin", "fills the gap"],
    "sums": ["92.2", "0.0%"],
    "preference": ["depends on", "0.04"],
}


@pytest.mark.parametrize("name", slow_but(["a-real-language-model"], TELLING))
def test_the_guess_comes_soon_and_nothing_in_sight_answers_it(page, site, name):
    """Its chips stand on the first screen; neither what is above them nor the screen that they open tells the answer."""
    page.goto((site / f"see-for-yourself/{name}.html").as_uri())
    page.wait_for_selector("live-demo.is-live")
    chip = page.locator(".demo-chip").last.bounding_box()
    assert chip["y"] + chip["height"] <= 800
    resized(page, 390, 844)
    seen = """() => [document.title, ...[...document.querySelectorAll("meta[name=description]")].map((one) => one.content),
      ...[...document.querySelectorAll("article :is(h1, h2, p, li, td)")].filter((one) => one.checkVisibility()
        && one.getBoundingClientRect().top < document.querySelector(".demo-guess").getBoundingClientRect().top + innerHeight)
        .map((one) => one.innerText)].join(" | ")"""
    text = page.evaluate(seen)
    assert [words for words in TELLING[name] if words in text] == []
