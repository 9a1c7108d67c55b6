"""Facts that stand in two places agree."""

import re
import sys
import tomllib
from pathlib import Path

import yaml
from content.guide import day

from ..conftest import run

ROOT = Path(__file__).resolve().parent.parent.parent


def text(name: str) -> str:
    """A file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_version_is_one():
    """pyproject.toml, the pages, the changelog and the citation name the same version, and its day."""
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    assert f"\n  edition: {version} " in text("mkdocs.yml")
    released = re.search(rf"^## {re.escape(version)} \((\d+ \w+ \d{{4}})\)$", text("CHANGELOG.md"), re.MULTILINE)[1]
    citation = yaml.safe_load(text("CITATION.cff"))
    assert (citation["version"], day(str(citation["date-released"]))) == (version, released)


def test_only_what_belongs_there_stands_at_the_top():
    """A stranger sees the architecture at the first look."""
    allowed = """
      mkdocs.yml docs overrides scripts tests contributing README.md CONTRIBUTING.md CHANGELOG.md CITATION.cff LICENSE
      pyproject.toml requirements.in requirements.txt requirements-dev.in requirements-dev.txt package.json biome.jsonc
      node_modules site dist
    """
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} <= {*allowed.split()}


def test_the_code_is_formatted_and_linted():
    """One format, one lint, for everything that is Python."""
    for arguments in (["check", "--quiet"], ["format", "--check", "--quiet"]):
        done = run([sys.executable, "-m", "ruff", *arguments, "scripts", "tests"], ROOT)
        assert done.returncode == 0, done.stdout


def test_types_fit():
    """What a function promises to take and to give is what its callers give and take."""
    done = run([sys.executable, "-m", "mypy"], ROOT)
    assert done.returncode == 0, done.stdout


def test_each_exception_from_the_lint_has_a_reason():
    """A `noqa` says why; so does each rule that pyproject.toml leaves out."""
    for path in [*ROOT.glob("scripts/**/*.py"), *ROOT.glob("tests/**/*.py")]:
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.search(r"# noqa: [A-Z]+\d", line):
                assert re.search(r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)*\W+\w+ .+", line), (path.name, line)
    ignored = re.search(r"\nignore = \[\n(.*?)\n\]", text("pyproject.toml"), re.DOTALL)[1]
    assert all(" # " in line for line in ignored.splitlines())
