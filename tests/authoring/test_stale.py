"""`--stale` lists by age what was not checked for long: systems, then sources, then pages."""

import json
from datetime import date, timedelta
from pathlib import Path

import build
import pytest
from content import pages
from pipeline.problem import Problem

LONG_AGO = date(2020, 3, 3)


def command(root: Path, *arguments: str) -> int:
    """`build.py` with these arguments on that project, in this process."""
    return build.command(build.parser().parse_args(["--root", str(root), *arguments]))


@pytest.fixture(scope="module")
def aged(guide: Path) -> Path:
    """The guide with one source and one page that are very old."""
    for file, line in (("docs/data/sources.yml", "checked: "), ("docs/concepts/decoding.md", "updated: ")):
        head, mark, rest = (guide / file).read_text(encoding="utf-8").partition(f"{line}20")
        (guide / file).write_text(f"{head}{line}{LONG_AGO}{rest[len('26-11-27') :]}", encoding="utf-8")
        assert mark
    return guide


def test_old_things_are_listed_with_their_day(aged: Path, capsys) -> None:
    """The system's values that rest on the source first, then the source, then the page, each at its line."""
    assert command(aged, "--stale", "1000") == 0
    system, source, page, total = capsys.readouterr().out.splitlines()
    ago = f"3 March 2020 ({(date.today() - LONG_AGO).days} days ago)"
    line = next(n for n, row in enumerate(text(aged, "docs/data/systems.yml"), 1) if "{key: abramson-2024" in row)
    assert system.startswith(f"docs/data/systems.yml:{line}: AlphaFold 3: kind, ")
    assert system.endswith(f", checked on {ago}")
    line = next(n for n, row in enumerate(text(aged, "docs/data/sources.yml"), 1) if "checked: 2020-03-03" in row)
    assert source == f"docs/data/sources.yml:{line}: abramson-2024, checked on {ago}"
    assert page == f"docs/concepts/decoding.md:5: Decoding, updated on {ago}"
    assert total == "3 older than 1000 days"


def test_programs_get_the_same(aged: Path, capsys) -> None:
    """Programs get a JSON list, which is empty when everything is fresh."""
    assert command(aged, "--stale", "1000", "--format", "json") == 0
    one = json.loads(capsys.readouterr().out)[-1]
    assert one == {"path": "docs/concepts/decoding.md", "line": 5, "what": "Decoding", "day": "2020-03-03"} | {
        "days": (date.today() - LONG_AGO) // timedelta(days=1)
    }
    assert command(aged, "--stale", "100000", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_whatever_has_a_day_is_looked_at(aged: Path, capsys) -> None:
    """Every system is listed, and every source that was not checked today."""
    assert command(aged, "--stale", "0", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    known = pages.read(aged / "docs")
    told = {one["what"].partition(": ")[0] for one in found}
    old = {one["key"] for one in known.sources if one["checked"] < date.today()}
    assert {one["name"] for one in known.systems["systems"]} | old <= told
    ages = [one["days"] for one in found if one["path"] == "docs/data/sources.yml"]
    assert ages == sorted(ages, reverse=True)


def test_another_project_is_refused(tmp_path: Path) -> None:
    """One sentence says why."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Other\n", encoding="utf-8")
    with pytest.raises(Problem, match="is not built like this guide"):
        command(tmp_path, "--stale", "180")


def text(root: Path, file: str) -> list[str]:
    """The lines of a file."""
    return (root / file).read_text(encoding="utf-8").splitlines()
