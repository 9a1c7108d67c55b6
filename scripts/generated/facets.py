"""The page of the catalogue's facets, made from docs/data/systems.yml: what each asks, and what each value means."""

from .pages import BLOCK, Guide
from .skos import facet_id

PAGE = "taxonomy/facets.md"

HEAD = """---
title: The facets and their values
description: The questions that the catalogue asks of each system, and what every value that it gives for an answer means.
kind: page
updated: 2026-11-25
change: First published.
related:
  - taxonomy/systems.md
  - taxonomy/value-by-value.md
---

# The facets and their values {{ #facets }}

!!! answer "Short answer"
    The [catalogue](systems.md) asks {count} questions of each system.
    Most have a fixed set of values; this is what each means.

<!-- This page is made from docs/data/systems.yml by the `write` option of `scripts/build.py`. Change the data, not the page. -->
"""


def page(guide: Guide) -> str:
    """The whole page: a section for each facet, a row for each of its values."""
    facets = guide.systems.get("facets", [])
    return HEAD.format(count=len(facets)) + "".join(map(section, facets)) + BLOCK


def section(facet: dict) -> str:
    """A facet under its question, with its values, every one with an id."""
    kind = (
        ("One value or more." if facet["many"] else "One value.") if "values" in facet else "The answer is free text."
    )
    text = f"\n## {facet['label']} {{ #{facet_id(facet)} }}\n\n{facet['question']}\n{kind}\n"
    rows = [
        f"| {one} {{ #{facet_id(facet, one)} }} | {meaning} |\n" for one, meaning in facet.get("values", {}).items()
    ]
    return text + ("\n| Value | Meaning |\n|---|---|\n" + "".join(rows) if rows else "")
