#!/usr/bin/env python3
"""Sets up what the tests need, then runs them.

Arguments go to pytest (`.venv/bin/pytest --help`), as in `python3 scripts/test.py tests/linkcheck -k anchor`.
`--quick` takes half a minute and leaves out what needs a browser or a built site: it is for authors who changed a page.
`--slow` adds what takes long. Nothing is installed outside of .venv: without a Chromium the browser tests are told as
not run, and fail where the variable CI is set.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("test.py needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])

import os

import environment
from console import exit_code, tell

# One more process than cores: while a page waits, a core would. -n0 on the command line overrides it.
EVERY_CORE = [f"--numprocesses={(os.cpu_count() or 1) + 1}", "--dist=worksteal"]
OURS = {"--quick": "not slow and not heavy", "--slow": ""}


def main() -> int:
    """Runs pytest and returns its exit code, or 2 when it could not be started."""
    return exit_code(work, stopped="Stopped.")


def work() -> int:
    """Restarts inside the environment and runs the tests; or says what this command does."""
    if {"-h", "--help"} & {*sys.argv[1:]}:
        print(__doc__)
        return 0
    environment.enter(environment.DEVELOP)
    given = [argument for argument in sys.argv[1:] if argument not in OURS]
    left_out = next((OURS[argument] for argument in sys.argv[1:] if argument in OURS), "not slow")
    chosen = ["-m", left_out] if left_out and "-m" not in given else []
    if "--quick" not in sys.argv and not environment.chromium():
        tell(f"Browser tests are not run: {environment.HOW_TO_GET_CHROMIUM}.")
    os.chdir(environment.ROOT)
    return environment.become([sys.executable, "-m", "pytest", *EVERY_CORE, *chosen, *given])


if __name__ == "__main__":
    sys.exit(main())
