#!/usr/bin/env python3
"""Counts answers to "What do you believe?": how hard each statement is, how well it tells readers apart, the gain.

    python3 scripts/item_statistics.py answers/            a folder of saved files, one for each reader
    python3 scripts/item_statistics.py class.csv           or a table from paper: person,form,item,right

In the table, `right` is 1 where the answer was right, and 0 where it was wrong, open or "not sure".
An item is named by its id, or by its number on the sheet. Nothing but Python is needed.
"""

import argparse
import csv
import json
import statistics
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

LENGTH = 12  # items of a form
FORMS = ("A", "B")
COLUMNS = ["person", "form", "item", "right"]
# Student's t for 95 percent, by degrees of freedom; between two the lower counts, which makes an interval wider.
T95 = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131]
T95 += [2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042]
T95_LATER = {40: 2.021, 60: 2.000, 120: 1.980}

Answers = dict[str, bool]  # item -> right


class Fault(Exception):
    """Why something cannot be counted, in a sentence for who runs this."""


class Reader(NamedTuple):
    """One person's answers by form, and the form that was answered first."""

    name: str
    forms: dict[str, Answers]
    first: str = "A"

    def score(self, form: str) -> int:
        """How many of a form's items were right."""
        return sum(self.forms[form].values())


class Gain(NamedTuple):
    """The mean change from the first form to the second, and its 95 percent interval, if that can be told."""

    readers: int
    mean: float
    interval: tuple[float, float] | None


def main(arguments: list[str] | None = None) -> int:
    """Prints the statistics; 2 with a sentence when something cannot be read."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a saved file, a folder of them, or a table"
    )
    try:
        print(report(read(options.parse_args(arguments).paths)))
    except Fault as fault:
        print(fault, file=sys.stderr)
        return 2
    return 0


def read(paths: list[Path]) -> list[Reader]:
    """Everybody's answers, from files, folders and tables."""
    readers: list[Reader] = []
    for path in paths:
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not files:
            raise Fault(f"{path}: no saved files (*.json) are in this folder.")
        for file in files:
            readers += from_table(file) if file.suffix.lower() == ".csv" else [from_file(file)]
    return readers


def from_file(path: Path) -> Reader:
    """The answers in a file that a reader saved."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        rows = [(one["form"], one["item"], one["right"]) for one in held["answers"]]
        finished = held["finished"]
    except OSError as error:
        raise Fault(f"{path}: this file cannot be read ({error.strerror}).") from error
    except (ValueError, KeyError, TypeError) as error:
        raise Fault(f'{path}: this is no file that "What do you believe?" saved.') from error
    days = [finished.get(form) or "" for form in FORMS]
    return reader(str(path), rows, "B" if days[1] and days[1] < days[0] else "A")


def from_table(path: Path) -> list[Reader]:
    """The answers in a table; whoever stands first in it with a form answered that form first."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            rows = list(table)
    except (OSError, ValueError, csv.Error) as error:
        raise Fault(f"{path}: this table cannot be read ({error}).") from error
    if table.fieldnames != COLUMNS:
        raise Fault(f"{path}: its first line must be {','.join(COLUMNS)}.")
    people: dict[str, list[tuple]] = defaultdict(list)
    for line, row in enumerate(rows, 2):
        if row["right"] not in ("0", "1"):
            raise Fault(f"{path}, line {line}: right is {row['right']!r}; write 1 or 0.")
        people[row["person"]].append((row["form"], row["item"], row["right"] == "1"))
    return [reader(f"{path}, {name}", some, some[0][0]) for name, some in people.items()]


def reader(name: str, rows: list[tuple], first: str) -> Reader:
    """A reader from rows of form, item and right; a form that is not whole is left out."""
    forms: dict[str, Answers] = {form: {} for form in FORMS}
    for form, item, right in rows:
        if form not in forms or not isinstance(right, bool):
            raise Fault(f"{name}: an answer of form {form!r} with right {right!r} means nothing here.")
        if item in forms[form]:
            raise Fault(f"{name}: item {item} of form {form} is answered twice.")
        forms[form][item] = right
    return Reader(name, {form: some for form, some in forms.items() if len(some) == LENGTH}, first)


def difficulty(readers: list[Reader], form: str, item: str) -> float:
    """The share of readers who had an item right: the lower, the harder."""
    return statistics.fmean(one.forms[form][item] for one in readers)


def discrimination(readers: list[Reader], form: str, item: str) -> float | None:
    """The correlation of an item with the score on the other items; none where one of the two never varies."""
    right = [int(one.forms[form][item]) for one in readers]
    rest = [one.score(form) - own for one, own in zip(readers, right, strict=True)]
    if len(set(right)) < 2 or len(set(rest)) < 2:
        return None
    return statistics.correlation(right, rest)


def gain(readers: list[Reader]) -> Gain | None:
    """The change of those who answered both forms; none where nobody did."""
    second = {"A": "B", "B": "A"}
    changes = [one.score(second[one.first]) - one.score(one.first) for one in readers if len(one.forms) == len(FORMS)]
    if not changes:
        return None
    mean = statistics.fmean(changes)
    if len(changes) < 2:
        return Gain(len(changes), mean, None)
    half = student(len(changes) - 1) * statistics.stdev(changes) / len(changes) ** 0.5
    return Gain(len(changes), mean, (mean - half, mean + half))


def student(freedom: int) -> float:
    """Student's t for a 95 percent interval."""
    table = dict(enumerate(T95, 1)) | T95_LATER
    return table[max(one for one in table if one <= freedom)]


def report(readers: list[Reader]) -> str:
    """All of it as text."""
    parts = [of_form(form, some) for form in FORMS if (some := [one for one in readers if form in one.forms])]
    if not parts:
        raise Fault(f"Nobody answered all {LENGTH} items of a form, so there is nothing to count.")
    left = sum(not one.forms for one in readers)
    parts += [f"Left out, since no form was whole: {left}."] if left else []
    return "\n\n".join([*parts, of_gain(gain(readers))])


def of_form(form: str, readers: list[Reader]) -> str:
    """A table of a form's items."""
    items = list(readers[0].forms[form])
    if odd := next((one for one in readers if set(one.forms[form]) != set(items)), None):
        raise Fault(f"{odd.name}: its items of form {form} are not those of {readers[0].name}.")
    mean = statistics.fmean(one.score(form) for one in readers)
    lines = [
        f"Form {form}: {len(readers)} readers, {mean:.1f} of {LENGTH} right on average",
        "item            right  discrimination",
    ]
    for item in items:
        told = discrimination(readers, form, item)
        lines.append(
            f"{item:<15} {difficulty(readers, form, item):>5.0%}  {'none' if told is None else f'{told:+.2f}'}"
        )
    return "\n".join(lines)


def of_gain(found: Gain | None) -> str:
    """The gain in a sentence."""
    if found is None:
        return "Gain: nobody answered both forms."
    if found.interval is None:
        return f"Gain: {found.mean:+.1f} for one reader; an interval needs two."
    low, high = found.interval
    verdict = "which no change at all would fit too" if low <= 0 <= high else "which no change at all would not fit"
    return f"Gain of {found.readers} readers: {found.mean:+.2f}, 95% interval {low:+.2f} to {high:+.2f}, {verdict}."


if __name__ == "__main__":
    sys.exit(main())
