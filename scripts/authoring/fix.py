"""Makes the changes that the check suggests, where they help."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from console import Problem

from .tree import Edit, apply, refuse_unsaved, rewrite, text_of

HINT = re.compile(r"Did you mean (\S+?)\?(?:\s|$)")
LEAVES_WORDS = ("undefined-reference", "undefined-footnote")  # their hints name a label, not all that stands there


def fix(root: Path) -> list[str]:
    """Makes them, and returns what to tell the author; a file with which nothing gets better stays as it was."""
    refuse_unsaved(root)
    before = findings(root)
    edits = [edit for finding in before if (edit := suggested(root, finding))]
    texts = {edit.path: text_of(root / edit.path) for edit in edits}
    missed = apply(root, edits)
    made = [edit for edit in dict.fromkeys(edits) if edit not in missed]
    if not made:
        return ["The check suggests nothing that this chore can do."]
    new = Counter(map(kind, findings(root))) - Counter(map(kind, before))
    worse = {path for path, _, _ in new} & texts.keys()
    for path in worse:
        rewrite(root / path, texts[path])
    kept = [
        f"{edit.path}:{edit.line}: {edit.written}, now {edit.replacement}" for edit in made if edit.path not in worse
    ]
    return [*kept, *(f"{path} stays as it was: the suggestions bring other findings." for path in sorted(worse))]


def findings(root: Path) -> list[dict[str, Any]]:
    """What the check finds."""
    command = [sys.executable, str(root / "scripts/build.py"), "--check", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    try:
        return json.loads(done.stdout)["findings"]
    except ValueError:
        raise Problem(f"The check could not run: {done.stderr.strip()}") from None


def kind(finding: dict[str, Any]) -> tuple[str, str, str]:
    """What makes a finding the same after lines have shifted."""
    return finding["path"], finding["rule"], finding["message"]


def suggested(root: Path, finding: dict[str, Any]) -> Edit | None:
    """The edit that a finding suggests: its hint in the place of the longest word of the message that stands there."""
    hint, file = HINT.search(finding["message"]), root / finding["path"]
    if not hint or finding["rule"] in LEAVES_WORDS or not file.is_file():
        return None
    lines = text_of(file).split("\n")
    there = lines[finding["line"] - 1][finding["column"] - 1 :]
    words = finding["message"][: hint.start()].split()
    standing = [word for typed in words for word in (typed, typed.rstrip(",.:;")) if word and there.startswith(word)]
    if not standing:
        return None
    return Edit(finding["path"], finding["line"], finding["column"], max(standing, key=len), hint[1])
