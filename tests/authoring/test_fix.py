"""`--fix` makes the changes that findings suggest, keeps those that pass, and touches nothing else."""

from argparse import Namespace
from pathlib import Path

import pytest
from authoring import fix
from authoring.fix import run
from linkcheck import cache

from tests.conftest import build
from tests.linkcheck.case import Case

FILES = {
    "docs/index.md": """# Home

[page](pgae.md), [page](page.md#detial) and [again](page.html)

[lost](nothing-like-it.md)
""",
    "docs/page.md": "# Page { #page }\n\n[home](Index.md)\n\n## Detail { #detail }\n",
    "docs/clean.md": "# Clean\n\nNo  fault. \n",
}


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has a cache of its own."""
    monkeypatch.setattr(cache, "FOLDER", tmp_path / "cache")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project with faults."""
    Case("fix", FILES, ()).write(tmp_path / "project")
    return tmp_path / "project"


def arguments(root: Path, diff: bool = False) -> Namespace:
    """The options of the command."""
    return Namespace(root=root, diff=diff, strict=False, format="text", site_url=None)


def text(root: Path, path: str) -> str:
    """The text of a file, with its line ends."""
    return (root / path).read_bytes().decode()


def test_suggested_fixes_are_made_and_the_remaining_findings_are_printed(
    root: Path, capsys: pytest.CaptureFixture
) -> None:
    """Each fix has a line; the remaining findings decide the exit code."""
    assert run(arguments(root)) == 1
    assert text(root, "docs/index.md").startswith(
        "# Home\n\n[page](page.md), [page](page.md#detail) and [again](page.md)"
    )
    assert "[home](index.md)" in text(root, "docs/page.md")
    told = capsys.readouterr().out
    assert "docs/index.md:3:8: missing-page: pgae.md → page.md\n" in told and "fixed 4 findings\n" in told
    assert "docs/index.md:5:8: missing-page: nothing-like-it.md leads to no page" in told
    (root / "docs/index.md").write_text(text(root, "docs/index.md").partition("[lost]")[0])
    assert run(arguments(root)) == 0


def test_every_other_byte_stays(root: Path) -> None:
    """Line ends, the byte order mark, and files without a finding stay as they are."""
    page = root / "docs/page.md"
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes().replace(b"\n", b"\r\n"))
    before, clean = page.read_bytes(), (root / "docs/clean.md").stat()
    run(arguments(root))
    assert page.read_bytes() == before.replace(b"Index.md", b"index.md")
    assert (root / "docs/clean.md").stat() == clean


def test_a_dry_run_shows_the_patch_and_writes_nothing(root: Path, capsys: pytest.CaptureFixture) -> None:
    """Nothing but the patch is printed."""
    assert run(arguments(root, diff=True)) == 1
    assert capsys.readouterr().out.startswith("--- a/docs/index.md\n+++ b/docs/index.md\n")
    assert "docs/page.md" in FILES and text(root, "docs/index.md") == FILES["docs/index.md"]


def test_a_fix_that_brings_another_finding_is_not_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The good fixes beside it are kept."""
    real = fix.FixRun.suggested

    def bad(self):
        for one in real(self):
            yield one._replace(edit=one.edit._replace(replacement="gone.md")) if one.edit.written == "pgae.md" else one

    monkeypatch.setattr(fix.FixRun, "suggested", bad)
    assert run(arguments(root)) == 1
    assert "[page](pgae.md), [page](page.md#detail) and [again](page.md)" in text(root, "docs/index.md")


def test_a_mistake_in_the_data_is_fixed_and_the_generated_pages_with_it(project: Path) -> None:
    """The generated pages are made from the fixed data."""
    before = (project / "docs/data/glossary.yml").read_bytes()
    data = before.replace(b"page: concepts/decoding.md#temperature", b"page: concepts/decoding.md#temperatur")
    (project / "docs/data/glossary.yml").write_bytes(data)
    done = build(project, "--fix")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (project / "docs/data/glossary.yml").read_bytes() == before
