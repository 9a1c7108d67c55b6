"""Each folder of cases holds faults that one rule must report, and what only looks like them."""

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import generated
import guide_rules  # noqa: F401 (its rules are among those that are checked)
import pytest
from linkcheck import checking
from linkcheck.allowances import allowances
from linkcheck.built import scan_site
from linkcheck.model import ERROR, Finding
from linkcheck.project import load
from linkcheck.registry import SOURCES, every_rule
from linkcheck.source import Source

from .case import CASES, Case, all_cases

ROOT = Path(__file__).resolve().parent.parent.parent
RULES = every_rule()


def judge(case: Case, findings: Iterable[Finding]) -> None:
    """A case gives the findings of its own rule that it names, and a good one no error of any rule."""
    findings = list(findings)
    assert [str(finding) for finding in findings if finding.rule == case.rule] == list(case.findings)
    if case.is_good:
        assert [str(finding) for finding in findings if finding.severity == ERROR] == []


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_the_sources_of_a_case_are_judged_by_its_rule(case: Case, tmp_path: Path) -> None:
    """The findings have the lines and the words that the case names."""
    case.write(tmp_path)
    judge(case, checking.check(tmp_path).findings)


@pytest.mark.parametrize("case", all_cases("site"), ids=lambda case: case.name)
def test_the_built_site_of_a_case_is_judged_by_its_rule(case: Case, tmp_path: Path) -> None:
    """The built site in the case gives the findings that the case names."""
    case.write(tmp_path)
    judge(case, scan_site(tmp_path / "site", load(tmp_path)))


@pytest.mark.parametrize("case", all_cases("guide"), ids=lambda case: case.name)
def test_the_made_pages_of_a_case_are_judged_by_its_rule(case: Case, tmp_path: Path) -> None:
    """The guide with the files of the case gives the findings that the case names; other pages are up to date."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    case.write(tmp_path)
    generated.update(tmp_path)
    case.write(tmp_path)
    judge(case, generated.stale_page(tmp_path))


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_bad_and_good_cases(rule: str) -> None:
    """Only cases of both kinds show that a rule works."""
    folder = CASES / rule
    assert list(folder.glob("good*.txt")), f"no good case in {folder}"
    assert any(f": {rule}: " in file.read_text(encoding="utf-8") for file in folder.glob("bad*.txt"))


def test_every_case_folder_is_a_rule() -> None:
    """A folder is named after its rule; `fine` holds what looks broken and is not."""
    assert {folder.name for folder in CASES.iterdir()} == {*RULES, "fine"}


@pytest.mark.parametrize(("rule", "function"), RULES.items())
def test_every_rule_explains_itself(rule: str, function: Callable) -> None:
    """Its docstring gives a reason, a bad and a good example."""
    text = function.__doc__
    assert re.search(r"^    Why: .+\.\n    Bad: .+\n(?:.*\n)*?    Good: .+", text, re.MULTILINE), text


@pytest.mark.parametrize("rule", SOURCES)
def test_every_rule_can_be_allowed(rule: str) -> None:
    """An allowance may name it."""
    (allowance,) = allowances(Source("docs/a.md", f"[x](y) <!-- allow {rule}: a reason -->"))
    assert (allowance.rule, allowance.reason) == (rule, "a reason")
