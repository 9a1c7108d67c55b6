"""Remembers what was found on each page, by its content and by all that decides how it is read.

The cache file stands in this repository's `.cache`, since a project that is checked is never written to. It holds what
the last run used. A damaged cache file counts as empty; deleting it only costs time.
"""

import json
import os
import sys
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from .model import Allowance, Anchor, Definition, Finding, Heading, Include, Leftover, Link, Page, Place, Value

FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "linkcheck"
PARTS = {
    "links": Link,
    "anchors": Anchor,
    "headings": Heading,
    "definitions": Definition,
    "leftovers": Leftover,
    "includes": Include,
    "meta": Value,
    "allowances": Allowance,
    "problems": Finding,
}


def digest(*parts: str) -> str:
    """A hash of several texts."""
    total = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        total.update(len(data).to_bytes(8, "little"))
        total.update(data)
    return total.hexdigest()


def fingerprint(root: Path, texts: list[str]) -> str:
    """A hash of everything but a page's text that decides what is found on it: settings, code, installed packages.

    It does not depend on the project's folder, so that a copy of the project can use a copy of the cache.
    """
    code = [*Path(__file__).parent.rglob("*.py"), *root.glob("*.py")]
    stamps = sorted(f"{file.name} {(stat := file.stat()).st_size} {stat.st_mtime_ns}" for file in code)
    installed = sorted(
        os.path.realpath(getattr(package, "_path", package.locate_file(""))) for package in distributions()
    )
    return digest(sys.version, *texts, *stamps, *installed)


def file_of(root: Path) -> Path:
    """The cache file of the project at `root`."""
    return FOLDER / f"{digest(str(root.resolve()))}.json"


class Cache:
    """The entries of the last run as `known`, and those that this run reads or adds as `used`."""

    def __init__(self, root: Path) -> None:
        self.file = file_of(root)
        self.known: dict[str, Any] = self.load()
        self.used: dict[str, Any] = {}

    def load(self) -> dict[str, Any]:
        """Reads the entries of the last run; none when the file is missing or damaged."""
        try:
            known = json.loads(self.file.read_text(encoding="utf-8"))
            return known if isinstance(known, dict) else {}
        except (OSError, ValueError):
            return {}

    def get(self, key: str) -> Page | None:
        """Returns the page with that key, or None."""
        rows = self.known.get(key)
        try:
            page = revived(rows) if rows is not None else None
        except (TypeError, ValueError, AttributeError, LookupError):
            return None
        if page:
            self.used[key] = rows
        return page

    def put(self, key: str, page: Page) -> None:
        """Adds a page."""
        self.used[key] = page

    def save(self) -> None:
        """Replaces the cache file in one step; does nothing when it cannot be written."""
        if self.used.keys() == self.known.keys():
            return
        half = self.file.with_suffix(f".{os.getpid()}.half")
        try:
            FOLDER.mkdir(parents=True, exist_ok=True)
            half.write_text(json.dumps(self.used, separators=(",", ":")), encoding="utf-8")
            half.replace(self.file)
        except OSError:
            half.unlink(missing_ok=True)


def revived(rows: list[Any]) -> Page:
    """Turns the plain lists of a cache entry back into a `Page`."""
    page = Page(*rows)
    parts = {name: tuple(part(kind, row) for row in getattr(page, name)) for name, kind in PARTS.items()}
    return page._replace(**parts)


def part(kind: Any, row: list[Any]) -> Any:
    """Turns one list into a named tuple of that kind; each list in it is a place."""
    return kind(*(Place(*value) if isinstance(value, list) else value for value in row))
