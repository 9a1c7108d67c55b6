"""The command: its exit codes, its three formats, and what it says of projects that it can't read."""

import json
import re
import subprocess
import sys
from pathlib import Path

import guide_rules  # noqa: F401 (which adds its rules)
import pytest
from linkcheck import command
from linkcheck.findings import RULE, RULES, Finding, Report

from tests.conftest import ROOT, build

from .model import write

Capture = pytest.CaptureFixture[str]
GOOD = {"mkdocs.yml": "site_name: x\n", "docs/index.md": "# Home\n"}
BAD = GOOD | {"docs/index.md": "# Home\n\n[a](b.md)\n"}


ENDS = {
    "clean": (GOOD, 0),
    "error": (BAD, 1),
    "warning": (GOOD | {"docs/index.md": "# Home\n\nhttps://example.org\n"}, 0),
    "missing plugin": (GOOD | {"mkdocs.yml": "site_name: x\nplugins: [no-such]\n"}, 2),
    "bad settings": (GOOD | {"mkdocs.yml": "site_name: [\n"}, 2),
    "no docs": (GOOD | {"mkdocs.yml": "site_name: x\ndocs_dir: none\n"}, 2),
    "bad options": (GOOD | {"pyproject.toml": "[tool"}, 2),
    "strange option": (GOOD | {"pyproject.toml": "[tool.linkcheck]\norfans = true\n"}, 2),
    "option of another kind": (GOOD | {"pyproject.toml": "[tool.linkcheck]\nignore = 'docs/old/*: bare-url'\n"}, 2),
    "no table of options": (GOOD | {"pyproject.toml": "[tool]\nlinkcheck = 3\n"}, 2),
    "a setting that is no word": (GOOD | {"mkdocs.yml": "site_name: x\non: 1\n"}, 0),
    "no project": ({"README.md": "No project.\n"}, 2),
}


@pytest.mark.parametrize(("files", "code"), ENDS.values(), ids=ENDS)
def test_the_exit_code_says_whether_all_is_well(files: dict[str, str], code: int, tmp_path: Path) -> None:
    """0 clean, 1 findings, 2 not everything could be read; each of the latter is told with a place."""
    write(files, tmp_path)
    assert command.run(tmp_path) == code


def test_what_is_wrong_in_the_settings_is_told_on_its_line(tmp_path: Path, capsys: Capture) -> None:
    """Where it stands, not where the list begins; without the paths of this machine."""
    write(GOOD | {"mkdocs.yml": "site_name: x\nnav:\n  - index.md\n - a.md\n"}, tmp_path)
    command.run(tmp_path)
    output = capsys.readouterr().out
    assert output.startswith("mkdocs.yml:4:1: unreadable: ")
    assert str(tmp_path) not in output


@pytest.mark.parametrize(("strict", "option"), [(True, "false"), (False, "true"), (False, "false")])
def test_what_fails_is_called_an_error(strict: bool, option: str, tmp_path: Path, capsys: Capture) -> None:
    """A warning that is asked to count is none, in any format."""
    write(GOOD | {"docs/index.md": "# Home\n\nhttps://example.org\n"}, tmp_path)
    write({"pyproject.toml": f"[tool.linkcheck]\nstrict = {option}\n"}, tmp_path)
    for format, warning in (("text", ": warning: "), ("json", '"severity": "warning"'), ("github", "::warning ")):
        fails = command.run(tmp_path, strict, format)
        assert (warning in capsys.readouterr().out) != fails == (strict or option == "true")


