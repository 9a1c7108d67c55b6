"""What stops a build is heard, wherever Python happens to be."""

import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pipeline import render, stopping
from pipeline.problem import exit_code
from pipeline.progress import Progress

from tests.conftest import slow_but

from .conftest import BUILD

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


class Stops:
    """What stops its class while it is made."""

    def __init__(self, error: BaseException):
        self.error = error

    def __set_name__(self, *_: object) -> None:
        raise self.error


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (SystemExit(143), SystemExit)])
def test_a_stop_while_a_class_is_made_is_one(error, code):
    """Python 3.11 calls it a RuntimeError; any other stays what it is."""

    def work() -> int:
        type("Made", (), {"part": Stops(error)})
        return 0

    if code is SystemExit:
        with pytest.raises(SystemExit):
            exit_code(work, "Stopped.")
    else:
        assert exit_code(work, "Stopped.") == code
    with pytest.raises((RuntimeError, ValueError)):
        exit_code(lambda: type("Made", (), {"part": Stops(ValueError())}), "Stopped.")


@pytest.mark.parametrize(
    ("number", "error"),
    slow_but(
        [(signal.SIGTERM, "lambda: SystemExit(143)")],
        [(signal.SIGINT, "KeyboardInterrupt"), (signal.SIGTERM, "lambda: SystemExit(143)")],
    ),
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


def test_what_ends_the_rendering_is_no_fault_of_mkdocs(tmp_path, monkeypatch):
    """It goes through, and is not told as a page that could not be rendered."""

    def ended(*_: object):
        raise stopping.Ended(143)

    monkeypatch.setattr(render, "configuration", ended)
    monkeypatch.setattr(render, "listen", list)
    with pytest.raises(stopping.Ended):
        render.render(tmp_path, tmp_path / "site", None, Progress(), {}, lambda _: None)


def test_a_reader_who_has_enough_is_told_nothing(small):
    """What `head` does not read is no fault of the disk."""
    command = [*BUILD, "--root", str(small), "--check"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as check:
        check.stdout.close()
        assert check.stderr.read() == b""
        assert check.wait() == 141


@pytest.mark.parametrize("closed", slow_but(["2>&-"], [">&-", "2>&-", ">&- 2>&- <&-"]))
def test_who_closes_an_output_gets_the_exit_code(closed):
    """And no traceback in the other one."""
    build = shlex.join(BUILD)
    for options, code in (("--explain missing-page", 0), ("--explain nothing", 2)):
        done = subprocess.run(f"{build} {options} {closed}", shell=True, capture_output=True, text=True)  # noqa: S602 (a shell closes it)
        assert (done.returncode, "Traceback" in done.stdout + done.stderr) == (code, False)
