"""A report names what could not be checked, shows paths that editors find, and limits its length."""

import json
from pathlib import Path

import pytest
from linkcheck import checking
from linkcheck.formats import format_report
from linkcheck.model import Finding
from linkcheck.options import Unreadable
from linkcheck.report import MOST, Report

CONFIG = "site_name: x\nplugins: [search, my_company_plugin]\n"
REASON = "the plugin my_company_plugin is not installed here"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a plugin that is not installed, in a folder below the working directory."""
    root = tmp_path / "sub"
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG)
    (root / "docs/index.md").write_text("# Home\n\n[a](hom.md)\n")
    (root / "docs/home.md").write_text("# Home\n")
    return root


@pytest.mark.parametrize("name", ["text", "github", "json", "sarif"])
def test_every_format_names_what_is_not_checked(root: Path, name: str) -> None:
    """It gives the reason and the share of pages, and the exit code is not 0."""
    report = checking.check(root)
    said = format_report(report, name)
    assert REASON in said
    assert "2 of 2 pages (100 %)" in said
    assert Report((), 2, 0, report.unchecked).code(strict=False) == 2


def test_paths_start_from_where_the_check_was_started(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor finds the file by its path."""
    monkeypatch.chdir(root.parent)
    (finding,) = json.loads(format_report(checking.check(root), "json", root))["findings"]
    assert finding["path"] == "sub/docs/index.md"
    assert (finding["column"], finding["end_column"], finding["suggestion"]) == (5, 11, "home.md")


def test_a_suggestion_is_a_fix_that_an_editor_can_apply(root: Path) -> None:
    """It has a begin, an end and the new text."""
    (result,) = json.loads(format_report(checking.check(root), "sarif"))["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert change["insertedContent"] == {"text": "home.md"}
    assert change["deletedRegion"] == {"startLine": 3, "startColumn": 5, "endColumn": 11}


def test_twenty_findings_of_one_rule_in_a_file_are_shown() -> None:
    """One more says how many others there are."""
    report = Report(tuple(Finding("docs/a.html", line, 1, "duplicate-id", "x") for line in range(1, 2515)), 1, 0)
    lines = format_report(report, "text").splitlines()
    assert len(lines) == MOST + 2
    assert lines[MOST].endswith(f"; and {2514 - MOST - 1} more of duplicate-id in this file")
    assert "2514 findings" in lines[-1]


def test_a_missing_file_is_looked_for_once_more(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some editors save a file by removing it for a moment."""
    (root / "mkdocs.yml").write_text("site_name: x\n")
    (root / "docs/index.md").write_text("# Home\n\n[a](home.md)\n")
    (root / "docs/home.md").unlink()
    real = checking.apply_rules

    def saved_meanwhile(site: object) -> Report:
        report = real(site)
        (root / "docs/home.md").write_text("# Home\n")
        return report

    monkeypatch.setattr(checking, "apply_rules", saved_meanwhile)
    assert checking.check(root).findings == ()


def test_the_message_of_a_plugin_that_stops_the_build_is_shown(root: Path) -> None:
    """MkDocs itself only says that the build was stopped."""
    (root / "mkdocs.yml").write_text("site_name: x\ntheme: material\nplugins: [blog]\n")
    (root / "docs/blog/posts").mkdir(parents=True)
    (root / "docs/blog/.authors.yml").write_text("authors: {me: {name: Me, description: x, avatar: a.png}}\n")
    (root / "docs/blog/posts/a.md").write_text("---\ndate: 2024-01-02\nauthors: [you]\n---\n# A\n")
    with pytest.raises(Unreadable, match="Couldn't find author 'you'"):
        checking.check(root)
