"""The cards of "Where does it belong?": one at a time, with an answer and its reason after each, and a place on the map."""

import math
import re

import pytest
from playwright.sync_api import expect

from tests.conftest import emptied
from tests.demos.stage import copied

PAGE = "taxonomy/index.html"
CARDS = {  # each with its answer, and a word of the reason
    "TikTok’s feed": ("Not generative AI", "chooses"),
    "Stable Diffusion": ("Generative AI, no LLM", "paint"),
    "Minecraft": ("Not generative AI", "learned"),
    "Spotify’s DJ": ("An LLM inside", "has a hand"),
    "Sora": ("An LLM inside", "at length"),
}


@pytest.fixture
def walker(page, site):
    """The page with its cards, opened on a phone, without motion."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.as_uri()}/{PAGE}#map")
    page.locator(".walker.is-live").wait_for()
    return page


def choose(page, answer: str) -> None:
    """By keyboard, as a button of the card; the focus comes to what is said of it."""
    page.locator(".walker").get_by_role("button", name=answer, exact=True).press("Enter")
    assert page.evaluate("document.activeElement.className") == "judged"


def test_each_card_is_answered_at_once(walker):
    """With the reason, and the place on the map; what was chosen is marked by more than a colour, and one button goes on, in view."""
    shown = walker.locator(".walker-talk")
    for number, (name, (place, reason)) in enumerate(CARDS.items()):
        chosen = place if number else "An LLM inside"
        expect(shown.locator("h2")).to_contain_text(name)
        expect(shown.get_by_text(f"{number + 1} of 5")).to_be_visible()
        expect(shown.locator(".press")).to_have_count(0)
        expect(shown.get_by_role("button").last).to_be_in_viewport(ratio=1)
        choose(walker, chosen)
        judged = shown.locator(".judged")
        expect(judged).to_have_attribute("data-kind", "right" if chosen == place else "wrong")
        expect(judged.locator("strong")).to_have_text(f"{place}.")
        expect(judged).to_contain_text(reason)
        marked = {
            answer.inner_text(): answer.evaluate("one => getComputedStyle(one, '::before').content")
            for answer in shown.locator("[role=group] > [class]").all()
        }
        assert marked == {chosen: '"✗ "'} | {place: '"✓ "'}
        expect(walker.locator(".walker-dot + .walker-own").last).to_have_text(name)
        for part in (judged, shown.locator(".press")):
            expect(part).to_be_in_viewport(ratio=0.99)
        if number < 4:
            shown.locator(".press").press("Enter")
            assert walker.evaluate("document.activeElement.tagName") == "H2"
    expect(shown.get_by_text("You placed 4 of 5.")).to_be_visible()
    sent = copied(walker, shown.get_by_role("button", name="Copy it for a friend"))
    assert re.search(
        r"TikTok’s feed, Stable Diffusion, Minecraft, Spotify’s DJ, Sora\? I fell for TikTok’s feed\. \S+#map$", sent
    )
    shown.get_by_role("searchbox", name="Now an app of yours").fill("Netflix")
    shown.get_by_role("button", name="Look it up").click()
    expect(walker.locator(".catalogue .is-answer .saying")).to_contain_text("Netflix itself")
    assert walker.log.errors == []


PLACED = """() => {
  const svg = document.querySelector(".walker .figure svg"), square = svg.querySelector(".is-both path").getBBox();
  const circle = svg.querySelector(".is-field circle"), at = (it, ...names) => names.map((name) => Number(it.getAttribute(name)));
  return { circle: at(circle, "cx", "cy", "r"), square: [square.x, square.y, square.x + square.width, square.y + square.height],
    dots: [...svg.querySelectorAll(".walker-dot")].map((dot) => at(dot, "cx", "cy")),
    names: [...svg.querySelectorAll(".walker-dot + .walker-own")].map((name) => name.getBBox().y) };
}"""


def test_the_dot_lies_where_the_map_says(walker):
    """In the square, or outside the circle, whose line no name crosses."""
    for name in CARDS:
        expect(walker.locator(".walker-talk h2")).to_contain_text(name)
        choose(walker, "Not generative AI")
        for onward in walker.get_by_role("button", name="Next").all():
            onward.press("Enter")
    found = walker.evaluate(PLACED)
    left, top, right, bottom = found["square"]
    cx, cy, r = found["circle"]
    for (x, y), name_at, (name, (place, _)) in zip(found["dots"], found["names"], CARDS.items(), strict=True):
        assert (left < x < right and top < y < bottom) == (place == "An LLM inside"), name
        assert (math.hypot(x - cx, y - cy) > r and name_at > cy + r) == (place == "Not generative AI"), name


def test_a_link_to_a_name_leads_to_its_answer(walker):
    """This page once answered for names; the catalogue does now."""
    here = walker.evaluate("location.href").partition("#")[0]
    for hash in ("name=Netflix", "guess=Netflix"):
        emptied(walker).goto(f"{here}#{hash}")
        expect(walker.locator(".catalogue .is-answer .saying")).to_contain_text("Netflix itself isn’t generative AI")


def test_without_scripts_cards_and_answers_stand_in_the_page(plain, site):
    plain.goto(f"{site.as_uri()}/{PAGE}")
    for item, (name, (place, reason)) in zip(plain.locator(".walker-talk li").all(), CARDS.items(), strict=True):
        for words in (name, place, reason):
            expect(item).to_contain_text(words)
