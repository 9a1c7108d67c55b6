"""What the README says to type works, and what it names is there."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from ..conftest import run

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [  # but for the build, with which other tests begin, and the preview, which has tests of its own
    shlex.split(line, comments=True)
    for block in re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
    if line != "python3 scripts/build.py" and "--serve" not in line
]


@pytest.mark.parametrize(
    "command",
    [pytest.param(one, marks=[pytest.mark.slow] * bool({"--site-url", "--editions"} & {*one})) for one in COMMANDS],
    ids=" ".join,
)
def test_a_command_of_the_readme_works(project, command):
    """Each command of the README ends well in a copy of the project."""
    words = [sys.executable if word == "python3" else word for word in command]
    if "scripts/test.py" in words:
        words += ["--collect-only", "-q", "-n0", "tests/docs"]  # the suite does not run inside itself
    done = run(words, project)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_was_found():
    """The README has commands to run."""
    assert len(COMMANDS) >= 4


def test_what_the_tree_names_exists():
    """Each path in the README's tree is there."""
    (tree,) = re.findall(r"^```text\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    parents = {0: ROOT}
    for line in tree.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        path = parents[depth] / line.split()[0].rstrip("/")
        assert path.exists(), path
        parents[depth + 1] = path


def test_links_of_the_readme_lead_somewhere():
    """Files that the README links or shows are in the repository."""
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
