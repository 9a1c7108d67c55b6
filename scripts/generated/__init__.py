"""Pages and blocks that are made from docs/data and front matter, committed, and checked for drift.

Importing this package costs nothing; each function brings in what it needs.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linkcheck.model import Finding

REMEDY = "run python3 scripts/build.py --write"
SOURCES = "docs/data/sources.yml"


def is_guide(root: Path) -> bool:
    """Whether the project has the data that pages are made from, and says so; of another, such a file is its own."""
    file = root / "pyproject.toml"
    is_there = (root / SOURCES).is_file() and file.is_file()
    return is_there and f'[tool.linkcheck.data."{SOURCES}"]' in file.read_text(encoding="utf-8", errors="replace")


def stale_page(root: Path, told: "Iterable[Finding]" = ()) -> "list[Finding]":
    """A page or block that is made from data is what the data makes of it: a change by hand would be lost.

    What is made of data or front matter of which something was `told` already is not held against it.

    Why: the next run of --write overwrites it without a word.
    Bad: an entry changed in glossary.yml alone
    Good: the same, then python3 scripts/build.py --write
    """
    if not is_guide(root):
        return []
    findings = compare(root)
    is_faulty = bool(findings) and any(is_input(one, root) for one in told)
    missing = {one.message.split()[0] for one in told if one.rule == "missing-project-file"}
    findings = [one for one in findings if one.path not in missing]
    return [one for one in findings if one.rule != "stale-page" or not is_faulty]


def is_input(finding: "Finding", root: Path) -> bool:
    """Whether it is about something that pages are made from."""
    if finding.path.startswith("docs/data/"):
        return True
    from linkcheck.source import read

    head = read(root / finding.path, finding.path).front_matter
    return finding.line <= (head[0].count("\n") if head else 1)


def compare(root: Path) -> "list[Finding]":
    """The same, with every file made anew."""
    from .mistakes import BadData
    from .outputs import make_all

    try:
        made = make_all(root / "docs")
    except BadData as problem:
        return problem.findings(root)
    return [finding for path, text in sorted(made.items()) for finding in difference(path, text, root)]


def difference(path: Path, text: str, root: Path) -> "list[Finding]":
    """At most one finding: where the file parts from what it should hold."""
    current = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    if is_same(current, text):
        return []
    from linkcheck.model import Finding

    what = f"this differs from what docs/data makes of it; {REMEDY}"
    return [Finding(path.relative_to(root).as_posix(), first_difference(current, text), 1, "stale-page", what)]


def is_same(current: str, text: str) -> bool:
    """Whether two texts are the same, whichever line ends a checkout gave the one that was read."""
    return current == text.replace("\r\n", "\n")


def update_and_print(root: Path) -> int:
    """Brings every generated file up to date and says which changed; 1 with the findings when the data has faults."""
    from .mistakes import BadData

    try:
        for path in update(root):
            print(f"wrote {path}", file=sys.stderr)
    except BadData as problem:
        print(*problem.findings(root), sep="\n")
        return 1
    return 0


def update(root: Path) -> list[str]:
    """Brings every generated file up to date and returns those that changed; raises Faults when the data has any."""
    from .outputs import make_all

    changed = []
    for path, text in sorted(make_all(root / "docs").items()) if is_guide(root) else ():
        if not path.exists() or not is_same(path.read_text(encoding="utf-8-sig"), text):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
            changed.append(path.relative_to(root).as_posix())
    return changed


def first_difference(current: str, text: str) -> int:
    """The line where two texts part, from 1."""
    current_lines, lines = current.splitlines(), text.splitlines()
    pairs = zip(current_lines, lines, strict=False)
    return next((n for n, (a, b) in enumerate(pairs, 1) if a != b), min(len(current_lines), len(lines)) + 1)
