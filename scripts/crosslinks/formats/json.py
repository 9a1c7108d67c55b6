"""For other programs: one object with the findings and the counts."""

import json

from ..model import Finding, Report


def write(report: Report) -> str:
    """A JSON text with keys in a fixed order."""
    data = {"pages": report.pages, "links": report.links, "findings": [entry(finding) for finding in report.findings]}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def entry(finding: Finding) -> dict[str, object]:
    """A finding as a plain object."""
    names = ("path", "line", "column", "rule", "severity", "message")
    return {name: getattr(finding, name) for name in names}
