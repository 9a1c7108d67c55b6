"""A command ends well, however it ends: in one sentence, with the right exit code, and without a traceback."""

import os
import signal
import subprocess
import sys

import pytest

from ..conftest import ROOT

SCRIPTS = ROOT / "scripts"
BARE = {name: os.environ[name] for name in ("HOME", "PATH", "LD_LIBRARY_PATH") if name in os.environ}


def command(work: str, **options) -> subprocess.Popen:
    """Starts a command that does `work`, with nothing but HOME and PATH in its environment."""
    head = "import sys, time\nfrom console import *\n"
    code = f"{head}def work():\n    {work}\nsys.exit(exit_code(work, stopped='Stopped.'))"
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-c", code], cwd=SCRIPTS, env=BARE, **streams, **options)


@pytest.mark.parametrize(
    ("work", "code", "said"),
    [
        ("return 0", 0, ""),
        ("raise Problem('Do this.')", 2, "Do this.\n"),
        ("raise OSError(28, 'No space left', 'site')", 2, "site: No space left. Nothing was changed.\n"),
    ],
)
def test_each_end_has_its_code_and_its_sentence(work, code, said):
    """Nothing is said when all is well; a fault of the system names its file."""
    process = command(work)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == code
    assert errors.startswith(said) and errors.count("\n") <= 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("lines", [1, 100_000])
def test_a_reader_that_has_enough_ends_it_without_a_word(lines):
    """As after `| head -1`: of more than a pipe holds, and of one line that is written only when the command ends."""
    process = command(f"sys.stdin.read(); print('line\\n' * {lines}); return 0", stdin=subprocess.PIPE)
    process.stdout.close()
    process.stdin.close()
    assert process.stderr.read() == ""
    assert process.wait(timeout=60) == 141


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_it_even_in_the_background(number):
    """A shell starts a command in the background with SIGINT ignored; it stops all the same, and says so."""
    ignored = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process = command(
            "print('ready', flush=True)\n    while True:\n        time.sleep(0.05)"
        )  # pause() could miss it
    finally:
        signal.signal(signal.SIGINT, ignored)
    assert process.stdout.readline() == "ready\n"
    process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (128 + number, "\nStopped.\n")
