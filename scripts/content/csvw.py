"""Metadata for the CSV files: what each column means, the licence and the date, in the CSVW format.

Source of the vocabulary: https://www.w3.org/TR/tabular-metadata/
"""

from . import skos
from .pages import Guide

SEPARATOR = "; "
COLUMNS = {
    "claims.csv": {
        "id": "Id of the claim, also its place on one of the pages of claims",
        "section": "Section of the article",
        "claim": "The claim, in other words than the article's",
        "phrase": "Words of the article, seven at most, where a reader must see them",
        "kind": "Kind of claim",
        "verdict": "accurate, simplified, outdated, contested or wrong",
        "note": "What a careful expert would say instead",
        "home": "Page and section of the guide that treats it",
    },
    "system-cells.csv": {
        "system": "Id of the system",
        "facet": "Id of the facet",
        "value": "Its value or values",
        "sources": "Keys in sources.yml of the works that carry the value",
        "not_reread": "Those of them whose words were not read again",
        "as_of": "The earliest day on which one of them was checked",
        "disputed": "Why the value is in dispute",
    },
}
BEFORE = {
    "id": "Id of the system; with system- before it, its place in the catalogue",
    "name": "Name of the system",
}
AFTER = {
    "why": "What it is, in a sentence",
    "note": "What to mind",
    "in_dispute": "Ids of the facets whose value is in dispute",
    "sources": "Keys in sources.yml of the works that carry the row",
    "as_of": "The earliest day on which one of them was checked",
}
TITLES = {
    "claims.csv": "The claims of the article",
    "systems.csv": "The catalogue of systems, a row for each system",
    "system-cells.csv": "The catalogue of systems, a row for each value",
}
LISTS = {"value", "sources", "not_reread", "in_dispute"}
TO_SYSTEMS = {"columnReference": "system", "reference": {"resource": "systems.csv", "columnReference": "id"}}


def columns(guide: Guide) -> dict[str, dict[str, str]]:
    """The columns of each table, by file name: a description for each column name, in order."""
    facets = {facet["id"]: facet["question"] for facet in guide.systems.get("facets", [])}
    return {**COLUMNS, "systems.csv": {**BEFORE, **facets, **AFTER}}


def metadata(guide: Guide, as_of: str, checked: str) -> dict:
    """The metadata of all tables; `as_of` and `checked` are the days of the systems and of the claims."""
    lists = LISTS | {facet["id"] for facet in guide.systems.get("facets", []) if facet["many"]}
    days = {"claims.csv": checked}
    tables = {
        name: table(name, descriptions, days.get(name, as_of), lists) for name, descriptions in columns(guide).items()
    }
    tables["system-cells.csv"]["tableSchema"] |= {"primaryKey": ["system", "facet"], "foreignKeys": [TO_SYSTEMS]}
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": f"{skos.TITLE} tables",
        "dc:license": {"@id": skos.LICENCE},
        "tables": list(tables.values()),
    }


def table(name: str, descriptions: dict[str, str], modified: str, lists: set[str]) -> dict:
    """The metadata of one table."""
    schema = {
        "columns": [column(column_name, what, lists) for column_name, what in descriptions.items()],
        "primaryKey": "id",
    }
    about = {"dc:title": TITLES[name], "dc:modified": {"@value": modified, "@type": "xsd:date"}}
    return {"url": name, **about, "tableSchema": schema}


def column(name: str, what: str, lists: set[str]) -> dict:
    """The metadata of one column: dates have a type, and lists name the separator of their items."""
    kind = {"datatype": "date"} if name == "as_of" else {"separator": SEPARATOR} if name in lists else {}
    return {"name": name, "titles": name, "dc:description": what, **kind}
