"""Makes the changes that the check suggests."""

import re
from pathlib import Path

from console import Problem
from linkcheck.command import check
from linkcheck.findings import Finding

from .tree import Edit, apply, refuse_unsaved

HINT = re.compile(r"Did you mean (\S+?)\?(?:\s|$)")
LEAVES_WORDS = ("undefined-reference", "undefined-footnote")  # their hints name a label, not all that stands there


def fix(root: Path) -> list[str]:
    """Makes them, and returns what to tell the author; raises Problem when the guide cannot be checked."""
    refuse_unsaved(root)
    report = check(root)
    if not report.pages:
        raise Problem(f"The check could not run: {report.findings[0].message}")
    edits = [edit for finding in report.findings if (edit := suggested(root, finding))]
    missed = apply(root, edits)
    made = [edit for edit in dict.fromkeys(edits) if edit not in missed]
    told = [f"{edit.path}:{edit.line}: {edit.written}, now {edit.replacement}" for edit in made]
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
