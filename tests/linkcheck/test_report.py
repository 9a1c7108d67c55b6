"""What a report says beside its findings: what could not be checked, from where paths are seen, and how much of it."""

import json
from pathlib import Path

import pytest
from linkcheck import checking
from linkcheck.formats import written
from linkcheck.model import Finding
from linkcheck.options import Unreadable
from linkcheck.report import MOST, Report

CONFIG = "site_name: x\nplugins: [search, my_company_plugin]\n"
REASON = "the plugin my_company_plugin is not installed here"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a plugin that nobody has, below the folder in which the check is started."""
    root = tmp_path / "sub"
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG)
    (root / "docs/index.md").write_text("# Home\n\n[a](hom.md)\n")
    (root / "docs/home.md").write_text("# Home\n")
    return root


@pytest.mark.parametrize("name", ["text", "github", "json", "sarif"])
def test_what_is_not_checked_is_said_in_every_format(root: Path, name: str) -> None:
    """With the reason and the share of pages; and it is never counted as clean."""
    report = checking.check(root)
    said = written(report, name)
    assert REASON in said
    assert "2 of 2 pages (100 %)" in said
    assert Report((), 2, 0, report.unchecked).code(strict=False) == 2


def test_paths_start_from_where_the_check_was_started(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that an editor finds the file."""
    monkeypatch.chdir(root.parent)
    (finding,) = json.loads(written(checking.check(root), "json", root))["findings"]
    assert finding["path"] == "sub/docs/index.md"
    assert (finding["column"], finding["end_column"], finding["suggestion"]) == (5, 11, "home.md")


def test_a_suggestion_is_a_fix_that_an_editor_can_apply(root: Path) -> None:
    """Where it begins and ends, and what to put there."""
    (result,) = json.loads(written(checking.check(root), "sarif"))["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert change["insertedContent"] == {"text": "home.md"}
    assert change["deletedRegion"] == {"startLine": 3, "startColumn": 5, "endColumn": 11}


def test_of_thousands_alike_in_a_file_twenty_are_told() -> None:
    """And then how many more."""
    report = Report(tuple(Finding("docs/a.html", line, 1, "duplicate-id", "x") for line in range(1, 2515)), 1, 0)
    lines = written(report, "text").splitlines()
    assert len(lines) == MOST + 2
    assert lines[MOST].endswith(f"; and {2514 - MOST - 1} more of duplicate-id in this file")
    assert "2514 findings" in lines[-1]


def test_a_file_that_an_editor_takes_away_for_a_moment_is_looked_for_once_more(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is saved by renaming another into its place."""
    (root / "mkdocs.yml").write_text("site_name: x\n")
    (root / "docs/index.md").write_text("# Home\n\n[a](home.md)\n")
    (root / "docs/home.md").unlink()
    real = checking.judged

    def saved_meanwhile(site: object) -> Report:
        report = real(site)
        (root / "docs/home.md").write_text("# Home\n")
        return report

    monkeypatch.setattr(checking, "judged", saved_meanwhile)
    assert checking.check(root).findings == ()


def test_what_a_plugin_says_as_it_stops_the_build_is_passed_on(root: Path) -> None:
    """MkDocs' own words for it are only that it was stopped."""
    (root / "mkdocs.yml").write_text("site_name: x\ntheme: material\nplugins: [blog]\n")
    (root / "docs/blog/posts").mkdir(parents=True)
    (root / "docs/blog/.authors.yml").write_text("authors: {me: {name: Me, description: x, avatar: a.png}}\n")
    (root / "docs/blog/posts/a.md").write_text("---\ndate: 2024-01-02\nauthors: [you]\n---\n# A\n")
    with pytest.raises(Unreadable, match="Couldn't find author 'you'"):
        checking.check(root)
