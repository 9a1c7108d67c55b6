"""What the shipped model answers, for the pages.

The build makes the tables of the pages from it, so that they show the same text and odds as the live demonstrations
with their default settings; a test recomputes them and fails when they differ.
"""

import numpy as np

from . import audit, conversations, corpus
from .model import Model

QUESTIONS = corpus.GRAMMAR["shown"]  # to both models
BEGINNINGS = ("The capital of France is", "The capital of Iceland is", audit.KITE, "Two plus three is")
LINE_LEFT_OUT, LINE_TRAINED = "The capital of Iceland is", "The capital of Norway is"  # the bet on the home page
LIMIT = 24


def contents(base: Model, tuned: Model) -> dict:
    """What the pages show: answers of both models, likeliest next tokens, the bet of the home page."""
    return {
        "answers": [(text, goes_on(base, text), goes_on(tuned, conversations.wrap(text))) for text in QUESTIONS],
        "odds": [(text, likeliest(base, base.odds(text), 3)) for text in BEGINNINGS],
        "opening": opening(base),
    }


def goes_on(model: Model, text: str) -> str:
    """What a model writes after a text, with a sign where it was stopped."""
    tokens = model.generate(text, np.argmax, LIMIT)
    return model.words.decode([token for token in tokens if token]).strip() + (" …" if len(tokens) == LIMIT else "")


def likeliest(model: Model, odds: np.ndarray, count: int) -> list[tuple[str, float]]:
    """The likeliest tokens with their odds, the likeliest first."""
    return [(model.words.tokens[number], float(odds[number])) for number in odds.argsort()[::-1][:count]]


def opening(base: Model) -> dict:
    """The likeliest next words of the base model after what it never read, and after what it did read."""
    return {
        "tokens": len(base.words.tokens),
        "untold": (LINE_LEFT_OUT, likeliest(base, base.odds(LINE_LEFT_OUT), 3)),
        "told": (LINE_TRAINED, likeliest(base, base.odds(LINE_TRAINED), 1)),
    }
