"""The environment is made once, and brought up to date when a lock changes."""

import runpy
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import environment
import pytest
from console import Problem

from ..conftest import ROOT, text

RUN = environment.run


def without_pip(command: list[object], failure: str) -> None:
    """Makes an environment without pip, which takes long to put in, and installs nothing."""
    if "venv" in command:
        RUN([*command, "--without-pip"], failure)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """An environment of an empty lock, at a path with a space, made anew by its own Python, which is gone by then."""
    venv = tmp_path_factory.mktemp("made") / "with a space" / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    lock = venv.with_name("requirements.txt")
    lock.write_text("# nothing\n", encoding="utf-8")
    (venv / environment.RECORD).mkdir()
    (venv / environment.RECORD / environment.OURS).touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "executable", str(environment.python_of(venv)))
        patch.setattr(environment, "run", without_pip)
        environment.prepare([lock], venv)
    return venv


@pytest.fixture
def lock(made, tmp_path, monkeypatch) -> Path:
    """The lock beside a copy of that environment; a new one is copied, too, and pip is not run again."""
    shutil.copytree(made, tmp_path / ".venv", symlinks=True)

    def create(place: Path) -> None:
        shutil.rmtree(place)
        shutil.copytree(made, place, symlinks=True)

    monkeypatch.setattr(environment, "create", create)
    monkeypatch.setattr(environment, "run", lambda *_: None)
    return Path(shutil.copy(made.with_name("requirements.txt"), tmp_path))


def names(folder: Path) -> set[str]:
    """What stands in a folder, but for the file that is locked."""
    return {path.name for path in folder.iterdir()} - {".venv.lock"}


@pytest.mark.heavy
def test_it_is_made_once_and_brought_up_to_date_when_the_lock_changes(lock):
    """What was inside stays; one whose Python is gone, or that was left half made, is made anew."""
    venv = lock.with_name(".venv")
    (venv / "left-over").touch()
    assert environment.is_ready([lock], venv)
    assert subprocess.run([environment.python_of(venv), "-c", ""], check=False).returncode == 0
    lock.write_text("# something else\n", encoding="utf-8")
    assert not environment.is_ready([lock], venv)
    environment.prepare([lock], venv)
    assert environment.is_ready([lock], venv) and (venv / "left-over").exists()
    for gone in (environment.python_of(venv), venv / environment.RECORD / lock.name):
        (venv / "left-over").touch()
        gone.unlink()
        environment.prepare([lock], venv)
        assert environment.is_ready([lock], venv) and not (venv / "left-over").exists()
    assert names(lock.parent) == {".venv", "requirements.txt"}


@pytest.mark.heavy
def test_a_second_lock_is_added_on_top(lock, capsys):
    """The tests' packages go into the environment that the build made; each file is named once."""
    more = lock.with_name("requirements-dev.txt")
    more.write_text("# nothing more\n", encoding="utf-8")
    environment.prepare([lock, more], lock.with_name(".venv"))
    assert capsys.readouterr().err == "Setting up .venv from requirements-dev.txt (once; needs the network)\n"


@pytest.mark.heavy
def test_what_could_not_be_installed_is_tried_again(lock, monkeypatch):
    """Without a network the environment stays as it was, and the next command goes on where this one ended."""
    venv = lock.with_name(".venv")
    lock.write_text("# something else\n", encoding="utf-8")
    with (
        monkeypatch.context() as patch,
        pytest.raises(Problem, match=r"requirements\.txt could not be installed: Zero"),
    ):
        patch.setattr(environment, "run", lambda _, failure: RUN([sys.executable, "-c", "1/0"], failure))
        environment.prepare([lock], venv)
    assert not environment.is_ready([lock], venv)
    environment.prepare([lock], venv)
    assert environment.is_ready([lock], venv)


@pytest.mark.heavy
def test_one_that_is_not_ours_is_never_touched(tmp_path):
    """A person's own environment stays, and the sentence says what to do."""
    (tmp_path / ".venv").mkdir()
    lock = tmp_path / "requirements.txt"
    lock.touch()
    with pytest.raises(Problem, match="was not made by this project: move it away"):
        environment.prepare([lock], tmp_path / ".venv")
    assert names(tmp_path) == {".venv", "requirements.txt"}


