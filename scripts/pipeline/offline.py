"""The list of files that a reader's browser keeps when asked to, for docs/assets/javascripts/taking/kept.js.

Left out are what lies beside the guide for other uses, such as its data, its editions and its Markdown.
"""

import hashlib
import json
from pathlib import Path

NAME = "offline.json"
KEPT = frozenset([".css", ".html", ".js", ".svg", ".png", ".webmanifest"])
LEFT = ("404.html", "offline.js", "assets/cards/", "editions/")  # the worker itself is the browser's business


def write(site: Path) -> Path:
    """Lists the files of the finished site, each with a hash of its text; a change of any is another version."""
    kept = {path: (site / path).read_bytes() for path in files(site)}
    hashes = {path: hashed(content) for path, content in kept.items()}
    told = {"version": hashed(json.dumps(hashes).encode()), "bytes": sum(map(len, kept.values())), "files": hashes}
    (site / NAME).write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")
    return site / NAME


def files(site: Path) -> list[str]:
    """What pages show and load, in a fixed order."""
    found = (path for path in site.rglob("*") if path.suffix in KEPT and path.is_file())
    return sorted(path for path in (one.relative_to(site).as_posix() for one in found) if not path.startswith(LEFT))


def hashed(content: bytes) -> str:
    """Enough of a hash to tell two texts of one file apart."""
    return hashlib.sha256(content).hexdigest()[:10]
