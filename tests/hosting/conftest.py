"""The pages as generated code sees them, for the tests of the files for hosts."""

from ..docs.conftest import guide  # noqa: F401  pytest finds fixtures by import
