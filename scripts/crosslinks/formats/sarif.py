"""For code-scanning services: SARIF 2.1.0."""

import json
from typing import Any
from urllib.parse import quote

from ..model import Finding, Report

ROOT = "%SRCROOT%"  # by which services know the folder where a project begins


def write(report: Report) -> str:
    """A SARIF log of one run; each rule that found something is described."""
    names = sorted({finding.rule for finding in report.findings})
    driver = {"name": "crosslinks", "rules": [describe(name) for name in names]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result(f) for f in report.findings],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"version": "2.1.0", "$schema": schema, "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def describe(name: str) -> dict[str, Any]:
    """A rule, with the first line of its documentation."""
    from ..rules import documentation

    return {"id": name, "shortDescription": {"text": documentation(name).splitlines()[0]}}


def result(finding: Finding) -> dict[str, Any]:
    """A finding as SARIF has it."""
    region = {"startLine": finding.line, "startColumn": finding.column}
    artifact = {"uri": quote(finding.path), "uriBaseId": ROOT}
    location = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    message = {"text": finding.message}
    return {"ruleId": finding.rule, "level": finding.severity, "message": message, "locations": [location]}
