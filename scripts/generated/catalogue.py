"""The catalogue's cells: for each system and facet a value, where it comes from, when that was checked, what is disputed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .entries import is_empty, meaningless

BESIDE_FACETS = ("id", "name", "why", "sources", "note", "disputed")
NOT_STATED = "not stated here"  # what may stand in place of a year


@dataclass(frozen=True)
class Cell:
    """One value of one system. `not_reread` holds those of its sources whose words were not read again."""

    value: str | int | list[str]
    sources: tuple[str, ...]
    not_reread: tuple[str, ...]
    as_of: date  # the earliest day on which one of its sources was checked
    disputed: str  # the reason, or ""


def cells(system: dict, data: dict, sources: list[dict]) -> dict[str, Cell]:
    """The system's cells by facet, in the order of the facets."""
    checked = {source["key"]: source["checked"] for source in sources}
    return {facet["id"]: cell(system, facet["id"], checked) for facet in data["facets"]}


def cell(system: dict, facet: str, checked: dict[str, date]) -> Cell:
    """The cell of one facet; `checked` is the day of each source."""
    carriers = [source for source in system["sources"] if facet in source["cells"]]
    keys = tuple(source["key"] for source in carriers)
    unread = tuple(source["key"] for source in carriers if facet in source.get("not_reread", []))
    disputed = (system.get("disputed") or {}).get(facet, "")
    return Cell(system[facet], keys, unread, min(checked[key] for key in keys), disputed)


def faults(data: dict, known: set[str]) -> Iterator[tuple[str, ...]]:
    """What is wrong with the catalogue, each with the id of its system or facet, and the words in it that are at fault.

    `known` are the keys of the sources.
    """
    facets = {facet["id"]: facet for facet in data.get("facets", [])}
    for name, facet in facets.items():
        values = facet.get("values", {})
        bare = [value for value, said in values.items() if not is_text(said)] if isinstance(values, dict) else [""]
        if bare:
            what = "each of its values needs a meaning; write `value: What it means.`"
            yield name, what, "values:", f"{bare[0]}:", f'{bare[0]}":'
            return
    for system in data.get("systems", []):
        for fault in (
            *wrong_sources(system, facets, known),
            *wrong_cells(system, facets),
            *meaningless(system, [*BESIDE_FACETS, *facets]),
        ):
            yield system["id"], *fault


def wrong_sources(system: dict, facets: dict[str, dict], known: set[str]) -> Iterator[tuple[str, ...]]:
    """Sources that are none, or that carry what is no facet."""
    for source in system["sources"]:
        if not is_readable(source):
            said = source.get("key") if isinstance(source, dict) else source
            yield "each of its sources must have a key and the cells it carries", "sources:", str(said)
            continue
        key = source["key"]
        if key not in known:
            yield f"sources.yml has no {key}", key
        yield from (
            (f"{key} carries {one}, which is no facet", key, str(one)) for one in source["cells"] if one not in facets
        )
        for one in source.get("not_reread", []):
            if one not in source["cells"]:
                yield f"{key} marks {one} as not re-read, and does not carry it", key, "not_reread", str(one)


def is_readable(source: object) -> bool:
    """Whether a source says what it carries."""
    if not isinstance(source, dict) or not is_text(source.get("key")):
        return False
    lists = (source.get("cells"), source.get("not_reread", []))
    return all(isinstance(one, list) and all(map(is_text, one)) for one in lists)


def is_text(value: object) -> bool:
    """Whether it says something in words."""
    return isinstance(value, str) and not is_empty(value)


def wrong_cells(system: dict, facets: dict[str, dict]) -> Iterator[tuple[str, ...]]:
    """Facets without a value, without a source, or with a value that they do not know."""
    are_known = all(map(is_readable, system["sources"]))
    named = [one for source in system["sources"] for one in source["cells"]] if are_known else facets
    for name, facet in facets.items():
        held = system.get(name)
        if is_empty(held) or held in ([], {}):
            yield f"it has no {name}; add it", f"{name}:"
        elif name not in named:
            yield f"no source carries its {name}; name {name} among the cells of one", f"{name}:"
        elif isinstance(held, list) != facet["many"]:
            yield f"its {name} must be {'a list of values' if facet['many'] else 'one value'}", f"{name}:"
        for value in held if isinstance(held, list) else [held]:
            if "values" not in facet and name != "since" and not is_text(value) and held:
                yield f"its {name} must be text", f"{name}:"
            elif value is not None and value not in list(facet.get("values", [value])):
                what = f"its {name} is {value}, which is none of {', '.join(map(str, facet['values']))}"
                yield what, f"{name}:", str(value)
    if type(system.get("since")) is not int and system.get("since") not in (None, NOT_STATED):
        yield (
            f"its since is {system['since']}, which is neither a year nor {NOT_STATED}",
            "since:",
            str(system["since"]),
        )
    for name, reason in (system.get("disputed") or {}).items():
        if name not in facets:
            yield f"{name} is disputed, and is no facet", "disputed:", f"{name}:"
        elif not is_text(reason):
            yield f"the reason why its {name} is disputed must be text", "disputed:", f"{name}:"
