"""Fixtures of the validator's tests."""

from pathlib import Path

import pytest
from linkcheck import cache


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gives each test a cache of its own, so that no test sees pages that another one read."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(cache, "FOLDER", folder)
    return folder
