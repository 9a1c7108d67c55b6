"""Each table of cases holds faults with the findings that they must give, and what only looks like faults."""

import time
from functools import cache
from pathlib import Path

import pytest
from linkcheck import command
from linkcheck.findings import Finding
from linkcheck.markup import LEFTOVERS, SIGN, leftovers

from .model import CASES, SHARED, Case, Expected, read, write

TABLES = {table.stem: read(table) for table in sorted(CASES.glob("*.txt"))}
SHARING = [(table, case) for table, cases in TABLES.items() for case in cases if not case.is_project]
PROJECTS = [case for cases in TABLES.values() for case in cases if case.is_project]


def assert_expected(case: Case, findings: list[Finding]) -> None:
    """The findings are those that the case expects, each in its place and with its words."""
    left = list(findings)
    lacking = [expected for expected in case.expected if not taken(expected, left)]
    assert (lacking, [str(finding) for finding in left]) == ([], [])


def taken(expected: Expected, findings: list[Finding]) -> bool:
    """Takes a finding that is expected out of a list; whether there was one."""
    like = [f for f in findings if (f.path, f.line, f.rule, f.is_sure) == expected[:4]]
    words = expected.words
    fitting = (f for f in like if (f.message.endswith(words) if words.endswith(".") else words in f.message))
    found = next(fitting, None)
    if found:
        findings.remove(found)
    return found is not None


@cache
def shared_site(table: str, root: Path) -> list[Finding]:
    """The findings on the site that a table's cases share."""
    write(SHARED, root)
    for case in TABLES[table]:
        if not case.is_project:
            write(case.files, root)
    return command.check(root).findings


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sites")


@pytest.mark.parametrize(("table", "case"), SHARING, ids=lambda each: getattr(each, "name", each))
def test_a_page_gives_the_findings_on_its_lines(table: str, case: Case, sites: Path) -> None:
    assert_expected(case, [finding for finding in shared_site(table, sites / table) if finding.path in case.files])


@pytest.mark.parametrize("table", sorted({table for table, _ in SHARING}))
def test_the_pages_that_cases_share_have_no_findings(table: str, sites: Path) -> None:
    """What a case expects lies in its own files."""
    own = {path for case in TABLES[table] for path in case.files}
    assert [str(finding) for finding in shared_site(table, sites / table) if finding.path not in own] == []


@pytest.mark.parametrize("case", PROJECTS, ids=lambda case: case.name)
def test_a_project_gives_the_findings_on_its_lines(case: Case, tmp_path: Path) -> None:
    write(case.files, tmp_path)
    assert_expected(case, command.check(tmp_path).findings)


@pytest.mark.parametrize(
    ("rule", "examples"), [(rule, examples) for rule, each in LEFTOVERS.items() for examples in each]
)
def test_each_pattern_tells_its_examples(rule: str, examples: str) -> None:
    for example in examples.split(" or "):
        assert SIGN.search(example)
        assert rule in [each.rule for each in leftovers(example)], example


@pytest.mark.parametrize("text", ["=" * 100_000, "|" * 100_000, "a](" * 30_000])
def test_no_line_is_too_long(text: str) -> None:
    """What takes time in proportion to its square would take hours here."""
    begun = time.process_time()
    list(leftovers(text))
    assert time.process_time() - begun < 5
