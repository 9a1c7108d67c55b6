"""What holds for the demonstrations that go from bet to bet: damaged links, a late or failed load, paper, every screen."""

import pytest

from tests.conftest import settled

from . import test_beliefs, test_drill, test_foresee, test_labels, test_link, test_rub
from .stage import nothing_hinders, stage

DAMAGED = {
    "foresee": ["d=x;a=", "d=2026-12-01;a=4", "d=2026-12-01;a=00000000000", "a=1", "q=1", "d=%E0%A4%A"],
    "rub": ["g=other;r=xx", "g=me", "r=ToOTtL", "g=other;r=%E0%A4%A", "q=1", "g=other;r=*5.<b>"],
    "labels": ["n=0", "n=12;p=4", "p=00000000000", "w=" + "a" * 31, "q=1", "n=%E0%A4%A"],
    "beliefs": ["f=C", "a=x", "f=B;a=TTTTTTTTTTT", "q=1", "f=%E0%A4%A"],
    "drill": ["s=0", "s=1;a=x", "s=100000", "q=1", "s=%E0%A4%A"],
    "link": ["m=1.IC5B", "m=%3Cimg%20src=x%3E", "q=1", "m=%E0%A4%A"],
}
CHOICE = ":is(.demo-chip, .say-option)"
# Plays each to the verdict of a bet.
PLAYS = {
    "foresee": test_foresee.play,
    "labels": test_labels.bet,
    "beliefs": test_beliefs.press,
    "drill": test_drill.press,
    "rub": lambda page: (test_rub.bet(page), test_rub.press(page)),
    "link": lambda page: test_link.bet(test_link.taught(page)),
}


@pytest.mark.parametrize(("name", "state"), [(name, state) for name, all in DAMAGED.items() for state in all])
def test_a_damaged_link_is_refused_with_a_sentence(page, tmp_path, name, state):
    """It says so and shows the beginning."""
    stage(page, tmp_path, name, state=f"#{name};{state}", guess=False)
    assert "This link is damaged." in page.locator(".judged").inner_text()
    assert page.locator(".demo-body button:enabled:visible").count() > 0
    assert page.log.errors == []


@pytest.mark.parametrize("name", ["foresee", "rub"])
def test_the_model_loads_when_the_reader_means_it(page, tmp_path, name):
    """Not by itself, but with the bet; where it does not load, a sentence says so, and the button tries again."""
    page.route("**/models/base.js", lambda route: route.abort())
    stage(page, tmp_path, name, guess=False)
    assert not [url for url in page.log.requests if "models/" in url]
    page.evaluate("addEventListener('unhandledrejection', () => { window.unhandled = true; })")
    page.locator(CHOICE).first.click()
    page.locator(".judged", has_text="did not load").wait_for()
    page.unroute("**/models/base.js")
    page.locator(".bet-says .demo-first").click()
    page.wait_for_function("() => window.TinyBase")
    assert page.evaluate("window.unhandled") is None


@pytest.mark.parametrize("name", PLAYS)
def test_a_bet_is_for_everyone(page, tmp_path, name):
    """Without a sideways scroll at 320 to 1280 px, without a fault that axe knows, and on paper with nothing to press."""
    stage(page, tmp_path, name, guess=False)
    PLAYS[name](page)
    page.locator(".bet-more > summary").click()
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert settled(page).evaluate("document.documentElement.scrollWidth") <= width
    nothing_hinders(page)
    page.emulate_media(media="print")
    assert page.locator("live-demo button:not(.say-option):visible").count() == 0  # an end has its odds on it
    assert page.locator(".judged").is_visible()
