"""What the demonstration "Which box is it in?" knows: the catalogue's rows as a classic script."""

import json

from .pages import Guide

BEGIN = (
    "// The catalogue of systems, cut down to three questions. Made from docs/data/systems.yml; do not edit.\n"
    '"use strict";\n\nwindow.BoxesData = [\n'
)


def boxes(guide: Guide) -> str:
    """The script: one line for each system of the catalogue, in its order."""
    rows = [json.dumps(row(system), ensure_ascii=False) for system in guide.systems["systems"]]
    return BEGIN + "".join(f"  {line},\n" for line in rows) + "];\n"


SAME = {"kind of model": "model family", "not disclosed": "not stated here"}  # to a reader of the demonstration


def row(system: dict) -> dict:
    """Name, kind, whether it is an LLM, whether it generates, why, and what is disputed about these."""
    questions = {"kind": "kind", "model": "llm", "generates": "generates"}
    reasons = system.get("disputed") or {}
    return {
        "id": system["id"],
        "name": system["name"],
        **{question: SAME.get(system[facet], system[facet]) for question, facet in questions.items()},
        "why": system["why"],
        "disputed": {question: reasons[facet] for question, facet in questions.items() if facet in reasons},
    }
