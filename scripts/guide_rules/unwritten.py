"""What is still to write is marked with TODO, and nothing that is marked so is published."""

import re
from collections.abc import Iterator
from pathlib import Path

from linkcheck.findings import Finding
from linkcheck.places import line_and_column

TODO = re.compile(r"\bTODO\b:?\s*([^\"\n]*)")
TEXTS = {".md", ".yml", ".svg", ".js", ".css"}
LEFT_OUT = "docs/assets/models/"


def unwritten(root: Path) -> Iterator[Finding]:
    """A finding for each TODO in a text of docs/, in the order of the files."""
    for file in sorted((root / "docs").rglob("*")):
        path = file.relative_to(root).as_posix()
        if file.suffix in TEXTS and file.is_file() and not path.startswith(LEFT_OUT):
            text = file.read_text("utf-8", "replace")
            for found in TODO.finditer(text) if "TODO" in text else ():
                line, column = line_and_column(text, found.start())
                what = found[1].strip().rstrip(".") or "what is marked"
                yield Finding(path, line, column, "unwritten", f"Still to write: {what}.")
