"""Preview cards: each page has one, its text is that of the page, and the files are small."""

from pathlib import Path

import pytest
from content import pages
from page import cards

ROOT = Path(__file__).resolve().parent.parent.parent
HOW = "run python3 scripts/build.py --write"


def test_each_page_has_an_up_to_date_card():
    """No card is missing, outdated or left over from a deleted page."""
    assert cards.outdated(ROOT) == {}, HOW
    assert cards.orphaned(ROOT) == [], HOW
    assert max(file.stat().st_size for file in (ROOT / cards.CARDS).glob("*.png")) < 100_000


def page(text: str = "", **meta) -> pages.Page:
    """A misconception's page with this text and front matter."""
    return pages.Page("misconceptions/x.md", Path("x.md"), text, meta, {"x": "It writes"}, ())


def test_a_misconception_shows_belief_verdict_and_fact():
    """The verdict starts with a capital, however the front matter spells it."""
    forms = ("false", False, "depends")
    verdicts = [cards.card(page(belief="It looks it up.", verdict=form))["verdict"] for form in forms]
    assert verdicts == ["False", "False", "It depends"]
    assert cards.card(page(belief="It looks it up.", verdict="Half true")) == {
        "kind": "belief",
        "claim": "“It looks it up.”",
        "verdict": "Half true",
        "title": "It writes",
        "section": "Misconceptions",
    }


@pytest.mark.parametrize(
    ("text", "meta", "sentence"),
    [
        ("", {"description": "About it."}, "About it."),
        ("So *a [model](x.md){ .model } writes*{ .quotable }.", {"description": "About it."}, "a model writes"),
        ("So *this*{ .quotable }.", {"quotable": "That."}, "That."),
    ],
)
def test_any_other_page_shows_its_quotable_sentence(text, meta, sentence):
    """It is taken from the front matter, else from the text, else the description is shown."""
    assert cards.card(page(text, **meta))["sentence"] == sentence
