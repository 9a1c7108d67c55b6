"""Runs MkDocs into a new folder; the validator checks the pages while MkDocs reads them."""

import logging
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from linkcheck.checking import LogCollector, Stop, attach
from linkcheck.project import Project, of_config
from linkcheck.report import Report

from .problem import Problem
from .progress import Progress


def render(
    root: Path,
    site: Path,
    site_url: str | None,
    progress: Progress,
    extra: dict[str, Any],
    decide: Callable[[Report], None],
) -> Project:
    """Renders the project at `root` into `site`, and returns the project as MkDocs read it.

    `site_url` replaces the one in mkdocs.yml when it is given, and `extra` adds to the `extra` of mkdocs.yml.
    `decide` gets the report on the sources before anything is rendered, and may raise `Stop`.
    Raises Problem with the messages of MkDocs when it warns or fails.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(last_change(root)))
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build

    warnings = collect_warnings()
    try:
        config = configuration(root, site, site_url)
        config.extra |= extra
        project = of_config(root, config)
        attach(project, decide, progress.show)
        build(config)
    except Stop:
        raise
    except (SystemExit, Exception) as error:
        raise Problem(error_text(warnings, error), code=1) from None
    if warnings:
        raise Problem(error_text(warnings), code=1)
    return project


def configuration(root: Path, site: Path, site_url: str | None, *, strict: bool = True):
    """Loads mkdocs.yml with the folder, the address and the strictness of this build.

    Changes the working directory to `root`, from which snippets look for their folders.
    """
    from mkdocs.config import load_config

    os.chdir(root)
    chosen = {"site_url": site_url} if site_url else {}
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=strict, **chosen)
    config.plugins.on_startup(command="build", dirty=False)
    return config


def collect_warnings() -> list[str]:
    """A list to which the warnings of MkDocs and its plugins are added from now on, instead of being printed."""
    logger, collector = logging.getLogger("mkdocs"), LogCollector(logging.WARNING)
    logger.handlers, logger.propagate = [collector], False
    return collector.messages


def error_text(warnings: list[str], error: BaseException | None = None) -> str:
    """The message that lists the warnings and the error, a line each."""
    last = [] if error is None or str(error) in ("", "1") else [str(error)]
    return "MkDocs could not render the site:\n" + "\n".join(f"  {line}" for line in warnings + last)


def last_change(root: Path) -> int:
    """The time of the last commit in seconds, so that the same commit gives the same site; 2020 without git."""
    git = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(git, capture_output=True, text=True, check=True).stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 1577836800
