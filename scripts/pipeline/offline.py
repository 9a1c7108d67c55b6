"""The list of files that a reader's browser keeps when asked to, for docs/assets/javascripts/taking/kept.js.

Left out are what lies beside the guide for other uses, such as its data, its editions and its Markdown.
"""

import hashlib
import json
from pathlib import Path

NAME = "offline.json"
KEPT = frozenset([".css", ".html", ".js", ".svg", ".png", ".webmanifest"])
LEFT = ("404.html", "offline.js", "assets/cards/", "editions/")  # the worker itself is the browser's business


def write_file_list(site: Path) -> Path:
    """Lists the files of the finished site, each with a hash of its text; a change of any is another version."""
    kept = {path: (site / path).read_bytes() for path in kept_files(site)}
    hashes = {path: short_hash(content) for path, content in kept.items()}
    listing = {
        "version": short_hash(json.dumps(hashes).encode()),
        "bytes": sum(map(len, kept.values())),
        "files": hashes,
    }
    (site / NAME).write_text(json.dumps(listing, separators=(",", ":")) + "\n", encoding="utf-8")
    return site / NAME


def kept_files(site: Path) -> list[str]:
    """What pages show and load, in a fixed order."""
    paths = (name for name in site.rglob("*") if name.suffix in KEPT and name.is_file())
    return sorted(name for name in (path.relative_to(site).as_posix() for path in paths) if not name.startswith(LEFT))


def short_hash(content: bytes) -> str:
    """Enough of a hash to tell two texts of one file apart."""
    return hashlib.sha256(content).hexdigest()[:10]
