"""A build puts a whole site in place or none, and the last one outlives whatever happens."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from environment import hold

from ..conftest import build, run

LAST = "the last good site"
WAITS = """

def on_pre_build(config):
    Path(config.site_dir).mkdir()
    print("now", flush=True)
    while True:
        __import__("time").sleep(0.05)
"""
FULL = """

def on_pre_build(config):
    raise OSError(28, "full", "site")
"""


@pytest.fixture
def begun(project: Path) -> Path:
    """A copy of the project with a site of an earlier build."""
    (project / "site").mkdir()
    (project / "site/index.html").write_text(LAST, encoding="utf-8")
    return project


def last_site_stands(project: Path) -> bool:
    """Whether the site is that of the earlier build, and nothing else is left of the new one."""
    return (project / "site/index.html").read_text(encoding="utf-8") == LAST and not [*project.glob(".site*")]


@pytest.mark.parametrize("way", ["build.py", pytest.param("mkdocs", marks=pytest.mark.slow)])
def test_a_finding_stops_a_build(begun, way):
    """It is told with its place, by our command and by MkDocs' own alike, and nothing is written.

    The second is given a fault in the data, of which nothing is made; neither the sections that could not be made from
    them nor the links to these are told, but that nobody has looked at the rest.
    """
    page, sound, broken, rules = {
        "build.py": ("docs/index.md", "\n## ", "\n[it](no-such-page.md)\n\n## ", ["missing-page"]),
        "mkdocs": ("docs/data/glossary.yml", "  term: Agent\n", "  termm: Agent\n", ["unchecked", "data"]),
    }[way]
    text = (begun / page).read_text(encoding="utf-8")
    assert sound in text
    (begun / page).write_text(text.replace(sound, broken, 1), encoding="utf-8")
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = build(begun) if way == "build.py" else run(mkdocs, begun)
    assert done.returncode == 1
    told = re.findall(r"^(\S+?):\d+:\d+: ([\w-]+): ", done.stderr, re.MULTILINE)
    assert told == [(page, rule) for rule in rules], done.stderr
    assert "Traceback" not in done.stderr
    assert (done.stderr + done.stdout).endswith("\nNothing was written: site/ is as it was.\n")
    assert last_site_stands(begun)
    assert not (begun / "dist").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
def test_a_stopped_build_leaves_the_last_site_and_a_killed_one_too(begun):
    """Ctrl-C says so; after a kill that nobody can catch, the next command clears away what was left."""
    hooks = begun / "scripts/hooks.py"
    sound = hooks.read_text(encoding="utf-8")
    hooks.write_text(sound + WAITS, encoding="utf-8")
    command = [sys.executable, str(begun / "scripts/build.py")]
    for number in (signal.SIGINT, signal.SIGKILL):
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        process = subprocess.Popen(command, cwd=begun, **streams)
        assert process.stdout.readline() == "now\n"
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
        assert "Traceback" not in said
        if number == signal.SIGINT:
            assert process.returncode == 130
            assert said.endswith("\nStopped. No half-made site is left.\n")
            assert last_site_stands(begun)
    assert (begun / ".site-new").exists()
    (begun / "site").rename(begun / ".site-last")  # as after a kill between the two renames
    hooks.write_text(sound + FULL, encoding="utf-8")
    done = build(begun)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "site: full. Nothing was changed."
    assert last_site_stands(begun)


CANNOT = {
    "--strict": "--root, --strict and --format belong to --check.\n",
    "--explain=missing-page --strict": "--root, --strict and --format belong to --check.\n",
    "--check --root=/none": "There is no folder /none.\n",
    "--publish=example.org": "--publish needs the address that the site will have",
    "--publish=https://example.org/": "--publish draws cards and a PDF with Chromium: install Chromium",
}


@pytest.mark.heavy
def test_what_cannot_be_done_is_said_before_anything_is_done(project):
    """An option without what it belongs to; a public site without a browser to draw with; a second build at a time."""
    for given, sentence in CANNOT.items():
        done = build(project, *given.split(), env={"HOME": str(project), "PATH": str(project)})
        assert done.returncode == 2
        assert done.stderr.startswith(sentence)
        assert not (project / ".build.lock").exists()
    with hold(project / ".build.lock"):
        done = build(project)
    assert done.returncode == 2
    assert done.stderr == "Another build of this project is running: wait for it to end.\n"
    assert not (project / "site").exists()
