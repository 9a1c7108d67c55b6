"""The YAML at the head of a page: its values with their places, and its faults."""

import re
from collections.abc import Iterator

from . import yaml_values
from .model import Finding, Value
from .source import FRONT_MATTER, Source

USUAL = r"(?:title|description|kind|template|hide|tags|icon|status|date|search):(?:[ ][^\n]*)?\n"
NOT_CLOSED = re.compile(rf"-{{3}}[ \t]*\n{USUAL}")  # --- and title: x, with no second ---
FIELDS = rf"{USUAL}(?:[\w-]+:[^\n]*\n|[ ]+[^\n]*\n|-[ ][^\n]*\n)*-{{3}}[ \t]*\n"
NOT_OPENED = re.compile(FIELDS)  # title: x, then ---
NOT_FIRST = re.compile(rf"[ \t]*\n\s*-{{3}}[ \t]*\n{FIELDS}")  # an empty line before the first ---


def values(source: Source) -> tuple[Value, ...]:
    """Every scalar of the front matter; none when it cannot be read."""
    if source.front_matter is None:
        return ()
    try:
        return yaml_values.values(source.front_matter[1], source.path, before=1)
    except yaml_values.FAULTS:
        return ()


def problems(source: Source) -> Iterator[Finding]:
    """Yields a finding for front matter that MkDocs cannot read and therefore prints at the head of the page."""
    if what := unbounded(source.text):
        yield Finding(source.path, 1, 1, "broken-front-matter", what)
    elif source.front_matter and (fault := yaml_values.fault(source.front_matter[1], plain=True)):
        line, column, what = fault
        what = f"the front matter is not valid YAML: {what}"
        yield Finding(source.path, line + 1, column, "broken-front-matter", what)


def unbounded(text: str) -> str:
    """Why something that looks like front matter is not read as such, or ""."""
    if FRONT_MATTER.match(text):
        return ""
    if NOT_CLOSED.match(text):
        return "the front matter has no end: close it with ---"
    if NOT_FIRST.match(text):
        return "the front matter begins below an empty line: begin it on the first"
    return "the front matter has no beginning: open it with ---" if NOT_OPENED.match(text) else ""
