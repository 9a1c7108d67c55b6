"""Generated blocks, scripts and data files: made from docs/data and front matter, committed, and compared by the check.

Importing this package costs nothing; each function brings in what it needs.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from linkcheck.model import Finding

REMEDY = "run python3 scripts/build.py --write"
SOURCES = "docs/data/sources.yml"


def is_guide(root: Path) -> bool:
    """Whether the project is built like this guide: it has docs/data/sources.yml and declares it in pyproject.toml."""
    file = root / "pyproject.toml"
    is_there = (root / SOURCES).is_file() and file.is_file()
    return is_there and f'[tool.linkcheck.data."{SOURCES}"]' in file.read_text(encoding="utf-8", errors="replace")


def stale_page(root: Path, reported: "Iterable[Finding]" = ()) -> "list[Finding]":
    """The findings about generated files that differ from their data, and about mistakes in the data.

    `reported` are the findings of other rules. When one of them is about data or front matter, no differing file is
    reported, and a file that is missing is not reported twice.
    """
    if not is_guide(root):
        return []
    missing = {finding.message.split()[0] for finding in reported if finding.rule == "missing-project-file"}
    findings = [finding for finding in compare(root) if finding.path not in missing]
    if findings and any(is_input(finding, root) for finding in reported):
        return [finding for finding in findings if finding.rule != "stale-page"]
    return findings


def is_input(finding: "Finding", root: Path) -> bool:
    """Whether the finding is about data or front matter, from which pages are made."""
    if finding.path.startswith("docs/data/"):
        return True
    from linkcheck.source import read

    head = read(root / finding.path, finding.path).front_matter
    return finding.line <= (head[0].count("\n") if head else 1)


def compare(root: Path) -> "list[Finding]":
    """Makes every generated file in memory, and returns the findings about those on disk that differ."""
    from .mistakes import BadData
    from .outputs import make_all

    try:
        made = make_all(root / "docs")
    except BadData as problem:
        return problem.findings(root)
    return [finding for path, text in sorted(made.items()) for finding in difference(path, text, root)]


def difference(path: Path, text: str, root: Path) -> "list[Finding]":
    """A finding at the first line that differs from what the file should hold; none when it is up to date."""
    current = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    if is_same(current, text):
        return []
    from linkcheck.model import Finding

    what = f"this differs from what docs/data makes of it; {REMEDY}"
    return [Finding(path.relative_to(root).as_posix(), first_difference(current, text), 1, "stale-page", what)]


def is_same(current: str, text: str) -> bool:
    """Whether two texts are equal apart from the line ends that git may have given to the file."""
    return current == text.replace("\r\n", "\n")


def update(root: Path) -> list[str]:
    """Updates every generated file and returns the paths that changed; raises BadData when the data has mistakes."""
    from .outputs import make_all

    changed = []
    for path, text in sorted(make_all(root / "docs").items()) if is_guide(root) else ():
        if not path.exists() or not is_same(path.read_text(encoding="utf-8-sig"), text):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
            changed.append(path.relative_to(root).as_posix())
    return changed


def first_difference(current: str, text: str) -> int:
    """The number of the first line that differs, counted from 1."""
    current_lines, lines = current.splitlines(), text.splitlines()
    pairs = zip(current_lines, lines, strict=False)
    return next((n for n, (a, b) in enumerate(pairs, 1) if a != b), min(len(current_lines), len(lines)) + 1)
