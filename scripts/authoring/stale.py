"""Lists sources, systems and pages that nobody has checked for long."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from content.guide import day
from mkdocs.utils.meta import YAML_RE as FRONT_MATTER


class Aged(NamedTuple):
    """Something with the day of its last check, and the place where that day stands."""

    day: datetime.date
    path: str
    line: int
    what: str
    within: int = 180  # the days after which it is to be looked at again


def stale(root: Path, days: int | None) -> list[str]:
    """A line for each that is older than so many days, or than it may be, the oldest first, and their number."""
    today = datetime.date.today()
    found = sorted(each for each in aged(root) if (today - each.day).days > (each.within if days is None else days))
    ages = [f"{day(at.day.isoformat())} ({(today - at.day).days} days ago)" for at in found]
    lines = [f"{at.path}:{at.line}: {at.what}, {age}" for at, age in zip(found, ages, strict=True)]
    return [*lines, f"{len(found)} older than {'they may be' if days is None else f'{days} days'}"]


def aged(root: Path) -> Iterator[Aged]:
    """All sources, systems and pages with a day.

    The cells of a system are grouped by how often they are to be looked at, and as old as the oldest of their sources.
    """
    docs = root / "docs"
    checked = {}
    for entry, line in entries(docs / "data/sources.yml", "key"):
        checked[entry["key"]] = entry["checked"]
        for quote in entry.get("quotes", []):
            checked[f"{entry['key']}-{quote['id']}"] = quote.get("checked", entry["checked"])
        yield Aged(entry["checked"], "docs/data/sources.yml", line, f"source {entry['key']}")
    facets = {facet["id"]: facet["look_again"] for facet, _ in entries(docs / "data/systems.yml", "id", "facets")}
    for entry, line in entries(docs / "data/systems.yml", "id", "systems"):
        for within in sorted({*facets.values()}):
            carriers = [one for one in entry["sources"] if any(facets[cell] == within for cell in one["cells"])]
            if carriers:
                cells = {cell for one in carriers for cell in one["cells"] if facets[cell] == within}
                names = ", ".join(name for name in facets if name in cells)
                oldest = min(checked[one["key"]] for one in carriers)
                yield Aged(oldest, "docs/data/systems.yml", line, f"system {entry['name']}: {names}", within)
    for page in sorted(docs.rglob("*.md")):
        text = page.read_text("utf-8")
        front = FRONT_MATTER.match(text)
        found = re.search(r"^updated: *(\d{4}-\d\d-\d\d)", front[1], re.MULTILINE) if front else None
        if front and found:
            line = text.count("\n", 0, front.start(1) + found.start()) + 1
            yield Aged(datetime.date.fromisoformat(found[1]), page.relative_to(root).as_posix(), line, "page")


def entries(file: Path, key: str, under: str = "") -> Iterator[tuple[dict, int]]:
    """Each entry of a data file, with the line of its key."""
    text = file.read_text("utf-8")
    rows = yaml.load(text, yaml.CSafeLoader)
    for row in rows[under] if under else rows:
        found = re.search(rf"""^ *- {key}: ["']?{re.escape(str(row[key]))}["']?\s*$""", text, re.MULTILINE)
        yield row, text.count("\n", 0, found.start()) + 1 if found else 1
