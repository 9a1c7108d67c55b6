#!/usr/bin/env python3
"""Writes every lock anew from pyproject.toml: each package with its version and the hash of each of its files.

What is locked stays at its version unless pyproject.toml asks for another; `--upgrade` takes the newest of all that
pyproject.toml leaves open. It needs uv (`pip install uv`) and the network, and ends with the command that installs.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
OLDEST = "3.11"  # the Python that the locks must still serve
HOW = ["--universal", f"--python-version={OLDEST}", "--generate-hashes", "--no-annotate", "--no-header", "--quiet"]

# Each lock with what of pyproject.toml it holds: the project's own dependencies, a group, or both.
LOCKS = {
    "requirements.txt": ["pyproject.toml"],
    "tests/requirements.txt": ["pyproject.toml", "--group", "test"],
    "scripts/pipeline/precompress.txt": ["--group", "publish"],
    "scripts/audit/tools/lychee.txt": ["--group", "links"],
    "scripts/editions/requirements.txt": ["--group", "editions"],
    "scripts/tiny_model/requirements.txt": ["--group", "train"],
}


def main() -> int:
    """Writes the locks; 0 when all are written, 2 without uv, else what uv ended with."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--upgrade", action="store_true", help="take the newest of what pyproject.toml leaves open")
    more = ["--upgrade"] if options.parse_args().upgrade else []
    uv = shutil.which("uv")
    if uv is None:
        print("relock.py needs uv: install it (pip install uv) and run this again.", file=sys.stderr)
        return 2
    for lock, wanted in LOCKS.items():
        command = [uv, "pip", "compile", *wanted, *HOW, *more, "--output-file", lock]
        if code := subprocess.run(command, cwd=HERE, check=False).returncode:
            return code
        print(f"{lock} is written.")
    print("Now: python3 scripts/test.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
