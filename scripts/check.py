"""Checks the links of a MkDocs project; runs its hooks and plugins, as `mkdocs build` does, and writes nothing."""

import argparse
import logging
import os
import re
import sys
import tempfile
import tomllib
from pathlib import Path

from linkcheck.findings import ERROR, Finding, report
from linkcheck.plugin import LinkCheck


class Stop(Exception):
    """The check has ended."""


def run(args: argparse.Namespace) -> int:
    """Checks the project at `args.root`; returns 0 without findings, 1 with some, 2 when MkDocs cannot read it all."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.chdir(args.root)
    logger = logging.getLogger("mkdocs")
    logger.handlers, logger.propagate = [Heard(logging.ERROR)], False
    left_out: dict[str, str] = {}  # the plugins and hooks that fail or are missing, and why
    while True:
        try:
            findings, pages = check(left_out)
        except Failing as failing:
            left_out[failing.name] = failing.why
            continue
        except (Exception, SystemExit) as error:
            print(f"MkDocs cannot read this project: {error}", *Heard.messages, sep="\n  ", file=sys.stderr)
            return 2
        break
    if left_out:
        findings = [f._replace(message=f"{f.message} (Checked without {', '.join(left_out)}.)") for f in findings]
    findings += [
        Finding("mkdocs.yml", line_of(name), 1, "unchecked", f"{name} {why}.") for name, why in left_out.items()
    ]
    print(report(sorted(findings), pages, args.format))
    own = Path("pyproject.toml")
    options = tomllib.loads(own.read_text("utf-8")).get("tool", {}).get("linkcheck", {}) if own.is_file() else {}
    strict = args.strict or options.get("strict", False)
    return 2 if left_out else int(any(strict or f.severity == ERROR for f in findings))


class Heard(logging.Handler):
    """Keeps what MkDocs says, for when it can't build."""

    messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


class Failing(Exception):
    """A plugin or a hook fails."""

    def __init__(self, name: str, why: str) -> None:
        self.name, self.why = name, why


def check(left_out: dict[str, str]) -> tuple[list[Finding], int]:
    """The findings of the project here; raises `Failing` when a plugin or a hook that is not left out fails."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.plugins import get_plugins
    from mkdocs.utils import yaml_load

    with Path("mkdocs.yml").open("rb") as file:
        typed = yaml_load(file)
    got: list[tuple[list[Finding], int]] = []
    Heard.messages.clear()

    def decide(findings: list[Finding], pages: int) -> None:
        got.append((findings, pages))
        raise Stop

    plugins = typed.get("plugins")
    listed = [{k: v} for k, v in plugins.items()] if isinstance(plugins, dict) else plugins or []
    named = {next(iter(item)) if isinstance(item, dict) else item: item for item in listed}
    installed = {known.removeprefix("material/") for known in get_plugins()}
    redirects = {} if "redirects" in installed else named.pop("redirects", {})  # its map says all that it would do
    for name in named:
        if name not in installed and name not in left_out:
            raise Failing(name, "is not installed")
    options = {"plugins": [item for name, item in named.items() if name not in left_out]} if plugins else {}
    options["hooks"] = [hook for hook in typed.get("hooks") or [] if hook not in left_out]
    with tempfile.TemporaryDirectory(prefix="check-") as folder:
        config = None
        try:
            config = load_config("mkdocs.yml", site_dir=folder, strict=False, **options)
            if redirects:
                config.extra["_redirect_maps"] = redirects["redirects"].get("redirect_maps")
            own = [
                each.check for each in config.plugins.values() if isinstance(getattr(each, "check", None), LinkCheck)
            ]
            for check_of_hooks in own:  # a project whose hooks check it already
                check_of_hooks.decide = decide
            if not own:
                config.plugins["linkcheck"] = LinkCheck(decide)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except Stop:
            return got[-1]
        except (Exception, SystemExit) as error:
            if name := culprit(error, named, options["hooks"], config, left_out):
                raise Failing(name, f"fails: {Heard.messages[0] if Heard.messages else error!r}") from error
            raise
    raise AssertionError


def culprit(error: BaseException, named: dict, hooks: list[str], config, left_out: dict[str, str]) -> str:
    """The plugin or hook in whose code an error arose, or that the message names."""
    modules, trace = set(), error.__traceback__
    while trace:
        modules.add(trace.tb_frame.f_globals.get("__file__", ""))
        trace = trace.tb_next
    for hook in hooks:
        if str(Path(hook).absolute()) in modules:
            return hook
    for name in named.keys() - left_out.keys():
        of = config.plugins.get(name) if config else None
        home = sys.modules[type(of).__module__].__file__ if of else None
        if home in modules or re.search(rf"""['"]{re.escape(name)}['"]""", " ".join([str(error), *Heard.messages])):
            return name
    return ""


def line_of(name: str) -> int:
    """The line of mkdocs.yml that names a plugin or a hook."""
    lines = Path("mkdocs.yml").read_text("utf-8").splitlines()
    return next((n for n, line in enumerate(lines, 1) if name in line), 1)
