"""The catalogue, made from docs/data/systems.yml: its rows and its questions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from textwrap import indent
from typing import Any

from .blocks import Piece, entry, render
from .guide import Guide, Page, days, href, site_path
from .procedure import outputs_in_words
from .sources import NOT_REREAD, citation, is_unread

PAGE = "taxonomy/systems.md"
IN_ROW = ("llm", "generates")  # the facets shown in a closed row
IN_WORDS = {"yes": "is one", "inside": "one inside", "disputed": "people differ"}
IN_WORDS |= {"not stated here": "we don’t know", "not disclosed": "kept secret"}
OPENING_FACTS = {"kind": "", "since": "since ", "maker": "by "}  # what an open row says at once, after these words
# What stands where there is no value, each below one label.
ABSENT = {"does not apply": "Does not apply", "not stated here": "We found nothing on"}


@dataclass(frozen=True)
class Cell:
    """The value of one facet of one system; `not_reread` are those of its sources that were not read again."""

    value: str | int | list[str]
    sources: list[str]
    not_reread: list[str]
    as_of: str  # the earliest day on which one of its sources was checked
    disputed: str  # the reason, or ""


def cells_of(system: dict[str, Any], guide: Guide) -> dict[str, Cell]:
    """The cells of a system by facet id, in the order of the facets that are asked of its kind."""
    asked = [facet["id"] for facet in guide.systems["facets"] if is_asked(facet, system)]
    return {facet: cell(system, facet, guide) for facet in asked}


def is_asked(facet: dict, system: dict) -> bool:
    """Whether a facet is asked of a system of this kind."""
    return system["kind"] in facet.get("of", [system["kind"]])


def cell(system: dict, facet: str, guide: Guide) -> Cell:
    """The cell of one facet."""
    carriers = {source["key"]: source for source in system["sources"] if facet in source["cells"]}
    works = {key: guide.works[key] for key in carriers}
    unread = [key for key, work in works.items() if is_unread(work) or facet in carriers[key].get("not_reread", [])]
    as_of = min(work["checked"] for work in works.values())
    return Cell(system[facet], [*carriers], unread, as_of, system.get("disputed", {}).get(facet, ""))


def labels_of(guide: Guide) -> dict[str, str]:
    """The labels of the facets by id."""
    return {facet["id"]: facet["label"] for facet in guide.systems["facets"]}


def rows(page: Page, guide: Guide) -> Iterator[Piece]:
    """All rows, each below the heading of its group; screen readers hear the heads of the columns in each row."""
    heads = [labels_of(guide)[facet] for facet in IN_ROW]
    yield Piece(render("catalogue.html", common=guide.systems["common"], heads=["System", *heads, "In short"]) + "\n")
    links = {id: f"[{system['name']}](#system-{id})" for id, system in guide.rows.items()}
    groups = guide.systems["groups"]
    for group, members in groupby(in_order(guide), key=lambda system: group_of(system, groups)):
        yield Piece(f"### {groups[group]['heading']} {{ #{group} }}\n")
        for system in members:
            yield entry(row(system, guide, page, links), "systems", system["id"])
    first, count = next(iter(groups)), len(guide.rows)
    yield Piece(
        f'<p class="row told not-on-paper"><a class="press" href="#{first}">Show all {count} systems</a></p>\n\n</div>'
    )


def addresses(guide: Guide) -> dict[str, str]:
    """The address of each row in the site, by the name of its system."""
    return {system["name"]: f"{site_path(PAGE)}#system-{id}" for id, system in guide.rows.items()}


def queries(guide: Guide) -> dict[str, list[str]]:
    """What readers ask for each row, by its address: its names, but for those that the glossary explains."""
    terms = {name.lower() for term in guide.terms for name in (term["term"], *term.get("aliases", []))}
    terms |= {f"{name}s" for name in terms}
    names = {id: (system["name"], *system.get("aliases", [])) for id, system in guide.rows.items()}
    return {f"{PAGE}#system-{id}": [each for each in its if each.lower() not in terms] for id, its in names.items()}


def in_order(guide: Guide) -> list[dict]:
    """The systems, sorted by group and by name."""
    groups = guide.systems["groups"]
    order = [*groups]
    return sorted(guide.rows.values(), key=lambda row: (order.index(group_of(row, groups)), row["name"].casefold()))


def group_of(system: Mapping[str, Any], groups: Mapping[str, Any]) -> str:
    """The group of a system in the list: the first that takes its kind, and the first of its outputs."""
    kind, first = system["kind"], system["outputs"][0]
    return next(id for id, its in groups.items() if kind in its["kinds"] and first in its.get("first", [first]))


def row(system: dict, guide: Guide, page: Page, links: dict[str, str]) -> str:
    """One system: name, two answers, what it is, and a closed block with every value and its sources.

    `links` lead to all rows, by id.
    """
    cells, labels = cells_of(system, guide), labels_of(guide)
    values = {facet: values_of(cells[facet]) for facet in IN_ROW}
    opening = {word: cells[facet].value for facet, word in OPENING_FACTS.items()}
    facts = ", ".join(f"{word}{value}" for word, value in opening.items() if value not in ABSENT)
    told = {facet: cell for facet, cell in cells.items() if not {*values_of(cell)} & ABSENT.keys()}
    answers = [
        f"*{labels[facet].rstrip('?')}:* {value_text(cell, links if facet == 'inside' else {})} "
        f"({', '.join(cited(key, cell, guide, page) for key in cell.sources)})"
        for facet, cell in told.items()
    ]
    absent = [
        f"{label}: {', '.join(name_in_sentence(labels[facet]) for facet in facets_of_value)}"
        for value, label in ABSENT.items()
        if (facets_of_value := [facet for facet, cell in cells.items() if value in values_of(cell)])
    ]
    read = days([guide.works[key]["checked"] for cell in told.values() for key in cell.sources])
    parts = {"facts": f"{facts[0].upper()}{facts[1:]}.", "plain": in_short(system, guide), "answers": answers}
    values_of_it = {"labels": labels, "values": values, **parts, "absent": absent, "read": read}
    return (
        render("system.md", system=system, is_common=system["id"] in guide.systems["common"].values(), **values_of_it)
        + "\n"
    )


def cited(key: str, cell: Cell, guide: Guide, page: Page) -> str:
    """The citation of a source of a cell, with a mark where nobody read it again."""
    work = guide.works[key]
    mark = f", {NOT_REREAD}" if key in cell.not_reread else ""
    return f"[{citation(work)}{mark}]({href(guide.address(work), page.name)}){{ .cite }}"


def values_of(cell: Cell) -> list[str]:
    """The values of a cell as texts."""
    return [str(item) for item in (cell.value if isinstance(cell.value, list) else [cell.value])]


def in_short(system: dict, guide: Guide) -> dict[str, str]:
    """The values that a closed row shows: which model is inside, and what is made, where these are known."""
    inside = [guide.rows[each]["name"] for each in system.get("inside", []) if each in guide.rows]
    answers = {facet: IN_WORDS.get(system[facet], system[facet]) for facet in IN_ROW}
    if system["llm"] == "inside" and inside:
        answers["llm"] = f"{', '.join(inside)} inside"
    if system["generates"] in ("yes", "partly"):
        outputs = ", ".join(outputs_in_words(system, guide.procedure))
        answers["generates"] = f"in part: {outputs}" if system["generates"] == "partly" else outputs
    return answers


def value_text(cell: Cell, links: dict[str, str]) -> str:
    """The values of a cell as one text, with the reason why some would answer otherwise; `links` lead to other rows."""
    *most, last = [links.get(value, "pictures" if value == "image" else value) for value in values_of(cell)]
    text = f"{', '.join(most)} and {last}" if most else last
    return f"{text} ({cell.disputed.rstrip('.')})" if cell.disputed else text


def name_in_sentence(label: str) -> str:
    """A facet's label as it stands inside a sentence."""
    return label[0].lower() + label[1:].rstrip("?")


def facets(page: Page, guide: Guide) -> Iterator[Piece]:
    """A closed block for each facet, below its question."""
    for facet in guide.systems["facets"]:
        block = f'??? values "{facet["question"]}"\n\n' + indent("\n".join(section(facet)), "    ")
        yield entry(f"{block}\n", "systems", facet["id"])


def section(facet: dict) -> Iterator[str]:
    """The lines of one facet: its label and its name in the data, and a list of its values, each with an id."""
    kind = ("one value or more" if facet["many"] else "one value") if "values" in facet else "free text"
    yield f"**{facet['label']}**, in the data `{facet['id']}`: {kind}.\n{{ #facet-{facet['id']} }}\n"
    for value, meaning in facet.get("values", {}).items():
        words = "-".join(re.findall(r"[a-z0-9]+", value.lower()))
        yield f"*   *{value}:* {meaning}\n    {{ #facet-{facet['id']}-{words} }}"
