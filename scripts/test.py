#!/usr/bin/env python3
"""Sets up what the tests need, a headless Chromium and Firefox included, then runs the suite.

Arguments go to pytest: `python3 scripts/test.py tests/linkcheck -k anchor`.
Without a browser the browser tests fail and say how to get one; nothing is skipped.
`--quick` takes a minute and needs neither browser nor built site: it is for authors who changed a page.
`--slow` adds the tests that take long. `--audit` builds and measures the finished site instead, and `--audit links`
asks other hosts whether our links still work; see scripts/audit.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("test.py needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])

import os
import subprocess
from pathlib import Path

from pipeline.environment import enter, python_for
from pipeline.problem import exit_code
from pipeline.progress import Progress

HERE = Path(__file__).resolve().parent.parent
EVERY_CORE = ["--numprocesses=auto", "--dist=worksteal"]  # -n0 on the command line overrides it


def main() -> int:
    """Runs pytest and returns its exit code, or 2 when it could not be started."""
    return exit_code(work, stopped="Stopped.")


def work() -> int:
    """Restarts inside the environment, and runs the tests."""
    progress = Progress()
    python = python_for([HERE / "requirements.txt", HERE / "tests" / "requirements.txt"], HERE / ".venv", progress)
    enter(python, HERE / ".venv")
    return run(progress)


def run(progress: Progress) -> int:
    """Finds the browsers, then runs pytest; or runs the audit."""
    from pipeline import browser

    if sys.argv[1:2] == ["--audit"]:
        from audit import command

        return command.run(sys.argv[2:], HERE, progress)
    environment = dict(os.environ)
    is_quick = "--quick" in sys.argv[1:]
    for wanted in () if is_quick else (browser.CHROMIUM, browser.FIREFOX):
        if found := browser.fetch(progress, wanted):
            environment[wanted.variable] = found
        else:
            progress.say(wanted.how)
    given = [argument for argument in sys.argv[1:] if argument not in ("--quick", "--slow")]
    left_out = "not slow and not heavy" if is_quick else "" if "--slow" in sys.argv[1:] else "not slow"
    chosen = ["-m", left_out] if left_out and "-m" not in given else []
    command = [sys.executable, "-m", "pytest", *EVERY_CORE, *chosen, *given]
    return subprocess.run(command, cwd=HERE, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