def test_each_format_tells_everything(tmp_path: Path, capsys: Capture) -> None:
    """A file with fifty faults of one rule."""
    write(GOOD | {".git/HEAD": "", "docs/index.md": "# Home\n\n" + "[a](b.md)\n\n" * 50}, tmp_path)
    outputs = {}
    for format in ("text", "json", "github"):
        command.run(tmp_path, format=format)
        outputs[format] = capsys.readouterr().out
    assert outputs["text"].count(": missing-page: ") == 50
    assert [f["line"] for f in json.loads(outputs["json"])["findings"]] == list(range(3, 103, 2))
    assert outputs["github"].count("::error file=docs/index.md,line=") == 50
    assert outputs["text"].splitlines()[-1] == "1 page, 50 links, 50 findings: missing-page 50"


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_explains_itself(rule: str, capsys: Capture) -> None:
    assert command.explain(rule) == 0
    said = capsys.readouterr().out
    form = r"\((error|warning)\)\n\n[A-Z].+(?:\n.+)*\n\nWhy: .+\.\nBad: .+\nGood: .+\n"
    assert re.fullmatch(rf"{rule} {form}", said), said


def test_all_rules_are_listed_and_an_unknown_one_is_corrected(capsys: Capture) -> None:
    assert command.explain("") == 0
    assert len(capsys.readouterr().out.splitlines()) == len(RULES)
    assert command.explain("mising-page") == 2
    assert "Did you mean missing-page?" in capsys.readouterr().err
    assert command.explain("leftover-markup") == 0
    assert capsys.readouterr().out.startswith("leftover-markup (")


@pytest.mark.parametrize("package", ["linkcheck", "guide_rules"])
def test_no_rule_is_described_that_its_package_never_tells(package: str) -> None:
    """The name of each rule in rules.md stands in quotation marks in the code beside it."""
    folder = ROOT / "scripts" / package
    code = "".join(file.read_text("utf-8") for file in sorted(folder.glob("*.py")))
    described = [found[1] for found in RULE.finditer((folder / "rules.md").read_text("utf-8"))]
    assert [rule for rule in described if f'"{rule}"' not in code] == []


def test_the_rules_of_the_guide_hold_for_no_other_project(tmp_path: Path) -> None:
    """Nor does --explain list them there; the help says that the hooks of a project run."""
    assert build(ROOT, "--explain").stdout.split().count("unasked") == 1
    assert "unasked" not in build(ROOT, "--explain", "--root", str(tmp_path)).stdout.split()
    assert re.search(r"hooks\s+and\s+plugins\s+run", build(ROOT, "--help").stdout)


@pytest.mark.parametrize("strict", [True, False])
def test_a_rule_that_nobody_described_fails_at_once(strict: bool) -> None:
    """So that --explain knows what the check may say."""
    with pytest.raises(KeyError, match="no-such-rule"):
        Report([Finding("a.md", 1, 1, "no-such-rule", "It breaks a rule.")], 1, is_strict=strict).text()


ROBUST = {
    "latin": b"# A\n\n\xe4\n",
    "old-ends": b"# A\r\r[x](no.md)\r",
    "mark": b"\xef\xbb\xbf# A\r\n\r\n[x](no.md)\r\n",
    "nested": b"<div>\n" * 1200 + b"[x](no.md)\n",
    "quoted": b"> " * 900 + b"[x](no.md)\n",
    "bomb": b"---\na: &a [x,x]\n" + b"".join(b"%c: &%c [*%c,*%c]\n" % (n, n, n - 1, n - 1) for n in range(98, 122))
    + b"---\n# A\n\n[x](no.md)\n",
    "deep": b"---\na: " + b"[" * 1200 + b"]" * 1200 + b"\n---\n# A\n",
    "date": b"---\ndate: 2026-13-45\n---\n# A\n",
    "tag": b"---\na: !!python/object/apply:os.system [exit]\n---\n# A\n",
}  # fmt: skip


def test_no_page_ends_the_check(tmp_path: Path) -> None:
    """Pages that can't be read or converted are told, each in its place, and all in one go; a link to one is not."""
    index = {"docs/index.md": "# Home\n\n[a](latin.md#part)\n"}  # what is in that page nobody knows
    write(index | {"mkdocs.yml": "site_name: x\nmarkdown_extensions: [md_in_html]\n"}, tmp_path)
    for name, content in ROBUST.items():
        (tmp_path / f"docs/{name}.md").write_bytes(content)
    (tmp_path / "docs/nowhere.md").symlink_to("nothing.md")
    findings = {
        (f.path.removeprefix("docs/").removesuffix(".md"), f.line, f.rule) for f in command.check(tmp_path).findings
    }
    assert {("latin", 3, "unbuildable"), ("nowhere", 1, "unbuildable")} <= findings
    assert "index" not in {name for name, *_ in findings}
    assert {("date", 2, "unbuildable"), ("tag", 2, "unbuildable"), ("deep", 2, "unbuildable")} <= findings
    assert {("mark", 3, "missing-page"), ("old-ends", 3, "missing-page"), ("quoted", 1, "missing-page")} <= findings
    assert ("bomb", 30, "missing-page") in findings


