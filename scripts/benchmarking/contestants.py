"""What is measured: the validator cold, warm and after one change, other tools on the same sources, and MkDocs."""

import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from linkcheck import cache

SCRIPTS = Path(__file__).resolve().parent.parent
COLD, WARM, CHANGED = "--check, cold", "--check, warm", "--check, one page changed"
PLAIN, START = "mkdocs build", "starting Python"
WHOLE, WHOLE_COLD = "validate, render and scan", "the same, cold"
LYCHEE, RUMDL, RUMDL_LINKS = "lychee", "rumdl", "rumdl, its two rules on links"
RIVALS = {
    LYCHEE: ["lychee", "--offline", "--include-fragments", "--no-progress", "docs"],
    RUMDL: ["rumdl", "check", "--no-cache", "docs"],
    RUMDL_LINKS: ["rumdl", "check", "--no-cache", "--enable", "MD051,MD057", "docs"],
}


@dataclass(frozen=True)
class Contestant:
    """A command for a project's folder; `prepare` is done before each run and not measured."""

    name: str
    command: Callable[[Path], list[str]]
    prepare: Callable[[Path], None] = lambda root: None


def validator(root: Path) -> list[str]:
    """The validator as a person calls it."""
    return [sys.executable, str(SCRIPTS / "build.py"), "--check", "--root", str(root)]


def forget(root: Path) -> None:
    """Deletes what the validator remembers."""
    shutil.rmtree(cache.FOLDER, ignore_errors=True)


def touch_one(root: Path) -> None:
    """Changes one page."""
    page = root / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")


def on_sources() -> list[Contestant]:
    """Ours in its three states, and those rivals that are installed."""
    ours = [
        Contestant(COLD, validator, forget),
        Contestant(WARM, validator),
        Contestant(CHANGED, validator, touch_one),
    ]
    return ours + [
        Contestant(name, lambda root, command=command: command)
        for name, command in RIVALS.items()
        if shutil.which(command[0])
    ]


def missing() -> list[str]:
    """The rivals that are not installed."""
    return [name for name, command in RIVALS.items() if not shutil.which(command[0])]


def on_a_site() -> list[Contestant]:
    """Plain MkDocs, and what the build does on top of it: it validates before and scans afterwards."""
    plain = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
    steps = [sys.executable, "-c", f"import sys; sys.path[:0] = [{str(SCRIPTS)!r}]; {STEPS}"]
    return [
        Contestant(PLAIN, lambda root: [*plain, tempfile.mkdtemp(dir=root.parent)]),
        Contestant(WHOLE_COLD, lambda root: [*steps, str(root), tempfile.mkdtemp(dir=root.parent)], forget),
        Contestant(WHOLE, lambda root: [*steps, str(root), tempfile.mkdtemp(dir=root.parent)]),
    ]


STEPS = "from benchmarking.three_steps import run; sys.exit(run(*sys.argv[1:]))"


def on_the_guide() -> list[Contestant]:
    """The validator on this guide when nothing changed, and Python doing nothing."""
    return [Contestant(WARM, validator), Contestant(START, lambda root: [sys.executable, "-c", "pass"])]
