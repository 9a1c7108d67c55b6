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

from .schemas import FILES, FOLDER, Fault, faults_of, findings_at, schema, validate

Data = Mapping[str, Any]  # a file by its name, or a row of one
Judge = Callable[[str], Verdict | None]  # of the name of a page or section


def findings(data: Data, judge_target: Judge, guide: Guide | None, root: Path, dangling: set[str]) -> Iterator[Finding]:
    """All findings on the data; `guide`, if known, says what is cited; names of nothing are added to `dangling`."""
    more = {"sources": check_sources(data, guide) if guide else (), "systems": check_systems(data)}
    names = {name: {row["id"] for row in data[f"{name}.yml"]} for name in ("claims", "glossary", "items")}
    names["systems"] = {row["id"] for row in data["systems.yml"]["systems"]}
    names["sources"] = {quotation["key"] for source in data["sources.yml"] for quotation in quotations(source)}
    if guide:
        names["headings"] = {f"{name}#{id}" for name, page in guide.pages.items() for id in page.headings}
    for name in FILES:
        path, faults = f"{FOLDER}/{name}.yml", [*more.get(name, ())]
        text = read(root / path)
        for at, target, is_key, kind in validate(path, text).references:
            if verdict := judge_name(kind, target, names, judge_target):
                faults.append(Fault(at, verdict.message, is_key, verdict.fix))
                dangling.add(target if kind in ("pages", "headings") else f"#{target}")
        yield from findings_at(faults, path, text)


def judge_name(kind: str, name: str, names: Mapping[str, set[str]], judge_target: Judge) -> Verdict | None:
    """Says that no page or entry has a name, where that is so."""
    if kind in ("pages", "headings"):
        verdict = None if "://" in name else judge_target(name)
        if verdict or "#" not in name or name in names.get(kind, [name]):
            return verdict
        return Verdict("data", f"{name} is no heading, and search lists nothing else: name the one above it.")
    if name in names[kind]:
        return None
    return Verdict("data", f"{kind}.yml has no {name}.", fix=nearest(name, names[kind]))


def check_sources(data: Data, guide: Guide) -> Iterator[Fault]:
    """Somebody rests on a work and on each of its quotations, and its year has a list."""
    cited_keys = {source["key"] for claim in data["claims.yml"] for source in claim["sources"]}
    cited_keys |= {source["key"] for system in data["systems.yml"]["systems"] for source in system["sources"]}
    cited_keys |= {part["report"] for app in data["systems.yml"]["apps"] for part in app.get("reported", ())}
    cited_keys |= {item["survey"]["source"] for item in data["items.yml"] if "survey" in item}
    cited_keys |= {key for page in guide.pages.values() for key in page.cited}
    for at, row in enumerate(data["sources.yml"]):
        keys = [quotation["key"] for quotation in quotations(row)]
        for number, key in enumerate(keys):  # a work is borne by any of its quotations
            if cited_keys.isdisjoint([key] if number else keys):
                where, who = ((at, "quotes", number - 1, "id"), key) if number else ((at, "key"), "it")
                yield Fault(where, f"nothing rests on {who}: cite it by this key, or take it out.")
        if not any(row["year"] in years for years in guide.periods.values()):
            what = "no page lists the works of its year: add one to docs/sources, and to the menu, or mend the year."
            yield Fault((at, "year"), what)


def check_systems(data: Data) -> Iterator[Fault]:
    """Each system has a value for each facet asked of it, of those allowed, with a source, as the procedure has it."""
    rows = data["systems.yml"]["systems"]
    by_id = {row["id"]: row for row in rows}
    facets = {facet["id"]: dict(facet) for facet in data["systems.yml"]["facets"]}
    facets["inside"] |= {"values": [*facets["inside"]["values"], *by_id]}  # other rows may stand there
    beside = schema("systems").schema["properties"]["systems"]["items"]["properties"]
    for number, row in enumerate(rows):
        facets_of_kind = {name: facet for name, facet in facets.items() if "kind" not in row or is_asked(facet, row)}
        cells = Draft202012Validator(cells_schema(facets_of_kind, beside))
        faults = [fault for error in cells.iter_errors(row) for fault in faults_of(error)]
        cells_with_source = {cell for source in row["sources"] for cell in source["cells"]}
        for name in (name for name in facets_of_kind if name in row and name not in cells_with_source):
            faults.append(Fault((name,), f"no source has its {name}: add {name} to the cells of one."))
        for fault in (*faults, *check_placement(row, by_id, data["procedure.yml"])):
            yield fault._replace(at=("systems", number, *fault.at))


def cells_schema(facets: Mapping[str, Data], beside: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a system's values, of which the facets are asked; `beside` are its other fields."""
    properties: dict[str, Any] = dict.fromkeys(beside, True)
    for name, facet in facets.items():
        allowed = {"enum": [*facet["values"]]} if "values" in facet else True
        properties[name] = {"type": "array", "minItems": 1, "items": allowed} if facet["many"] else allowed
    facet_names = {"items": {"enum": [*facets]}}
    properties["disputed"] = {"propertyNames": {"enum": [*facets]}}
    properties["sources"] = {"items": {"properties": {"cells": facet_names, "not_reread": facet_names}}}
    return {"required": [*facets], "properties": properties, "additionalProperties": False}


def check_placement(row: Data, rows: Mapping[str, Any], questions: Any) -> Iterator[Fault]:
    """Where the values of a system differ from what the procedure makes of its other values."""
    try:
        placement = procedure.walk(procedure.answers(dict(row), dict(rows), questions), questions)
    except (KeyError, StopIteration, RecursionError, TypeError):
        return  # a value or a field is wrong, which is told beside it
    for facet, result in (("llm", placement.llm), ("generates", placement.new)):
        value, expected = row.get(facet), questions["cells"][facet].get(result, result)
        if value != expected and not (value in procedure.UNTOLD and expected in procedure.UNTOLD):
            yield Fault((facet,), f"its {facet} is {value}, but the procedure comes to {expected}.")