def test_what_is_missing_is_told_first(tmp_path: Path) -> None:
    write(BAD | {"mkdocs.yml": "site_name: x\nplugins: [no-such]\n"}, tmp_path)
    assert [finding.rule for finding in command.check(tmp_path).findings] == ["unchecked", "missing-page"]


def test_a_broken_module_of_the_project_that_the_check_belongs_to_is_told_alone(tmp_path, monkeypatch) -> None:
    """On its own line, since all else that might be told follows from it."""
    monkeypatch.setattr(command, "__file__", str(tmp_path / "linkcheck/command.py"))
    hook, part = "import a_part_of_it\n", "x = 1\n\ndef odd(:\n"
    write(BAD | {"mkdocs.yml": "site_name: x\nhooks: [hook.py]\n", "hook.py": hook, "a_part_of_it.py": part}, tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert [each[:4] for each in command.check(tmp_path).findings] == [("a_part_of_it.py", 3, 1, "unreadable")]


def test_the_hook_that_the_readme_shows_checks_any_build(tmp_path: Path) -> None:
    """With paths relative to the project, wherever the build is called from; `--check` runs the same check."""
    hook = re.search(r"```python\n(.+?)```", (ROOT / "scripts/linkcheck/README.md").read_text("utf-8"), re.DOTALL)
    assert hook
    write(BAD | {"mkdocs.yml": "site_name: x\nplugins: []\nhooks: [hook.py]\n", "hook.py": hook[1]}, tmp_path)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/linkcheck").symlink_to(ROOT / "scripts/linkcheck")
    build = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "mkdocs.yml"]
    done = subprocess.run(build, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[0].startswith("docs/index.md:3:5: missing-page: “b.md”"), done.stderr
    assert done.returncode == 1 and not (tmp_path / "site").exists()
    assert [each.rule for each in command.check(tmp_path).findings] == ["missing-page"]


def test_pages_on_which_an_extension_fails_are_found_in_one_go(tmp_path: Path, monkeypatch) -> None:
    """MkDocs starts twice, however many there are."""
    hook = """import external_part
def on_config(config):
    config.markdown_extensions.append(external_part.Part())
    open("starts", "a").write("x")
"""
    part = """from markdown import Extension
from markdown.preprocessors import Preprocessor
class Fail(Preprocessor):
    def run(self, lines):
        if "BOOM" in lines:
            raise KeyError("boom")
        return lines
class Part(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Fail(md), "fail", 5)
"""
    pages = {f"docs/f{number}.md": "BOOM\n" for number in range(40)}
    files = BAD | pages | {"mkdocs.yml": "site_name: x\nhooks: [hook.py]\n", "hook.py": hook, "external_part.py": part}
    write(files, tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    findings = command.check(tmp_path).findings
    assert [(f.path, f.rule) for f in findings if f.rule != "missing-page"] == sorted(
        (page, "unbuildable") for page in pages
    )
    assert ("docs/index.md", "missing-page") in {(f.path, f.rule) for f in findings}
    assert len((tmp_path / "starts").read_text()) == 2


def test_docs_may_be_a_symbolic_link(tmp_path: Path) -> None:
    """Findings name the path through the link."""
    write({"mkdocs.yml": "site_name: x\n", "elsewhere/index.md": "[a](b.md)\n"}, tmp_path)
    (tmp_path / "docs").symlink_to("elsewhere")
    assert [f.path for f in command.check(tmp_path).findings] == ["docs/index.md"]
