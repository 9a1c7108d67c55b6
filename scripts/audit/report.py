"""What the audit found, as a table for people, a file for machines, and one verdict."""

import dataclasses
import json
from dataclasses import dataclass, field
from pathlib import Path

from . import limits
from .finding import Finding
from .lighthouse import CATEGORIES, Run
from .tools import Missing
from .weight import Weight


@dataclass
class Report:
    """The parts that were run; `missing` names those that could not be, with what to install."""

    pages: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    shifts: dict[str, float] = field(default_factory=dict)
    weights: dict[str, dict[str, Weight]] = field(default_factory=dict)
    scores: dict[str, dict[str, Run]] = field(default_factory=dict)
    checked: list[str] = field(default_factory=list)
    missing: dict[str, Missing] = field(default_factory=dict)

    def code(self) -> int:
        """0 when everything was measured and keeps the limits, 1 when something does not, 2 when a part is missing."""
        return 1 if self.findings or self.regressions() else 2 if self.missing else 0

    def regressions(self) -> list[Finding]:
        """Every figure that breaks its limit."""
        weights = self.weights.get("br", {})
        return sorted([*shifted(self.shifts), *heavy(weights), *slow(self.scores), *unsteady(self.scores)])

    def text(self) -> str:
        """The table, then every finding, then what could not be checked."""
        where = f" on {len(self.pages)} pages" if self.pages else ""
        counts = [f"{name}: {count(self.findings, name)} findings{where}" for name in self.checked]
        lost = [f"{part} was not run. {why.sentence}" for part, why in self.missing.items()]
        faults = [str(one) for one in [*sorted(self.findings), *self.regressions()]]
        return "\n".join([*self.table(), "", *counts, *self.moved(), "", *faults, *lost, self.verdict()])

    def table(self) -> list[str]:
        """One line for each type of page."""
        head = f"{'page':16}{'mobile':>18}{'desktop':>18}{'LCP ms':>8}"
        head += f"{'first br':>10}{'gzip':>8}{'second br':>11}{'gzip':>8}{'read br':>9}{'gzip':>8}"
        return [head, *(self.row(kind) for kind in limits.PAGES)] if self.weights or self.scores else []

    def row(self, kind: str) -> str:
        """The figures of one type of page; a dash where there is none."""
        marks = [scores(self.scores.get(device, {}).get(kind)) for device in ("mobile", "desktop")]
        mobile = self.scores.get("mobile", {}).get(kind)
        paint = f"{mobile.times['lcp']:.0f}" if mobile else "-"
        br, gz = (self.weights.get(encoding, {}).get(kind) for encoding in ("br", "gzip"))
        parts = ("first", "second", "read")
        sizes = [getattr(one, part, None) for part in parts for one in (br, gz)]
        cells = [f"{cell or '-':>{width}}" for cell, width in zip(sizes, (10, 8, 11, 8, 9, 8), strict=True)]
        return f"{kind:16}{marks[0]:>18}{marks[1]:>18}{paint:>8}{''.join(cells)}"

    def moved(self) -> list[str]:
        """The layout shift in one line."""
        return [f"layout shift: at most {max(self.shifts.values())} on {len(self.shifts)} pages"] if self.shifts else []

    def verdict(self) -> str:
        """The last line."""
        faults = len(self.findings) + len(self.regressions())
        return f"{faults} faults, {len(self.missing)} parts not run."

    def write(self, file: Path) -> None:
        """The same as JSON."""
        file.parent.mkdir(parents=True, exist_ok=True)
        content = {**dataclasses.asdict(self), "regressions": list(map(dataclasses.asdict, self.regressions()))}
        file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def count(findings: list[Finding], checker: str) -> int:
    """How many findings are of one checker."""
    return sum(one.checker == checker for one in findings)


def scores(run: Run | None) -> str:
    """`100/100/100/100`, in the order of the categories."""
    return "/".join(str(run.scores[name]) for name in CATEGORIES) if run else "-"


def shifted(shifts: dict[str, float]) -> list[Finding]:
    """The pages that move while they load."""
    worse = {page: value for page, value in shifts.items() if value > limits.LAYOUT_SHIFT}
    return [Finding(page, "layout-shift", f"{value}, limit {limits.LAYOUT_SHIFT}") for page, value in worse.items()]


def heavy(weights: dict[str, Weight]) -> list[Finding]:
    """The types of page that cost more than they may."""
    rows = [
        (kind, what, bytes_, limit)
        for kind, weight in weights.items()
        for what, bytes_, limit in (
            ("first view", weight.first, limits.first_view(kind)),
            ("second page", weight.second, limits.READ if kind in limits.AT_ONCE else limits.SECOND_PAGE),
            ("second page read to its end", weight.read, limits.READ),
        )
    ]
    return [
        Finding(limits.PAGES[kind], "weight", f"{what} {b} bytes, limit {top}")
        for kind, what, b, top in rows
        if b > top
    ]


def slow(devices: dict[str, dict[str, Run]]) -> list[Finding]:
    """The types of page that miss the score in a category."""
    return [
        Finding(limits.PAGES[kind], "lighthouse", f"{device}: {name} {score}, limit {limits.SCORE}")
        for device, kinds in devices.items()
        for kind, run in kinds.items()
        for name, score in run.scores.items()
        if score < limits.SCORE
    ]


def unsteady(devices: dict[str, dict[str, Run]]) -> list[Finding]:
    """The types of page that move while Lighthouse looks."""
    return [
        Finding(
            limits.PAGES[kind], "lighthouse", f"{device}: layout shift {run.times['cls']}, limit {limits.LAYOUT_SHIFT}"
        )
        for device, kinds in devices.items()
        for kind, run in kinds.items()
        if run.times["cls"] > limits.LAYOUT_SHIFT
    ]
