"""What holds for the demonstrations that go from bet to bet: damaged links, a late or failed load, paper, every screen."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import AS_USUAL, settled
from tests.demos.stage import BETS, LONG, copied, nothing_hinders, onward, stage, stored

from . import test_foresee, test_link, test_rub

CHOICE = ".demo-body :is(.demo-chip, .say-option, .bet-stage > div > button)"
# What those need that take more than one press to a verdict.
PLAYS = {
    "foresee": test_foresee.play,
    "rub": lambda page: test_rub.bet(page),
    "learn": lambda page: bet(page, LONG),
    "link": lambda page: test_link.bet(test_link.told(page), "none"),
}


def bet(page, patience=None):
    page.locator(CHOICE).first.click()
    page.locator(".judged:is([data-kind=right], [data-kind=wrong])").wait_for(timeout=patience)


def played(page, name):
    """The page, whose demonstration is played to the verdict of a bet, with all that is loaded after it."""
    PLAYS.get(name, bet)(page)
    page.evaluate("document.querySelector('live-demo').loadLater()")
    return page


@pytest.mark.parametrize("name", ["foresee", "rub"])
def test_the_model_loads_when_the_reader_means_it(page, tmp_path, name):
    """Not by itself, but with the bet; where it does not load, a sentence says so, and the button tries again."""
    page.route("**/models/base.js", lambda route: route.abort())
    stage(page, tmp_path, name)
    assert not [url for url in page.log.requests if "models/" in url]
    page.evaluate("addEventListener('unhandledrejection', () => { window.unhandled = true; })")
    page.locator(CHOICE).first.click()
    page.locator(".judged", has_text="did not load").wait_for()
    page.unroute("**/models/base.js")
    onward(page)
    page.wait_for_function("() => window.TinyBase")
    assert page.evaluate("window.unhandled") is None


def test_a_play_that_breaks_leaves_no_dead_button(page, tmp_path):
    """A sentence says so, where the verdict stands, and the button leads back to a beginning that can be played."""
    stage(page, tmp_path, "drill")
    page.evaluate("""document.querySelector("live-demo").loadLater().then(() => {
      const { start } = DrillPlay;
      DrillPlay.start = () => { DrillPlay.start = start; throw new Error("broken"); };
    })""")
    page.locator(CHOICE).first.click()
    page.locator(".judged", has_text="This stopped working.").wait_for()
    assert ["broken" in error for error in page.log.errors] == [True]
    onward(page)
    bet(page)


def test_what_was_left_goes_on(page, tmp_path):
    test_foresee.bet(stage(page, tmp_path, "foresee"))
    name = page.evaluate("Object.keys(localStorage).find((one) => one.startsWith('guide.foresee'))")
    begun = stage(page, tmp_path, "foresee", before=stored(page, name)).locator(".bet-head")
    expect(begun).to_contain_text(re.compile("^2 of 5"))


# Unfolds everything, begins above it, and numbers the controls; `tabbed` are those that Tab has to visit.
NUMBERED = """() => {
  for (const one of document.querySelectorAll("live-demo details")) one.open = true;
  const controls = [...document.querySelectorAll("live-demo :is(button, select, textarea, input, summary)")];
  controls.forEach((one, at) => { one.dataset.at = at; });
  window.tabbed = controls.filter((one) => !one.disabled && one.checkVisibility()).map((one) => one.dataset.at);
  window.reached = [];
  addEventListener("focusin", ({ target }) => reached.includes(target.dataset.at) || reached.push(target.dataset.at));
  const heading = document.querySelector("h2");
  heading.tabIndex = -1;
  heading.focus();
  return tabbed.length;
}"""


def reached(page):
    """The controls that Tab visits, by their numbers."""
    for _ in range(page.evaluate(NUMBERED) + 3):
        page.keyboard.press("Tab")
    return page.evaluate("reached.filter(Boolean)")


@pytest.mark.parametrize("name", BETS)
def test_a_bet_is_for_everyone_and_survives_its_link(page, tmp_path, name):
    """Nothing gives the answer away before it; the link that is copied leads to the same state.

    Without a sideways scroll at 320 to 1280 px, without a fault that axe knows, and on paper with nothing to press; Tab
    visits every control in the order of the page, and goes on.
    """
    stage(page, tmp_path, name)
    assert not page.locator("live-demo.is-answered, .demo-static:visible").count()
    state = "() => JSON.stringify(document.querySelector('live-demo').running.state())"
    made = played(page, name).evaluate(state)
    page.locator(".bet-more > summary").click()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert settled(page).evaluate("document.documentElement.scrollWidth") <= width
    assert reached(page) == page.evaluate("tabbed")
    nothing_hinders(page)
    page.emulate_media(media="print")
    assert page.locator("live-demo button:not(.say-option):visible").count() == 0  # an end has its odds on it
    assert page.locator(".judged").is_visible()
    page.emulate_media(**AS_USUAL)
    link = copied(page, page.get_by_role("button", name="Copy link to this state"))
    assert link == page.evaluate("location.href")
    assert f"#{name};" in link
    message = page.locator(".said")
    expect(message).to_have_text("Link copied.")
    ink, paper = message.evaluate("one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
    assert ink != paper
    assert stage(page, tmp_path, name, state="#" + link.partition("#")[2]).evaluate(state) == made
    assert page.log.errors == []
