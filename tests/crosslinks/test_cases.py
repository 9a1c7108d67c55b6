"""Each case folder holds the faults of one rule, and what looks like them and is none."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import crosslinks
import generated
import pytest
from crosslinks.allowances import allowances
from crosslinks.checking import read_site
from crosslinks.external import answers, checking
from crosslinks.rules import BY_NAME, every_rule
from crosslinks.source import Source

from .case import CASES, Case, all_cases

ROOT = Path(__file__).resolve().parent.parent.parent
RULES = every_rule() | {"stale-page": generated.stale_page}


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_findings_are_exactly_those_the_case_names(case: Case, tmp_path: Path) -> None:
    """Nothing more, nothing less, word for word; a good case has none."""
    case.write(tmp_path)
    found = [str(finding) for finding in crosslinks.check(tmp_path).findings]
    assert found == list(case.findings)
    assert bool(found) == ("/bad" in case.name)


@pytest.mark.parametrize("case", all_cases("site"), ids=lambda case: case.name)
def test_findings_in_a_built_site_are_those_the_case_names(case: Case, tmp_path: Path) -> None:
    """The same of the site that the case holds."""
    case.write(tmp_path)
    found = [str(finding) for finding in crosslinks.scan_site(tmp_path / "site", tmp_path)]
    assert found == list(case.findings)
    assert bool(found) == ("/bad" in case.name)


@pytest.mark.parametrize("case", all_cases("answers"), ids=lambda case: case.name)
def test_findings_by_answers_are_those_the_case_names(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same of what hosts said; nobody is asked."""
    case.write(tmp_path)
    heard = json.loads(case.files["answers.json"])
    monkeypatch.setattr(answers, "load", lambda: {url: answers.Answer(**answer) for url, answer in heard.items()})
    found = [str(finding) for finding in checking.findings(read_site(tmp_path), offline=True)]
    assert found == list(case.findings)
    assert bool(found) == ("/bad" in case.name)


@pytest.mark.parametrize("case", all_cases("guide"), ids=lambda case: case.name)
def test_findings_in_what_is_made_are_those_the_case_names(case: Case, tmp_path: Path) -> None:
    """The same of pages made from data; what the case does not hold is made anew."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    case.write(tmp_path)
    assert generated.write(tmp_path) == 0
    case.write(tmp_path)
    found = [str(finding) for finding in generated.stale_page(tmp_path)]
    assert found == list(case.findings)
    assert bool(found) == ("/bad" in case.name)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_bad_and_good_cases(rule: str) -> None:
    """A rule without a fault that it finds, or one that it leaves alone, is not known to work."""
    folder = CASES / rule
    assert list(folder.glob("good*.txt")), f"no good case in {folder}"
    assert any(f": {rule}: " in file.read_text(encoding="utf-8") for file in folder.glob("bad*.txt"))


def test_every_case_folder_is_a_rule() -> None:
    """A folder is named after its rule; `fine` holds what looks broken and is not."""
    assert {folder.name for folder in CASES.iterdir()} == {*RULES, "fine"}


@pytest.mark.parametrize(("rule", "function"), RULES.items())
def test_every_rule_explains_itself(rule: str, function: Callable) -> None:
    """Its docstring says why, and shows what is bad and what is good."""
    text = function.__doc__
    assert re.search(r"^    Why: .+\.\n    Bad: .+\n(?:.*\n)*?    Good: .+", text, re.MULTILINE), text


@pytest.mark.parametrize("rule", BY_NAME)
def test_every_rule_can_be_allowed(rule: str) -> None:
    """The comment knows its name."""
    (one,) = allowances(Source("docs/a.md", f"[x](y) <!-- allow {rule}: a reason -->"))
    assert (one.rule, one.reason) == (rule, "a reason")
