"""The environment is made once, and made anew when the lock changes; when that fails, the old one comes back."""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import build
import pytest
from pipeline import environment
from pipeline.lock import hold
from pipeline.problem import Problem
from pipeline.progress import Progress

pytestmark = pytest.mark.heavy

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """A lock that names nothing, so that no network is needed."""
    file = tmp_path / "requirements.txt"
    file.write_text("# nothing\n", encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """An environment that was made once for all of these tests: to make one takes longer than the rest of them."""
    place = tmp_path_factory.mktemp("made") / "with a space"
    place.mkdir()
    lock = place / "requirements.txt"
    lock.write_text("# nothing\n", encoding="utf-8")
    environment.python_for([lock], place / ".venv", Progress())
    return place / ".venv"


@pytest.fixture
def venv(made, tmp_path) -> Path:
    """A copy of it, beside the lock that it satisfies."""
    return shutil.copytree(made, tmp_path / ".venv", symlinks=True)


@pytest.fixture
def quick(made, monkeypatch) -> None:
    """Copies an environment in place of making one, which is slow."""
    monkeypatch.setattr(environment, "create", lambda place, _: shutil.copytree(made, place, symlinks=True))


def test_an_environment_is_made_once_and_anew_when_the_lock_changes(tmp_path, venv, lock, quick):
    """The second call finds it; a changed lock brings a new one; what was inside is gone, and nothing is left over."""
    python = environment.python_of(venv)
    left = venv / "left-over"
    left.touch()
    assert environment.python_for([lock], venv, Progress()) == python
    assert left.exists()
    lock.write_text("# something else\n", encoding="utf-8")
    environment.python_for([lock], venv, Progress())
    assert not left.exists()
    assert {path.name for path in tmp_path.iterdir()} <= {".venv", ".venv.lock", "requirements.txt"}


def test_an_environment_serves_whatever_python_asks(venv, lock, monkeypatch):
    """An editor, a hook and a shell may each bring another Python: the environment serves them all."""
    python = environment.python_of(venv)
    monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))
    monkeypatch.setattr(environment, "create", lambda *_: pytest.fail("made anew"))
    assert environment.is_ready([lock], venv)
    assert environment.python_for([lock], venv, Progress()) == python


