"""What pages show of the small language model where no script runs, made from what its training measured."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from .blocks import Piece, render
from .guide import Guide, Page

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "assets" / "models"
# The name of each probe in the table of its training, in the order of its columns.
PROBES = {"Paris": "France: Par(is)", "cold": "hot: cold", "kite": "Story: kite", "five": "Two plus three: five"}


@cache
def record(name: str) -> dict:
    """What training measured, under `training-log`, or what the shipped model writes, under `transcript`."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def percent(share: float) -> str:
    """A probability in the form of the pages: never 0.0% or 100.0% unless it is exact."""
    if 0.9995 < share < 1:
        return "> 99.9%"
    return "< 0.1%" if 0 < share < 0.0005 else f"{share * 100:.1f}%"


def timeline(_: Page, __: Guide) -> Iterator[Piece]:
    """The odds of some words at the steps of training, as a table."""
    rows = (
        f"| {note['step']:,} | {' | '.join(percent(note[name]) for name in PROBES)} |"
        for note in record("training-log")["timeline"]
    )
    yield Piece("\n".join([f"| Step | {' | '.join(PROBES.values())} |", "|---" * (len(PROBES) + 1) + "|", *rows]))


def figures(_: Page, __: Guide) -> Iterator[Piece]:
    """The figures of the model card, as a table."""
    yield Piece(render("model-figures.md", audit=record("training-log")["audit"], percent=percent))


def answers(_: Page, __: Guide) -> Iterator[Piece]:
    """What the base model and the tuned one write after the same questions."""
    heads = ("Question", "Base model goes on", "Tuned model")
    yield table("The same question, before and after tuning", heads, record("transcript")["answers"])


def odds(_: Page, __: Guide) -> Iterator[Piece]:
    """The likeliest next tokens after some beginnings, whose spaces are made visible."""
    rows = [
        (text if not place else "", token.replace(" ", "␣"), percent(share))
        for text, likeliest in record("transcript")["odds"]
        for place, (token, share) in enumerate(likeliest)
    ]
    yield table("The three likeliest next tokens of the base model", ("Text so far", "Token", "Odds"), rows)


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Piece:
    """A table in HTML, since it stands inside a demonstration."""
    return Piece(render("table.html", caption=caption, heads=heads, rows=rows))


def opening(_: Page, __: Guide) -> Iterator[Piece]:
    """What the model writes where it was told nothing, with its likeliest words, and where it was told."""
    texts = record("transcript")["opening"]
    yield Piece(render("model-opening.html", words=texts["untold"][1], text=texts["told"][0], read=texts["told"][1][0]))
