"""The catalogue's table and the page that tells each value with its source, made from docs/data/systems.yml."""

from itertools import groupby

from . import catalogue, periods
from .pages import BLOCK, Guide, Page, day, href
from .sources import citation

ABSENT = {"not stated here": "not stated", "does not apply": "—"}
VALUES_PAGE = "taxonomy/value-by-value.md"

HEAD = """---
title: The catalogue, value by value
description: Every value of the catalogue of systems with the source it rests on, its date, and what is disputed about it.
kind: page
updated: 2026-11-25
change: The facets moved to a page of their own.
related:
  - taxonomy/systems.md
  - taxonomy/facets.md
---

# The catalogue, value by value {{ #value-by-value }}

!!! answer "Short answer"
    All {count} systems of the [catalogue](systems.md), value by value: where each comes from, and as of which day.
    A value in dispute says so.

[How to read a value](systems.md#how-to-read) is told beside the table, and [what each value means](facets.md) on a page of its own.
"As of" is the day on which we read the source, or a stored copy of it.
What a product does today, its maker's page says.

<!-- This page is made from docs/data/systems.yml by the `write` option of `scripts/build.py`. Change the data, not the page. -->
"""


def table(page: Page, guide: Guide) -> list[str]:
    """The table of every system, by kind and name; nothing on a page without the block."""
    if "<!-- begin systems -->" not in page.text or not guide.systems:
        return []
    systems = in_order(guide)
    labels = [facet["label"] for facet in guide.systems["facets"]]
    head = ["System", *labels, "In short", "Sources"]
    return [
        f"{len(systems)} systems. The name of each leads to the source and the date of every value.",
        "",
        '<div class="catalogue" markdown>',
        "",
        line(head),
        line(["---"] * len(head)),
        *(row(one, guide, page) for one in systems),
        "",
        "</div>",
    ]


def page(guide: Guide) -> str:
    """The page of values: a section for each kind, a table for each system, a row for each cell."""
    systems = in_order(guide)
    text = HEAD.format(count=len(systems))
    for kind, members in groupby(systems, key=lambda one: one["kind"]):
        text += f"\n## {kind[0].upper()}{kind[1:]} {{ #kind-{kind.replace(' ', '-')} }}\n"
        text += "".join(section(one, guide) for one in members)
    return text + BLOCK


def in_order(guide: Guide) -> list[dict]:
    """The systems by kind, in the order of the facet's values, and by name."""
    data = guide.systems
    order = {value: place for place, value in enumerate(data["facets"][0]["values"])} if data else {}
    return sorted(data.get("systems", []), key=lambda one: (order[one["kind"]], one["name"].casefold()))


def section(one: dict, guide: Guide) -> str:
    """One system: what it is, and a table with a row for each cell."""
    cells = catalogue.cells(one, guide.systems, guide.sources)
    labels = {facet["id"]: facet["label"] for facet in guide.systems["facets"]}
    rows = [
        [labels[facet], value(cell), cites(cell.sources, cell.not_reread, guide, VALUES_PAGE), day(cell.as_of)]
        for facet, cell in cells.items()
    ]
    lines = [line(["Facet", "Value", "Source", "As of"]), line(["---"] * 4), *map(line, rows)]
    return f"\n### {one['name']} {{ #{one['id']} }}\n\n{short_form(one)}\n\n" + "\n".join(lines) + "\n"


def row(one: dict, guide: Guide, page: Page) -> str:
    """One system: a value per facet, what it is in a sentence, and its sources with the earliest date."""
    cells = catalogue.cells(one, guide.systems, guide.sources).values()
    keys = dict.fromkeys(key for cell in cells for key in cell.sources)
    unread = [key for key in keys if all(key in cell.not_reread for cell in cells if key in cell.sources)]
    name = f"**[{one['name']}]({href(VALUES_PAGE + '#' + one['id'], page.name)})** {{ #system-{one['id']} }}"
    since = f", {day(min(cell.as_of for cell in cells))}"
    return line([name, *map(value, cells), short_form(one), cites(keys, unread, guide, page.name) + since])


def short_form(one: dict) -> str:
    """What the system is, and what to mind."""
    return " ".join(filter(None, [one["why"], one.get("note")]))


def value(cell: catalogue.Cell) -> str:
    """The value of a cell, with the reason where it is disputed."""
    held = cell.value if isinstance(cell.value, list) else [cell.value]
    words = ", ".join(ABSENT.get(str(item), str(item)) for item in held)
    if not cell.disputed:
        return words
    return f"{words} ({'' if words == 'disputed' else 'disputed: '}{cell.disputed.rstrip('.')})"


def cites(keys, unread, guide: Guide, start: str) -> str:
    """Citations of these sources, as the page `start` has to write them."""
    known = {source["key"]: source for source in guide.sources}
    return ", ".join(
        f"[{citation(known[key])}{', not re-read' if key in unread else ''}]({href(periods.place(known[key]), start)}){{ .cite }}"
        for key in keys
    )


def line(cells: list) -> str:
    """A row of a Markdown table."""
    return "| " + " | ".join(str(cell).replace("|", r"\|") for cell in cells) + " |"
