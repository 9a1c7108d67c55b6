"""Facts that stand in two places agree, and what looks at the code is run by everybody."""

import re
import shutil
import sys
from pathlib import Path

import yaml

from ..conftest import ROOT, run, text


def test_who_cites_the_guide_reads_one_licence():
    """A list in CITATION.cff would mean "any of these"; the guide has a licence for each part, which LICENSE lists."""
    licence = yaml.safe_load(text("CITATION.cff"))["license"]
    assert isinstance(licence, str) and licence.replace("-", " ") in text("LICENSE")


def test_the_code_is_formatted_and_linted():
    for arguments in (["check", "--quiet"], ["format", "--check", "--quiet"]):
        done = run([sys.executable, "-m", "ruff", *arguments, "scripts", "tests"], ROOT)
        assert done.returncode == 0, done.stdout


def test_types_fit():
    done = run([sys.executable, "-m", "mypy"], ROOT)
    assert done.returncode == 0, done.stdout


def test_zizmor_finds_nothing():
    """It knows how workflows have been turned against their projects: by loose versions, rights and credentials."""
    zizmor = shutil.which("zizmor", path=Path(sys.executable).parent)
    assert zizmor, "Install requirements-dev.txt: zizmor is among it."
    done = run([zizmor, "--offline", "--no-progress", "--persona=pedantic", str(ROOT / ".github")], ROOT)
    assert done.returncode == 0, done.stdout


def test_the_workflows_run_the_commands_of_the_readme():
    """A pull request is checked by what anyone can run, in an empty environment; the rest weekly or for a release."""
    assert "env -i " in re.search(r"^.*\.ci/run$", text(".github/workflows/site.yml"), re.MULTILINE)[0]
    assert {"python3 scripts/build.py", "python3 scripts/test.py"} <= {*text(".ci/run").splitlines()}
    weekly, release = (yaml.safe_load(text(f".github/workflows/{name}.yml"))["jobs"] for name in ("weekly", "release"))
    for job in (weekly["proofs"], release["check"]):
        assert "python3 scripts/test.py --slow" in [step.get("run") for step in job["steps"]]
    assert release["release"]["needs"] == "check"
    assert any("author.py accept --release" in step.get("run", "") for step in release["check"]["steps"])
    assert any("attest" in step.get("uses", "") for step in release["release"]["steps"])
    for name in ("site", "weekly", "release"):
        workflow = text(f".github/workflows/{name}.yml")
        assert not re.search(r"^(?!.*apt-get update).*\n.*apt-get install", workflow, re.MULTILINE), name
    tools = {f"npm run {name}" for name in ("lint", "html", "vnu", "lighthouse")}
    assert tools <= {step.get("run") for step in weekly["tools"]["steps"]}
