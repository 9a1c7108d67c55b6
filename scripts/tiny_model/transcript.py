"""Writes the shipped model's answers and odds into the pages, between markers, and draws the figure of its training.

    python3 scripts/tiny_model/transcript.py

The pages then show the same text and odds as the live demonstrations with their default
settings; a test recomputes them and fails when they differ.
"""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from tiny_model import audit, conversations, generate, shipped, timeline

DOCS = shipped.FOLDER.parents[1]
PAGES = (DOCS / "see-for-yourself", DOCS / "includes" / "demos")
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
LIMIT = 24
LIKELIEST = 5
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
    """Fills every block in every page and draws the figure."""
    filled = blocks(audit.load())
    for path in sorted(path for folder in PAGES for path in folder.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for name, block in filled.items():
            text = fill(text, name, block)
        path.write_text(text, encoding="utf-8")
    FIGURE.write_text(timeline.figure(probe_log()), encoding="utf-8")
    return 0


def blocks(model: audit.Model) -> dict[str, str]:
    """The content of each block, by name."""
    return {
        "answers": _answers(model),
        "odds": _odds(model),
        "opening": _opening(model),
        "preference": _preference(model),
        "timeline": timeline.table(probe_log()),
        "figures": _figures(_log()["audit"]),
    }


def probe_log() -> list[dict]:
    """The probabilities of the probes at the logged training steps."""
    return _log()["timeline"]


def _log():
    return json.loads((shipped.FOLDER / "training-log.json").read_text(encoding="utf-8"))


def fill(text: str, name: str, block: str) -> str:
    """The text with the block between its markers; unchanged if it has no such markers."""
    pattern = rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)"
    return re.sub(pattern, lambda found: f"{found[1]}{block}\n{found[2]}", text, flags=re.S)


def _answers(model):
    rows = [
        (question, _written(model, model.base, question), _written(model, model.tuned, conversations.wrap(question)))
        for question in ASKED
    ]
    return _html("The same question, before and after tuning", ("Question", "Base model goes on", "Tuned model"), rows)


def _odds(model):
    return _html(
        "The three likeliest next tokens of the base model",
        ("Text so far", "Token", "Odds"),
        [(text if not place else "", *pair) for text in BEGUN for place, pair in enumerate(_top(model, text))],
    )


def _top(model, text):
    chances = model.odds(model.base, text)
    best = chances.argsort()[::-1][:3]
    return [(model.tokenizer.tokens[number].replace(" ", "␣"), timeline.percent(chances[number])) for number in best]


def _written(model, weights, text):
    tokens = generate.likeliest(weights, model.shape, model.prompt(text), LIMIT)
    return model.tokenizer.decode(tokens).strip() + (" …" if len(tokens) == LIMIT else "")


def _opening(model):
    """The answer to one question, with the odds at its least certain token."""
    text, answer, least_certain, least = conversations.wrap(RATED), [], 0, 1.0
    while not answer or answer[-1] != "<end>":
        chances = model.odds(model.tuned, text + "".join(answer))
        answer.append(model.tokenizer.tokens[chances.argmax()])
        if chances.max() < least:
            least_certain, least, odds = len(answer) - 1, chances.max(), chances
    spans = (_span(token, place == least_certain) for place, token in enumerate(answer[:-1]))
    best = odds.argsort()[::-1][:LIKELIEST]
    rows = [_bar(model.tokenizer.tokens[number], odds[number], not place) for place, number in enumerate(best)]
    question = f'<p class="demo-text"><span class="demo-wrapper">You ask</span> {RATED}<br>'
    return "\n".join(
        [
            f'{question}<span class="demo-wrapper">It answers</span>'
            f'<span class="demo-answered">{"".join(spans)}</span></p>',
            *rows,
        ]
    )


def _span(token, marked):
    return f'<span class="demo-written{" demo-looked" if marked else ""}">{html.escape(token)}</span>'


def _bar(token, share, chosen):
    kind, word = (" is-chosen", ", chosen") if chosen else ("", "")
    svg = '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
    bar = f'{svg}<rect width="{share * 100:.1f}" height="8"></rect></svg>'
    code = f'<code class="demo-token">{token.replace(" ", "␣")}</code>'
    return f'<div class="demo-odds{kind}">{code}{bar}<span>{timeline.percent(share)}{word}</span></div>'


def shares(model: audit.Model) -> list[np.ndarray]:
    """The relative odds of the rated replies: before preference training, then at each caution.

    The formula is odds times e to the power of rating / caution.
    """
    prompt = model.prompt(conversations.wrap(RATED))
    written = [[*model.tokenizer.encode(f" {reply}"), 0] for reply in RATINGS]
    logs = np.array([generate.log_share(model.tuned, model.shape, prompt, tokens) for tokens in written])
    ratings = np.array([*RATINGS.values()])
    return [generate.odds(logs), *(generate.odds(logs + ratings / caution) for caution in CAUTIONS)]


def _preference(model):
    rows = [
        (reply, f"{rating:+d}" if rating else "0", *map(timeline.percent, odds))
        for (reply, rating), odds in zip(RATINGS.items(), zip(*shares(model), strict=True), strict=True)
    ]
    heads = ("Reply", "Rating", "Before", *(f"Caution {caution}" for caution in CAUTIONS))
    return _html(f"Replies of the tuned model to “{RATED}”, with their shares among these six", heads, rows)


def _html(caption, heads, rows):
    lines = ["<table>", f"<caption>{caption}</caption>", "<thead>", _row("th", heads), "</thead>", "<tbody>"]
    return "\n".join([*lines, *(_row("td", row) for row in rows), "</tbody>", "</table>"])


def _row(tag, cells):
    scope = ' scope="col"' if tag == "th" else ""
    return "<tr>" + "".join(f"<{tag}{scope}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"


def _figures(figures):
    right = figures["capitals"]
    rows = [
        ('Odds of "Paris" after "The capital of France is"', _share(figures, "Paris")),
        ('Odds of "cold" after "The opposite of hot is"', _share(figures, "cold")),
        ('Odds of "kite" after the story, a colour and toy it never read together', _share(figures, "kite")),
        ("Loss on held-out combinations, nats per token", f"{figures['test_loss']:.3f}"),
        *((f"Capitals right after tuning, {name}", f"{good} of {count}") for name, (good, count) in right.items()),
        ("Sums right that no training text holds", "{} of {}".format(*figures["held_out_sums"])),
        ("Of 500 drawn texts: endless, repeating or unsafe", str(figures["faulty_samples"])),
        ("Largest change of these odds by rounding to int8", f"{figures['rounding']:.4f}"),
    ]
    return "\n".join(
        ["", "| Measured on the shipped files | Result |", "|---|---|", *map("| {0[0]} | {0[1]} |".format, rows), ""]
    )


def _share(figures, name):
    return timeline.percent(figures["probes"][name])


if __name__ == "__main__":
    sys.exit(main())
