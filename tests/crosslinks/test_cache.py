"""The cache saves time and never changes what is found."""

import importlib
import os
import shutil
import sys
import time
from pathlib import Path

import crosslinks
import pytest
from crosslinks import checking
from crosslinks.fast_path import quick

from .case import CASES, all_cases, read

HOMEMADE = """
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
class Swap(Preprocessor):
    def run(self, lines): return [line.replace("gone.md", "{target}") for line in lines]
class Homemade(Extension):
    def extendMarkdown(self, md): md.preprocessors.register(Swap(md), "swap", 50)
def makeExtension(**options): return Homemade(**options)
"""
LINK = "docs/index.md:3:20"
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


def test_neither_date_nor_size_is_trusted(tmp_path: Path) -> None:
    """Another text of the same length and date is another text; a new date alone changes nothing."""
    read(CASES / "missing-page" / "bad-typo.txt").write(tmp_path)
    first, page = found(tmp_path), tmp_path / "docs/index.md"
    os.utime(page)
    assert found(tmp_path) == first
    page.write_text(page.read_text().replace("decodin.md", "decodxn.md"))
    os.utime(page, (0, 0))
    other = found(tmp_path)
    page.write_text(page.read_text().replace("decodxn.md", "decodin.md"))
    os.utime(page, (0, 0))
    assert found(tmp_path) == first != other


def test_a_page_that_is_renamed_or_deleted_is_missed(tmp_path: Path) -> None:
    """Its own text is known, but what leads to it and from it is weighed anew; so it is with an HTML file."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (docs / "index.md").write_text("# Home\n\n[x](a.md#part) [y](b.html#part)\n")
    (docs / "a.md").write_text("# A\n\n## Part\n\n[x](index.md)\n")
    (docs / "b.html").write_text("<p id='part'><a href='a/#part'>x</a>")
    assert found(tmp_path) == []
    (docs / "a.md").rename(docs / "c.md")
    assert [one.split(": ")[0] for one in found(tmp_path)] == ["docs/b.html:1:23", "docs/index.md:3:5"]
    (docs / "c.md").rename(docs / "a.md")
    (docs / "b.html").write_text("<p id='other'><a href='a/#part'>x</a>")
    assert [one.split("; ")[0] for one in found(tmp_path)] == [f"{LINK}: broken-anchor: b.html has no anchor #part"]
    (docs / "b.html").unlink()
    assert [one.split("; ")[0] for one in found(tmp_path)] == [f"{LINK}: missing-page: b.html#part leads to no page"]


def test_a_changed_data_file_is_read_again(tmp_path: Path) -> None:
    """An entry that another one names is taken away."""
    read(CASES / "unknown-key" / "good-known.txt").write(tmp_path)
    assert found(tmp_path) == []
    data = tmp_path / "docs/data/glossary.yml"
    data.write_text(data.read_text().replace("id: token", "id: tokem"))
    assert any("unknown-key: " in one for one in found(tmp_path))


def test_a_changed_extension_changes_every_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is installed nowhere, so that its code has no version."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n\n[x](gone.md)\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: []\nmarkdown_extensions: [homemade]\n")
    code = tmp_path / "code" / "homemade.py"
    code.parent.mkdir()
    monkeypatch.syspath_prepend(str(code.parent))
    (tmp_path / "code" / "__pycache__").write_text("in the way, so that the code is compiled each time")
    for target, expected in (("gone.md", 1), ("index.md", 0)):
        code.write_text(HOMEMADE.format(target=target))
        monkeypatch.delitem(sys.modules, "homemade", raising=False)
        importlib.invalidate_caches()
        assert len(found(tmp_path)) == expected


def test_a_changed_snippet_changes_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page includes is part of it; it is read once more, and remembered anew."""
    SNIPPET.write(tmp_path)
    assert found(tmp_path)
    (tmp_path / "docs/includes/part.md").write_text("Nothing here.\n")
    assert found(tmp_path) == []
    monkeypatch.setattr(checking.Scanner, "scan", lambda *_: pytest.fail("scanned again"))
    assert found(tmp_path) == []


def test_a_snippet_that_changes_meanwhile_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is remembered with what was read of it, and not with what stands there by then."""
    SNIPPET.write(tmp_path)
    scan = checking.Scanner.scan

    def scan_and_change(*arguments):
        page = scan(*arguments)
        (tmp_path / "docs/includes/part.md").write_text("Nothing here.\n")
        return page

    with monkeypatch.context() as patched:
        patched.setattr(checking.Scanner, "scan", scan_and_change)
        found(tmp_path)
    assert found(tmp_path) == []


def test_a_changed_configuration_changes_every_page(tmp_path: Path) -> None:
    """An extension less, and its markup is text."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home { #top-of-page }\n\n[x](#top-of-page)\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nmarkdown_extensions: [attr_list]\n")
    assert found(tmp_path) == []
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    assert "broken-anchor" in found(tmp_path)[0]


@pytest.mark.parametrize("damage", [b"", b"x" * 60, "cut", None])
def test_a_damaged_cache_is_no_cache(tmp_path: Path, own_cache: Path, damage: bytes | str | None) -> None:
    """Cut short, overwritten or altered in the middle."""
    SNIPPET.write(tmp_path)
    first = found(tmp_path)
    (file,) = own_cache.iterdir()
    data = file.read_bytes()
    altered, cut = data[:60] + b"?" + data[61:], data[: len(data) // 2]
    file.write_bytes({None: altered, "cut": cut}.get(damage, damage))
    assert found(tmp_path) == first


def test_what_other_code_or_versions_remembered_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They may have read the page in another way."""
    SNIPPET.write(tmp_path)
    first, scan, scanned = found(tmp_path), checking.Scanner.scan, []
    monkeypatch.setattr(checking.Scanner, "scan", lambda *one: scanned.append(one) or scan(*one))
    monkeypatch.setattr(checking, "fingerprint", lambda: b"another make".ljust(20))
    assert found(tmp_path) == first
    assert scanned


def test_a_run_that_is_stopped_leaves_the_cache_as_it_was(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing beside it."""
    SNIPPET.write(tmp_path)
    found(tmp_path)
    before = {file: file.read_bytes() for file in own_cache.iterdir()}

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    (tmp_path / "docs/new.md").write_text("# New\n")
    with pytest.raises(KeyboardInterrupt):
        found(tmp_path)
    assert {file: file.read_bytes() for file in own_cache.iterdir()} == before


def test_a_cache_that_cannot_be_written_is_left_alone(tmp_path: Path, own_cache: Path) -> None:
    """A file stands where its folder should be."""
    shutil.rmtree(own_cache)
    own_cache.write_text("in the way")
    SNIPPET.write(tmp_path)
    assert found(tmp_path) == list(SNIPPET.findings)


def test_what_no_run_used_for_a_month_is_deleted(tmp_path: Path, own_cache: Path) -> None:
    """Files of other projects and of killed runs; never one in use, nor what is not the cache's own."""
    SNIPPET.write(tmp_path)
    days = {"old.bin": 31, "killed.half": 31, "answers.json": 31, "new.bin": 29}
    for name, age in days.items():
        (own_cache / name).write_text("x")
        os.utime(own_cache / name, (time.time() - age * 24 * 3600,) * 2)
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
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    found(tmp_path)
    assert {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")} == before


def test_quick_pages_are_remembered_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fast path is not taken twice either."""
    read(CASES / "missing-page" / "bad-typo.txt").write(tmp_path)
    found(tmp_path)
    monkeypatch.setattr(quick, "scan", lambda *_: pytest.fail("scanned again"))
    found(tmp_path)
