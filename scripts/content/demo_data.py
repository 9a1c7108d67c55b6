"""The data of the demonstration "Which box is it in?": the catalogue's systems as a classic script."""

import json

from .pages import Guide

BEGIN = (
    "// The catalogue of systems, cut down to three questions. Made from docs/data/systems.yml; do not edit.\n"
    '"use strict";\n\nwindow.BoxesData = [\n'
)


def boxes(guide: Guide) -> str:
    """The text of the script: one line for each system, in the order of the catalogue."""
    rows = [json.dumps(row(system), ensure_ascii=False) for system in guide.systems["systems"]]
    return BEGIN + "".join(f"  {line},\n" for line in rows) + "];\n"


# The demonstration does not distinguish the two of a pair.
SAME = {"kind of model": "model family", "not disclosed": "not stated here"}


def row(system: dict) -> dict:
    """The fields of a system that the demonstration uses."""
    questions = {"kind": "kind", "model": "llm", "generates": "generates"}
    reasons = system.get("disputed") or {}
    return {
        "id": system["id"],
        "name": system["name"],
        **{question: SAME.get(system[facet], system[facet]) for question, facet in questions.items()},
        "why": system["why"],
        "disputed": {question: reasons[facet] for question, facet in questions.items() if facet in reasons},
    }
