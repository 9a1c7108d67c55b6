"""`build.py --stale DAYS`: lists systems, sources and pages that nobody has checked for longer than that."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import content
from content import catalogue, pages
from content.mistakes import BadData, Mistake, place_mistakes
from linkcheck.model import count
from pipeline.problem import Problem

if TYPE_CHECKING:
    import argparse


class Aged(NamedTuple):
    """Something with the day of its last check, and the place where that day stands."""

    path: str
    line: int
    what: str
    day: datetime.date

    def days(self, today: datetime.date) -> int:
        """The number of days since then."""
        return (today - self.day).days


def run(args: "argparse.Namespace") -> int:
    """Prints what is older than so many days; returns 0 in any case, since age is no fault."""
    if not content.is_guide(args.root):
        raise Problem(f"{args.root} is not built like this guide: --stale reads the days in docs/data.")
    try:
        guide = pages.read(args.root / "docs")
    except BadData as problem:
        raise Problem(f"{problem.mistakes[0].what}: fix what --check finds, then run this again.") from None
    today = datetime.date.today()
    found = [entry for entry in aged(guide, args.root) if entry.days(today) > args.stale]
    print(as_json(found, today) if args.format == "json" else as_text(found, today, args.stale))
    return 0


def aged(guide: pages.Guide, root: Path) -> Iterator[Aged]:
    """All systems, sources and pages that have a day, each group sorted from the oldest."""
    for some in (systems(guide, root), sources(guide, root), written(guide, root)):
        yield from sorted(some, key=lambda entry: (entry.day, entry.path, entry.line))


def systems(guide: pages.Guide, root: Path) -> list[Aged]:
    """The values of each system, grouped by the day on which their source was checked."""
    places, days = [], []
    checked = {source["key"]: source["checked"] for source in guide.sources}
    for index, system in enumerate(guide.systems["systems"]):
        cells = catalogue.cells(system, guide.systems, guide.sources)
        for day in sorted({cell.as_of for cell in cells.values()}):
            names = ", ".join(name for name, cell in cells.items() if cell.as_of == day)
            first = next(n for n, source in enumerate(system["sources"]) if checked[source["key"]] == day)
            places.append(Mistake(("systems", index, "sources", first), f"{system['name']}: {names}"))
            days.append(day)
    return with_lines(root, "systems.yml", places, days)


def sources(guide: pages.Guide, root: Path) -> list[Aged]:
    """Each source with the day on which it was checked."""
    places = [Mistake((index, "checked"), source["key"], is_key=True) for index, source in enumerate(guide.sources)]
    return with_lines(root, "sources.yml", places, [source["checked"] for source in guide.sources])


def with_lines(root: Path, file: str, places: list[Mistake], days: list[datetime.date]) -> list[Aged]:
    """Adds to each key path in a data file its line and its day."""
    path = f"docs/data/{file}"
    return [
        Aged(path, mistake.line, mistake.what, day)
        for mistake, day in zip(place_mistakes(root / path, places), days, strict=True)
    ]


def written(guide: pages.Guide, root: Path) -> Iterator[Aged]:
    """Each page with the day of its last change in substance."""
    for page in guide.pages.values():
        if isinstance(day := page.meta.get("updated"), datetime.date):
            line = 1 + page.text[: page.text.index("\nupdated:") + 1].count("\n")
            yield Aged(page.path.relative_to(root).as_posix(), line, page.title, day)


def as_text(found: list[Aged], today: datetime.date, most: int) -> str:
    """The list as text: a line for each, and their number."""
    lines = [
        f"{entry.path}:{entry.line}: {entry.what}, {verb(entry)} on {date_and_age(entry, today)}" for entry in found
    ]
    return "\n".join([*lines, f"{len(found)} older than {count(most, 'day')}"])


def verb(entry: Aged) -> str:
    """What was done on that day, as a word."""
    return "updated" if entry.path.endswith(".md") else "checked"


def date_and_age(entry: Aged, today: datetime.date) -> str:
    """The day and its age, such as "3 March 2026 (270 days ago)"."""
    return f"{pages.day(entry.day)} ({count(entry.days(today), 'day')} ago)"


def as_json(found: list[Aged], today: datetime.date) -> str:
    """The list as JSON."""
    rows = [{**entry._asdict(), "day": entry.day.isoformat(), "days": entry.days(today)} for entry in found]
    return json.dumps(rows, ensure_ascii=False, indent=2)
