"""The files of the project as git sees them, and what the check finds in them."""

import subprocess
from pathlib import Path
from typing import Any

import yaml
from console import Problem
from linkcheck.command import check
from linkcheck.findings import Finding


def git(root: Path, *arguments: str) -> str:
    """What git says; raises Problem when it cannot say it."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        raise Problem("This chore needs git, which shows and undoes what it changes: install it.") from None
    if done.returncode > 1:
        raise Problem("This chore needs a git repository, which shows and undoes what it changes: run git init first.")
    return done.stdout


def refuse_unsaved(root: Path) -> None:
    """Raises Problem when files have changes that git could not tell from those of a chore."""
    if changed := git(root, "diff", "--name-only").split("\n")[:-1]:
        raise Problem(
            f"Save your changes of {', '.join(changed[:3])}{' and others' * (len(changed) > 3)} first, by git commit "
            "or git add: then git can tell them from what this chore changes."
        )


def undo(root: Path, *new_files: str) -> str:
    """How to undo the chore that ends here, and it alone, whatever was staged before and is added to git behind it."""
    add = f"git add {' '.join(new_files)} && " if new_files else ""
    files = " ".join([*git(root, "diff", "--name-only").split(), *new_files])
    return f"To undo it: {add}git restore --source={git(root, 'write-tree')[:12]} --staged --worktree {files}"


def findings(root: Path) -> list[Finding]:
    """What the check finds; raises Problem when it cannot run."""
    report = check(root)
    if not report.pages:
        raise Problem(f"The check could not run: {report.findings[0].message}")
    return report.findings


def read_data(file: Path) -> Any:
    """What a file of YAML holds; raises Problem where it is none."""
    try:
        return yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError) as error:
        raise Problem(f"{file.name} cannot be read: python3 scripts/build.py --check says in which line.") from error


def rewrite(file: Path, text: str) -> None:
    """Writes the text of a file, which keeps its line ends."""
    ends = "\r\n" if b"\r\n" in file.read_bytes() else "\n"
    file.write_text(text, encoding="utf-8", newline=ends)
