"""Makes the changes that the check suggests."""

from pathlib import Path

from .tree import findings, refuse_unsaved, rewrite


def fix(root: Path) -> list[str]:
    """Makes the changes, and returns what to tell the author; raises Problem when the guide cannot be checked."""
    refuse_unsaved(root)
    changes, by_place = [], {at[:3]: at for at in findings(root) if at.fix}  # one for each place
    for at in sorted(by_place.values(), reverse=True):  # from the end of a file, so that places stay true
        file = root / at.path
        lines = file.read_text("utf-8").split("\n") if file.is_file() else []
        if lines and lines[at.line - 1].startswith(at.subject, at.column - 1):  # else it is spelt otherwise there
            line, start = lines[at.line - 1], at.column - 1
            lines[at.line - 1] = line[:start] + at.fix + line[start + len(at.subject) :]
            rewrite(file, "\n".join(lines))
            changes.append(f"{at.path}:{at.line}: {at.subject}, now {at.fix}")
    return changes[::-1] or ["The check suggests nothing that this chore can do."]
