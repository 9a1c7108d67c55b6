"""The cache saves time and never changes what is found."""

import os
import shutil
from pathlib import Path

import crosslinks
import pytest
from crosslinks import checking, quick

from .case import CASES, all_cases, read

SNIPPET = read(CASES / "missing-page" / "bad-snippet.txt")


def found(root: Path) -> list[str]:
    """What the validator says of a project."""
    return [str(finding) for finding in crosslinks.check(root).findings]


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_a_second_run_finds_the_same(case, tmp_path: Path) -> None:
    """With everything remembered."""
    case.write(tmp_path)
    assert found(tmp_path) == found(tmp_path) == list(case.findings)


def test_an_unchanged_page_is_not_scanned_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is read but its bytes."""
    read(CASES / "missing-page" / "bad-typo.txt").write(tmp_path)
    first = found(tmp_path)
    monkeypatch.setattr(checking.Scanner, "scan", lambda *_: pytest.fail("scanned again"))
    assert found(tmp_path) == first


def test_a_changed_page_is_scanned_again(tmp_path: Path) -> None:
    """By its content, not by its date."""
    read(CASES / "missing-page" / "bad-typo.txt").write(tmp_path)
    assert found(tmp_path)
    page = tmp_path / "docs/index.md"
    page.write_text(page.read_text().replace("decodin.md", "decoding.md"))
    assert found(tmp_path) == []


def test_a_changed_snippet_changes_the_page(tmp_path: Path) -> None:
    """What a page includes is part of it."""
    SNIPPET.write(tmp_path)
    assert found(tmp_path)
    (tmp_path / "docs/includes/part.md").write_text("Nothing here.\n")
    assert found(tmp_path) == []


def test_a_changed_configuration_changes_every_page(tmp_path: Path) -> None:
    """An extension less, and its markup is text."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home { #top-of-page }\n\n[x](#top-of-page)\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nmarkdown_extensions: [attr_list]\n")
    assert found(tmp_path) == []
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    assert "broken-anchor" in found(tmp_path)[0]


@pytest.mark.parametrize("damage", [b"", b"x" * 60, None])
def test_a_damaged_cache_is_no_cache(tmp_path: Path, own_cache: Path, damage: bytes | None) -> None:
    """Cut short, overwritten or altered in the middle."""
    SNIPPET.write(tmp_path)
    first = found(tmp_path)
    (file,) = own_cache.iterdir()
    data = file.read_bytes()
    file.write_bytes(data[:60] + b"?" + data[61:] if damage is None else damage)
    assert found(tmp_path) == first


def test_a_cache_that_cannot_be_written_is_left_alone(tmp_path: Path, own_cache: Path) -> None:
    """A file stands where its folder should be."""
    shutil.rmtree(own_cache)
    own_cache.write_text("in the way")
    SNIPPET.write(tmp_path)
    assert found(tmp_path) == list(SNIPPET.findings)


def test_what_no_run_used_for_a_month_is_deleted(tmp_path: Path, own_cache: Path) -> None:
    """Files of other projects and of killed runs; never one in use, nor what is not the cache's own."""
    SNIPPET.write(tmp_path)
    names = ("old.bin", "killed.half", "answers.json", "new.bin")
    for name in names:
        (own_cache / name).write_text("x")
    for name in names[:3]:
        os.utime(own_cache / name, (0, 0))
    found(tmp_path)
    (kept,) = own_cache.glob("?????????*.bin")
    os.utime(kept, (0, 0))
    assert found(tmp_path) == list(SNIPPET.findings)
    (tmp_path / "docs/new.md").write_text("# New\n")
    found(tmp_path)
    assert {file.name for file in own_cache.iterdir()} == {"answers.json", "new.bin", kept.name}


def test_the_project_itself_is_only_read(tmp_path: Path) -> None:
    """Nothing is written into a project that is checked."""
    SNIPPET.write(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    found(tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_quick_pages_are_remembered_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fast path is not taken twice either."""
    read(CASES / "missing-page" / "bad-typo.txt").write(tmp_path)
    found(tmp_path)
    monkeypatch.setattr(quick, "scan", lambda *_: pytest.fail("scanned again"))
    found(tmp_path)
