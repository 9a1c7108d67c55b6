"""`build.py --stale DAYS`: what nobody has looked at for so long, systems first, then sources, then pages."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import generated
from generated import catalogue, pages
from generated.faults import Faults, Told, placed
from linkcheck.model import count
from pipeline.problem import Problem

if TYPE_CHECKING:
    import argparse


class Aged(NamedTuple):
    """Something with the day on which it was last looked at, and where that is said."""

    path: str
    line: int
    what: str
    day: datetime.date

    def days(self, today: datetime.date) -> int:
        """How long ago that was."""
        return (today - self.day).days


def run(args: "argparse.Namespace") -> int:
    """Prints what is older than so many days; 0 whatever was found, since age is no fault."""
    if not generated.is_guide(args.root):
        raise Problem(f"{args.root} is not built like this guide: --stale reads the days of its docs/data.")
    try:
        guide = pages.read(args.root / "docs")
    except Faults as faults:
        raise Problem(f"{faults.faults[0].what}: mend what --check tells, then run this again.") from None
    today = datetime.date.today()
    found = [one for one in aged(guide, args.root) if one.days(today) > args.stale]
    print(as_json(found, today) if args.format == "json" else as_text(found, today, args.stale))
    return 0


def aged(guide: pages.Guide, root: Path) -> Iterator[Aged]:
    """All that has a day: systems, sources, pages, the oldest of each first."""
    for some in (systems(guide, root), sources(guide, root), written(guide, root)):
        yield from sorted(some, key=lambda one: (one.day, one.path, one.line))


def systems(guide: pages.Guide, root: Path) -> list[Aged]:
    """The values of each system that one source carries; they are as old as it."""
    held, days = [], []
    checked = {one["key"]: one["checked"] for one in guide.sources}
    for index, system in enumerate(guide.systems["systems"]):
        cells = catalogue.cells(system, guide.systems, guide.sources)
        for day in sorted({cell.as_of for cell in cells.values()}):
            names = ", ".join(name for name, cell in cells.items() if cell.as_of == day)
            place = next(n for n, one in enumerate(system["sources"]) if checked[one["key"]] == day)
            held.append(Told(("systems", index, "sources", place), f"{system['name']}: {names}"))
            days.append(day)
    return at(root, "systems.yml", held, days)


def sources(guide: pages.Guide, root: Path) -> list[Aged]:
    """Each work."""
    held = [Told((index, "checked"), one["key"], is_key=True) for index, one in enumerate(guide.sources)]
    return at(root, "sources.yml", held, [one["checked"] for one in guide.sources])


def at(root: Path, file: str, held: list[Told], days: list[datetime.date]) -> list[Aged]:
    """The same with their lines in a data file."""
    path = f"docs/data/{file}"
    return [Aged(path, one.line, one.what, day) for one, day in zip(placed(root / path, held), days, strict=True)]


def written(guide: pages.Guide, root: Path) -> Iterator[Aged]:
    """Each page with its last change in substance."""
    for page in guide.pages.values():
        if isinstance(day := page.meta.get("updated"), datetime.date):
            line = 1 + page.text[: page.text.index("\nupdated:") + 1].count("\n")
            yield Aged(page.path.relative_to(root).as_posix(), line, page.title, day)


def as_text(found: list[Aged], today: datetime.date, most: int) -> str:
    """A line for each, and how many there are."""
    lines = [f"{one.path}:{one.line}: {one.what}, {done(one)} on {when(one, today)}" for one in found]
    return "\n".join([*lines, f"{len(found)} older than {count(most, 'day')}"])


def done(one: Aged) -> str:
    """What was done on its day."""
    return "updated" if one.path.endswith(".md") else "checked"


def when(one: Aged, today: datetime.date) -> str:
    """`3 March 2026 (270 days ago)`."""
    return f"{pages.day(one.day)} ({count(one.days(today), 'day')} ago)"


def as_json(found: list[Aged], today: datetime.date) -> str:
    """A list of entries for programs."""
    held = [{**one._asdict(), "day": one.day.isoformat(), "days": one.days(today)} for one in found]
    return json.dumps(held, ensure_ascii=False, indent=2)
