"""Checks the links of a MkDocs project, this one or another; runs its hooks and plugins as `mkdocs build` does.

Nothing is written. What is missing or fails is left out and said; the rest is checked nevertheless.
"""

import contextlib
import copy
import logging
import os
import re
import sys
import tempfile
import tomllib
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import rules
from .findings import Finding, Report
from .hints import resembling
from .plugin import LinkCheck
from .rules import RULES

INSTALL = "install it with: python -m pip install $(mkdocs get-deps), in the environment that runs this check"
# Plugins that make no page, no id and no link, so that without them every finding stays sure:
HARMLESS = {"exclude-search", "git-authors", "git-committers", "git-revision-date", "git-revision-date-localized"}
HARMLESS |= {"glightbox", "minify", "optimize", "privacy", "redirects", "search", "social"}  # we read redirects' map
MISSING = re.compile(r"is not installed|Failed to load extension|Unrecognised theme")  # as MkDocs says it


class Unreadable(Exception):
    """The project can't be checked at all; its text says why, `path` and `line` where."""

    def __init__(self, why: str, path: str = "mkdocs.yml", line: int = 1) -> None:
        super().__init__(why)
        self.path, self.line = path, line


class Stop(Exception):
    """The check has ended, before MkDocs writes anything."""


class PageFails(Exception):
    """A page can't be read or converted."""


class Failing(Exception):
    """A plugin, hook, extension or theme fails, or isn't there."""

    def __init__(self, name: str, why: str) -> None:
        self.name, self.why = name, why


class Heard(logging.Handler):
    """Keeps what MkDocs says, for when it can't build."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one message, without the traceback that MkDocs may have put behind it."""
        self.messages.append(record.getMessage().partition("\nTraceback")[0])


def run(root: Path, strict: bool = False, format: str = "text") -> int:
    """Prints what is found; returns 0 when all is well, 1 with findings, 2 when not everything could be read.

    A warning counts with `strict`, or with `strict = true` under [tool.linkcheck] in the project's pyproject.toml.
    """
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # names of files may be any bytes
    try:
        strict = strict or options(root).get("strict", False)
        report = check(root)
    except Unreadable as problem:
        report = Report([Finding(problem.path, problem.line, 1, "unreadable", str(problem))], 0)
    print(report.printed(format, folder_in_repository(root)))
    is_whole = not {"unchecked", "unreadable"} & {finding.rule for finding in report.findings}
    return 1 if report.pages and report.fails(strict and is_whole) else 0 if is_whole else 2


def explain(rule: str) -> int:
    """Prints what a rule wants, or a line for each; returns 2 when there is no such rule."""
    if rule and rule not in RULES:
        print(f"There is no rule {rule}.{resembling(rule, RULES)} --explain alone lists them.", file=sys.stderr)
        return 2
    print(rules.explain(rule))
    return 0


def options(root: Path) -> dict[str, Any]:
    """The table [tool.linkcheck] of a project."""
    file = root / "pyproject.toml"
    try:
        table = tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
    except (OSError, ValueError) as error:
        raise Unreadable(f"It cannot be read: {error}", "pyproject.toml") from error
    return dict(table.get("tool", {}).get("linkcheck", {}))


def folder_in_repository(root: Path) -> str:
    """The path of the project in its git repository, such as `guide/`; services look for files from there."""
    home = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    return "".join(f"{part}/" for part in root.relative_to(home).parts)


def check(root: Path) -> Report:
    """The findings of the project in a folder; raises `Unreadable`."""
    root = root.resolve()
    config_file = next((root / name for name in ("mkdocs.yml", "mkdocs.yaml") if (root / name).is_file()), None)
    if config_file is None:
        raise Unreadable(f"{root} is no MkDocs project: it has no mkdocs.yml.")
    os.chdir(root)  # plugins take paths to be relative to the project
    heard, logger = Heard(), logging.getLogger("mkdocs")
    before = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [heard], False
    try:
        with contextlib.redirect_stdout(sys.stderr), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Project(config_file, heard).check()
    finally:
        logger.handlers, logger.propagate = before


