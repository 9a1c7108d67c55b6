"""What pages show of the small language model where no script runs, made from what its training measured."""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path

from .blocks import Piece
from .guide import Guide, Page

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "assets" / "models"
# The name of each probe in the table of its training, in the order of its columns.
PROBES = {"Paris": "France: Par(is)", "cold": "hot: cold", "kite": "Story: kite", "five": "Two plus three: five"}


@cache
def measured() -> dict:
    """What training measured: `timeline`, the odds of some words at each step; `audit`, the figures of the result."""
    return json.loads((FOLDER / "training-log.json").read_text(encoding="utf-8"))


@cache
def transcript() -> dict:
    """What the shipped model writes: answers to questions, and odds of next tokens."""
    return json.loads((FOLDER / "transcript.json").read_text(encoding="utf-8"))


def percent(share: float) -> str:
    """A probability in the form of the pages: never 0.0% or 100.0% unless it is exact."""
    if 0.9995 < share < 1:
        return "> 99.9%"
    return "< 0.1%" if 0 < share < 0.0005 else f"{share * 100:.1f}%"


def timeline(_: Page, __: Guide) -> Iterator[Piece]:
    """The odds of some words at the steps of training, as a table."""
    head = [f"| Step | {' | '.join(PROBES.values())} |", "|---|---|---|---|---|"]
    rows = (f"| {at['step']:,} | {' | '.join(percent(at[name]) for name in PROBES)} |" for at in measured()["timeline"])
    yield Piece([*head, *rows])


def figures(_: Page, __: Guide) -> Iterator[Piece]:
    """The figures of the model card, as a table."""
    audit = measured()["audit"]
    probes = {name: percent(share) for name, share in audit["probes"].items()}
    rows = [
        ('Odds of "Paris" after "The capital of France is"', probes["Paris"]),
        ('Odds of "cold" after "The opposite of hot is"', probes["cold"]),
        ('Odds of "kite" after the story, a colour and toy it never read together', probes["kite"]),
        ("Loss on held-out combinations, nats per token", f"{audit['test_loss']:.3f}"),
        *(
            (f"Capitals right after tuning, {name}", f"{good} of {all_}")
            for name, (good, all_) in audit["capitals"].items()
        ),
        ("Sums right that no training text holds", "{} of {}".format(*audit["held_out_sums"])),
        ("Of 500 drawn texts: endless, repeating or unsafe", str(audit["faulty_samples"])),
        ("Largest change of these odds by rounding to int8", f"{audit['rounding']:.4f}"),
    ]
    yield Piece(["| Measured on the shipped files | Result |", "|---|---|", *map("| {0[0]} | {0[1]} |".format, rows)])


def answers(_: Page, __: Guide) -> Iterator[Piece]:
    """What the base model and the tuned one write after the same questions."""
    heads = ("Question", "Base model goes on", "Tuned model")
    yield table("The same question, before and after tuning", heads, transcript()["answers"])


def odds(_: Page, __: Guide) -> Iterator[Piece]:
    """The likeliest next tokens after some beginnings."""
    rows = [
        (text if not place else "", shown(token), percent(share))
        for text, likeliest in transcript()["odds"]
        for place, (token, share) in enumerate(likeliest)
    ]
    yield table("The three likeliest next tokens of the base model", ("Text so far", "Token", "Odds"), rows)


def opening(_: Page, __: Guide) -> Iterator[Piece]:
    """What the model writes where it was told nothing, with its likeliest words, and where it was told."""
    said = transcript()["opening"]
    words = said["untold"][1]
    guess, odds = words[0][0].strip(), f"{words[0][1] * 100:.0f}"
    text, [(word, share)] = said["told"]
    yield Piece(
        [
            '<div class="bet-odds">',
            *(bar(*row) for row in words),
            bar("The rest", 1 - sum(share for _, share in words), is_rest=True),
            "</div>",
            f'<p class="bet-verdict"><strong>It made one up.</strong> '
            f"{guess} was the best guess of this page’s little model, at {odds} chances in 100.</p>",
            '<div class="bet-twin">',
            '<p class="kick">And this one it did read:</p>',
            f'<p class="says">{text} <b>{word.strip()}.</b></p>',
            '<div class="bet-odds">',
            bar(word, share),
            "</div>",
            f'<p class="bet-tone">Same tone, different odds: {guess} at {odds}%, '
            f"{word.strip()} at {share * 100:.0f}%.</p>",
            "</div>",
        ]
    )


def bar(word: str, share: float, *, is_rest: bool = False) -> str:
    """A word with a bar as long as its chance; the bar of all other words has no number."""
    kind, number = (" is-rest", "") if is_rest else ("", f"{share * 100:.0f}%")
    svg = '<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
    drawn = f'{svg}<rect width="{share * 100:.2f}" height="8"></rect></svg>'
    return f'<div class="bet-row{kind}"><span>{word.strip()}</span>{drawn}<span>{number}</span></div>'


def shown(token: str) -> str:
    """A token with its space made visible."""
    return token.replace(" ", "␣")


def table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Piece:
    """A table in HTML, since it stands inside a demonstration."""
    head = ["<table>", f"<caption>{caption}</caption>", "<thead>", line("th", heads), "</thead>", "<tbody>"]
    return Piece([*head, *(line("td", row) for row in rows), "</tbody>", "</table>"])


def line(tag: str, cells: Iterable[str]) -> str:
    """A row of a table."""
    scope = ' scope="col"' if tag == "th" else ""
    return "<tr>" + "".join(f"<{tag}{scope}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
