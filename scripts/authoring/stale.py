"""Lists sources, systems and pages that nobody has checked for long."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from content.guide import day, quotations
from mkdocs.utils.meta import get_data

from .tree import read_data


class LastCheck(NamedTuple):
    """Something with the day of its last check, and the file where that day stands."""

    day: datetime.date
    path: str
    what: str
    within: int = 180  # the days after which it is to be looked at again


def stale(root: Path, days: int | None) -> list[str]:
    """A line for each that is older than so many days, or than it may be, the oldest first, and their number."""
    today = datetime.date.today()
    overdue = sorted(
        each for each in last_checks(root) if (today - each.day).days > (each.within if days is None else days)
    )
    ages = [f"{day(check.day.isoformat())} ({(today - check.day).days} days ago)" for check in overdue]
    lines = [f"{check.path}: {check.what}, {age}" for check, age in zip(overdue, ages, strict=True)]
    return [*lines, f"{len(overdue)} {'to look at again' if days is None else f'checked more than {days} days ago'}"]


def last_checks(root: Path) -> Iterator[LastCheck]:
    """All sources, systems and pages with a day.

    The cells of a system are grouped by how often they are to be looked at, and as old as the oldest of their sources.
    """
    sources, catalogue = (read_data(root / f"docs/data/{name}.yml") for name in ("sources", "systems"))
    checked = {quotation["key"]: quotation["checked"] for entry in sources for quotation in quotations(entry)}
    for entry in sources:
        yield LastCheck(entry["checked"], "docs/data/sources.yml", f"source {entry['key']}")
    facets = {facet["id"]: facet["look_again"] for facet in catalogue["facets"]}
    for entry in catalogue["systems"]:
        all_rows = [(checked[source["key"]], cell) for source in entry["sources"] for cell in source["cells"]]
        for within in sorted({*facets.values()}):
            if rows := [(day, cell) for day, cell in all_rows if facets[cell] == within]:
                names = ", ".join(name for name in facets if name in {cell for _, cell in rows})
                yield LastCheck(min(rows)[0], "docs/data/systems.yml", f"system {entry['name']}: {names}", within)
    for page in sorted((root / "docs").rglob("*.md")):
        if updated := get_data(page.read_text("utf-8"))[1].get("updated"):
            yield LastCheck(updated, page.relative_to(root).as_posix(), "page")