@pytest.mark.heavy
def test_two_commands_at_once_make_one(lock, monkeypatch):
    """The second waits, and finds what the first has made."""
    calls = []
    install = environment.install
    monkeypatch.setattr(environment, "install", lambda *given: (calls.append(given), install(*given)))
    lock.write_text("# something else\n", encoding="utf-8")
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda _: environment.prepare([lock], lock.with_name(".venv")), range(2)))
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("No module named venv", "Install Python's venv module"),
        ("[Errno 28] No space left on device", "The disk is full"),
        ("Failed to establish a new connection", "connect to the network once"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "differs from its hash"),
        ("something else\nlast words", "It failed: last words"),
    ],
)
def test_what_pip_says_becomes_one_sentence(output, advice):
    """A known fault gets its remedy, any other its last line."""
    failing = [sys.executable, "-c", f"import sys; print({output!r}); sys.exit(1)"]
    with pytest.raises(Problem) as problem:
        environment.run(failing, "It failed")
    assert advice in str(problem.value) and "\n" not in str(problem.value)


def test_each_lock_is_that_of_its_file():
    """Every package that a .in file names stands in the lock with the version it asks for, and each file has hashes."""
    for name in ("requirements", "requirements-dev"):
        lock = text(f"{name}.txt").lower().replace("_", "-")
        for line in text(f"{name}.in").splitlines():
            wanted = line.partition(";")[0].strip().lower().replace("_", "-")
            if wanted and not wanted.startswith(("#", "-r")):
                assert f"\n{wanted.removesuffix('.*')}" in lock, wanted
        assert lock.count("==") <= lock.count("--hash=")
    assert "pytest" not in text("requirements.txt")


@pytest.mark.parametrize("name", ["build", "author", "test"])
def test_an_old_python_ends_in_one_sentence(name):
    """The commands are read as far as the sentence by any Python 3, since nothing newer stands before it."""
    code = text(f"scripts/{name}.py")
    head = code[: code.index("\n\n", code.index("if sys.version_info"))]
    code = f"import sys; sys.version_info = (3, 8)\nexec({head!r})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"{name}.py needs Python 3.11 or newer; this is 3.8.\n"


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        ([], ["-m", "not slow"]),
        (["--quick", "-k", "x"], ["-m", "not slow and not heavy", "-k", "x"]),
        (["--slow", "tests/page"], ["tests/page"]),
        (["-m", "heavy"], ["-m", "heavy"]),
    ],
)
def test_what_is_not_its_own_goes_to_pytest(monkeypatch, given, chosen):
    """`--quick` and `--slow` become a choice of tests, unless there is one."""
    became = []
    monkeypatch.setattr(environment, "enter", lambda _: None)
    monkeypatch.setattr(environment, "become", became.append)
    monkeypatch.setattr(sys, "argv", ["test.py", *given])
    runpy.run_path(str(ROOT / "scripts/test.py"))["work"]()
    assert became[0][5:] == chosen


def test_without_a_browser_it_says_so_and_installs_nothing(monkeypatch, capsys):
    """Only what it becomes is run, and the person at the keyboard is told the one command."""
    monkeypatch.setattr(environment, "enter", lambda _: None)
    monkeypatch.setattr(environment, "become", lambda _: None)
    monkeypatch.setattr(environment, "chromium", lambda: None)
    monkeypatch.setattr(subprocess, "Popen", None)
    monkeypatch.setattr(sys, "argv", ["test.py"])
    runpy.run_path(str(ROOT / "scripts/test.py"))["work"]()
    assert capsys.readouterr().err.startswith("Browser tests are not run: install Chromium (on Debian and Ubuntu: apt")


def test_where_ci_is_set_a_lacking_browser_fails_without_a_traceback(tmp_path):
    """One sentence for each test."""
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider", "tests/demos/test_dice.py"]
    settings = {"CI": "1", "PATH": str(tmp_path)}
    done = subprocess.run([*command, "-k", "dice"], cwd=ROOT, env=settings, capture_output=True, text=True)
    assert done.returncode == 1 and "There is no browser: install Chromium" in done.stdout, done.stdout
    assert "conftest.py:" not in done.stdout


def test_help_says_what_the_command_of_the_tests_does():
    done = subprocess.run([sys.executable, "scripts/test.py", "--help"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0 and "--quick" in done.stdout and "--slow" in done.stdout
