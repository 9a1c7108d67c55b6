"""The catalogue's cells: a value for each system and facet, with its sources, the day of the check, and any dispute."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .entries import is_empty, unknown_fields
from .mistakes import Mistake

BESIDE_FACETS = ("id", "name", "why", "sources", "note", "disputed", "aliases")
NOT_STATED = "not stated here"  # what may stand in place of a year


@dataclass(frozen=True)
class Cell:
    """The value of one facet of one system; `not_reread` are those of its sources that were not read again."""

    value: str | int | list[str]
    sources: tuple[str, ...]
    not_reread: tuple[str, ...]
    as_of: date  # the earliest day on which one of its sources was checked
    disputed: str  # the reason, or ""


def cells(system: dict, data: dict, sources: list[dict]) -> dict[str, Cell]:
    """The cells of a system by facet id, in the order of the facets; facets that are not asked of its kind have none."""
    checked = {source["key"]: source["checked"] for source in sources}
    return {facet["id"]: cell(system, facet["id"], checked) for facet in data["facets"] if is_asked(facet, system)}


def is_asked(facet: dict, system: dict) -> bool:
    """Whether a facet is asked of a system of this kind."""
    return system.get("kind") in facet.get("of", [system.get("kind")])


def cell(system: dict, facet: str, checked: dict[str, date]) -> Cell:
    """The cell of one facet; `checked` holds the day on which each source was checked."""
    carriers = [source for source in system["sources"] if facet in source["cells"]]
    keys = tuple(source["key"] for source in carriers)
    unread = tuple(source["key"] for source in carriers if facet in source.get("not_reread", []))
    disputed = (system.get("disputed") or {}).get(facet, "")
    return Cell(system[facet], keys, unread, min(checked[key] for key in keys), disputed)


def mistakes(data: dict, known: set[str]) -> Iterator[Mistake]:
    """The mistakes in systems.yml; `known` are the keys of all sources."""
    facets = {facet["id"]: facet for facet in data.get("facets", [])}
    for index, facet in enumerate(data.get("facets", [])):
        values, key_path = facet.get("values", {}), ("facets", index, "values")
        unexplained = (
            [(value,) for value, meaning in values.items() if not is_text(meaning)]
            if isinstance(values, dict)
            else [()]
        )
        if unexplained:
            what = "each of its values needs a meaning; write `value: What it means.`"
            yield Mistake((*key_path, *unexplained[0]), f"{facet['id']}: {what}")
            return
    ids = [system["id"] for system in data.get("systems", [])]
    if "inside" in facets:
        facets["inside"] = facets["inside"] | {"values": dict.fromkeys((*facets["inside"]["values"], *ids))}
    for index, system in enumerate(data.get("systems", [])):
        key_path, who = ("systems", index), f"{system['id']}: "
        asked = {name: facet for name, facet in facets.items() if is_asked(facet, system)}
        found = (*wrong_sources(system, asked, known), *wrong_cells(system, asked))
        for within, what, is_key in found:
            yield Mistake((*key_path, *within), who + what, is_key)
        yield from unknown_fields(key_path, who, system, [*BESIDE_FACETS, *asked])


def wrong_sources(system: dict, facets: dict[str, dict], known: set[str]) -> Iterator[Mistake]:
    """Sources that do not exist or that name unknown facets; the key paths begin at the system."""
    for index, source in enumerate(system["sources"]):
        key_path = ("sources", index)
        if not is_readable(source):
            is_named = isinstance(source, dict) and "key" in source and not is_text(source["key"])
            what = "each of its sources must have a key and the cells it carries"
            yield Mistake((*key_path, "key") if is_named else key_path, what)
            continue
        key, cells = source["key"], source["cells"]
        if key not in known:
            yield Mistake((*key_path, "key"), f"sources.yml has no {key}")
        for at, cell in enumerate(cells):
            if cell not in facets:
                yield Mistake((*key_path, "cells", at), f"source {key} names the cell {cell}, which is no facet")
        for at, cell in enumerate(source.get("not_reread", [])):
            if cell not in cells:
                what = f"source {key} has {cell} in not_reread, and not in cells"
                yield Mistake((*key_path, "not_reread", at), what)


def is_readable(source: object) -> bool:
    """Whether a source of a system has a key and lists of facets."""
    if not isinstance(source, dict) or not is_text(source.get("key")):
        return False
    lists = (source.get("cells"), source.get("not_reread", []))
    return all(isinstance(cells, list) and all(map(is_text, cells)) for cells in lists)


def is_text(value: object) -> bool:
    """Whether a value is text that is not empty."""
    return isinstance(value, str) and not is_empty(value)


def wrong_cells(system: dict, facets: dict[str, dict]) -> Iterator[Mistake]:
    """Facets without a value or a source, or with a value that is not allowed; the key paths begin at the system."""
    are_known = all(map(is_readable, system["sources"]))
    named = [cell for source in system["sources"] for cell in source["cells"]] if are_known else facets
    for name, facet in facets.items():
        given = system.get(name)
        if is_empty(given) or given in ([], {}):
            yield Mistake((name,), f"it has no {name}; add it")
        elif name not in named:
            yield Mistake((name,), f"no source has its {name}; add {name} to the cells of one")
        elif isinstance(given, list) != facet["many"]:
            yield Mistake((name,), f"its {name} must be {'a list of values' if facet['many'] else 'one value'}")
        yield from wrong_values(name, facet, given)
    if type(system.get("since")) is not int and system.get("since") not in (None, NOT_STATED):
        yield Mistake(("since",), f'its since is {system["since"]}; it must be a year or "{NOT_STATED}"')
    yield from wrong_disputes(system.get("disputed") or {}, facets)


def wrong_values(name: str, facet: dict, given: object) -> Iterator[Mistake]:
    """The values of a cell that are no text, or that its facet does not allow."""
    values = [((name, at), value) for at, value in enumerate(given)] if isinstance(given, list) else [((name,), given)]
    for key_path, value in values:
        if "values" not in facet and name != "since" and not is_text(value) and given:
            yield Mistake(key_path, f"its {name} must be text")
        elif value is not None and value not in list(facet.get("values", [value])):
            allowed = ", ".join(map(str, facet["values"])) if name != "inside" else "its values, or the id of a row"
            yield Mistake(key_path, f"its {name} is {value}; it must be one of {allowed}")


def wrong_disputes(disputed: dict, facets: dict[str, dict]) -> Iterator[Mistake]:
    """Disputes about unknown facets, or without a reason."""
    for name, reason in disputed.items():
        if name not in facets:
            yield Mistake(("disputed", name), f"it disputes {name}, which is no facet", is_key=True)
        elif not is_text(reason):
            yield Mistake(("disputed", name), f"the reason why its {name} is disputed must be text")
