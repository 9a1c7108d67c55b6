"""Prints a report as text, as workflow commands of GitHub, as JSON, or as SARIF 2.1.0."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .model import ADVICE, Finding
from .registry import documentation
from .report import Report

FOR_PROGRAMS = ("json", "sarif")  # always UTF-8
TOOL = "crosslinks"  # code-scanning services recognise earlier reports by this name
SOURCE_ROOT = "%SRCROOT%"  # the name that SARIF gives to the root of a repository


def format_report(report: Report, name: str, root: Path | None = None) -> str:
    """Returns the report in the format with that name.

    In text, paths start from the working directory when the project lies below it. In the other formats they start
    from the root of the project's repository, where services look the files up.
    """
    start = (name != "text" and root and repository(root)) or Path.cwd()
    return FORMATS[name](report, from_there(report.shown(), root, start))


def repository(root: Path) -> Path | None:
    """The nearest folder at or above the project that is a git repository, or None."""
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)


def from_there(findings: list[Finding], root: Path | None, start: Path) -> list[Finding]:
    """The findings with their paths relative to `start`, when the project lies below it."""
    if root is None or root == start or not root.is_relative_to(start):
        return findings
    return [each._replace(path=(root.relative_to(start) / each.path).as_posix()) for each in findings]


def summary(report: Report) -> str:
    """A summary such as `3 pages, 12 links, 1 finding: missing-page 1`, and a line for each thing not checked."""
    by_rule = Counter(finding.rule for finding in report.findings)
    details = ", ".join(f"{rule} {number}" for rule, number in sorted(by_rule.items()))
    return "\n".join([report.counts + (f": {details}" if details else ""), *report.notes()]) + "\n"


def as_text(report: Report, findings: list[Finding]) -> str:
    """For people and editors: one line for each finding, then the summary."""
    return "".join(f"{finding}\n" for finding in findings) + summary(report)


def as_github(report: Report, findings: list[Finding]) -> str:
    """For GitHub Actions: workflow commands that show each finding beside its line."""
    notes = "".join(f"::warning::{escaped(note)}\n" for note in report.notes())
    return "".join(f"{command(finding)}\n" for finding in findings) + notes + summary(report)


def command(finding: Finding) -> str:
    """The workflow command `::error file=…,line=…,col=…,title=…::…`."""
    end = f",endColumn={finding.column + finding.length}" if finding.length else ""
    place = f"file={escaped(finding.path, ':,')},line={finding.line},col={finding.column}{end}"
    level = "notice" if finding.severity == ADVICE else finding.severity
    return f"::{level} {place},title={finding.rule}::{escaped(finding.message)}"


def escaped(value: str, more: str = "") -> str:
    """The value with the signs that would end a workflow command percent-encoded."""
    return "".join(f"%{ord(sign):02X}" if sign in "%\r\n" + more else sign for sign in value)


def as_json(report: Report, findings: list[Finding]) -> str:
    """For other programs: one object with the findings, the counts, and what was not checked."""
    data: dict[str, Any] = {"pages": report.pages, "links": report.links, "findings": list(map(entry, findings))}
    if report.unchecked:
        data["unchecked"] = [
            {"reason": each.reason, "pages": len(each.pages) or report.pages, "share": report.share(each)}
            for each in report.unchecked
        ]
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def entry(finding: Finding) -> dict[str, Any]:
    """A finding as a plain object, with the end of the faulty text and the suggested replacement when known."""
    names = ("path", "line", "column", "rule", "severity", "message")
    plain = {name: getattr(finding, name) for name in names}
    end = {"end_column": finding.column + finding.length} if finding.length else {}
    return plain | end | ({"suggestion": finding.replacement} if finding.replacement else {})


def as_sarif(report: Report, findings: list[Finding]) -> str:
    """For code-scanning services: a log of one run that describes each rule with findings."""
    names = sorted({finding.rule for finding in findings})
    notes = [{"level": "warning", "message": {"text": note}} for note in report.notes()]
    run: dict[str, Any] = {
        "tool": {"driver": {"name": TOOL, "rules": list(map(described, names))}},
        "columnKind": "unicodeCodePoints",
        "results": list(map(result, findings)),
    }
    if notes:
        run["invocations"] = [{"executionSuccessful": False, "toolExecutionNotifications": notes}]
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"version": "2.1.0", "$schema": schema, "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def described(name: str) -> dict[str, Any]:
    """A rule with the first line of its documentation."""
    return {"id": name, "shortDescription": {"text": documentation(name).splitlines()[0]}}


def result(finding: Finding) -> dict[str, Any]:
    """A finding in the form of SARIF, with a fix that an editor can apply when a replacement is known."""
    region = {"startLine": finding.line, "startColumn": finding.column}
    region |= {"endColumn": finding.column + finding.length} if finding.length else {}
    artifact = {"uri": quote(finding.path), "uriBaseId": SOURCE_ROOT}
    location = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    level = "note" if finding.severity == ADVICE else finding.severity
    found = {"ruleId": finding.rule, "level": level, "message": {"text": finding.message}, "locations": [location]}
    if finding.replacement:
        change = {"deletedRegion": region, "insertedContent": {"text": finding.replacement}}
        found["fixes"] = [{"artifactChanges": [{"artifactLocation": artifact, "replacements": [change]}]}]
    return found


FORMATS: dict[str, Callable[[Report, list[Finding]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "sarif": as_sarif,
}
NAMES = tuple(FORMATS)
