"""The Nu HTML checker and html-validate on every page, as the server sends it."""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryFile

from . import limits, tools
from .finding import Finding

LOCAL = "-Dnu.validator.servlet.allow-forbidden-hosts=true"  # lets the checker read from this machine


def nu(modules: Path, address: str, names: list[str]) -> list[Finding] | tools.Missing:
    """What the Nu HTML checker says, warnings included, but for the accepted messages."""
    if isinstance(java := tools.java(), tools.Missing):
        return java
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    urls = [f"{address}/{name}" for name in names]
    done = run([java, "-Xss1m", LOCAL, "-jar", str(jar), "--format", "json", "--exit-zero-always", *urls])
    return read_nu(done.stderr, address)


def read_nu(said: str, address: str) -> list[Finding]:
    """The findings in the checker's JSON; raises ValueError when it is not that."""
    return [
        Finding(one["url"].removeprefix(f"{address}/"), "nu", f"line {one.get('lastLine', 1)}: {one['message']}")
        for one in json.loads(said)["messages"]
        if not limits.accepted(one["message"])
    ]


def html_validate(modules: Path, site: Path, names: list[str]) -> list[Finding]:
    """What html-validate says under its recommended rules."""
    program = modules / "html-validate" / "bin" / "html-validate.mjs"
    config = tools.LOCK / "html-validate.json"
    files = [str(site / name) for name in names]
    done = run([tools.node(), str(program), "--config", str(config), "--formatter", "json", *files])
    return read_html_validate(done.stdout, site)


def read_html_validate(said: str, site: Path) -> list[Finding]:
    """The findings in html-validate's JSON; raises ValueError when it is not that."""
    return [
        Finding(
            Path(file["filePath"]).relative_to(site).as_posix(),
            "html-validate",
            f"line {one['line']}: {one['ruleId']}: {one['message']}",
        )
        for file in json.loads(said)
        for one in file["messages"]
    ]


def run(command: list[str], folder: Path | None = None) -> subprocess.CompletedProcess:
    """Runs a checker, in a folder or in this one, and keeps what it says.

    It is kept in files: a program that ends at once loses what waits in a pipe.
    """
    with TemporaryFile("w+", encoding="utf-8") as said, TemporaryFile("w+", encoding="utf-8") as complained:
        streams = {"stdout": said, "stderr": complained}
        code = subprocess.run(command, **streams, check=False, env=tools.quiet(), cwd=folder).returncode
        said.seek(0)
        complained.seek(0)
        return subprocess.CompletedProcess(command, code, said.read(), complained.read())
