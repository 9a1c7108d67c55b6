"""Bundles the style sheets and the scripts that every page loads into one file of each kind.

The bundle's name holds a hash of its content, so that browsers may cache it for ever and never use an outdated one.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def bundle(docs: Path, paths: Iterable[str], kind: str) -> tuple[str, str]:
    """Name and content of one file that holds all of these; a style sheet called print.css holds for print alone."""
    joined = "".join(content(docs / path) for path in paths)
    return f"assets/guide-{hashlib.sha256(joined.encode()).hexdigest()[:10]}.{kind}", joined


def content(file: Path) -> str:
    """The text of a file that is to be joined with others."""
    text = file.read_text("utf-8")
    return f"@media print {{\n{text}}}\n" if file.name == "print.css" else text