def test_the_old_environment_comes_back_when_a_new_one_cannot_be_made(tmp_path, venv, lock, monkeypatch, quick):
    """A changed lock without a network: one sentence, and the last environment works as before."""
    python = environment.python_of(venv)
    (venv / "left-over").touch()
    without_network(lock, monkeypatch)
    with pytest.raises(Problem, match="connect to the network once"):
        environment.python_for([lock], venv, Progress())
    assert (venv / "left-over").exists()
    assert subprocess.run([str(python), "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0
    assert {path.name for path in tmp_path.iterdir()} <= {".venv", ".venv.lock", "requirements.txt"}


@pytest.mark.slow  # each copy of an environment takes a second, and each run in CI begins without one
def test_a_stopped_setup_leaves_the_last_environment(tmp_path, venv, lock, monkeypatch, quick):
    """Ctrl-C while the packages come: nothing of the new one stays, and the last one is there."""

    def stopped(*_):
        raise KeyboardInterrupt

    (venv / "left-over").touch()
    lock.write_text("# something else\n", encoding="utf-8")
    monkeypatch.setattr(environment, "install", stopped)
    with pytest.raises(KeyboardInterrupt):
        environment.python_for([lock], venv, Progress())
    assert (venv / "left-over").exists()
    assert {path.name for path in tmp_path.iterdir()} <= {".venv", ".venv.lock", "requirements.txt"}


@pytest.mark.skipif(os.name == "nt", reason="an environment there holds a copy of its Python")
def test_an_environment_whose_python_is_gone_is_made_anew(tmp_path, lock, quick):
    """Its Python is a link to one of a certain version, which an upgrade of the system takes away."""
    python = environment.python_for([lock], tmp_path / ".venv", Progress())
    assert python.resolve() == Path(sys.executable).resolve()
    python.unlink()
    python.symlink_to("/gone/python3.5")
    assert not environment.is_ready([lock], tmp_path / ".venv")
    environment.python_for([lock], tmp_path / ".venv", Progress())
    assert python.resolve() == Path(sys.executable).resolve()


def test_two_commands_at_once_make_it_once(tmp_path, lock, quick):
    """The second waits for the first, and uses the environment that it has made."""
    venv = tmp_path / ".venv"
    with ThreadPoolExecutor() as pool, hold(venv.with_name(".venv.lock")):
        second = pool.submit(environment.python_for, [lock], venv, Progress())
        time.sleep(0.2)
        assert not venv.exists()
        environment.create(venv, Progress())
        (venv / "first").touch()
    assert second.result() == environment.python_of(venv)
    assert (venv / "first").exists()


def test_the_environment_of_a_person_is_refused(venv, lock):
    """One sentence says what to do, and nothing in the environment changes."""
    shutil.rmtree(venv / environment.RECORD)
    (venv / "mine").touch()
    with pytest.raises(Problem, match=r"was not made by this project: move it away"):
        environment.python_for([lock], venv, Progress())
    assert (venv / "mine").exists() and not (venv / environment.RECORD).exists()


def test_a_folder_that_is_no_environment_is_left_alone(tmp_path, lock):
    """A folder of that name with other content is named and kept."""
    venv = tmp_path / ".venv"
    venv.mkdir()
    (venv / "thesis.txt").touch()
    with pytest.raises(Problem, match="was not made by this project"):
        environment.python_for([lock], venv, Progress())
    assert (venv / "thesis.txt").exists()


@pytest.mark.slow
def test_an_interrupted_setup_is_made_anew(tmp_path, lock, quick):
    """A killed setup leaves our sign without a lock, and perhaps the old environment beside it."""
    venv = tmp_path / ".venv"
    (venv / environment.RECORD).mkdir(parents=True)
    (venv / environment.RECORD / environment.OURS).touch()
    (tmp_path / ".venv.old").mkdir()
    python = environment.python_for([lock], venv, Progress())
    assert subprocess.run([str(python), "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0


def without_network(lock: Path, monkeypatch) -> None:
    """Lets the lock name a package, and pip ask an address where nobody listens."""
    lock.write_text("six==1.16.0 --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    for name, value in (("PIP_INDEX_URL", "http://127.0.0.1:9/"), ("PIP_RETRIES", "0"), ("PIP_NO_CACHE_DIR", "1")):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)


@pytest.mark.slow
def test_no_network_gives_one_sentence(tmp_path, lock, monkeypatch, quick):
    """Nothing is left half made."""
    without_network(lock, monkeypatch)
    with pytest.raises(Problem, match="connect to the network once"):
        environment.python_for([lock], tmp_path / ".venv", Progress())
    assert not (tmp_path / ".venv").exists()


def test_offline_no_environment_is_set_up(tmp_path, lock, monkeypatch, capsys):
    """One sentence is printed, and nothing is made."""
    monkeypatch.setattr(build, "LOCKS", [lock])
    monkeypatch.setattr(build, "VENV", tmp_path / ".venv")
    assert build.main(["--check", "--offline"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "--offline" in said
    assert not (tmp_path / ".venv").exists()


def test_a_missing_venv_module_gives_one_sentence(tmp_path, lock, monkeypatch):
    """Debian packs the module apart; the sentence names the package."""
    (tmp_path / "fake").mkdir()
    (tmp_path / "fake" / "venv.py").write_text("raise SystemExit('ensurepip is not available')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "fake"))
    with pytest.raises(Problem, match="apt install python3-venv"):
        environment.python_for([lock], tmp_path / ".venv", Progress())
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("name", ["build.py", "test.py"])
def test_an_old_python_is_turned_away(name):
    """The sentence names the version that is needed; nothing else of the file is read."""
    script = ROOT / "scripts" / name
    code = f"import sys; sys.version_info = (3, 9, 18); exec(compile(open({str(script)!r}).read(), 'x', 'exec'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() == f"{name} needs Python 3.11 or newer; this is 3.9."


APART = ("scripts/audit/tools/lychee.txt",)  # a program in an environment of its own
LOCKS = (
    "requirements.txt",
    "scripts/editions/requirements.txt",
    "scripts/pipeline/precompress.txt",
    "scripts/tiny_model/requirements.txt",
    "tests/requirements.txt",
)


def test_the_locks_agree():
    """What the site is built with is what it is tested with."""
    *others, test = (
        {line.split(" \\")[0] for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if "==" in line}
        for name in LOCKS
    )
    assert set().union(*others) <= test


def test_every_pin_has_a_hash():
    """Nothing is installed that was not looked at."""
    for name in (*LOCKS, *APART):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = [entry for entry in text.split("\n") if "==" in entry]
        assert all(entry.rstrip().endswith("\\") for entry in entries)
        assert text.count("--hash=sha256:") >= len(entries)
