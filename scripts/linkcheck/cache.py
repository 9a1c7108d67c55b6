"""Remembers what was found on each page, by its content and all that decides how it is read.

The cache stands in this repository's `.cache`, whatever project is checked: that one is only read. It holds what the
last run used; a file that cannot be read is as good as none, and deleting it costs time only.
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
    """A short fingerprint of some texts."""
    total = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        total.update(len(data).to_bytes(8, "little"))
        total.update(data)
    return total.hexdigest()


def fingerprint(root: Path, texts: list[str]) -> str:
    """Of all but a page's own text that decides what is found on it: configuration, code, and what is installed.

    It is the same wherever the project stands, so that a copy of it may begin with what is known of the first.
    """
    code = [*Path(__file__).parent.rglob("*.py"), *root.glob("*.py")]
    stamps = sorted(f"{file.name} {(stat := file.stat()).st_size} {stat.st_mtime_ns}" for file in code)
    installed = sorted(os.path.realpath(getattr(one, "_path", one.locate_file(""))) for one in distributions())
    return digest(sys.version, *texts, *stamps, *installed)


def file_of(root: Path) -> Path:
    """Where what is known of the project at `root` is kept."""
    return FOLDER / f"{digest(str(root.resolve()))}.json"


class Cache:
    """What the last run knew of a project, and what this one learns."""

    def __init__(self, root: Path) -> None:
        self.file = file_of(root)
        self.known: dict[str, Any] = self.load()
        self.used: dict[str, Any] = {}

    def load(self) -> dict[str, Any]:
        """The entries of the last run; none when the file is missing or damaged."""
        try:
            known = json.loads(self.file.read_text(encoding="utf-8"))
            return known if isinstance(known, dict) else {}
        except (OSError, ValueError):
            return {}

    def get(self, key: str) -> Page | None:
        """The page that is known under a key."""
        rows = self.known.get(key)
        try:
            page = revived(rows) if rows is not None else None
        except (TypeError, ValueError, AttributeError, LookupError):
            return None
        if page:
            self.used[key] = rows
        return page

    def put(self, key: str, page: Page) -> None:
        """Remembers a page."""
        self.used[key] = page

    def save(self) -> None:
        """Keeps what this run used, in one step; where nothing can be written, nothing is."""
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
    """The page that was written as plain lists."""
    page = Page(*rows)
    return page._replace(**{name: tuple(one(kind, row) for row in getattr(page, name)) for name, kind in PARTS.items()})


def one(kind: Any, row: list[Any]) -> Any:
    """A named tuple; the lists in it are places."""
    return kind(*(Place(*value) if isinstance(value, list) else value for value in row))
