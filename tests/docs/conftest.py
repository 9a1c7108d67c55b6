"""The guide as its build reads it."""

import pytest
from content.guide import Guide

from tests import reading


@pytest.fixture(scope="session")
def guide() -> Guide:
    """Every page, source, claim, term and system."""
    return reading.guide()
