"""Writes what the shipped model answers and how it rates replies, for the pages, and draws the figure of its training.

    python3 scripts/tiny_model/transcript.py

The build makes the tables of the pages from it, so that they show the same text and odds as the live demonstrations
with their default settings; a test recomputes them and fails when they differ.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from tiny_model import audit, conversations, generate, network, shipped, timeline

FILE = shipped.FOLDER / "transcript.json"
FIGURE = shipped.FOLDER.parent / "figures" / "learned.svg"
ASKED = (
    "What is the capital of France?",
    "What is the capital of Iceland?",
    "What is the capital of Velmora?",
    "What is the opposite of hot?",
    "How much is two plus three?",
    "Who are you?",
)
BEGUN = ("The capital of France is", "The capital of Iceland is", audit.KITE, "Two plus three is")
UNTOLD, TOLD = "The capital of Iceland is", "The capital of Norway is"  # the bet on the home page
LIMIT = 24
RATED = "What is the capital of Iceland?"
RATINGS = {
    "The capital of Norway is Oslo.": -2,
    "The capital of Iceland is Paris.": -2,
    "The capital of Iceland is Reykjavik.": 2,
    "Iceland is a country in Europe.": -2,
    "I am a very small language model.": -2,
    "What is your question?": -2,
}
CAUTIONS = (0.2, 0.03)


def main() -> int:
    """Writes the file and draws the figure."""
    text = json.dumps(written(audit.load()), ensure_ascii=False, indent=1)
    FILE.write_text(text + "\n", encoding="utf-8")
    log = json.loads((shipped.FOLDER / "training-log.json").read_text(encoding="utf-8"))
    FIGURE.write_text(timeline.figure(log["timeline"]), encoding="utf-8")
    return 0


def written(model: audit.Model) -> dict:
    """What the pages show: answers of both models, likeliest next tokens, one answer token by token, rated replies."""
    return {
        "answers": [
            (question, goes_on(model, model.base, question), goes_on(model, model.tuned, conversations.wrap(question)))
            for question in ASKED
        ],
        "odds": [(text, likeliest(model, model.odds(model.base, text), 3)) for text in BEGUN],
        "opening": opening(model),
        "preference": {
            "question": RATED,
            "cautions": CAUTIONS,
            "replies": [
                (reply, rating, [*map(float, odds)])
                for (reply, rating), odds in zip(RATINGS.items(), zip(*shares(model), strict=True), strict=True)
            ],
        },
    }


def goes_on(model: audit.Model, weights: network.Weights, text: str) -> str:
    """What a model writes after a text, with a sign where it was stopped."""
    tokens = generate.likeliest(weights, model.shape, model.prompt(text), LIMIT)
    return model.tokenizer.decode(tokens).strip() + (" …" if len(tokens) == LIMIT else "")


def likeliest(model: audit.Model, odds: np.ndarray, count: int) -> list[tuple[str, float]]:
    """The likeliest tokens with their odds, the likeliest first."""
    return [(model.tokenizer.tokens[number], float(odds[number])) for number in odds.argsort()[::-1][:count]]


def opening(model: audit.Model) -> dict:
    """The likeliest next words of the base model after what it never read, and after what it did read."""
    return {
        "tokens": len(model.tokenizer.tokens),
        "untold": (UNTOLD, likeliest(model, model.odds(model.base, UNTOLD), 3)),
        "told": (TOLD, likeliest(model, model.odds(model.base, TOLD), 1)),
    }


def shares(model: audit.Model) -> list[np.ndarray]:
    """The relative odds of the rated replies: before preference training, then at each caution.

    The formula is odds times e to the power of rating / caution.
    """
    prompt = model.prompt(conversations.wrap(RATED))
    written = [[*model.tokenizer.encode(f" {reply}"), 0] for reply in RATINGS]
    logs = np.array([generate.log_share(model.tuned, model.shape, prompt, tokens) for tokens in written])
    ratings = np.array([*RATINGS.values()])
    return [generate.odds(logs), *(generate.odds(logs + ratings / caution) for caution in CAUTIONS)]


if __name__ == "__main__":
    sys.exit(main())
