#!/usr/bin/env python3
"""Builds the site of a commit and of this checkout, and prints which files differ.

    python3 scripts/same_site.py HEAD~1

After a change that concerns only the tools, no file should differ.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def main() -> int:
    """Builds and compares both sites; returns 0 when they are the same, byte for byte, else 1."""
    with tempfile.TemporaryDirectory(prefix="same-site-") as folder:
        before = Path(folder) / "before"
        run("git", "worktree", "add", "--detach", "--quiet", str(before), *sys.argv[1:2])
        try:
            (before / ".venv").symlink_to(HERE / ".venv")
            differing = difference(build(before), build(HERE))
        finally:
            run("git", "worktree", "remove", "--force", str(before))
    print("\n".join(differing) if differing else "the same, byte for byte")
    return int(bool(differing))


def run(*command: str) -> None:
    """Runs a command in this checkout; a fixed SOURCE_DATE_EPOCH gives both sites the same date."""
    subprocess.run(command, cwd=HERE, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"})


def build(root: Path) -> dict[str, bytes]:
    """Builds the site of a checkout with its own build.py; returns the content of each file by path."""
    run(sys.executable, str(root / "scripts" / "build.py"), "--offline")
    site = root / "site"
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def difference(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """The paths of files that differ or that only one of the two sites has."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


if __name__ == "__main__":
    sys.exit(main())
