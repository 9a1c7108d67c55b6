"""Preview cards: each page has its own, which says what the page says, and the files are small."""

from pathlib import Path

import pytest
from generated import pages
from reading import cards

ROOT = Path(__file__).resolve().parent.parent.parent
HOW = "run python3 scripts/build.py --write"


def test_each_page_has_a_card_of_its_own():
    """No card is missing, left over, or says what its page no longer says."""
    assert cards.outdated(ROOT) == {}, HOW
    assert cards.forgotten(ROOT) == [], HOW
    assert max(file.stat().st_size for file in (ROOT / cards.CARDS).glob("*.png")) < 100_000


def page(text: str = "", **meta) -> pages.Page:
    """A page of the misconceptions with this text and front matter."""
    return pages.Page("misconceptions/x.md", Path("x.md"), text, meta, {"x": "It writes"}, ())


def test_a_misconception_shows_belief_verdict_and_fact():
    """The verdict is written with a capital, however front matter has it."""
    said = [cards.card(page(belief="It looks it up.", verdict=form))["verdict"] for form in ("false", False, "depends")]
    assert said == ["False", "False", "It depends"]
    assert cards.card(page(belief="It looks it up.", verdict="Half true")) == {
        "kind": "belief",
        "said": "“It looks it up.”",
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
def test_any_other_page_shows_its_best_sentence(text, meta, sentence):
    """What front matter says, else what the text marks, else what the page is about."""
    assert cards.card(page(text, **meta))["sentence"] == sentence
