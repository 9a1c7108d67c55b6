"""What the demonstration "Which box is it in?" knows: the catalogue's rows as a classic script."""

import json

from .pages import Guide

BEGIN = (
    "// The catalogue of systems, cut down to three questions. Made from docs/data/systems.yml; do not edit.\n"
    '"use strict";\n\nwindow.BoxesData = [\n'
)


def boxes(guide: Guide) -> str:
    """The script: one line for each system of the catalogue, in its order."""
    rows = [json.dumps(row(one), ensure_ascii=False) for one in guide.systems["systems"]]
    return BEGIN + "".join(f"  {line},\n" for line in rows) + "];\n"


SAME = {"kind of model": "model family", "not disclosed": "not stated here"}  # to a reader of the demonstration


def row(one: dict) -> dict:
    """Name, kind, whether it is an LLM, whether it generates, why, and what is disputed about these."""
    questions = {"kind": "kind", "model": "llm", "generates": "generates"}
    reasons = one.get("disputed") or {}
    return {
        "id": one["id"],
        "name": one["name"],
        **{question: SAME.get(one[facet], one[facet]) for question, facet in questions.items()},
        "why": one["why"],
        "disputed": {question: reasons[facet] for question, facet in questions.items() if facet in reasons},
    }
