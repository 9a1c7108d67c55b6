"""What a schema cannot say of the data: what they refer to exists, belongs together and rests on sources."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from content import procedure
from content.beliefs import FORMS
from content.drill import short
from content.guide import quotations
from content.systems import is_asked
from linkcheck.findings import Finding

from .forms import FOLDER, Fault, mean, place

ITEMS = 12  # statements of a form
# Addresses that will lead to the same text for years; on GitHub those that name a commit.
LASTING = re.compile(r"https://(doi\.org|arxiv\.org|github\.com/[^/]+/[^/]+/blob/[0-9a-f]{40})/")
Data = Mapping[str, Any]
Row = Mapping[str, Any]


def findings(data: Data, defines: Callable[[str], bool], cited: set[str] | None, root: Path) -> Iterator[Finding]:
    """All findings on the data; `defines` says whether a page or section exists, `cited` what pages cite if known."""
    rules = {
        "sources": sources(data, cited),
        "claims": claims(data, defines),
        "glossary": glossary(data, defines),
        "systems": systems(data),
        "items": items(data, defines),
        "drill": drill(data),
        "asked": (Fault((at,), missing(at), True) for at in data["asked.yml"] if not defines(at)),
    }
    for name, faults in rules.items():
        path = f"{FOLDER}/{name}.yml"
        if found := list(faults):
            yield from place(found, path, (root / path).read_text("utf-8-sig"), 0, "data")


def keys(data: Data) -> set[str]:
    """What can be cited: the keys of works and of their further quotations."""
    return {said["key"] for source in data["sources.yml"] for said in quotations(source)}


def missing(target: str) -> str:
    """Says that a page or section does not exist."""
    return f"{target} does not exist."


def twice(rows: list[Row], field: str = "id") -> Iterator[Fault]:
    """Entries whose name another has already."""
    seen = Counter(row[field] for row in rows)
    for at, row in enumerate(rows):
        if seen[row[field]] > 1:
            yield Fault((at, field), f"{row[field]}: {seen[row[field]]} entries have this {field}; each needs its own.")


def unknown(key: str, known: Any, of: str) -> str:
    """Says that a data file has no such entry."""
    near = mean(key, known)
    return f"{of} has no {key}.{f' Did you mean {near}?' if near else ''}"


def sources(data: Data, cited: set[str] | None) -> Iterator[Fault]:
    """A work is there once, somebody rests on it, its day has come, and a web page has a copy of that address."""
    rows, today = data["sources.yml"], datetime.date.today().isoformat()
    taken = {row["key"] for row in rows}
    used = {source["key"] for claim in data["claims.yml"] for source in claim["sources"]}
    used |= {source["key"] for system in data["systems.yml"]["systems"] for source in system["sources"]}
    used |= {item["survey"]["source"] for item in data["items.yml"] if "survey" in item}
    yield from twice(rows, "key")
    for at, row in enumerate(rows):
        key, copy = row["key"], row.get("snapshot", "")
        said = [each["key"] for each in quotations(row)]
        if cited is not None and not (used | cited) & {*said}:
            yield Fault((at, "key"), f"{key}: no page, claim or system rests on it: cite it, or take it out.")
        for number, further in enumerate(row.get("quotes", ())):
            where, name = (at, "quotes", number, "id"), f"{key}-{further['id']}"
            if name in taken:
                yield Fault(where, f"{name}: this key is given twice; a quotation needs another id.")
            elif cited is not None and name not in used | cited:
                yield Fault(where, f"{name}: nothing rests on this quotation: cite it by this key, or take it out.")
            if further.get("checked", today) > today:
                yield Fault((*where[:3], "checked"), f"{name}: it was checked on {further['checked']}, still to come.")
            if "quote" in further and "seen" not in row | further:
                yield Fault(where, f"{name}: it has no seen, and its work has none: add it.")
            taken.add(name)
        if row["checked"] > today:
            yield Fault((at, "checked"), f"{key}: it was checked on {row['checked']}, which is still to come.")
        if copy and copy.split("/", 5)[-1] != row["url"]:
            yield Fault((at, "snapshot"), f"{key}: its snapshot must end in its url, {row['url']}.")
        if not copy and not LASTING.match(row["url"]):
            how = "https://web.archive.org/web/, the day as 20261127, / and the url"
            yield Fault((at, "url"), f"{key}: a web page needs a snapshot: {how}.")


def claims(data: Data, defines: Callable[[str], bool]) -> Iterator[Fault]:
    """A claim has a section and sources that exist, says what is so, and shares the section of one that it repeats."""
    rows, works = data["claims.yml"], keys(data)
    by_id = {row["id"]: row for row in rows}
    yield from twice(rows)
    for at, row in enumerate(rows):
        who = f"{row['id']}: "
        if not defines(row["home"]):
            yield Fault((at, "home"), who + missing(row["home"]))
        if row["verdict"] != "accurate" and "note" not in row:
            yield Fault((at, "verdict"), f"{who}it is {row['verdict']}, so it needs a note that says what is so.")
        for field in ("contradicts", "duplicate_of"):
            if field in row and row[field] not in by_id:
                yield Fault((at, field), who + unknown(row[field], by_id, "claims.yml"))
        if (first := by_id.get(row.get("duplicate_of", ""))) and first["home"] != row["home"]:
            yield Fault((at, "home"), f"{who}it repeats {first['id']}, so its home must be {first['home']}.")
        for number, source in enumerate(row["sources"]):
            if source["key"] not in works:
                yield Fault((at, "sources", number, "key"), who + unknown(source["key"], works, "sources.yml"))


def glossary(data: Data, defines: Callable[[str], bool]) -> Iterator[Fault]:
    """A definition can stand in the term's place: a sentence without the term, that opens with the broader one."""
    rows = data["glossary.yml"]
    by_id = {row["id"]: row for row in rows}
    yield from twice(rows)
    for at, row in enumerate(rows):
        who, definition = f"{row['id']}: ", row["definition"].lower()
        if "page" in row and not defines(row["page"]):
            yield Fault((at, "page"), who + missing(row["page"]))
        if not definition.endswith(".") or row["term"].lower() in definition:
            yield Fault((at, "definition"), f"{who}its definition must be a sentence that does without the term.")
        for number, other in enumerate(row.get("related", [])):
            if other not in by_id:
                yield Fault((at, "related", number), who + unknown(other, by_id, "glossary.yml"))
        if (broader := row.get("broader")) and broader not in by_id:
            yield Fault((at, "broader"), who + unknown(broader, by_id, "glossary.yml"))
        elif broader and by_id[broader]["term"].lower() not in " ".join(definition.split()[:6]):
            yield Fault(
                (at, "definition"), f"{who}its definition must open with {by_id[broader]['term']}, the broader term."
            )
        chain = [row["id"]]
        while (up := by_id.get(chain[-1], {}).get("broader")) and up not in chain:
            chain.append(up)
        if up == row["id"]:
            yield Fault((at, "broader"), f"{who}it is broader than itself: {', '.join([*chain[1:], up])}.")


