#!/usr/bin/env python3
"""Builds the site of a commit and of this checkout, and says which files differ.

    python3 scripts/same_site.py HEAD~1

After a change of the tools alone nothing should.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def main() -> int:
    """Compares; 0 when both sites are the same, byte for byte, else 1."""
    with tempfile.TemporaryDirectory(prefix="same-site-") as folder:
        before = Path(folder) / "before"
        run("git", "worktree", "add", "--detach", "--quiet", str(before), *sys.argv[1:2])
        try:
            (before / ".venv").symlink_to(HERE / ".venv")
            differing = difference(built(before), built(HERE))
        finally:
            run("git", "worktree", "remove", "--force", str(before))
    print("\n".join(differing) if differing else "the same, byte for byte")
    return int(bool(differing))


def run(*command: str) -> None:
    """Runs a command in this checkout; both sites get one date, that of no commit."""
    subprocess.run(command, cwd=HERE, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"})


def built(root: Path) -> dict[str, bytes]:
    """The files of the site of a checkout, made by its own command."""
    run(sys.executable, str(root / "scripts" / "build.py"), "--offline")
    site = root / "site"
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def difference(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files that only one of two sites has, or that are not the same in both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


if __name__ == "__main__":
    sys.exit(main())
