"""The exact text of each format."""

import json
from pathlib import Path

import linkcheck.checking  # noqa: F401 (each rule registers itself)
import pytest
from linkcheck.formats import format_report
from linkcheck.model import WARNING, Finding
from linkcheck.report import Report

REPORT = Report(
    (
        Finding("docs/a.md", 3, 5, "missing-page", "b.md leads to no page; did you mean é.md?"),
        Finding("docs/a,b.md", 1, 2, "repeated-reference", "nothing uses [x]\n100%", WARNING),
    ),
    pages=1,
    links=12,
)


def test_text() -> None:
    """Text has one line for each finding, and a summary with counts by rule."""
    assert format_report(Report(REPORT.findings[:1], 1, 12), "text") == (
        "docs/a.md:3:5: missing-page: b.md leads to no page; did you mean é.md?\n"
        "1 page, 12 links, 1 finding: missing-page 1\n"
    )


def test_counts_stand_in_the_order_of_the_rules() -> None:
    """They are not sorted by number."""
    first, second = REPORT.findings
    *_, last = format_report(Report((first, second, second._replace(line=2)), 1, 12), "text").splitlines()
    assert last == "1 page, 12 links, 3 findings: missing-page 1, repeated-reference 2"


def test_added_findings_are_sorted_and_stand_once() -> None:
    """A report with more findings keeps its order."""
    first, second = REPORT.findings
    assert Report((first,), 1, 12).with_all([second, first]).findings == (second, first)


def test_text_of_a_warning() -> None:
    """The rule stands before the severity, as it does before the message of an error."""
    assert str(Finding("docs/a.md", 1, 1, "repeated-reference", "nothing uses [x]", WARNING)) == (
        "docs/a.md:1:1: repeated-reference: warning: nothing uses [x]"
    )


def test_text_is_a_line_whatever_a_name_holds() -> None:
    """Control characters in a file name are escaped."""
    assert str(Finding("docs/a\nb.md", 1, 1, "missing-page", "\x1b[2J\x85ü leads to no page")) == (
        r"docs/a\nb.md:1:1: missing-page: \x1b[2J\x85ü leads to no page"
    )


def test_text_of_a_clean_site() -> None:
    """Only the summary is printed."""
    assert format_report(Report((), 2, 0), "text") == "2 pages, 0 links, 0 findings\n"


def test_github() -> None:
    """Signs that would end a workflow command are escaped."""
    assert format_report(REPORT, "github").splitlines() == [
        "::error file=docs/a.md,line=3,col=5,title=missing-page::b.md leads to no page; did you mean é.md?",
        "::warning file=docs/a%2Cb.md,line=1,col=2,title=repeated-reference::nothing uses [x]%0A100%25",
        "1 page, 12 links, 2 findings: missing-page 1, repeated-reference 1",
    ]


@pytest.mark.parametrize("name", ["github", "json", "sarif"])
def test_services_get_paths_from_the_root_of_the_repository(name: str, tmp_path: Path, monkeypatch) -> None:
    """Text has paths from the working directory instead, wherever the command was started."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "guide").mkdir()
    monkeypatch.chdir(tmp_path / "guide")
    assert "guide/docs/a.md" in format_report(REPORT, name, tmp_path / "guide")
    assert format_report(REPORT, "text", tmp_path / "guide").startswith("docs/a.md:3:5")


def test_json() -> None:
    """The report is one object."""
    assert (
        format_report(REPORT, "json")
        == """{
  "pages": 1,
  "links": 12,
  "findings": [
    {
      "path": "docs/a.md",
      "line": 3,
      "column": 5,
      "rule": "missing-page",
      "severity": "error",
      "message": "b.md leads to no page; did you mean é.md?"
    },
    {
      "path": "docs/a,b.md",
      "line": 1,
      "column": 2,
      "rule": "repeated-reference",
      "severity": "warning",
      "message": "nothing uses [x]\\n100%"
    }
  ]
}
"""
    )


def test_json_of_a_clean_site() -> None:
    """The object has an empty list of findings."""
    assert (
        format_report(Report((), 2, 0), "json")
        == """{
  "pages": 2,
  "links": 0,
  "findings": []
}
"""
    )


def test_sarif() -> None:
    """A log of version 2.1.0, which stands first as the standard wants it, whose results name described rules."""
    assert (
        format_report(Report(REPORT.findings[1:], 1, 12), "sarif")
        == """{
  "version": "2.1.0",
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "crosslinks",
          "rules": [
            {
              "id": "repeated-reference",
              "shortDescription": {
                "text": "A label is defined once, whatever its case; the last of several definitions wins."
              }
            }
          ]
        }
      },
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "repeated-reference",
          "level": "warning",
          "message": {
            "text": "nothing uses [x]\\n100%"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "docs/a%2Cb.md",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 1,
                  "startColumn": 2
                }
              }
            }
          ]
        }
      ]
    }
  ]
}
"""
    )


def test_sarif_names_each_rule_once_and_each_file_by_its_address() -> None:
    """Whatever stands in its name; a clean site has results too, none of them."""
    log = json.loads(format_report(REPORT, "sarif"))
    assert [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]] == ["missing-page", "repeated-reference"]
    log = json.loads(format_report(Report((Finding("docs/100% ü#.md", 1, 1, "missing-page", "x"),), 1, 1), "sarif"))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "docs/100%25%20%C3%BC%23.md", "an address, not a path"
    assert json.loads(format_report(Report((), 2, 0), "sarif"))["runs"][0]["results"] == []
