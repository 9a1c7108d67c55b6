"""The guide's data for programs: claims and catalogue as CSV and JSON, the vocabularies as SKOS, and llms.txt."""

import csv
import io
import json
from collections.abc import Iterable

from . import catalogue, csvw, skos
from .pages import Guide, plain

SECTIONS = (
    ("", "Start here"),
    ("concepts/", "Concepts"),
    ("taxonomy/", "Taxonomy"),
    ("misconceptions/", "Misconceptions"),
    ("see-for-yourself/", "See for yourself"),
    ("sources/", "Sources"),
    ("about/", "Optional"),  # the format's name for what programs may leave out
)
PATHS = ["data/claims.csv", "data/claims.json", "data/systems.csv", "data/system-cells.csv", "data/systems.json"]
PATHS += ["data/csv-metadata.json", "data/glossary.jsonld", "data/taxonomy.jsonld", "llms.txt"]


def files(guide: Guide) -> dict[str, str]:
    """The text of each data file, by its path below docs/."""
    systems = [system(row, guide) for row in guide.systems.get("systems", [])]
    as_of = max((cell["as_of"] for row in systems for cell in row["cells"].values()), default="")
    cells = [row for row in systems for row in cell_rows(row)]
    columns = csvw.columns(guide)
    return {
        "data/claims.csv": table(columns["claims.csv"], guide.claims),
        "data/claims.json": document("claims", "checked", last_checked(guide), guide.claims),
        "data/systems.csv": table(columns["systems.csv"], map(as_one_row, systems)),
        "data/system-cells.csv": table(columns["system-cells.csv"], cells),
        "data/systems.json": document("systems", "as_of", as_of, systems),
        "data/csv-metadata.json": dump(csvw.metadata(guide, as_of, last_checked(guide))),
        "data/glossary.jsonld": dump(skos.glossary(guide)),
        "data/taxonomy.jsonld": dump(skos.taxonomy(guide, as_of)),
        "llms.txt": llms(guide),
    }


def system(entry: dict, guide: Guide) -> dict:
    """A system with its cells, whose empty fields are left out."""
    cells = catalogue.cells(entry, guide.systems, guide.sources)
    values = {facet: {key: value for key, value in vars(cell).items() if value} for facet, cell in cells.items()}
    for cell in values.values():
        cell["as_of"] = str(cell["as_of"])
    return {key: entry[key] for key in ("id", "name", "why", "note") if key in entry} | {"cells": values}


def as_one_row(system: dict) -> dict:
    """A system as one row: a column for each facet, its sources, and the earliest date of its cells."""
    cells = system["cells"]
    sources = list(dict.fromkeys(key for cell in cells.values() for key in cell["sources"]))
    disputed = [facet for facet, cell in cells.items() if "disputed" in cell]
    about = {"in_dispute": disputed, "sources": sources, "as_of": min(cell["as_of"] for cell in cells.values())}
    return system | {facet: cell["value"] for facet, cell in cells.items()} | about


def cell_rows(system: dict) -> list[dict]:
    """A system as several rows: one for each of its cells."""
    return [{"system": system["id"], "facet": facet, **cell} for facet, cell in system["cells"].items()]


def table(columns: Iterable[str], rows) -> str:
    """Rows as CSV with a header, by RFC 4180; lists are joined by semicolons."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for row in rows:
        cells = [row.get(column, "") for column in columns]
        writer.writerow(
            [csvw.SEPARATOR.join(map(str, cell)) if isinstance(cell, list | tuple) else cell for cell in cells]
        )
    return text.getvalue()


def document(name: str, date_name: str, date: str, rows: list[dict]) -> str:
    """Rows as a JSON document with title, licence and date."""
    return dump({"title": f"{skos.TITLE} {name}", "licence": skos.LICENCE, date_name: date, name: rows})


def dump(value: dict) -> str:
    """A value as indented JSON; dates are written as year-month-day."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n"


def last_checked(guide: Guide) -> str:
    """The latest day on which a source was checked."""
    return str(max(source["checked"] for source in guide.sources))


def llms(guide: Guide) -> str:
    """llms.txt: what the guide is, its licence and date, and a link to the Markdown of each page.

    Source of the format: https://llmstxt.org/
    """
    home = guide.pages["index.md"]
    updated = max((page.updated for page in guide.pages.values()), default="")
    lines = [f"# {skos.TITLE}", "", f"> {home.description}", ""]
    lines += [f"Prose and figures are under CC BY 4.0 ({skos.LICENCE}). Last change in substance: {updated}.", ""]
    for folder, heading in SECTIONS:
        chosen = [
            page for page in guide.pages.values() if (page.name.startswith(folder) if folder else "/" not in page.name)
        ]
        lines += [f"## {heading}", ""]
        lines += [f"- [{plain(page.title)}]({page.name}): {page.description}" for page in chosen]
        lines += [""]
    return "\n".join(lines).rstrip("\n") + "\n"
