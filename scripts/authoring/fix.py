"""Makes the changes that the check suggests."""

import re
from pathlib import Path
from typing import NamedTuple

from linkcheck.findings import Finding

from .tree import findings, refuse_unsaved, rewrite

HINT = re.compile(r"Did you mean (\S+?)\?(?:\s|$)")
LEAVES_WORDS = ("undefined-reference", "undefined-footnote")  # their hints name a label, not all that stands there


class Edit(NamedTuple):
    """A text that another replaces, at a place in a file; line and column from 1."""

    path: str
    line: int
    column: int
    written: str
    replacement: str


def fix(root: Path) -> list[str]:
    """Makes them, and returns what to tell the author; raises Problem when the guide cannot be checked."""
    refuse_unsaved(root)
    edits = {edit[:3]: edit for finding in findings(root) if (edit := suggested(root, finding))}  # one for each place
    for edit in sorted(edits.values(), reverse=True):  # from the end of a file, so that places stay true
        lines = (root / edit.path).read_text("utf-8").split("\n")
        line, at = lines[edit.line - 1], edit.column - 1
        lines[edit.line - 1] = line[:at] + edit.replacement + line[at + len(edit.written) :]
        rewrite(root / edit.path, "\n".join(lines))
    told = [f"{edit.path}:{edit.line}: {edit.written}, now {edit.replacement}" for edit in edits.values()]
    return told or ["The check suggests nothing that this chore can do."]


def suggested(root: Path, finding: Finding) -> Edit | None:
    """The edit that a finding suggests: its hint in the place of the longest word of the message that stands there."""
    hint, file = HINT.search(finding.message), root / finding.path
    if not hint or finding.rule in LEAVES_WORDS or not file.is_file():
        return None
    there = file.read_text("utf-8").split("\n")[finding.line - 1][finding.column - 1 :]
    words = finding.message[: hint.start()].split()
    standing = [word for typed in words for word in (typed, typed.rstrip(",.:;")) if word and there.startswith(word)]
    if not standing:
        return None
    return Edit(finding.path, finding.line, finding.column, max(standing, key=len), hint[1])
