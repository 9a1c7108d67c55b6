"""How findings are printed: each module turns a report into the text of one format."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model import Report

NAMES = ("text", "github", "json", "sarif")
FOR_PROGRAMS = ("json", "sarif")  # always UTF-8


def written(report: "Report", name: str) -> str:
    """The report in the format of that name."""
    return import_module(f".{name}", __name__).write(report)
