#!/usr/bin/env python3
"""Writes every lock file from pyproject.toml: each package with its version and the hashes of its files.

Locked packages keep their versions unless pyproject.toml asks for others; `--upgrade` takes the newest version that
pyproject.toml allows. The script needs uv (`pip install uv`) and the network.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
OLDEST = "3.11"  # the oldest Python for which the locks must work
HOW = ["--universal", f"--python-version={OLDEST}", "--generate-hashes", "--no-annotate", "--no-header", "--quiet"]

# For each lock file, the arguments that select its packages: the project's dependencies, a dependency group, or both.
LOCKS = {
    "requirements.txt": ["pyproject.toml"],
    "tests/requirements.txt": ["pyproject.toml", "--group", "test"],
    "scripts/pipeline/precompress.txt": ["--group", "publish"],
    "scripts/audit/tools/lychee.txt": ["--group", "links"],
    "scripts/editions/requirements.txt": ["--group", "editions"],
    "scripts/tiny_model/requirements.txt": ["--group", "train"],
}


def main() -> int:
    """Writes the locks; returns 0 when all are written, 2 without uv, else uv's exit code."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    upgrade = ["--upgrade"] if options.parse_args().upgrade else []
    uv = shutil.which("uv")
    if uv is None:
        print("relock.py needs uv: install it (pip install uv) and run this again.", file=sys.stderr)
        return 2
    for lock, wanted in LOCKS.items():
        command = [uv, "pip", "compile", *wanted, *HOW, *upgrade, "--output-file", lock]
        if code := subprocess.run(command, cwd=HERE, check=False).returncode:
            return code
        print(f"Wrote {lock}.")
    print("Now run: python3 scripts/test.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
