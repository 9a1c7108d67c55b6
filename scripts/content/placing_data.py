"""The procedure and the catalogue's answers to it as a script, for the walker and the demonstration of the boxes."""

import json

from . import procedure
from .guide import Guide

BEGIN = (
    "/** The four questions and how the catalogue's systems answer them; made from docs/data/procedure.yml and"
    ' systems.yml; do not edit. */\n"use strict";\n\nwindow.PlacingData = {\n'
)


def script(guide: Guide) -> str:
    """The text of the script: a line for each question, result and system."""
    systems = {system["id"]: system for system in guide.systems["systems"]}
    parts = {
        "questions": guide.procedure["questions"],
        "results": [{"name": name, **result} for name, result in guide.procedure["results"].items()],
        "rows": [row(system, systems, guide.procedure) for system in systems.values()],
    }
    lines = [[f"  {name}: [", *(f"    {text(one)}," for one in rows), "  ],"] for name, rows in parts.items()]
    return BEGIN + "\n".join(line for part in lines for line in part) + "\n};\n"


def text(value: dict) -> str:
    """A value as JSON, with the apostrophes of print."""
    return json.dumps(value, ensure_ascii=False).replace("'", "’")


def row(system: dict, systems: dict[str, dict], questions: dict) -> dict:
    """What the scripts need of a system; empty fields are left out."""
    given = procedure.answers(system, systems, questions)
    asked = procedure.walk(given, questions).given
    more_than_text = {*system["inputs"], *system["outputs"]} & {"image", "sound", "video", "3D shape", "molecule"}
    fields = {
        "id": system["id"],
        "name": system["name"],
        "aliases": system.get("aliases", []),
        "answers": given[: len(asked)],
        "made": procedure.made(system, questions),
        "multimodal": bool(more_than_text),
        "both": (system.get("disputed") or {}).get("kind", ""),
    }
    return {key: value for key, value in fields.items() if value}
