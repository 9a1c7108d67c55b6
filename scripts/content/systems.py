"""The catalogue, made from docs/data/systems.yml: its rows and its questions."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from .blocks import Piece
from .guide import Guide, Page, address, day, href, rendered
from .sources import NOT_REREAD, citation, is_unread

PAGE = "taxonomy/systems.md"
HEADINGS = {
    "product": "Products",
    "service": "Services",
    "model": "Models",
    "model family": "Families of models",
    "kind of model": "Kinds of model",
    "technique": "Techniques",
    "dataset": "Data sets",
}
SHOWN = ("kind", "llm", "generates")  # the facets shown in a closed row
CHOSEN = (*SHOWN, "outputs")  # the facets by which readers choose rows
ABSENT = {"does not apply": "Does not apply", "not stated here": "Not found"}
MARKS = "¹²³⁴⁵⁶⁷⁸⁹"  # they number the sources of a row


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
    return {
        facet["id"]: cell(system, facet["id"], guide) for facet in guide.systems["facets"] if is_asked(facet, system)
    }


def is_asked(facet: dict, system: dict) -> bool:
    """Whether a facet is asked of a system of this kind."""
    return system["kind"] in facet.get("of", [system["kind"]])


def cell(system: dict, facet: str, guide: Guide) -> Cell:
    """The cell of one facet."""
    carriers = [source for source in system["sources"] if facet in source["cells"]]
    keys = [source["key"] for source in carriers]
    unread = [
        source["key"]
        for source in carriers
        if facet in source.get("not_reread", []) or is_unread(guide.works[source["key"]])
    ]
    as_of = min(guide.works[key]["checked"] for key in keys)
    return Cell(system[facet], keys, unread, as_of, system.get("disputed", {}).get(facet, ""))


def rows(page: Page, guide: Guide) -> Iterator[Piece]:
    """All rows, each below the heading of its kind."""
    yield Piece(['<div class="catalogue" markdown>', "", column_heads(guide), ""])
    for kind, members in groupby(in_order(guide), key=lambda system: system["kind"]):
        yield Piece([f"### {HEADINGS[kind]} {{ #kind-{kind.replace(' ', '-')} }}", ""])
        for system in members:
            yield Piece(row(system, guide, page), "docs/data/systems.yml", f"- id: {system['id']}\n")
    yield Piece(["</div>"])


def addresses(guide: Guide) -> dict[str, str]:
    """The address of each row in the site, by the name of its system."""
    return {system["name"]: f"{rendered(PAGE)}#system-{system['id']}" for system in guide.systems["systems"]}


def asked(guide: Guide) -> dict[str, str]:
    """What readers ask for each row, by its id: the maker, the names, and whether it is an LLM."""
    found = {}
    for system in guide.systems["systems"]:
        if system["maker"] not in ABSENT:  # whoever types a maker looks for its systems
            names = [system["name"], *system.get("aliases", [])]
            found[f"system-{system['id']}"] = ", ".join(
                [system["maker"], *names, *(f"is {name} an llm" for name in names)]
            )
    return found


def column_heads(guide: Guide) -> str:
    """The heads of the columns, for the eye alone: screen readers hear them in each row."""
    labels = {facet["id"]: facet["label"] for facet in guide.systems["facets"]}
    spans = "".join(
        f"<span>{heading}</span>" for heading in ("System", *(labels[facet] for facet in SHOWN), "In short")
    )
    return f'<p class="heads" aria-hidden="true">{spans}</p>'


def in_order(guide: Guide) -> list[dict]:
    """The systems, sorted by kind (in the order of that facet's values) and by name."""
    order = {value: place for place, value in enumerate(guide.systems["facets"][0]["values"])}
    return sorted(guide.systems["systems"], key=lambda system: (order[system["kind"]], system["name"].casefold()))


def row(system: dict, guide: Guide, page: Page) -> list[str]:
    """The lines of one system: name, three answers, what it is, and a closed block with every value and its sources."""
    cells = cells_of(system, guide)
    labels = {facet["id"]: facet["label"] for facet in guide.systems["facets"]}
    attributes = " ".join(f'data-{facet}="{"|".join(values_of(cells[facet]))}"' for facet in CHOSEN)
    if also := system.get("aliases"):
        attributes += f' data-also="{"|".join(also)}"'
    keys = list(dict.fromkeys(key for cell in cells.values() for key in cell.sources))
    return [
        f'<div class="system" {attributes} markdown>',
        "",
        f"#### {system['name']} {{ #system-{system['id']} }}",
        "",
        *(f"*   *{labels[facet]}* {', '.join(values_of(cells[facet]))}" for facet in SHOWN),
        "",
        system["why"],
        "",
        f'??? values "{system["name"]}: all values, with their sources"',
        "",
        *([f"    {system['note']}", ""] if "note" in system else []),
        *([f"    *   *Also:* {', '.join(also)}"] if also else []),
        *(f"    *   {item}" for item in items(cells, guide, keys)),
        "",
        f"    {'Source' if len(keys) == 1 else 'Sources'}, with the day on which we looked:",
        "",
        *(f"    {number}.  {source_line(key, cells, labels, guide, page)}" for number, key in enumerate(keys, 1)),
        "",
        "</div>",
        "",
    ]


def items(cells: dict[str, Cell], guide: Guide, keys: list[str]) -> list[str]:
    """A line for each value, with marks of its sources; one line for all facets that do not apply or were not found."""
    lines, labels = [], {facet["id"]: facet["label"] for facet in guide.systems["facets"]}
    links = {system["id"]: f"[{system['name']}](#system-{system['id']})" for system in guide.systems["systems"]}
    for facet, cell in cells.items():
        if cell.value not in (*ABSENT, ["does not apply"]):
            label = labels[facet] if labels[facet].endswith("?") else f"{labels[facet]}:"
            shown = value_text(cell, links if facet == "inside" else {})
            lines.append(f"*{label}* {shown}{source_marks(cell.sources, keys)}")
    for absent, label in ABSENT.items():
        found = {facet: cell for facet, cell in cells.items() if cell.value in (absent, [absent])}
        if found:
            carriers = [key for cell in found.values() for key in cell.sources]
            names = ", ".join(name_in_sentence(labels[facet]) for facet in found)
            lines.append(f"*{label}:* {names}{source_marks(carriers, keys)}")
    return lines


def source_line(key: str, cells: dict[str, Cell], labels: dict[str, str], guide: Guide, page: Page) -> str:
    """A source of the row with the day of its check, and the facets for which it was not read again."""
    known = guide.works[key]
    cite = f"[{citation(known)}]({href(address(known), page.name)}){{ .cite }}, "
    if is_unread(known):
        return f"{cite}{NOT_REREAD}"
    unread = [name_in_sentence(labels[facet]) for facet, cell in cells.items() if key in cell.not_reread]
    return f"{cite}{day(known['checked'])}" + (f"; {NOT_REREAD} for {', '.join(unread)}" if unread else "")


def values_of(cell: Cell) -> list[str]:
    """The values of a cell as texts."""
    return [str(item) for item in (cell.value if isinstance(cell.value, list) else [cell.value])]


def value_text(cell: Cell, links: dict[str, str]) -> str:
    """The values of a cell as one text, with the reason when they are disputed; `links` lead to other rows."""
    text = ", ".join(links.get(value, value) for value in values_of(cell))
    if not cell.disputed:
        return text
    return f"{text} ({'' if text == 'disputed' else 'disputed: '}{cell.disputed.rstrip('.')})"


def source_marks(carriers: Iterable[str], keys: list[str]) -> str:
    """The marks of those sources that carry a value; none when the row has a single source."""
    if len(keys) == 1:
        return ""
    return " " + " ".join(MARKS[keys.index(key)] for key in dict.fromkeys(carriers))


def name_in_sentence(label: str) -> str:
    """A facet's label as it stands inside a sentence."""
    return label.rstrip("?") if label.isupper() or label[:2].isupper() else label.rstrip("?").lower()


def facets(page: Page, guide: Guide) -> Iterator[Piece]:
    """A closed block that lists each facet and its values."""
    count = guide.counts["facets"]
    yield Piece([f'??? values "The {count} questions and what each value means"', ""])
    for facet in guide.systems["facets"]:
        yield Piece([*map(indented, section(facet))], "docs/data/systems.yml", f"- id: {facet['id']}\n")


def section(facet: dict) -> list[str]:
    """The lines of one facet: its question, and a list of its values, each with an id."""
    kind = ("One value or more." if facet["many"] else "One value.") if "values" in facet else "Free text."
    values = facet.get("values", {}).items()
    items = [
        line
        for value, meaning in values
        for line in (f"*   *{value}:* {meaning}", f"    {{ #{facet_id(facet, value)} }}")
    ]
    return [
        f"**{facet['label']}** {facet['question']} {kind}",
        f"{{ #{facet_id(facet)} }}",
        "",
        *items,
        *([""] if items else []),
    ]


def indented(line: str) -> str:
    """A line indented as the content of a block."""
    return f"    {line}" if line else ""


def facet_id(facet: dict, value: str = "") -> str:
    """The id of a facet, or of one of its values, on the page of the catalogue."""
    words = ["facet", facet["id"], *re.findall(r"[a-z0-9]+", value.lower())]
    return "-".join(words)
