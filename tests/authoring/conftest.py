"""What the tests of the authors' commands share."""

import shutil
from pathlib import Path

import pytest

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
    return place
