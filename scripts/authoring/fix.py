"""Makes the changes that the check suggests."""

from pathlib import Path

from content import guide, sources
from guide_rules.schemas import read_data

from .tree import findings, refuse_unsaved, rewrite


def fix(root: Path) -> list[str]:
    """Makes the changes, and returns what to tell the author; raises Problem when the guide cannot be checked."""
    refuse_unsaved(root)
    works = guide.Guide("", {}, read_data(root)[0].get("sources.yml", [])).works
    changes, by_place = [], {finding[:3]: finding for finding in findings(root) if finding.fix}  # one for each place
    for finding in sorted(by_place.values(), reverse=True):  # from the end of a file, so that places stay true
        file = root / finding.path
        lines = file.read_text("utf-8").split("\n") if file.is_file() else []
        line, start = lines[finding.line - 1] if lines else "", finding.column - 1
        new = finding.fix.rpartition("#")[2]
        is_same = new not in works or finding.subject.rpartition("#")[2] == new  # and no work takes another's place
        is_same = is_same or line[:start].endswith(f"[{sources.citation(works[new])}](")
        if lines and line.startswith(finding.subject, start) and is_same:  # else it is spelt otherwise there
            lines[finding.line - 1] = line[:start] + finding.fix + line[start + len(finding.subject) :]
            rewrite(file, "\n".join(lines))
            changes.append(f"{finding.path}:{finding.line}: {finding.subject}, now {finding.fix}")
    return changes[::-1] or ["The check suggests nothing that this chore can do."]
