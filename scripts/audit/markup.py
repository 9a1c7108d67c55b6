"""Runs the Nu HTML checker and html-validate on every page."""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryFile

from . import limits, tools
from .finding import Finding

LOCAL = "-Dnu.validator.servlet.allow-forbidden-hosts=true"  # lets the checker read from this machine


def nu(modules: Path, address: str, names: list[str]) -> list[Finding]:
    """The messages of the Nu HTML checker, warnings included, except the accepted ones."""
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    urls = [f"{address}/{name}" for name in names]
    done = run([tools.java(), "-Xss1m", LOCAL, "-jar", str(jar), "--format", "json", "--exit-zero-always", *urls])
    return read_nu(done.stderr, address)


def read_nu(output: str, address: str) -> list[Finding]:
    """The findings in the checker's JSON; raises ValueError when the output is not JSON."""
    return [
        Finding(entry["url"].removeprefix(f"{address}/"), "nu", f"line {entry.get('lastLine', 1)}: {entry['message']}")
        for entry in json.loads(output)["messages"]
        if not limits.accepted(entry["message"])
    ]


def html_validate(modules: Path, site: Path, names: list[str]) -> list[Finding]:
    """The messages of html-validate with its recommended rules."""
    program = modules / "html-validate" / "bin" / "html-validate.mjs"
    config = tools.LOCK / "html-validate.json"
    files = [str(site / name) for name in names]
    done = run([tools.node(), str(program), "--config", str(config), "--formatter", "json", *files])
    return read_html_validate(done.stdout, site)


def read_html_validate(output: str, site: Path) -> list[Finding]:
    """The findings in html-validate's JSON; raises ValueError when the output is not JSON."""
    return [
        Finding(
            Path(file["filePath"]).relative_to(site).as_posix(),
            "html-validate",
            f"line {entry['line']}: {entry['ruleId']}: {entry['message']}",
        )
        for file in json.loads(output)
        for entry in file["messages"]
    ]


def run(command: list[str], folder: Path | None = None) -> subprocess.CompletedProcess:
    """Runs a checker in `folder`, by default the current one, and captures its output.

    The output goes to files, because Node.js may exit before it has written everything to a pipe.
    """
    with TemporaryFile("w+", encoding="utf-8") as output, TemporaryFile("w+", encoding="utf-8") as errors:
        streams = {"stdout": output, "stderr": errors}
        code = subprocess.run(command, **streams, check=False, env=tools.quiet(), cwd=folder).returncode
        output.seek(0)
        errors.seek(0)
        return subprocess.CompletedProcess(command, code, output.read(), errors.read())
