"""Fixtures for the tests of the commands for authors."""

import shutil
from pathlib import Path

import pytest
from authoring.accept import accept
from linkcheck.checking import check, read_site

from tests.conftest import remember

ROOT = Path(__file__).resolve().parent.parent.parent
WITHIN = ("docs", "overrides", "scripts/hosting")


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the guide is made from, for the tests of one file."""
    place = tmp_path_factory.mktemp("guide")
    for folder in WITHIN:
        shutil.copytree(ROOT / folder, place / folder)
    for file in ("mkdocs.yml", "pyproject.toml", "tests/demos/stage.py"):
        (place / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, place / file)
    remember(place)
    return place


def published(place: Path, files: dict[str, str], addresses: str) -> Path:
    """A small project without findings, whose ledger holds these addresses and all of its own."""
    for path, text in files.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text, encoding="utf-8")
    (place / "docs/data/addresses.txt").write_text(addresses)
    accept(read_site(place))
    assert findings(place) == []
    return place


def findings(root: Path) -> list[str]:
    """The findings of a check of a project."""
    return list(map(str, check(root).findings))
