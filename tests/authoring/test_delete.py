"""`--delete` removes a page with everything that names it and redirects its addresses, or changes nothing."""

import re
import subprocess
from pathlib import Path

import pytest
from authoring.delete import delete
from authoring.insertions import out_of_relation
from linkcheck import cache
from pipeline.problem import Problem

from tests.conftest import build

from .conftest import findings, published

FILES = {
    "mkdocs.yml": """site_name: Case
use_directory_urls: false
markdown_extensions: [attr_list, {pymdownx.snippets: {base_path: [docs/includes]}}]
plugins: []
exclude_docs: /includes/
nav:
  - index.md
  - Parts:
      - One: part/one.md # the first
      - part/two.md
""",
    "pyproject.toml": """[tool.linkcheck]
ledger = "docs/data/addresses.txt"
redirects = "docs/data/redirects.yml"
[tool.linkcheck.data."docs/data/terms.yml"]
page = "part/two.md"
refs = { home = "page" }
""",
    "docs/index.md": """# Home { #home }

[two](part/two.md)

[one](part/one.md) and [deep](part/one.md#deep)
""",
    "docs/part/one.md": """# One { #one }

[home](../index.md), [below](#deep)

## Deep { #deep }

## Term { #term }

--8<-- "shared.md"
""",
    "docs/part/two.md": """# Two { #two }

## Term { #term }

--8<-- "shared.md"
""",
    "docs/includes/shared.md": "A part of several pages, [see](#shared).\n{ #shared }\n",
    "docs/data/terms.yml": "- {id: term, home: part/one.md#deep}\n- {id: two, home: 'part/one.md'}\n",
    "docs/data/redirects.yml": "old.md: part/one.md\nold.md#x: part/one.md#deep\n",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project in which a page is named in every way, with all addresses published."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "cache")
    return published(tmp_path / "project", FILES, "old.html\nold.html#deep\nold.html#x\n")


def text(root: Path, path: str) -> str:
    """The text of a file in the docs folder."""
    return (root / "docs" / path).read_text(encoding="utf-8")


def state(root: Path) -> dict[str, bytes]:
    """The content of every file below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_addresses_of_a_page_lead_to_another(root: Path, capsys: pytest.CaptureFixture) -> None:
    """Sections lead to those of the same name, if there are any; menu, links and data follow."""
    delete(root, "docs/part/one.md", "part/two.md")
    assert findings(root) == []
    assert not (root / "docs/part/one.md").exists()
    assert text(root, "data/redirects.yml").splitlines() == [
        "old.md: part/two.md",
        "old.md#deep: part/two.md",
        "old.md#x: part/two.md",
        "part/one.md: part/two.md",
        "part/one.md#deep: part/two.md",
        "part/one.md#one: part/two.md",
    ]
    assert "one.md" not in (root / "mkdocs.yml").read_text()
    assert text(root, "index.md").endswith("[one](part/two.md) and [deep](part/two.md)\n")
    assert text(root, "data/terms.yml") == "- {id: term, home: part/two.md}\n- {id: two, home: 'part/two.md'}\n"
    assert text(root, "includes/shared.md") == FILES["docs/includes/shared.md"]
    assert "leads elsewhere now: docs/index.md:5\n" in capsys.readouterr().out


def test_the_addresses_of_a_page_lead_to_a_section(root: Path) -> None:
    """One redirect covers them all."""
    delete(root, "part/one.md", "part/two.md#term")
    assert findings(root) == []
    assert text(root, "data/redirects.yml") == "".join(
        f"{old}: part/two.md#term\n" for old in ("old.md", "old.md#x", "part/one.md")
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("part/on.md", "index.md", "There is no file docs/part/on.md; did you mean part/one.md?"),
        ("part/one.md#deep", "index.md", "only pages can be deleted"),
        ("data/terms.yml", "index.md", "only pages can be deleted"),
        ("part/one.md", "part/three.md", "part/three.md is not another page or section"),
        ("part/one.md", "part/one.md#deep", "is not another page"),
        ("part/one.md", "index.md#nowhere", "is not another page or section"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(root: Path, old: str, new: str, sentence: str) -> None:
    """The sentence gives the reason, and nothing is written."""
    before = state(root)
    with pytest.raises(Problem, match=re.escape(sentence)):
        delete(root, old, new)
    assert state(root) == before


def test_what_git_does_not_hold_is_not_deleted(root: Path) -> None:
    """A page that was never committed, and one that was changed since."""
    for command in (["init", "--quiet"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qmA"]):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    page = root / "docs/part/one.md"
    page.write_text(page.read_text() + "New.\n")
    with pytest.raises(Problem, match="has changes that are not committed"):
        delete(root, "part/one.md", "part/two.md")
    page.write_text(FILES["docs/part/one.md"])
    delete(root, "part/one.md", "part/two.md")
    assert not page.exists()


def test_a_dry_run_shows_the_changes_and_writes_nothing(root: Path, capsys: pytest.CaptureFixture) -> None:
    """The changes are printed as a patch, and nothing is written."""
    before = state(root)
    assert delete(root, "part/one.md", "part/two.md", only_shown=True) == 0
    assert state(root) == before
    assert "--- a/docs/part/one.md\n+++ /dev/null\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("head", "without"),
    [
        ("related: [a.md, b.md] # two\nkind: page\n", "related: [b.md] # two\nkind: page\n"),
        ("related: [a.md]\nkind: page\n", "kind: page\n"),
        ("related: a.md\nkind: page\n", "kind: page\n"),
        ("related:\n  - a.md\n  - b.md\nkind: page\n", "related:\n  - b.md\nkind: page\n"),
        ("kind: page\nrelated:\n  - a.md\n", "kind: page\n"),
    ],
)
def test_a_relation_is_taken_out_as_it_was_written(head: str, without: str) -> None:
    """A list in brackets, a list of lines, or a page alone."""
    assert out_of_relation(head, "related", "a.md") == without


@pytest.mark.slow  # the others delete pages of small sites
def test_a_page_of_the_guide_is_deleted(project: Path) -> None:
    """The command itself removes its relations and its preview card, and says what is left to do."""
    done = build(project, "--delete", "misconceptions/new-combinations.md", "concepts/generative-ai.md")
    assert done.returncode == 0, done.stdout + done.stderr
    assert findings(project) == []
    assert not (project / "overrides/assets/cards/misconceptions-new-combinations.png").exists()
    assert "new-combinations" not in text(project, "concepts/understanding.md")
    assert "docs/misconceptions/index.md:" in done.stdout
