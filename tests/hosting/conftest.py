"""Makes the guide's data available as a fixture."""

from ..docs.conftest import guide  # noqa: F401  pytest finds fixtures by import
