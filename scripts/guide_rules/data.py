"""What a schema cannot say of the data: what they refer to exists, belongs together and rests on sources."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from content import procedure
from content.beliefs import page_of
from content.guide import Guide, quotations
from content.systems import group_of, is_asked
from jsonschema import Draft202012Validator
from linkcheck.findings import Finding, Verdict, nearest
from linkcheck.site import read

from .schemas import FILES, FOLDER, Fault, faults_of, findings_at, schema, validate

Data = Mapping[str, Any]  # a file by its name, or a row of one
Judge = Callable[[str], Verdict | None]  # of the name of a page or section


def findings(data: Data, judge_target: Judge, guide: Guide | None, root: Path) -> Iterator[Finding]:
    """All findings on the data; `guide`, if known, says what is cited."""
    texts = {name: read(root / FOLDER / f"{name}.yml") for name in FILES}
    references = {name: validate(f"{FOLDER}/{name}.yml", text).references for name, text in texts.items()}
    cited = {each.name for found in references.values() for each in found if each.kinds == "sources"}
    more = {"systems": check_systems(data)}
    if guide:
        more |= {"sources": check_sources(data, cited, guide), "items": check_figures(data, guide)}
    names = names_by_kind(data, guide, root)
    for name, text in texts.items():
        faults = [*more.get(name, ())]
        for keys, target, is_key, kind in references[name]:
            if verdict := judge_reference(kind, target, names, judge_target):
                faults.append(Fault(keys, verdict.message, is_key, verdict.fix))
        yield from findings_at(faults, f"{FOLDER}/{name}.yml", text)


def names_by_kind(data: Data, guide: Guide | None, root: Path) -> dict[str, set[str]]:
    """All names that data may refer to, by kind; headings only with a guide."""
    names = {name: {row["id"] for row in data[f"{name}.yml"]} for name in ("claims", "glossary", "items")}
    names["systems"] = {row["id"] for row in data["systems.yml"]["systems"]}
    names["sources"] = {quotation["key"] for source in data["sources.yml"] for quotation in quotations(source)}
    names["answers"] = {answer for question in data["procedure.yml"]["questions"] for answer in question["answers"]}
    names["questions"] = {question["id"] for question in data["procedure.yml"]["questions"]}
    if guide:
        names["headings"] = {f"{name}#{id}" for name, page in guide.pages.items() for id in page.headings}
    return names


def judge_reference(kind: str, name: str, names: Mapping[str, set[str]], judge_target: Judge) -> Verdict | None:
    """The verdict on the name of a page or entry of some kind; None when there is one."""
    if kind in ("pages", "headings"):
        verdict = None if "://" in name else judge_target(name)
        if verdict or "#" not in name or name in names.get(kind, [name]):
            return verdict
        return Verdict("data", f"{name} is no heading, and search lists nothing else: name the one above it.")
    message = f"{kind}.yml has no {name}." if kind in FILES else f"there is no {name} among the {kind}."
    return None if name in names[kind] else Verdict("data", message, fix=nearest(name, names[kind]))


def check_sources(data: Data, cited: set[str], guide: Guide) -> Iterator[Fault]:
    """Each work and each of its quotations is cited, in data (`cited`) or on a page, and its year has a list."""
    cited_keys = cited.union(*(page.cited for page in guide.pages.values()))
    for row_number, row in enumerate(data["sources.yml"]):
        keys = [quotation["key"] for quotation in quotations(row)]
        for number, key in enumerate(keys):  # a work is borne by any of its quotations
            if cited_keys.isdisjoint([key] if number else keys):
                where, who = ((row_number, "quotes", number - 1, "id"), key) if number else ((row_number, "key"), "it")
                yield Fault(where, f"nothing rests on {who}: cite it by this key, or take it out.")
        if not any(row["year"] in years for years in guide.periods.values()):
            yield Fault((row_number, "year"), "no page lists the works of its year: begin one, or mend the year.")


def check_figures(data: Data, guide: Guide) -> Iterator[Fault]:
    """What a survey or test found about a statement stands in what we noted of a work, a figure also on its card."""
    quotes = " ".join(str(quotation.get("quote")) for quotation in guide.works.values())
    for number, item in enumerate(data["items.yml"]):
        figure = rf"\b{item['figure']['part']}(\.\d+)?%" if "figure" in item else ""
        if not re.search(figure, f"{quotes} {page_of(item, guide).text}"):
            yield Fault((number, "figure", "part"), "neither its card nor a quotation of a source has this figure.")
        if survey := item.get("survey"):
            work = guide.works.get(survey["source"], {})
            if work and f"{survey['percent']}%" not in f"{work['about']} {work.get('quote')}":
                yield Fault((number, "survey", "percent"), f"{survey['source']} is not known to give this figure.")


def check_systems(data: Data) -> Iterator[Fault]:
    """Each system has a value for each facet asked of it, of those allowed, with a source, as the procedure has it."""
    rows = data["systems.yml"]["systems"]
    by_id = {row["id"]: row for row in rows}
    facets = {facet["id"]: dict(facet) for facet in data["systems.yml"]["facets"]}
    facets["inside"] |= {"values": [*facets["inside"]["values"], *by_id]}  # other rows may stand there
    beside = dict.fromkeys(schema("systems").schema["properties"]["systems"]["items"]["properties"], True)
    for number, row in enumerate(rows):
        facets_of_kind = {name: facet for name, facet in facets.items() if "kind" not in row or is_asked(facet, row)}
        hint = f"Nothing there, since a {row.get('kind')} is not asked for it."
        unasked = {name: {"not": {}, "description": hint} for name in facets.keys() - facets_of_kind.keys()}
        cells = Draft202012Validator(cells_schema(facets_of_kind, beside | unasked))
        faults = [fault for error in cells.iter_errors(row) for fault in faults_of(error)]
        cells_with_source = {cell for source in row["sources"] for cell in source["cells"]}
        for name in facets_of_kind.keys() & row.keys() - cells_with_source:
            faults.append(Fault((name,), f"no source has its {name}: add {name} to the cells of one."))
        faults += check_placement(row, by_id, data["procedure.yml"])
        if not faults:
            faults += check_group(row, data["systems.yml"]["groups"])
        for fault in faults:
            yield fault._replace(keys=("systems", number, *fault.keys))


def cells_schema(facets: Mapping[str, Data], beside: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a system's values, of which the facets are asked; `beside` has the schemas of other fields."""
    properties = {**beside}
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


def check_group(row: Data, groups: Mapping[str, Any]) -> Iterator[Fault]:
    """What the first output of a system puts among the makers of new things is said to make some, and nothing else."""
    group = groups[group_of(row, groups)]
    if group.get("new", False) != (row["generates"] == "yes"):
        message = f"the first lists it under “{group['heading']}”, and its generates is {row['generates']}."
        yield Fault(("outputs",), message)
