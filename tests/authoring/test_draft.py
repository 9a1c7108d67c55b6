"""A draft takes the place of a project's files all at once, or not at all."""

from pathlib import Path

import pytest
from authoring import draft
from pipeline.problem import Problem


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project, with what belongs in no draft beside it."""
    for path, text in {"docs/a.md": "# A\n", "docs/site/b.md": "# B\n", "site/a.html": "<p>", ".git/x": "x"}.items():
        (tmp_path / "project" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "project" / path).write_text(text, encoding="utf-8")
    return tmp_path / "project"


def state(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def changed(root: Path) -> list[draft.Change]:
    """One file rewritten, one gone with its folder, one new."""
    with draft.draft(root) as copy:
        place = copy.folder
        assert sorted(draft.files(place)) == ["docs/a.md", "docs/site/b.md"]
        (place / "docs/a.md").write_text("# A, anew", encoding="utf-8")
        (place / "docs/site/b.md").unlink()
        (place / "docs/new").mkdir()
        (place / "docs/new/c.md").write_bytes(b"\xff")
        return copy.changes()


def test_the_difference_is_shown_as_a_patch(root: Path) -> None:
    """New and deleted files look as in git, and a missing line end at the end of a file is mentioned."""
    told = draft.diff(changed(root))
    assert "--- a/docs/a.md\n+++ b/docs/a.md\n@@ -1 +1 @@\n-# A\n+# A, anew\n\\ No newline at end of file\n" in told
    assert "--- a/docs/site/b.md\n+++ /dev/null\n" in told
    assert "Binary files /dev/null and b/docs/new/c.md differ\n" in told


def test_a_draft_is_no_work_tree_of_the_repository(root: Path) -> None:
    """Where `.git` is a file, a command of git in the draft would else change the repository itself."""
    (root / "linked").mkdir()
    (root / "linked/.git").write_text("gitdir: /elsewhere", encoding="utf-8")
    assert ".git" not in draft.files(root / "linked")


def test_the_draft_takes_its_place(root: Path) -> None:
    """A folder that is empty afterwards is deleted."""
    draft.put(root, changed(root))
    assert (root / "docs/a.md").read_text(encoding="utf-8") == "# A, anew"
    assert not (root / "docs/site").exists()
    assert (root / "docs/new/c.md").read_bytes() == b"\xff"
    assert (root / ".git/x").exists()


@pytest.mark.parametrize("error", [OSError("the disk is full"), KeyboardInterrupt()])
def test_a_failure_leaves_everything_as_it_was(root: Path, monkeypatch, error: BaseException) -> None:
    """The failure comes at each of the files in turn."""
    before, found = state(root), changed(root)
    real = draft.set_to
    for last in range(len(found)):
        left = last

        def failing(file: Path, content: bytes | None) -> None:
            nonlocal left
            left -= 1
            if left == -1:
                raise error
            real(file, content)

        monkeypatch.setattr(draft, "set_to", failing)
        with pytest.raises(type(error)):
            draft.put(root, found)
        assert {path: text for path, text in state(root).items() if not path.endswith(".half")} == before


def test_what_was_saved_while_the_draft_was_made_stays(root: Path) -> None:
    """A page that the draft left alone, and a new one."""
    with draft.draft(root) as copy:
        (copy.folder / "docs/site/b.md").write_text("# B, anew", encoding="utf-8")
        (root / "docs/a.md").write_text("saved", encoding="utf-8")
        (root / "docs/d.md").write_text("added", encoding="utf-8")
        draft.put(root, copy.changes())
    assert (root / "docs/a.md").read_text(encoding="utf-8") == "saved"
    assert (root / "docs/d.md").read_text(encoding="utf-8") == "added"
    assert (root / "docs/site/b.md").read_text(encoding="utf-8") == "# B, anew"


def test_a_file_that_was_saved_meanwhile_is_not_overwritten(root: Path) -> None:
    """No other file is written either."""
    found = changed(root)
    (root / "docs/site/b.md").write_text("saved", encoding="utf-8")
    before = state(root)
    with pytest.raises(Problem, match=r"docs/site/b\.md was changed meanwhile"):
        draft.put(root, found)
    assert state(root) == before
