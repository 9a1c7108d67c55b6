"""The options and exit codes of the validator."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import build
import pytest
from authoring import accept
from linkcheck import cli
from linkcheck.registry import every_rule

from .case import CASES, read

SCRIPTS = Path(cli.__file__).parents[1]


def run(root: Path, *options: str) -> int:
    """The validator with these options."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, default=root)
    cli.add_arguments(parser)
    return cli.run(parser.parse_args(options), accept=accept.accept)


def test_clean_is_zero(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    """The summary says how much was checked."""
    read(CASES / "missing-page" / "good-forms.txt").write(tmp_path)
    assert run(tmp_path) == 0
    assert capsys.readouterr().out == "4 pages, 24 links, 0 findings\n"


def test_findings_are_one(tmp_path: Path) -> None:
    """An error gives exit code 1."""
    read(CASES / "missing-page" / "bad-typo.txt").write(tmp_path)
    assert run(tmp_path) == 1


def test_warnings_fail_only_when_strict(tmp_path: Path) -> None:
    """Warnings are printed in both cases."""
    read(CASES / "image-without-alt" / "bad-empty.txt").write(tmp_path)
    assert run(tmp_path) == 0
    assert run(tmp_path, "--strict") == 1


@pytest.mark.parametrize(
    ("config", "says"),
    [
        (None, "has no mkdocs.yml"),
        ("site_name: [", "is not valid YAML"),
        ("- a list", "mkdocs.yml holds no settings"),
        ("docs_dir: gone", "isn't an existing directory"),
        ("docs_dir: .", "should not be the parent directory"),
        ("extra: {since: 2026-13-45}", "mkdocs.yml:1:16 is not valid YAML: 2026-13-45 is not a real date"),
        ("INHERIT: mkdocs.yml", "inherits from itself"),
        ('INHERIT: "a\\0b"', "which does not exist"),
        ("INHERIT: gone.yml", "gone.yml, which does not exist"),
    ],
)
def test_what_cannot_be_read_is_two(
    tmp_path: Path, capsys: pytest.CaptureFixture, config: str | None, says: str
) -> None:
    """The message is one sentence, not a traceback."""
    if config is not None:
        (tmp_path / "mkdocs.yml").write_text(config)
    assert run(tmp_path) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("[tool]\nlinkcheck = 3", "tool.linkcheck must be a table"),
        ("[tool.linkcheck]\norphan = true", "has no option orphan; it knows"),
        ('[tool.linkcheck]\nstrict = "no"', "tool.linkcheck.strict must be true or false"),
        ("[tool.linkcheck]\nledger = 3", "tool.linkcheck.ledger must be a text"),
        ('[tool.linkcheck]\nkeep-assets = "*.png"', "tool.linkcheck.keep-assets must be a list of texts"),
        ("[tool.linkcheck.kinds]\nconcept = 3", "tool.linkcheck.kinds.concept must be a table"),
        ('[tool.linkcheck.data."a.yml"]\nrefs = {a = 3}', "tool.linkcheck.data.a.yml.refs.a must be a text"),
        (
            '[tool.linkcheck.data."a.yml"]\nrefs = {a = "b.yml"}',
            "data.a.yml names b.yml, which is none of a.yml, page",
        ),
        ('[tool.linkcheck.relations]\na = {inverse = "b"}', "relations.a names b, which is none of a"),
        (
            '[tool.linkcheck]\nkinds = {a = {}}\nrelations = {b = {to = ["c"]}}',
            "relations.b names c, which is none of",
        ),
        ('[tool.linkcheck]\nkinds = {a = {requires = ["c"]}}\nrelations = {b = {}}', "kinds.a names c, which is none"),
        ("[tool.linkcheck", "pyproject.toml cannot be read"),
    ],
)
def test_a_slip_in_our_own_table_is_two(tmp_path: Path, capsys: pytest.CaptureFixture, table: str, says: str) -> None:
    """A misspelt option would silently switch a rule off."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x")
    (tmp_path / "pyproject.toml").write_text(table)
    assert run(tmp_path) == 2
    said = capsys.readouterr().err
    assert says in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("name", ["text", "github", "json", "sarif"])
def test_any_terminal_can_show_it(tmp_path: Path, name: str) -> None:
    """A terminal with ASCII alone gets escaped signs; programs always get UTF-8."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x")
    (tmp_path / "docs/é.md").write_text("[x](ü.md)", encoding="utf-8")
    command = [sys.executable, "build.py", "--check", "--root", str(tmp_path), "--format", name]
    done = subprocess.run(command, cwd=SCRIPTS, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (1, b"")
    shown = "ü.md leads" if name in ("json", "sarif") else r"\xfc.md leads"
    assert shown in done.stdout.decode()


@pytest.mark.parametrize("rule", every_rule())
def test_every_rule_can_be_explained(tmp_path: Path, capsys: pytest.CaptureFixture, rule: str) -> None:
    """The explanation has a reason, a bad and a good example."""
    assert run(tmp_path, "--explain", rule) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{rule}\n\n")
    assert "  why:  " in said
    assert "  bad:  " in said
    assert "  good: " in said


@pytest.mark.parametrize("rule", ["none-such", ""])
def test_an_unknown_rule_is_two(tmp_path: Path, capsys: pytest.CaptureFixture, rule: str) -> None:
    """All rules are listed instead."""
    assert run(tmp_path, "--explain", rule) == 2
    assert "missing-page" in capsys.readouterr().err


def test_a_rule_of_the_guide_is_explained_too(capsys: pytest.CaptureFixture) -> None:
    """The command line knows the rules of `guide_rules`."""
    assert build.main(["--explain", "stale-page"]) == 0
    assert capsys.readouterr().out.startswith("stale-page\n\nA page or block that is made from data")


def test_accept_adds_to_the_ledger_and_takes_nothing_away(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    """New addresses are added in order, one a line; a dropped address stays a finding."""
    read(CASES / "dropped-address" / "bad-dropped.txt").write(tmp_path)
    (tmp_path / "docs/b.md").write_text("# B\n\n## Part { #part }\n")
    before = (tmp_path / "docs/data/addresses.txt").read_text().splitlines()
    assert run(tmp_path, "--accept", "--format", "json") == 1
    told = capsys.readouterr()
    assert told.err.startswith("added ")
    assert {finding["rule"] for finding in json.loads(told.out)["findings"]} == {"dropped-address"}
    lines = (tmp_path / "docs/data/addresses.txt").read_text().splitlines()
    assert lines == sorted(lines)
    assert set(lines) - set(before) == {"b.html", "b.html#b", "b.html#part", "index.html#home"}
    assert set(before) <= set(lines)


def test_who_keeps_no_ledger_cannot_add_to_it(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    """The message says how to begin one, and nothing is written."""
    read(CASES / "missing-page" / "good-forms.txt").write(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    assert run(tmp_path, "--accept") == 2
    assert capsys.readouterr().err == f"{accept.NO_LEDGER}\n"
    assert sorted(tmp_path.rglob("*")) == before


def test_the_ledger_is_whole_whatever_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing is interrupted, the ledger is unchanged, and no half-written file is left."""
    read(CASES / "dropped-address" / "bad-dropped.txt").write(tmp_path)
    file = tmp_path / "docs/data/addresses.txt"
    before, beside = file.read_bytes(), sorted(file.parent.iterdir())

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, "--accept")
    assert (file.read_bytes(), sorted(file.parent.iterdir())) == (before, beside)
