"""The exact text of each format."""

import json

from crosslinks.formats import written
from crosslinks.model import WARNING, Finding, Report

REPORT = Report(
    (
        Finding("docs/a.md", 3, 5, "missing-page", "b.md leads to no page; did you mean c.md?"),
        Finding("docs/a,b.md", 1, 2, "unused-reference", "nothing uses [x]\n100%", WARNING),
    ),
    pages=1,
    links=12,
)


def test_text() -> None:
    """A line for each finding, and a summary with counts by rule."""
    assert written(Report(REPORT.findings[:1], 1, 12), "text") == (
        "docs/a.md:3:5: missing-page: b.md leads to no page; did you mean c.md?\n"
        "1 page, 12 links, 1 finding: missing-page 1\n"
    )


def test_text_of_a_warning() -> None:
    """The rule stands where it always does."""
    assert str(Finding("docs/a.md", 1, 1, "unused-reference", "nothing uses [x]", WARNING)) == (
        "docs/a.md:1:1: unused-reference: warning: nothing uses [x]"
    )


def test_text_is_a_line_whatever_a_name_holds() -> None:
    """And nothing that a terminal would obey."""
    assert str(Finding("docs/a\nb.md", 1, 1, "missing-page", "\x1b[2J\x85ü leads to no page")) == (
        r"docs/a\nb.md:1:1: missing-page: \x1b[2J\x85ü leads to no page"
    )


def test_text_of_a_clean_site() -> None:
    """The summary alone."""
    assert written(Report((), 2, 0), "text") == "2 pages, 0 links, 0 findings\n"


def test_github() -> None:
    """Workflow commands, with what would end them escaped."""
    assert written(REPORT, "github").splitlines() == [
        "::error file=docs/a.md,line=3,col=5,title=missing-page::b.md leads to no page; did you mean c.md?",
        "::warning file=docs/a%2Cb.md,line=1,col=2,title=unused-reference::nothing uses [x]%0A100%25",
        "1 page, 12 links, 2 findings: missing-page 1, unused-reference 1",
    ]


def test_json() -> None:
    """One object."""
    data = json.loads(written(REPORT, "json"))
    assert list(data) == ["pages", "links", "findings"]
    assert data["findings"][0] == {
        "path": "docs/a.md",
        "line": 3,
        "column": 5,
        "rule": "missing-page",
        "severity": "error",
        "message": "b.md leads to no page; did you mean c.md?",
    }


def test_sarif() -> None:
    """A log of version 2.1.0 whose results name described rules."""
    log = json.loads(written(REPORT, "sarif"))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["missing-page", "unused-reference"]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    assert run["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "docs/a.md"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    log = json.loads(written(Report((Finding("docs/100% ü#.md", 1, 1, "missing-page", "x"),), 1, 1), "sarif"))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "docs/100%25%20%C3%BC%23.md"}, "an address, not a path"
