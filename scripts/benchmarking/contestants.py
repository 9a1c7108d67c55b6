"""What is measured: the validator cold, warm and after one change, and other tools on the same sources."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from crosslinks import cache

SCRIPTS = Path(__file__).resolve().parent.parent
BUILD = str(SCRIPTS / "build.py")


@dataclass(frozen=True)
class Contestant:
    """A command for a project's folder; `prepare` is done before each run and not measured."""

    name: str
    command: Callable[[Path], list[str]]
    prepare: Callable[[Path], None] = lambda root: None
    runs: int = 3


def validator(root: Path) -> list[str]:
    """The validator as a person calls it."""
    return [sys.executable, BUILD, "--check", "--root", str(root)]


def forget(root: Path) -> None:
    """Deletes what the validator remembers."""
    shutil.rmtree(cache.FOLDER, ignore_errors=True)


def touch_one(root: Path) -> None:
    """Changes one page."""
    page = root / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")


def contestants(rivals: list[str]) -> list[Contestant]:
    """Ours in its three states, MkDocs, and those rivals that are installed; a rival is a name or a path."""
    ours = [
        Contestant("--check, cold", validator, forget),
        Contestant("--check, warm", validator),
        Contestant("--check, one page changed", validator, touch_one),
    ]
    build = ["-m", "mkdocs", "build", "--quiet", "--site-dir"]
    plain = Contestant("mkdocs build", lambda root: [sys.executable, *build, str(root / "site")], runs=1)
    return [*ours, *filter(None, map(rival, rivals)), plain]


def rival(name: str) -> Contestant | None:
    """Another link checker, on the sources, with its cache off; None when it is not installed."""
    program = shutil.which(name)
    options = {
        "rumdl": ["check", "--no-cache", "--enable", "MD051,MD057", "docs"],
        "lychee": ["--offline", "--include-fragments", "--no-progress", "docs"],
    }.get(Path(name).name)
    if program is None or options is None:
        return None
    return Contestant(f"{Path(name).name}, cold", lambda root: [program, *options])
