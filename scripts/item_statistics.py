#!/usr/bin/env python3
"""Evaluates answers to "What do you believe?": difficulty and discrimination of each item, and what readers gained.

    python3 scripts/item_statistics.py answers/            a folder of saved files, one for each reader
    python3 scripts/item_statistics.py class.csv           a table typed from paper: person,form,item,right

In the table, `right` is 1 for a right answer, and 0 for a wrong one, a missing one or "not sure".
An item is named by its id or by its number on the sheet. The script needs only Python.
"""

import argparse
import csv
import json
import statistics
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

LENGTH = 12  # items in a form
FORMS = ("A", "B")
COLUMNS = ["person", "form", "item", "right"]
# Student's t for 95 percent by degrees of freedom. For a number between two entries, the lower entry counts: its
# interval is wider, never too narrow.
T95 = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131]
T95 += [2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042]
T95_LATER = {40: 2.021, 60: 2.000, 120: 1.980}

Answers = dict[str, bool]  # item -> right


class Fault(Exception):
    """Why the answers cannot be evaluated, in a sentence for the user."""


class Reader(NamedTuple):
    """One person's answers by form, and the form answered first."""

    name: str
    forms: dict[str, Answers]
    first: str = "A"

    def score(self, form: str) -> int:
        """The number of right answers in a form."""
        return sum(self.forms[form].values())


class Gain(NamedTuple):
    """The mean change from the first form to the second, and its 95 percent interval, if there are two readers."""

    readers: int
    mean: float
    interval: tuple[float, float] | None


def main(arguments: list[str] | None = None) -> int:
    """Prints the statistics; returns 0, or 2 with a message when the answers cannot be evaluated."""
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
    """Reads all answers from files, folders and tables."""
    readers: list[Reader] = []
    for path in paths:
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not files:
            raise Fault(f"{path}: there are no saved files (*.json) in this folder.")
        for file in files:
            readers += from_table(file) if file.suffix.lower() == ".csv" else [from_file(file)]
    return readers


def from_file(path: Path) -> Reader:
    """Reads the answers from a file that a reader saved."""
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
        rows = [(answer["form"], answer["item"], answer["right"]) for answer in saved["answers"]]
        finished = saved["finished"]
    except OSError as error:
        raise Fault(f"{path}: this file cannot be read ({error.strerror}).") from error
    except (ValueError, KeyError, TypeError) as error:
        raise Fault(f'{path}: this file was not saved by "What do you believe?".') from error
    days = [finished.get(form) or "" for form in FORMS]
    return reader(str(path), rows, "B" if days[1] and days[1] < days[0] else "A")


def from_table(path: Path) -> list[Reader]:
    """Reads the answers from a table; a person's first row names the form that the person answered first."""
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
    return [reader(f"{path}, {name}", answers, answers[0][0]) for name, answers in people.items()]


def reader(name: str, rows: list[tuple], first: str) -> Reader:
    """A reader from rows of (form, item, right); incomplete forms are left out."""
    forms: dict[str, Answers] = {form: {} for form in FORMS}
    for form, item, right in rows:
        if form not in forms or not isinstance(right, bool):
            raise Fault(f"{name}: an answer has form {form!r} and right {right!r}, which is not valid.")
        if item in forms[form]:
            raise Fault(f"{name}: item {item} of form {form} is answered twice.")
        forms[form][item] = right
    return Reader(name, {form: answers for form, answers in forms.items() if len(answers) == LENGTH}, first)


def difficulty(readers: list[Reader], form: str, item: str) -> float:
    """The share of readers who answered an item correctly; a lower share means a harder item."""
    return statistics.fmean(person.forms[form][item] for person in readers)


def discrimination(readers: list[Reader], form: str, item: str) -> float | None:
    """The correlation of an item with the score on the other items; None if either is the same for all readers."""
    right = [int(person.forms[form][item]) for person in readers]
    rest = [person.score(form) - own for person, own in zip(readers, right, strict=True)]
    if len(set(right)) < 2 or len(set(rest)) < 2:
        return None
    return statistics.correlation(right, rest)


def gain(readers: list[Reader]) -> Gain | None:
    """The gain of the readers who answered both forms; None if nobody did."""
    second = {"A": "B", "B": "A"}
    both = [person for person in readers if len(person.forms) == len(FORMS)]
    changes = [person.score(second[person.first]) - person.score(person.first) for person in both]
    if not changes:
        return None
    mean = statistics.fmean(changes)
    if len(changes) < 2:
        return Gain(len(changes), mean, None)
    margin = student(len(changes) - 1) * statistics.stdev(changes) / len(changes) ** 0.5
    return Gain(len(changes), mean, (mean - margin, mean + margin))


def student(freedom: int) -> float:
    """Student's t for a 95 percent interval with `freedom` degrees of freedom."""
    table = dict(enumerate(T95, 1)) | T95_LATER
    return table[max(entry for entry in table if entry <= freedom)]


def report(readers: list[Reader]) -> str:
    """The whole report as text."""
    answered = {form: [person for person in readers if form in person.forms] for form in FORMS}
    parts = [form_report(form, people) for form, people in answered.items() if people]
    if not parts:
        raise Fault(f"Nobody answered all {LENGTH} items of a form, so there is nothing to evaluate.")
    left_out = sum(not person.forms for person in readers)
    parts += [f"Readers left out because they completed no form: {left_out}."] if left_out else []
    return "\n\n".join([*parts, gain_report(gain(readers))])


def form_report(form: str, readers: list[Reader]) -> str:
    """A table of the items in a form."""
    items = list(readers[0].forms[form])
    if other := next((person for person in readers if set(person.forms[form]) != set(items)), None):
        raise Fault(f"{other.name}: form {form} has other items here than in {readers[0].name}.")
    mean = statistics.fmean(person.score(form) for person in readers)
    lines = [
        f"Form {form}: {len(readers)} readers, {mean:.1f} of {LENGTH} right on average",
        "item            right  discrimination",
    ]
    for item in items:
        value = discrimination(readers, form, item)
        shown = "none" if value is None else f"{value:+.2f}"
        lines.append(f"{item:<15} {difficulty(readers, form, item):>5.0%}  {shown}")
    return "\n".join(lines)


def gain_report(found: Gain | None) -> str:
    """The gain in a sentence."""
    if found is None:
        return "Gain: nobody answered both forms."
    if found.interval is None:
        return f"Gain: {found.mean:+.1f} for one reader; an interval needs two."
    low, high = found.interval
    verdict = "which includes no change" if low <= 0 <= high else "which excludes no change"
    return f"Gain of {found.readers} readers: {found.mean:+.2f}, 95% interval {low:+.2f} to {high:+.2f}, {verdict}."


if __name__ == "__main__":
    sys.exit(main())