def systems(data: Data) -> Iterator[Fault]:
    """Each system has a value for each facet asked of it, of those allowed, with a source, as the procedure has it."""
    rows, works = data["systems.yml"]["systems"], keys(data)
    by_id = {row["id"]: row for row in rows}
    facets = {facet["id"]: dict(facet) for facet in data["systems.yml"]["facets"]}
    if "inside" in facets:  # other rows may stand there
        facets["inside"] |= {"values": [*facets["inside"]["values"], *by_id]}
    yield from (Fault(("systems", *fault.at), fault.message) for fault in twice(rows))
    for number, row in enumerate(rows):
        asked = {name: facet for name, facet in facets.items() if is_asked(facet, row)} if "kind" in row else facets
        for fault in (*cells(row, asked), *carriers(row, asked, works), *placed(row, by_id, data["procedure.yml"])):
            yield Fault(("systems", number, *fault.at), f"{row['id']}: {fault.message}", fault.is_key)


def cells(row: Row, facets: Mapping[str, Row]) -> Iterator[Fault]:
    """The faults in the values of a system."""
    beside = ("id", "name", "why", "sources", "note", "disputed", "aliases")
    for name in row:
        if name not in facets and name not in beside:
            yield Fault((name,), unknown(name, [*facets, *beside], "systems.yml").replace("no", "no field", 1), True)
    for name, facet in facets.items():
        value = row.get(name)
        values = value if isinstance(value, list) else [value]
        if value in (None, "", []):
            yield Fault((name,) if name in row else (), f"it has no {name}: add it.")
        elif isinstance(value, list) != facet["many"]:
            yield Fault((name,), f"its {name} must be {'a list of values' if facet['many'] else 'one value'}.")
        elif name != "since" and not all(isinstance(each, str) for each in values):
            yield Fault((name,), f"its {name} must be text.")
        elif wrong := [each for each in values if each not in facet.get("values", values)]:
            allowed = ", ".join(facet["values"]) if name != "inside" else "its values, or the id of a row"
            yield Fault((name,), f"its {name} is {wrong[0]}; it must be one of {allowed}.")
    for name in row.get("disputed", {}):
        if name not in facets:
            yield Fault(("disputed", name), f"it disputes {name}, which is no facet.", True)


