"""Facts that stand in two places agree."""

import datetime
import re
import sys
import tomllib
from pathlib import Path

import yaml
from content.pages import day
from jinja2 import Environment, nodes

from ..conftest import run

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = nodes.Name("page", "load")
OF_TEXTS = {"append", "count", "get", "partition", "split", "update"}


def text(name: str) -> str:
    """A file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_version_is_one():
    """pyproject.toml, the pages, the changelog and the citation name the same version, and its day."""
    version = tomllib.loads(text("pyproject.toml"))["project"]["version"]
    assert f"\n  edition: {version} " in text("mkdocs.yml")
    released = re.search(rf"^## {re.escape(version)} \((\d+ \w+ \d{{4}})\)$", text("CHANGELOG.md"), re.MULTILINE)[1]
    citation = yaml.safe_load(text("CITATION.cff"))
    assert (citation["version"], day(datetime.date.fromisoformat(citation["date-released"]))) == (version, released)


def test_the_templates_ask_for_what_every_builder_has():
    """ProperDocs and Zensical render them too: of a page only what all know, no method of a string, nav by its items.

    content.html does without where there are no such methods; page-end.html asks before it writes a date out.
    """
    shared = {"ancestors", "canonical_url", "content", "meta", "next_page", "previous_page", "title", "toc", "url"}
    for file in sorted((ROOT / "overrides").rglob("*.html")):
        tree = Environment(autoescape=True).parse(file.read_text(encoding="utf-8"))
        of_pages = {one.attr for one in tree.find_all(nodes.Getattr) if one.node == PAGE}
        methods = {one.node.attr for one in tree.find_all(nodes.Call) if isinstance(one.node, nodes.Getattr)}
        assert of_pages <= shared, file.name
        assert methods <= {"page-end.html": {"strftime"}, "content.html": OF_TEXTS}.get(file.name, set()), file.name
        assert nodes.Name("nav", "load") not in [loop.iter for loop in tree.find_all(nodes.For)], file.name


def test_only_what_belongs_there_stands_at_the_top():
    """A stranger sees the architecture at the first look."""
    allowed = {"mkdocs.yml", "docs", "overrides", "scripts", "tests", "README.md"}
    allowed |= {"pyproject.toml", "requirements.txt", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "CITATION.cff"}
    allowed |= {
        "package.json",
        "biome.jsonc",
        "node_modules",
        "requirements.in",
        "requirements-dev.in",
        "requirements-dev.txt",
        "site",
        "dist",
    }
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} <= allowed


def test_the_code_is_formatted_and_linted():
    """One format, one lint, for everything that is Python."""
    for arguments in (["check", "--quiet"], ["format", "--check", "--quiet"]):
        done = run([sys.executable, "-m", "ruff", *arguments, "scripts", "tests"], ROOT)
        assert done.returncode == 0, done.stdout


def test_each_exception_from_the_lint_has_a_reason():
    """A `noqa` says why; so does each rule that pyproject.toml leaves out."""
    for path in [*ROOT.glob("scripts/**/*.py"), *ROOT.glob("tests/**/*.py")]:
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.search(r"# noqa: [A-Z]+\d", line):
                assert re.search(r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)*\W+\w+ .+", line), (path.name, line)
    ignored = re.search(r"\nignore = \[\n(.*?)\n\]", text("pyproject.toml"), re.DOTALL)[1]
    assert all(" # " in line for line in ignored.splitlines())
