"""The environment is made once, made anew when the lock changes, and says in one sentence why it cannot be made."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import build
import pytest
from pipeline import environment
from pipeline.problem import Problem
from pipeline.progress import Progress

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """A lock that names nothing, so that no network is needed."""
    file = tmp_path / "requirements.txt"
    file.write_text("# nothing\n", encoding="utf-8")
    return file


def test_an_environment_is_made_once_and_anew_when_the_lock_changes(tmp_path, lock):
    """The second call finds it; a changed lock empties it; what was inside is gone."""
    venv = tmp_path / ".venv"
    python = environment.python_for([lock], venv, Progress())
    left = venv / "left-over"
    left.touch()
    assert environment.python_for([lock], venv, Progress()) == python
    assert left.exists()
    lock.write_text("# something else\n", encoding="utf-8")
    environment.python_for([lock], venv, Progress())
    assert not left.exists()


def test_a_persons_own_environment_is_never_emptied(tmp_path, lock):
    """What a person put there stays; the lock is installed on top."""
    venv = tmp_path / ".venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    (venv / "mine").touch()
    environment.python_for([lock], venv, Progress())
    assert (venv / "mine").exists()


def test_a_folder_that_is_no_environment_is_left_alone(tmp_path, lock):
    """A folder of that name with other content is named and kept."""
    venv = tmp_path / ".venv"
    venv.mkdir()
    (venv / "thesis.txt").touch()
    with pytest.raises(Problem, match="is not a virtual environment"):
        environment.python_for([lock], venv, Progress())
    assert (venv / "thesis.txt").exists()


def test_an_interrupted_setup_is_made_anew(tmp_path, lock):
    """An environment whose lock was never installed counts as none."""
    venv = tmp_path / ".venv"
    (venv / environment.MARKS).mkdir(parents=True)
    python = environment.python_for([lock], venv, Progress())
    assert subprocess.run([str(python), "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0


def test_no_network_is_told_in_one_sentence(tmp_path, lock, monkeypatch):
    """An address where nobody listens stands for a network that is not there."""
    lock.write_text("six==1.16.0 --hash=sha256:" + "0" * 64 + "\n", encoding="utf-8")
    for name, value in (("PIP_INDEX_URL", "http://127.0.0.1:9/"), ("PIP_RETRIES", "0"), ("PIP_NO_CACHE_DIR", "1")):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    with pytest.raises(Problem, match="connect to the network once"):
        environment.python_for([lock], tmp_path / ".venv", Progress())


def test_offline_no_environment_is_set_up(tmp_path, lock, monkeypatch, capsys):
    """One sentence, and nothing is made."""
    monkeypatch.setattr(build, "LOCKS", [lock])
    monkeypatch.setattr(build, "VENV", tmp_path / ".venv")
    assert build.main(["--check", "--offline"]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "--offline" in said
    assert not (tmp_path / ".venv").exists()


def test_a_missing_venv_module_is_told_in_one_sentence(tmp_path, lock, monkeypatch):
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


LOCKS = (
    "requirements.txt",
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
    for name in LOCKS:
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = [entry for entry in text.split("\n") if "==" in entry]
        assert all(entry.rstrip().endswith("\\") for entry in entries)
        assert text.count("--hash=sha256:") >= len(entries)


@pytest.mark.skipif(os.name == "nt", reason="there the command waits for another instead")
def test_ctrl_c_waits_while_python_starts_anew(tmp_path, monkeypatch):
    """Its own start would answer with a traceback."""
    held = []
    monkeypatch.setattr(os, "execv", lambda *_: held.append(signal.pthread_sigmask(signal.SIG_BLOCK, ())))
    environment.enter(Path(sys.executable), tmp_path)
    environment.enter(Path(sys.executable), Path(sys.prefix))
    assert signal.SIGINT in held[0]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
