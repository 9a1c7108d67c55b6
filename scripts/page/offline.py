"""Writes the list of files that a browser keeps for reading offline, for javascripts/links-and-offline/offline-copy.js.

It leaves out files for other uses, such as the data, the editions and the Markdown.
"""

import hashlib
import json
from pathlib import Path

NAME = "offline.json"
KEPT_TYPES = frozenset([".css", ".html", ".js", ".svg", ".png", ".webmanifest"])
LEFT_OUT = ("404.html", "offline.js", "assets/cards/", "editions/")  # the browser keeps the worker by itself


def write_file_list(site: Path) -> None:
    """Writes the list of the finished site, with a hash for each file, and a version that changes with any of them."""
    paths = (path for path in site.rglob("*") if path.suffix in KEPT_TYPES and path.is_file())
    names = sorted(path.relative_to(site).as_posix() for path in paths)
    contents = {name: (site / name).read_bytes() for name in names if not name.startswith(LEFT_OUT)}
    hashes = {path: short_hash(content) for path, content in contents.items()}
    listing = {
        "version": short_hash(json.dumps(hashes).encode()),
        "bytes": sum(map(len, contents.values())),
        "files": hashes,
    }
    (site / NAME).write_text(json.dumps(listing, separators=(",", ":")) + "\n", encoding="utf-8")


def short_hash(content: bytes) -> str:
    """A hash that is long enough to tell two versions of a file apart."""
    return hashlib.sha256(content).hexdigest()[:10]
