"""Nothing heavy is imported on the way: neither to read plain pages, nor to find that nothing changed."""

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarking.corpus import make

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
RENDERING = {"markdown", "pymdownx", "pygments", "mkdocs", "material", "jinja2"}
READING = {"yaml", "tomllib", "dataclasses", "inspect", "subprocess", "difflib"}
CHECK = """
import sys
from pathlib import Path
from crosslinks import cache
cache.FOLDER = Path(sys.argv[1])
import build
status = build.command(build.parser().parse_args(["--check", "--root", sys.argv[2]]))
print(status, *sorted({name.partition(".")[0] for name in sys.modules}))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A corpus of plain pages, one of whose extensions stands behind a Python tag, and which has settings of ours."""
    make(tmp_path, 5)
    tagged = "  - toc:\n      permalink: !!python/name:material.extensions.emoji.to_svg\n"
    (tmp_path / "mkdocs.yml").write_text((tmp_path / "mkdocs.yml").read_text() + tagged)
    (tmp_path / "pyproject.toml").write_text("[tool.crosslinks]\norphans = false\n")
    return tmp_path


def imported(project: Path, folder: Path) -> set[str]:
    """The packages that a clean check imports, with its cache in that folder."""
    command = [sys.executable, "-c", CHECK, str(folder), str(project)]
    done = subprocess.run(command, cwd=SCRIPTS, capture_output=True, text=True, check=True)
    status, *names = done.stdout.splitlines()[-1].split()
    assert status == "0", done.stdout
    return set(names)


def test_a_warm_check_imports_no_reader_of_pages_or_settings(project: Path, own_cache: Path) -> None:
    """Cold, plain pages are read without the renderer; warm, or with one page changed, without YAML as well."""
    assert not imported(project, own_cache) & RENDERING
    assert not imported(project, own_cache) & (RENDERING | READING)
    page = project / "docs" / "index.md"
    page.write_text(page.read_text() + "\nOne more line.\n")
    assert not imported(project, own_cache) & (RENDERING | READING)