class Project:
    """A project of which MkDocs makes as much as it can; what fails is left out."""

    def __init__(self, config_file: Path, heard: Heard) -> None:
        self.config_file, self.heard = config_file, heard
        self.typed = settings(config_file)
        self.left_out: dict[str, str] = {}  # why, by name

    def check(self, careful: bool = False) -> Report:
        """Checks again without what fails, until nothing does; pages that fail are found all in one go."""
        while True:
            try:
                report = self.attempt(careful)
            except Failing as failing:
                self.left_out[failing.name] = failing.why
            except PageFails:
                careful = True
            else:
                is_sure = self.left_out.keys() <= HARMLESS
                findings = [each._replace(is_sure=each.is_sure and is_sure) for each in report.findings]
                return report._replace(findings=sorted([*findings, *self.unchecked()]))

    def unchecked(self) -> Iterator[Finding]:
        """A warning for each thing that was left out, where the settings name it."""
        lines = self.config_file.read_text("utf-8", "replace").splitlines()
        for name, why in self.left_out.items():
            number, line = next((at for at in enumerate(lines, 1) if name in at[1]), (1, ""))
            rest = "." if name in HARMLESS else ". Errors that it might prevent are told as warnings."
            yield Finding(self.config_file.name, number, line.find(name) + 1 or 1, "unchecked", why + rest)

    def attempt(self, careful: bool) -> Report:
        """One run of MkDocs up to where it would write pages; raises `Failing`, `PageFails` or `Unreadable`."""
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        got: list[Report] = []

        def decide(findings: list[Finding], pages: int) -> None:
            got.append(Report(findings, pages, checker.links))
            raise Stop

        self.heard.messages.clear()
        checker, config = LinkCheck(decide), None
        with tempfile.TemporaryDirectory(prefix="check-") as folder:
            try:
                config = load_config(str(self.config_file), site_dir=folder, strict=False, **self.kept())
                checker = the_check(config, checker)
                checker.decide, checker.careful = decide, careful
                checker.redirect_maps = redirect_maps(self.typed)
                config.plugins.on_startup(command="build", dirty=False)
                build(config)
            except Stop:
                return got[-1]
            except (Exception, SystemExit) as error:
                self.explain(error, config, careful)
        raise Unreadable("A hook or plugin of this project ends the build before its pages are read.")

    def explain(self, error: BaseException, config: Any, careful: bool) -> None:
        """Raises what an error means: something to leave out, pages to read with care, or nothing to go on with."""
        if name := self.culprit(error, config):
            why = self.heard.messages[0] if self.heard.messages else f"{type(error).__name__}: {error}"
            is_missing = MISSING.search(why)
            raise Failing(
                name, f"{name} is not installed; {INSTALL}" if is_missing else f"{name} fails: {one_line(why)}"
            )
        if not careful and any(message.startswith("Error reading page") for message in self.heard.messages):
            raise PageFails
        why = " ".join(dict.fromkeys(self.heard.messages)) or str(error) or repr(error)
        setting = re.search(r"Config value '(\w+)'", why)
        lines = self.config_file.read_text("utf-8", "replace").splitlines()
        at = (number for number, line in enumerate(lines, 1) if setting and line.startswith(setting[1]))
        raise Unreadable(one_line(why), self.config_file.name, next(at, 1)) from error

    def culprit(self, error: BaseException, config: Any) -> str:
        """What the message names, or in whose code the error arose; "" when there is no such thing to leave out."""
        modules, trace = {getattr(error, "filename", None)}, error.__traceback__
        while trace:
            modules.add(trace.tb_frame.f_globals.get("__file__"))
            trace = trace.tb_next
        homes = {str(hook): str(hook) for hook in self.typed.get("hooks") or []}
        for name in named(self.typed.get("plugins")):
            plugin = config.plugins.get(name) if config else None
            homes[name] = getattr(sys.modules.get(type(plugin).__module__), "__file__", None) or ""
        homes |= dict.fromkeys([*named(self.typed.get("markdown_extensions")), theme_name(self.typed)], "")
        said = " ".join([str(error), *self.heard.messages])
        for name in homes.keys() - self.left_out.keys() - {""}:
            is_in_trace = homes[name] and any(
                Path(each).absolute() == Path(homes[name]).absolute() for each in modules if each
            )
            if is_in_trace or re.search(rf"""['"]{re.escape(name)}['"]""", said):
                return name
        return ""

    def kept(self) -> dict[str, Any]:
        """The settings without what is left out."""
        typed = copy.deepcopy(self.typed)  # MkDocs empties what it is given
        kept: dict[str, Any] = {"hooks": [hook for hook in typed.get("hooks") or [] if hook not in self.left_out]}
        for key in typed.keys() & {"plugins", "markdown_extensions"}:
            kept[key] = [entry for name, entry in named(typed[key]).items() if name not in self.left_out]
        if theme_name(typed) in self.left_out:
            custom = typed["theme"].get("custom_dir") if isinstance(typed["theme"], dict) else None
            kept["theme"] = {"name": "mkdocs"} | ({"custom_dir": custom} if custom else {})
        return kept


def settings(config_file: Path) -> dict[str, Any]:
    """The settings as typed, with those that they inherit."""
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.utils.yaml import get_yaml_loader, yaml_load

    try:
        with config_file.open("rb") as file:
            typed = yaml_load(file, get_yaml_loader(config=MkDocsConfig(str(config_file))))
    except Exception as error:
        line = re.search(r"line (\d+)", str(error))
        raise Unreadable(one_line(str(error)), config_file.name, int(line[1]) if line else 1) from error
    if not isinstance(typed, dict):
        raise Unreadable("It holds no settings.", config_file.name)
    return typed


def named(entries: Any) -> dict[str, Any]:
    """Plugins or extensions as listed in the settings, by name, each with its entry."""
    listed = [{k: v} for k, v in entries.items()] if isinstance(entries, dict) else entries or []
    return {str(next(iter(item)) if isinstance(item, dict) and item else item): item for item in listed}


def redirect_maps(typed: dict[str, Any]) -> dict[str, str]:
    """What the plugin `redirects` is told, be it installed or not."""
    entry = named(typed.get("plugins")).get("redirects")
    told = entry["redirects"] if isinstance(entry, dict) else None
    return dict((told or {}).get("redirect_maps") or {})


def theme_name(typed: dict[str, Any]) -> str:
    """The theme that the settings name, or ""."""
    theme = typed.get("theme")
    return str((theme.get("name") if isinstance(theme, dict) else theme) or "")


def the_check(config: Any, checker: LinkCheck) -> LinkCheck:
    """The check that the project's own hooks run; otherwise the given one, which is added to the plugins."""
    for each in config.plugins.values():
        if isinstance(own := getattr(each, "check", None), LinkCheck):
            return own
    config.plugins["linkcheck"] = checker
    return checker


def one_line(text: str) -> str:
    """A message on one line."""
    return " ".join(text.split())[:400]
