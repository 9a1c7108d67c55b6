"""The stills on the cards of "See for yourself"."""

import re

import pytest

from . import stills
from .model import shipped


def test_the_stills_are_what_the_models_compute(browser):
    """The committed stills do not drift."""
    for name, still in stills.drawn(browser, shipped()[1]).items():
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
