"""What a schema cannot say of the data: what they refer to exists, belongs together and rests on sources."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from content import procedure
from content.guide import Guide, quotations
from content.systems import is_asked
from jsonschema import Draft202012Validator
from linkcheck.findings import Finding, Verdict
from linkcheck.links import nearest
from linkcheck.site import read

from .forms import FILES, FOLDER, Fault, in_words, judged, place, schema

Data = Mapping[str, Any]  # a file by its name, or a row of one
Missing = Callable[[str], Verdict | None]


def findings(data: Data, missing: Missing, guide: Guide | None, root: Path, dangling: set[str]) -> Iterator[Finding]:
    """All findings on the data; `missing` says that a page or section isn't there, `guide`, if known, what is cited.

    What is named and isn't there is added to `dangling`, as a link to it would lead.
    """
    more = {"sources": sources(data, guide) if guide else (), "systems": systems(data)}
    known = {name: {row["id"] for row in data[f"{name}.yml"]} for name in ("claims", "glossary", "items")}
    known["systems"] = {row["id"] for row in data["systems.yml"]["systems"]}
    known["sources"] = {said["key"] for source in data["sources.yml"] for said in quotations(source)}
    if guide:
        known["headings"] = {f"{name}#{id}" for name, page in guide.pages.items() for id in page.headings}
    for name in FILES:
        path, found = f"{FOLDER}/{name}.yml", [*more.get(name, ())]
        text = read(root / path)
        for named in judged(path, text).names:
            if wrong := lost(named.kinds, named.message, known, missing):
                found.append(named._replace(message=wrong.message, meant=wrong.meant))
                dangling.add(named.message if named.kinds in ("pages", "headings") else f"#{named.message}")
        yield from place(found, path, text)


def lost(kind: str, name: str, known: Mapping[str, set[str]], missing: Missing) -> Verdict | None:
    """Says that no page or entry has a name, where that is so."""
    if kind in ("pages", "headings"):
        wrong = None if "://" in name else missing(name)
        if wrong or "#" not in name or name in known.get(kind, [name]):
            return wrong
        return Verdict("data", f"{name} is no heading, and search lists nothing else: name the one above it.")
    if name in known[kind]:
        return None
    return Verdict("data", f"{kind}.yml has no {name}.", meant=nearest(name, known[kind]))


def sources(data: Data, guide: Guide) -> Iterator[Fault]:
    """Somebody rests on a work and on each of its quotations, and its year has a list."""
    used = {source["key"] for claim in data["claims.yml"] for source in claim["sources"]}
    used |= {source["key"] for system in data["systems.yml"]["systems"] for source in system["sources"]}
    used |= {item["survey"]["source"] for item in data["items.yml"] if "survey" in item}
    used |= {key for page in guide.pages.values() for key in page.cited}
    for at, row in enumerate(data["sources.yml"]):
        keys = [said["key"] for said in quotations(row)]
        for number, key in enumerate(keys):  # a work is borne by any of its quotations
            if used.isdisjoint([key] if number else keys):
                where, who = ((at, "quotes", number - 1, "id"), key) if number else ((at, "key"), "it")
                yield Fault(where, f"nothing rests on {who}: cite it by this key, or take it out.")
        if not any(row["year"] in years for years in guide.periods.values()):
            what = "no page lists the works of its year: add one to docs/sources, and to the menu, or mend the year."
            yield Fault((at, "year"), what)


def systems(data: Data) -> Iterator[Fault]:
    """Each system has a value for each facet asked of it, of those allowed, with a source, as the procedure has it."""
    rows = data["systems.yml"]["systems"]
    by_id = {row["id"]: row for row in rows}
    facets = {facet["id"]: dict(facet) for facet in data["systems.yml"]["facets"]}
    facets["inside"] |= {"values": [*facets["inside"]["values"], *by_id]}  # other rows may stand there
    beside = schema("systems").schema["properties"]["systems"]["items"]["properties"]
    for number, row in enumerate(rows):
        asked = {name: facet for name, facet in facets.items() if "kind" not in row or is_asked(facet, row)}
        cells = Draft202012Validator(form_of(asked, beside))
        amiss = [fault for error in cells.iter_errors(row) for fault in in_words(error)]
        carried = {cell for source in row["sources"] for cell in source["cells"]}
        for name in (name for name in asked if name in row and name not in carried):
            amiss.append(Fault((name,), f"no source has its {name}: add {name} to the cells of one."))
        for fault in (*amiss, *placed(row, by_id, data["procedure.yml"])):
            yield fault._replace(at=("systems", number, *fault.at))


def form_of(facets: Mapping[str, Data], beside: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a system's values, of which the facets are asked; `beside` are its other fields."""
    properties: dict[str, Any] = dict.fromkeys(beside, True)
    for name, facet in facets.items():
        allowed = {"enum": [*facet["values"]]} if "values" in facet else True
        properties[name] = {"type": "array", "minItems": 1, "items": allowed} if facet["many"] else allowed
    named = {"items": {"enum": [*facets]}}
    properties["disputed"] = {"propertyNames": {"enum": [*facets]}}
    properties["sources"] = {"items": {"properties": {"cells": named, "not_reread": named}}}
    return {"required": [*facets], "properties": properties, "additionalProperties": False}


def placed(row: Data, rows: Mapping[str, Any], questions: Any) -> Iterator[Fault]:
    """Where the values of a system differ from what the procedure makes of its other values."""
    try:
        place_ = procedure.walk(procedure.answers(dict(row), dict(rows), questions), questions)
    except (KeyError, StopIteration, RecursionError, TypeError):
        return  # a value or a field is wrong, which is told beside it
    for facet, found in (("llm", place_.llm), ("generates", place_.new)):
        said, wanted = row.get(facet), questions["cells"][facet].get(found, found)
        if said != wanted and not (said in procedure.UNTOLD and wanted in procedure.UNTOLD):
            yield Fault((facet,), f"its {facet} is {said}, but the procedure comes to {wanted}.")
