"""What stops a build is heard, wherever Python happens to be."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
DEAF = """
import os, signal, sys, time
from pipeline import stopping
class Cleared:
    def __del__(self):
        os.kill(os.getpid(), {number})  # what is raised in here is dropped
        time.sleep(0.01)
stopping.on({number}, {error})
try:
    Cleared()
    print("went on", flush=True)
    time.sleep(60)
except BaseException as error:
    stopping.heard()
    time.sleep(1.5 * stopping.AGAIN)
    print(type(error).__name__)
"""


@pytest.mark.parametrize(
    ("number", "error"), [(signal.SIGINT, "KeyboardInterrupt"), (signal.SIGTERM, "lambda: SystemExit(143)")]
)
def test_a_stop_that_python_drops_is_raised_again(number, error):
    """Once, without a traceback of the one that got lost, and no more after it was heard."""
    done = subprocess.run(
        [sys.executable, "-c", DEAF.format(number=int(number), error=error)],
        env={"PYTHONPATH": str(SCRIPTS)},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stdout.split("\n")[:-1] == ["went on", "SystemExit" if "SystemExit" in error else error]
    assert done.stderr == ""
