"""Workflows have no more rights than they need and run what was looked at; forms ask what an editor must know."""

import shutil
import sys
from pathlib import Path

import yaml

from ..conftest import run

ROOT = Path(__file__).resolve().parent.parent.parent
GITHUB = ROOT / ".github"
WORKFLOWS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((GITHUB / "workflows").glob("*.yml"))}


def test_zizmor_finds_nothing():
    """It knows how workflows have been turned against their projects: by loose versions, rights and credentials."""
    zizmor = shutil.which("zizmor", path=Path(sys.executable).parent)
    assert zizmor, "Install requirements-dev.txt: zizmor is among it."
    done = run([zizmor, "--offline", "--no-progress", "--persona=pedantic", str(GITHUB)], ROOT)
    assert done.returncode == 0, done.stdout


def test_no_job_runs_for_hours():
    """One that hangs is stopped."""
    jobs = [job for text in WORKFLOWS.values() for job in yaml.safe_load(text)["jobs"].values()]
    assert max(job["timeout-minutes"] for job in jobs) <= 60


def test_the_workflows_run_the_commands_of_the_readme():
    """What is checked on a pull request is what anyone can run."""
    local = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert ".ci/run" in WORKFLOWS["site"]
    assert {"python3 scripts/build.py", "python3 scripts/test.py"} <= set(local.splitlines())


def test_what_a_workflow_installs_is_looked_up_first():
    """A list of packages that is a week old names files that are gone."""
    for name, text in WORKFLOWS.items():
        assert text.count("apt-get update") == text.count("apt-get install"), name


def test_the_long_proofs_are_run_weekly_and_before_a_release():
    """What the default run leaves out is looked at by nobody else; the job that makes the release waits for it."""
    for name, job in (("weekly", "proofs"), ("release", "check")):
        steps = yaml.safe_load(WORKFLOWS[name])["jobs"][job]["steps"]
        assert "python3 scripts/test.py --slow" in [step.get("run") for step in steps], name
    assert yaml.safe_load(WORKFLOWS["release"])["jobs"]["release"]["needs"] == "check"


def test_whoever_reports_a_wrong_fact_says_where_and_by_which_source():
    """An editor cannot check a fact without both."""
    forms = {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml")
    }
    asked = {one["id"]: one for one in forms["a-fact-is-wrong"]["body"]}
    for one in ("section", "source"):
        assert asked[one]["validations"]["required"]
    for name, form in forms.items():
        assert name == "config" or {"name", "description", "body"} <= set(form), name
