"""What stops a command gives its exit code, and no traceback."""

import shlex
import subprocess

import pytest
from pipeline import render
from pipeline.problem import Terminated, exit_code
from pipeline.progress import Progress

from tests.conftest import slow_but

from .conftest import BUILD


@pytest.mark.parametrize(
    ("stop", "code", "sentence"), [(KeyboardInterrupt, 130, "\nStopped.\n"), (Terminated, 143, "")]
)
def test_who_stops_a_command_gets_the_exit_code(stop, code, sentence, capsys):
    """Ctrl-C also prints a sentence."""

    def work() -> int:
        raise stop

    assert exit_code(work, "Stopped.") == code
    assert capsys.readouterr().err == sentence


def test_what_ends_the_rendering_is_no_fault_of_mkdocs(tmp_path, monkeypatch):
    """The exception passes through, and is not reported as a page that could not be rendered."""

    def ended(*_: object):
        raise Terminated

    monkeypatch.setattr(render, "configuration", ended)
    monkeypatch.setattr(render, "collect_warnings", list)
    with pytest.raises(Terminated):
        render.render(tmp_path, tmp_path / "site", None, Progress(), {}, lambda _: None)


def test_a_closed_pipe_gives_no_message(small):
    """A closed pipe, as after `| head`, gives a code and no message."""
    command = [*BUILD, "--root", str(small), "--check"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as check:
        check.stdout.close()
        assert check.stderr.read() == b""
        assert check.wait() == 141


@pytest.mark.parametrize("closed", slow_but(["2>&-"], [">&-", "2>&-", ">&- 2>&- <&-"]))
def test_who_closes_an_output_gets_the_exit_code(closed):
    """The other output holds no traceback."""
    build = shlex.join(BUILD)
    for options, code in (("--explain missing-page", 0), ("--explain nothing", 2)):
        done = subprocess.run(f"{build} {options} {closed}", shell=True, capture_output=True, text=True)  # noqa: S602 (a shell closes it)
        assert (done.returncode, "Traceback" in done.stdout + done.stderr) == (code, False)
