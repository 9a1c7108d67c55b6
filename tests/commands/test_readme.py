"""What the README says to type works, and what it names is there."""

import importlib
import re
import shlex
from pathlib import Path

import pytest

from ..conftest import ROOT, text

GUIDES = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "contributing").glob("*.md")), ROOT / "scripts/hosting/README.md"]
LINES = [
    shlex.split(re.sub(r"\s#.*", "", line))
    for file in (ROOT / "README.md", *GUIDES)
    for block in re.findall(r"^```sh\n(.*?)^```", file.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]


@pytest.mark.parametrize("words", [list(line) for line in dict.fromkeys(map(tuple, LINES))], ids=" ".join)
def test_each_command_that_is_shown_has_these_options(words):
    """A reader who types a line from the README or a guide is understood; other tests run what it does."""
    assert words[0] == "python3" and (ROOT / words[1]).is_file()
    if words[1] == "scripts/test.py":
        assert all(word in text("scripts/test.py") for word in words[2:] if word.startswith("--"))
    elif "--help" not in words:
        importlib.import_module(Path(words[1]).stem).parser().parse_args(words[2:])


def test_taking_part_is_one_screen():
    """What everybody needs fits on one screen, and leads to a guide for each kind of work."""
    page = text("CONTRIBUTING.md")
    assert len(page.splitlines()) <= 40
    assert {*(ROOT / "contributing").glob("*.md")} <= {ROOT / link for link in re.findall(r"\]\(([^)#]+)", page)}


def test_what_the_tree_names_exists():
    (tree,) = re.findall(r"^```text\n(.*?)^```", text("README.md"), re.MULTILINE | re.DOTALL)
    parents = {0: ROOT}
    for line in tree.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        path = parents[depth] / line.split()[0].rstrip("/")
        assert path.exists(), path
        parents[depth + 1] = path
