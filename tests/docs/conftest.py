"""The guide as its authors wrote it."""

from pathlib import Path

import pytest
from content import pages

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def guide() -> pages.Guide:
    """Every page, source, claim, term and system."""
    return pages.read(ROOT / "docs")
