"""The stills on the cards of "See for yourself", and the opening of the home page."""

import re

import pytest
from tiny_model import conversations, transcript

from tests.conftest import slow_but

from . import stills
from .model import shipped
from .stage import BLOCKS, stage


def test_the_stills_are_what_the_models_compute(browser):
    """The committed stills do not drift."""
    for name, still in stills.drawn(browser, shipped()).items():
        assert (stills.FOLDER / f"{name}.svg").read_text(encoding="utf-8") == still, f"{name}: run tests.demos.stills"


# What would tell on a card how its guess comes out.
ANSWERS = {
    "odds": [r"(<circle.*\n){26}"],
    "sentences": ["%", "true:", "not true"],
    "search": ["no passage", r"Generator: \w"],
    "labels": ["<circle", "%"],
    "merges": ["ower", "<text[^>]*>lo", "low"],
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_still_does_not_answer_the_guess(name):
    """A card shows the stage as it is before the guess, or a part of the film."""
    still = re.sub("<!--.*?-->", "", (stills.FOLDER / f"{name}.svg").read_text(encoding="utf-8"))
    assert [answer for answer in ANSWERS[name] if re.search(answer, still)] == []


def test_the_opening_is_what_the_model_writes(page, tmp_path, monkeypatch):
    """The still picture stands without a press; a press writes the same answer and ends with the same odds."""
    monkeypatch.setitem(stage.__globals__["ALL"], "opening", "index.md")
    stage(page, tmp_path, "opening", wait=False)
    assert not [url for url in page.log.requests if "/demos/" in url and not url.endswith(("opener.js", ".css"))]
    rows = "all => all.map(row => row.innerHTML)"
    odds, answer = page.locator(".demo-odds"), page.locator(".demo-answered")
    before, said = odds.evaluate_all(rows), answer.inner_text().strip()
    assert said == shipped().goes_on(shipped().tuned, conversations.wrap(transcript.RATED), 24).strip()
    page.get_by_role("button", name="Ask it now").click()
    page.wait_for_selector(".demo-live:has-text('It chose')")
    assert odds.evaluate_all(rows) == before
    assert answer.inner_text().strip() == said
    assert page.log.errors == []


@pytest.mark.parametrize("width", slow_but([390], [390, 320]))
def test_the_opening_keeps_its_room(page, tmp_path, monkeypatch, width):
    """Nothing below the film moves, from before the press to its end."""
    monkeypatch.setitem(stage.__globals__["ALL"], "opening", "index.md")
    page.set_viewport_size({"width": width, "height": 844})
    stage(page, tmp_path, "opening", wait=False, film=True)
    page.get_by_role("button", name="Ask it now").wait_for()
    high = "demo => demo.getBoundingClientRect().height"
    before = page.locator("live-demo").evaluate(high)
    page.get_by_role("button", name="Ask it now").click()
    page.wait_for_selector("[data-playing]")
    assert page.locator("live-demo").evaluate(high) == pytest.approx(before, abs=3)
    page.wait_for_selector(".demo-live:has-text('It chose')")
    assert page.locator("live-demo").evaluate(high) == pytest.approx(before, abs=3)


@pytest.mark.parametrize(("width", "most"), [(1280, 355), (390, 355)])
def test_the_opening_is_small(page, tmp_path, monkeypatch, width, most):
    """It leaves room for a headline and a few sentences on the first screen."""
    monkeypatch.setitem(stage.__globals__["ALL"], "opening", "index.md")
    page.set_viewport_size({"width": width, "height": 800})
    stage(page, tmp_path, "opening", wait=False)
    page.get_by_role("button", name="Ask it now").wait_for()
    assert page.locator("live-demo").bounding_box()["height"] <= most


def test_the_openings_bars_are_its_odds():
    """Each bar of the still picture is as long as the share beside it says."""
    text = (BLOCKS / "opening.md").read_text(encoding="utf-8")
    pairs = re.findall(r'<rect width="([\d.]+)".*?<span>([\d.]+)%', text)
    assert len(pairs) == 5
    assert all(width == share for width, share in pairs)
