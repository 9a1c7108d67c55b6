"""A small project of another kind: the commands work on any MkDocs project."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = [sys.executable, str(ROOT / "scripts" / "build.py")]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Two pages that link to each other, with MkDocs' own theme."""
    return written(tmp_path / "small")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project after a build, which is made once for all tests."""
    root = written(tmp_path_factory.mktemp("made") / "small")
    done = build(root)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def again(made: Path, tmp_path: Path) -> Path:
    """A copy of that, to build once more."""
    return shutil.copytree(made, tmp_path / "small")


def written(root: Path) -> Path:
    """A project of two pages at `root`."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Small\ntheme: mkdocs\nuse_directory_urls: false\n", encoding="utf-8")
    (root / "docs" / "index.md").write_text("# Start\n\n[Next](next.md#there)\n", encoding="utf-8")
    (root / "docs" / "next.md").write_text("# Next\n\n## There\n\n[Back](index.md)\n", encoding="utf-8")
    return root


def build(root: Path, *arguments: str) -> subprocess.CompletedProcess:
    """build.py on `root`."""
    command = [*BUILD, "--root", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def fingerprint(folder: Path) -> dict[str, str]:
    """Each file below `folder` with the hash of its content."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