def carriers(row: Row, facets: Mapping[str, Row], works: set[str]) -> Iterator[Fault]:
    """The faults in the sources of a system's values."""
    for number, source in enumerate(row["sources"]):
        at = "sources", number
        if source["key"] not in works:
            yield Fault((*at, "key"), unknown(source["key"], works, "sources.yml"))
        for place_, cell in enumerate(source["cells"]):
            if cell not in facets:
                yield Fault((*at, "cells", place_), f"source {source['key']} names {cell}, which is no facet.")
        for place_, cell in enumerate(source.get("not_reread", [])):
            if cell not in source["cells"]:
                yield Fault((*at, "not_reread", place_), f"source {source['key']} has {cell} here and not in cells.")
    carried = {cell for source in row["sources"] for cell in source["cells"]}
    for name in facets:
        if name in row and name not in carried:
            yield Fault((name,), f"no source has its {name}: add {name} to the cells of one.")


def placed(row: Row, rows: Mapping[str, Any], questions: Any) -> Iterator[Fault]:
    """Where the values of a system differ from what the procedure makes of its other values."""
    try:
        place_ = procedure.walk(procedure.answers(dict(row), dict(rows), questions), questions)
    except (KeyError, StopIteration, RecursionError, TypeError):
        return  # a value or a field is wrong, which is told beside it
    for facet, found in (("llm", place_.llm), ("generates", place_.new)):
        said, wanted = row.get(facet), questions["cells"][facet].get(found, found)
        if said != wanted and not (said in procedure.UNTOLD and wanted in procedure.UNTOLD):
            yield Fault((facet,), f"its {facet} is {said}, but the procedure comes to {wanted}.")


def items(data: Data, defines: Callable[[str], bool]) -> Iterator[Fault]:
    """Statements come in pairs about one belief, as many in either form, and a section decides each."""
    rows, works = data["items.yml"], keys(data)
    by_id = {row["id"]: row for row in rows}
    yield from (*twice(rows), *twice(rows, "statement"))
    for at, row in enumerate(rows):
        who, pair = f"{row['id']}: ", by_id.get(row["pair"])
        if pair is None:
            yield Fault((at, "pair"), who + unknown(row["pair"], by_id, "items.yml"))
        elif pair["pair"] not in by_id:
            continue  # told there
        elif pair["pair"] != row["id"] or pair["form"] == row["form"] or pair["belief"] != row["belief"]:
            yield Fault(
                (at, "pair"), f"{who}its pair must be of the other form, name it in turn, and share its belief."
            )
        for field in ("belief", "section"):
            if not defines(row[field]):
                yield Fault((at, field), who + missing(row[field]))
        if "survey" in row and row["survey"]["source"] not in works:
            yield Fault((at, "survey", "source"), who + unknown(row["survey"]["source"], works, "sources.yml"))
    for form in FORMS:
        if (count := sum(row["form"] == form for row in rows)) != ITEMS:
            yield Fault((), f"Form {form} has {count} statements; it needs {ITEMS}.")


def drill(data: Data) -> Iterator[Fault]:
    """A work of the drill exists, and its head and tail are parts of its title."""
    titles = {source["key"]: short(source["title"]) for source in data["sources.yml"]}
    yield from (Fault(("works", *fault.at), fault.message) for fault in twice(data["drill.yml"]["works"], "key"))
    for at, work in enumerate(data["drill.yml"]["works"]):
        if (title := titles.get(work["key"])) is None:
            yield Fault(("works", at, "key"), unknown(work["key"], titles, "sources.yml"))
            continue
        for field, fits in (("head", title.startswith), ("tail", title.endswith)):
            if not fits(work.get(field, "")):
                how = "begin" if field == "head" else "end"
                yield Fault(
                    ("works", at, field), f"{work['key']}: its title, {title}, does not {how} with its {field}."
                )
