"""The guide's data for programs: claims, systems and terms as CSV and JSON, described in docs/about/offline.md."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from . import claims, systems
from .glossary import in_order
from .guide import LICENCE, Guide, site_path

SEPARATOR = "; "  # between the items of a list in a CSV file
CLAIM_COLUMNS = ("id", "section", "claim", "phrase", "kind", "verdict", "note", "home", "checked")
CELL_COLUMNS = ("system", "facet", "value", "sources", "not_reread", "as_of", "disputed")
PATHS = [f"data/{name}" for name in ("claims.csv", "claims.json", "systems.csv", "system-cells.csv", "systems.json")]
PATHS.append("data/glossary.json")
Row = Mapping[str, Any]


def files(guide: Guide) -> dict[str, str]:
    """The text of each data file, by its path below docs/."""
    rows = [system(entry, guide) for entry in guide.rows.values()]
    cells = ({"system": row["id"], "facet": facet, **cell} for row in rows for facet, cell in row["cells"].items())
    dated = [claim | {"checked": claims.oldest_check(claim, guide)} for claim in guide.claims]
    for claim in dated:
        claim.pop("heading", "")  # which is the page's, and not the article's
    facets = [facet["id"] for facet in guide.systems["facets"]]
    columns = ("id", "name", *facets, "why", "note", "in_dispute", "sources", "as_of")
    terms = [
        term
        | {"page": f"glossary.html#{term['id']}"}
        | ({"more": site_path(term["page"])} if "page" in term else {})  # where the guide tells more about it
        for term in in_order(guide)
    ]
    return {
        "data/claims.csv": table(CLAIM_COLUMNS, dated),
        "data/claims.json": document("claims", guide, claims=dated),
        "data/systems.csv": table(columns, map(as_one_row, rows)),
        "data/system-cells.csv": table(CELL_COLUMNS, cells),
        "data/systems.json": document("systems", guide, facets=guide.systems["facets"], systems=rows),
        "data/glossary.json": document("glossary", guide, terms=terms),
    }


def system(entry: Row, guide: Guide) -> dict[str, Any]:
    """A system with its cells, whose empty fields are left out."""
    values = {
        facet: {key: value for key, value in vars(cell).items() if value}
        for facet, cell in systems.cells_of(dict(entry), guide).items()
    }
    return {key: entry[key] for key in ("id", "name", "aliases", "why", "note") if key in entry} | {"cells": values}


def as_one_row(system: Row) -> dict[str, Any]:
    """A system as one row: a column for each facet, its sources, and the earliest date of its cells."""
    cells = system["cells"]
    return {
        **system,
        **{facet: cell["value"] for facet, cell in cells.items()},
        "in_dispute": [facet for facet, cell in cells.items() if "disputed" in cell],
        "sources": list(dict.fromkeys(key for cell in cells.values() for key in cell["sources"])),
        "as_of": min(cell["as_of"] for cell in cells.values()),
    }


def table(columns: Iterable[str], rows: Iterable[Row]) -> str:
    """Rows as CSV with a header, by RFC 4180."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        cells = [row.get(column, "") for column in columns]
        writer.writerow([SEPARATOR.join(map(str, cell)) if isinstance(cell, list) else cell for cell in cells])
    return text.getvalue()


def document(name: str, guide: Guide, **content: list[Any]) -> str:
    """Rows as a JSON document with title, licence and the day of the last change in substance of any page."""
    head = {"title": f"{guide.name} {name}", "licence": LICENCE, "updated": guide.updated}
    return json.dumps(head | content, ensure_ascii=False, indent=1) + "\n"
