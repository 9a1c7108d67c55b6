"""The site is the same whoever builds it: `build.py`, or MkDocs itself in a preview after a save."""

import os
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from ..conftest import run

pytestmark = pytest.mark.heavy
PREVIEW = """
import sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

folder, *texts = sys.argv[1:]
page = Path("docs/about/method.md")
sound = page.read_text("utf-8")
for number, text in enumerate(texts):
    page.write_text(sound + text, "utf-8")
    config = load_config("mkdocs.yml", site_dir=folder)
    if not number:
        config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    print("made-up" in (Path(folder) / "about/method.html").read_text("utf-8"))
"""


def differences(one: Path, other: Path) -> str:
    """The files that two folders do not share, or that differ, a line each."""
    return run(["diff", "-rq", one, other], one.parent).stdout


def python(project: Path, *arguments: str) -> CompletedProcess:
    return run([sys.executable, *arguments], project, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})


def test_a_preview_tells_findings_and_after_saves_is_that_of_a_new_start(project, built, tmp_path):
    """A broken link is told at each save until it is mended; nobody can tell that not all is converted again."""
    broken = "\nSee [it](#made-up).\n"
    done = python(project, "-c", PREVIEW, str(tmp_path / "saved"), broken, f"{broken}\nMore.\n", "")
    assert done.stderr.count("missing-anchor: “#made-up”") == 2, done.stderr
    assert done.stdout.split() == ["True", "True", "False"]
    assert differences(built / "site", tmp_path / "saved") == ""
