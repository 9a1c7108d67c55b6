"""The audit's results as a table for people, a JSON file for machines, and an exit code."""

import dataclasses
import json
from dataclasses import dataclass, field
from pathlib import Path

from . import limits
from .finding import Finding
from .lighthouse import CATEGORIES, Run
from .weight import Weight


@dataclass
class Report:
    """The results of the parts that ran; `missing` names the parts that could not run, and what to install."""

    pages: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    shifts: dict[str, float] = field(default_factory=dict)
    weights: dict[str, dict[str, Weight]] = field(default_factory=dict)
    scores: dict[str, dict[str, Run]] = field(default_factory=dict)
    checked: list[str] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)

    def add(self, checker: str, findings: list[Finding]) -> None:
        """Adds the findings of a checker that has run."""
        self.checked.append(checker)
        self.findings += findings

    def code(self) -> int:
        """0 if everything was measured and is within its limits, 1 if something is not, 2 if a part could not run."""
        return 1 if self.findings or self.regressions() else 2 if self.missing else 0

    def regressions(self) -> list[Finding]:
        """One finding for each measurement beyond its limit."""
        weights, scores = self.weights.get("br", {}), self.scores
        return sorted(
            [*layout_shifts(self.shifts), *too_heavy(weights), *low_scores(scores), *lighthouse_shifts(scores)]
        )

    def text(self) -> str:
        """The table, then every finding, then the parts that did not run."""
        where = f" on {len(self.pages)} pages" if self.pages else ""
        counts = [f"{name}: {count(self.findings, name)} findings{where}" for name in self.checked]
        not_run = [f"{part} was not run. {why}" for part, why in self.missing.items()]
        faults = [str(finding) for finding in [*sorted(self.findings), *self.regressions()]]
        return "\n".join([*self.table(), "", *counts, *self.shift_line(), "", *faults, *not_run, self.verdict()])

    def table(self) -> list[str]:
        """A heading, then one line for each page type."""
        head = f"{'page':16}{'mobile':>18}{'desktop':>18}{'LCP ms':>8}"
        head += f"{'first br':>10}{'gzip':>8}{'second br':>11}{'gzip':>8}{'read br':>9}{'gzip':>8}"
        return [head, *(self.row(kind) for kind in limits.PAGES)] if self.weights or self.scores else []

    def row(self, kind: str) -> str:
        """The measurements of one page type, with a dash where there is none."""
        marks = [scores(self.scores.get(device, {}).get(kind)) for device in ("mobile", "desktop")]
        mobile = self.scores.get("mobile", {}).get(kind)
        paint = f"{mobile.times['lcp']:.0f}" if mobile else "-"
        br, gz = (self.weights.get(encoding, {}).get(kind) for encoding in ("br", "gzip"))
        parts = ("first", "second", "read")
        sizes = [getattr(weight, part, None) for part in parts for weight in (br, gz)]
        cells = [f"{cell or '-':>{width}}" for cell, width in zip(sizes, (10, 8, 11, 8, 9, 8), strict=True)]
        return f"{kind:16}{marks[0]:>18}{marks[1]:>18}{paint:>8}{''.join(cells)}"

    def shift_line(self) -> list[str]:
        """The largest layout shift in one line; no line when none was measured."""
        return [f"layout shift: at most {max(self.shifts.values())} on {len(self.shifts)} pages"] if self.shifts else []

    def verdict(self) -> str:
        """The last line: how many faults, and how many parts did not run."""
        faults = len(self.findings) + len(self.regressions())
        return f"{faults} faults, {len(self.missing)} parts not run."

    def write(self, file: Path) -> None:
        """Writes all results to `file` as JSON."""
        file.parent.mkdir(parents=True, exist_ok=True)
        content = {**dataclasses.asdict(self), "regressions": list(map(dataclasses.asdict, self.regressions()))}
        file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def count(findings: list[Finding], checker: str) -> int:
    """How many findings come from `checker`."""
    return sum(finding.checker == checker for finding in findings)


def scores(run: Run | None) -> str:
    """The scores as `100/100/100/100`, in the order of CATEGORIES."""
    return "/".join(str(run.scores[name]) for name in CATEGORIES) if run else "-"


def layout_shifts(shifts: dict[str, float]) -> list[Finding]:
    """The pages whose layout shifts while they load."""
    worse = {page: value for page, value in shifts.items() if value > limits.LAYOUT_SHIFT}
    return [Finding(page, "layout-shift", f"{value}, limit {limits.LAYOUT_SHIFT}") for page, value in worse.items()]


def too_heavy(weights: dict[str, Weight]) -> list[Finding]:
    """The page types above their weight limits."""
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


def low_scores(devices: dict[str, dict[str, Run]]) -> list[Finding]:
    """The page types below the required Lighthouse score in a category."""
    return [
        Finding(limits.PAGES[kind], "lighthouse", f"{device}: {name} {score}, limit {limits.SCORE}")
        for device, kinds in devices.items()
        for kind, run in kinds.items()
        for name, score in run.scores.items()
        if score < limits.SCORE
    ]


def lighthouse_shifts(devices: dict[str, dict[str, Run]]) -> list[Finding]:
    """The page types for which Lighthouse measures a layout shift."""
    return [
        Finding(
            limits.PAGES[kind], "lighthouse", f"{device}: layout shift {run.times['cls']}, limit {limits.LAYOUT_SHIFT}"
        )
        for device, kinds in devices.items()
        for kind, run in kinds.items()
        if run.times["cls"] > limits.LAYOUT_SHIFT
    ]
