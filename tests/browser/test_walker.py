"""The game of "Where does it belong?": one thing at a time, an answer with its reason, and a place on the map."""

import math
import re

import pytest
from playwright.sync_api import expect

from tests.conftest import emptied
from tests.demos.stage import copied

PAGE = "taxonomy/index.html"
MAKES, SORTS = "It makes", "It sorts"
ROUNDS = {  # each with its answer, and a word of the reason
    "A spam filter": ("It makes nothing new", "sorts"),
    "Spotify’s DJ": ("with an LLM inside", "has a hand"),
    "A meeting transcript": ("It makes nothing new", "what was said"),
    "Stable Diffusion": ("without an LLM", "learned to paint"),
    "Google Translate": ("The words are the machine’s", "people differ"),
}


@pytest.fixture
def walker(page, site):
    """The page with its game, opened on a phone, without motion."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(f"{site.as_uri()}/{PAGE}#map")
    page.locator(".walker.is-live").wait_for()
    return page


def choose(page, answer: str) -> None:
    """By keyboard; the focus comes to what is said of it."""
    page.locator(".walker").get_by_role("button", name=answer).press("Enter")
    assert page.evaluate("document.activeElement.className") == "judged"


def cut_off(page) -> str:
    """The text above the game, if some of it shows below the header."""
    return page.evaluate(
        "() => document.elementsFromPoint(30, document.querySelector('header').getBoundingClientRect().bottom + 2)"
        ".filter((part) => part.matches('p, h2, h3')).map((part) => part.textContent).join()"
    )


def test_each_thing_is_answered_at_once(walker):
    """With the reason, and its name on the map; one button goes on, all in view, and a last line can be sent."""
    shown = walker.locator(".walker-talk")
    judged = ("wrong", "right", "right", "wrong", "look")
    chosen = (MAKES, MAKES, SORTS, SORTS, MAKES)
    for number, (name, (place, reason)) in enumerate(ROUNDS.items()):
        expect(shown.locator("h2")).to_have_text(name)
        expect(shown.get_by_text(f"{number + 1} of 5")).to_be_visible()
        expect(shown.locator(".press")).to_have_count(0)
        expect(shown.get_by_role("button").last).to_be_in_viewport(ratio=1)
        choose(walker, chosen[number])
        said = shown.locator(".judged")
        expect(said).to_have_attribute("data-kind", judged[number])
        expect(said.locator("strong")).to_contain_text(place)
        expect(said).to_contain_text(reason)
        expect(walker.locator(".walker-own").last).to_have_text(name)
        for part in (shown.locator("h2"), said, shown.locator(".press"), walker.locator(".walker-own").last):
            expect(part).to_be_in_viewport(ratio=0.99)
        shown.locator(".press").press("Enter")
        assert walker.evaluate("document.activeElement.tagName") == "H2"
        assert not cut_off(walker)
    expect(shown.locator("h2")).to_have_text("2 of 4, and one to argue about")
    sent = copied(walker, shown.get_by_role("button", name="Copy it for a friend"))
    line = "Fooled by a spam filter and Stable Diffusion."
    assert re.fullmatch(rf"Sorts or makes\? ○●●○◐ 2 of 4\. {line} Your turn: \S+#map", sent)
    shown.get_by_role("button", name="Play again").press("Enter")
    expect(shown.locator("h2")).to_have_text("A spam filter")
    expect(shown.get_by_role("button")).to_have_text([re.compile(MAKES), re.compile(SORTS)])
    expect(walker.locator(".walker-own circle")).to_have_count(0)
    for _ in ROUNDS:
        choose(walker, MAKES)
        shown.locator(".press").press("Enter")
    expect(shown.locator("h2")).to_have_text("2 of 4, and one to argue about")
    shown.get_by_role("searchbox", name="Now one of yours").fill("Netflix")
    shown.get_by_role("button", name="Look it up").click()
    expect(walker.locator(".catalogue .is-answer .saying")).to_contain_text("Netflix itself")
    assert walker.log.errors == []


PLACED = """() => {
  const svg = document.querySelector(".walker .figure svg"), square = svg.querySelector(".is-both path").getBBox();
  const circle = svg.querySelector(".is-field circle"), at = (it, ...names) => names.map((name) => Number(it.getAttribute(name)));
  return { circle: at(circle, "cx", "cy", "r"), square: [square.x, square.y, square.x + square.width, square.y + square.height],
    dots: [...svg.querySelectorAll(".walker-own circle")].map((dot) => at(dot, "cx", "cy")),
    names: [...svg.querySelectorAll(".walker-own > text")].map((name) => name.getBBox().y),
    ends: [...svg.querySelectorAll(".walker-own > text")].map((name) => name.getBBox().x + name.getBBox().width) };
}"""


def test_the_dot_lies_where_the_map_says(walker):
    """In the square, in the circle, or outside, where no name crosses its line; on the line where people differ."""
    for name in ROUNDS:
        expect(walker.locator(".walker-talk h2")).to_have_text(name)
        choose(walker, SORTS)
        walker.locator(".walker-talk .press").press("Enter")
    found = walker.evaluate(PLACED)
    left, top, right, bottom = found["square"]
    cx, cy, r = found["circle"]
    for (x, y), name, end, (place, _) in zip(
        found["dots"], found["names"], found["ends"], ROUNDS.values(), strict=True
    ):
        assert not [other for other, row in found["dots"] if x < other < end and row == y]
        off = math.hypot(x - cx, y - cy) - r
        assert (left < x < right and top < y < bottom) == (place == "with an LLM inside")
        assert (off > 0 and name > cy + r) == (place == "It makes nothing new")
        assert (abs(off) < 2) == place.startswith("The words")


@pytest.mark.parametrize("size", [(390, 700), (1280, 720)])
def test_the_first_thing_is_on_the_first_screen(page, site, size):
    """Below the title and what the page says first."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{site.as_uri()}/{PAGE}")
    page.locator(".walker.is-live").wait_for()
    for part in ("h1", ".answer", ".walker-talk h2", ".walker-talk [role=group]"):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)


def test_a_link_to_a_name_leads_to_its_answer(walker):
    """This page once answered for names; the catalogue does now."""
    here = walker.evaluate("location.href").partition("#")[0]
    for hash in ("name=Netflix", "guess=Netflix"):
        emptied(walker).goto(f"{here}#{hash}")
        expect(walker.locator(".catalogue .is-answer .saying")).to_contain_text("Netflix itself isn’t generative AI")


def test_without_scripts_things_and_answers_stand_in_the_page(plain, site):
    plain.goto(f"{site.as_uri()}/{PAGE}")
    for item, (name, (place, reason)) in zip(plain.locator(".walker-talk li").all(), ROUNDS.items(), strict=True):
        for words in (name, place, reason):
            expect(item).to_contain_text(words)
