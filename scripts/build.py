#!/usr/bin/env python3
"""Checks the guide, builds it into site/, and packs an archive for offline reading into dist/.

A build that fails or is stopped leaves the last good site as it was.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("build.py needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])

import argparse
import calendar
import importlib
import os
import re
import shutil
import subprocess
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import environment
from console import Problem, exit_code, tell

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from publish.public import Public

ROOT = environment.ROOT
NOT_CHECKED = "Not looked at: what search finds, what only a browser shows, what our model says. That is for test.py."


def main() -> int:
    """Runs one command; returns 0 when all is well, 1 with findings, 2 when it could not work."""
    return exit_code(work, stopped="Stopped. No half-made site is left.")


def work() -> int:
    """Reads the options, restarts inside the environment, and does what they ask for."""
    args = parser().parse_args()
    args.root = args.root.resolve()
    if not args.check and (args.strict or args.format != "text" or (args.root != ROOT and args.explain is None)):
        raise Problem("--root, --strict and --format belong to --check.")
    if not args.root.is_dir():
        raise Problem(f"There is no folder {args.root}.")
    if args.publish and not re.match(r"https?://[^\s/]", args.publish):
        raise Problem("--publish needs the address that the site will have, such as https://example.org/guide/.")
    environment.enter(environment.DEVELOP if args.publish else environment.BUILD)
    if args.check or args.explain is not None:
        from linkcheck import command

        if args.root == ROOT:
            importlib.import_module("guide_rules")  # which adds its rules to those of any project
        if args.check:
            code = command.run(args.root, args.strict, args.format)
            if args.root == ROOT and code == 0:
                tell(NOT_CHECKED)
            return code
        return command.explain(args.explain)
    return serve() if args.serve else build(args.publish)


def parser() -> argparse.ArgumentParser:
    """The parser of the options."""
    options = argparse.ArgumentParser("build.py", description=(__doc__ or "").splitlines()[0], allow_abbrev=False)
    what = options.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="only check, and write nothing")
    what.add_argument("--serve", action="store_true", help="a live preview, which checks again on every save")
    what.add_argument("--publish", metavar="URL", help="build for this public address, with all that a public site has")
    what.add_argument("--explain", metavar="RULE", nargs="?", const="", help="say what a rule of the check wants")
    with_check = options.add_argument_group("with --check")
    another = "check another MkDocs project; its hooks and plugins run, as they do in its own build"
    with_check.add_argument("--root", type=Path, default=ROOT, metavar="DIR", help=another)
    with_check.add_argument("--strict", action="store_true", help="warnings fail as errors do")
    formats = ("text", "json", "github")
    with_check.add_argument("--format", choices=formats, default="text", help="for people, programs or GitHub")
    return options


def serve() -> NoReturn:
    """Becomes MkDocs' own preview, which our hooks finish and check like a build."""
    os.chdir(ROOT)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # which the theme prints before our hooks are loaded
    environment.become([sys.executable, "-m", "mkdocs", "serve", "--livereload"])  # some versions need the flag


def build(url: str | None) -> int:
    """Builds and places the site; with findings, which MkDocs' hooks print, nothing changes and it exits with 1."""
    from publish import archive, swap
    from publish.public import Public

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    name, site, dist = f"{project['name']}-{project['version']}", ROOT / "site", ROOT / "dist"
    if url and not environment.chromium():
        raise Problem(f"--publish draws cards and a PDF with Chromium: {environment.HOW_TO_GET_CHROMIUM}.")
    addition = Public(project["name"], project["version"]) if url else None
    os.environ.setdefault("SOURCE_DATE_EPOCH", last_change())
    with environment.hold(ROOT / ".build.lock", busy="Another build of this project is running: wait for it to end."):
        tell("Check and build the pages")
        try:
            config = render(url, addition)
        finally:
            shutil.rmtree(swap.staging_folder(site), ignore_errors=True)  # which a signal leaves behind
        tell(f"Pack dist/{name}.zip")
        dist.mkdir(exist_ok=True)
        archive.archive(site, dist / f"{name}.zip", name, config.site_name, project["version"])
        for edition in addition.editions if addition else ():
            shutil.copy(site / edition, dist)
    tell("Done: open site/index.html")
    return 0


def render(url: str | None, addition: "Public | None") -> "MkDocsConfig":
    """Has MkDocs make the site; returns its configuration, or exits with 1 when there were findings."""
    from linkcheck.locations import raised_at
    from mkdocs.commands import build as mkdocs
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    os.chdir(ROOT)  # from which snippets are looked for
    address = {"site_url": url.rstrip("/") + "/"} if url else {}
    try:
        config = load_config(str(ROOT / "mkdocs.yml"), **address)
        if addition:
            config.plugins["public"] = addition
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs.build(config)
    except Abort as stop:
        if isinstance(stop.__context__, OSError):  # such as a full disk, which the hooks tell in their own way
            raise stop.__context__ from None
        tell(str(stop))
        raise
    except (OSError, Problem):
        raise
    except Exception as error:
        at = ":".join(map(str, raised_at(error, ROOT)))
        raise Problem(f"MkDocs could not build the site: {type(error).__name__}: {error} ({at})") from error
    return config


def last_change() -> str:
    """The time of the last commit, in seconds; without git, of the newest day on which a page was updated."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        if timestamp := subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip():
            return timestamp
    except OSError:  # there is no git
        pass
    texts = (page.read_text("utf-8", "replace") for page in (ROOT / "docs").rglob("*.md"))
    days = [day for text in texts for day in re.findall(r"^updated: (\d{4}-\d\d-\d\d)$", text, re.MULTILINE)]
    return str(calendar.timegm(time.strptime(max(days), "%Y-%m-%d")))


if __name__ == "__main__":
    sys.exit(main())
