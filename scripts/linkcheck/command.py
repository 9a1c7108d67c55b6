"""Checks the links of a MkDocs project, this one or another; runs its hooks and plugins as `mkdocs build` does.

Nothing is written. What is missing or fails is left out and said; the rest is checked nevertheless.
"""

import contextlib
import copy
import importlib.metadata
import importlib.util
import logging
import os
import re
import sys
import tempfile
import tomllib
import warnings
from collections.abc import Iterable
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
HARMLESS |= {"glightbox", "minify", "optimize", "privacy", "search", "social"}


class Unreadable(Exception):
    """The project can't be checked at all; its text says why, `path` and `line` where."""

    def __init__(self, why: str, path: str = "mkdocs.yml", line: int = 1) -> None:
        super().__init__(why)
        self.path, self.line = path, line


class Stop(Exception):
    """The check has ended, before MkDocs writes anything."""


class Failing(Exception):
    """A plugin, hook, extension or theme fails, or isn't there."""

    def __init__(self, name: str, why: str) -> None:
        self.name, self.why = name, why


class PageFails(Exception):
    """A page can't be converted."""


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
        return tomllib.loads(file.read_text("utf-8")).get("tool", {}).get("linkcheck", {}) if file.is_file() else {}
    except (OSError, ValueError) as error:
        raise Unreadable(f"It cannot be read: {error}", "pyproject.toml") from error


def folder_in_repository(root: Path) -> str:
    """The path of the project in its git repository, such as `guide/`; services look for files from there."""
    home = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    return "".join(f"{part}/" for part in root.relative_to(home).parts)


def check(root: Path) -> Report:
    """The findings of the project in a folder; raises `Unreadable`."""
    root = root.resolve()
    names = ("mkdocs.yml", "mkdocs.yaml")
    config_file = next((root / name for name in names if (root / name).is_file()), None)
    if config_file is None:
        raise Unreadable(f"{root} is no MkDocs project: it has no mkdocs.yml.")
    os.chdir(root)  # plugins take paths to be relative to the project
    heard, logger = Heard(), logging.getLogger("mkdocs")
    before = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [heard], False
    try:
        with contextlib.redirect_stdout(sys.stderr), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return with_the_rest(config_file, heard)
    finally:
        logger.handlers, logger.propagate = before


def with_the_rest(config_file: Path, heard: Heard) -> Report:
    """Checks again without what fails, until nothing does; pages that fail are found all in one go."""
    typed = read(config_file)
    left_out, careful = dict(missing(typed)), False
    while True:
        try:
            report = attempt(config_file, typed, left_out, careful, heard)
            return report._replace(findings=sorted({*told(report, left_out), *unchecked(config_file, left_out)}))
        except Failing as failing:
            left_out[failing.name] = failing.why
        except PageFails as problem:
            if careful:
                raise unreadable(problem, config_file, heard) from problem
            careful = True


def read(config_file: Path) -> dict[str, Any]:
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


def missing(typed: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """The plugins, extensions and theme that are named and not installed, each with what to do."""
    from mkdocs.plugins import get_plugins
    from mkdocs.utils import get_theme_names

    plugins = {known.removeprefix("material/") for known in get_plugins()}
    extensions = {entry.name for entry in importlib.metadata.entry_points(group="markdown.extensions")}
    for name in named(typed.get("plugins")):
        if name.removeprefix("material/") not in plugins and name != "redirects":  # its map says all that it does
            yield name, f"The plugin {name} is not installed; {INSTALL}"
    for name in named(typed.get("markdown_extensions")):
        if name not in extensions and not importable(name.partition(":")[0]):
            yield name, f"The Markdown extension {name} is not installed; {INSTALL}"
    theme = theme_name(typed)
    if theme and theme not in get_theme_names():
        yield theme, f"The theme {theme} is not installed; {INSTALL}"


def theme_name(typed: dict[str, Any]) -> str:
    """The theme that the settings name, or ""."""
    theme = typed.get("theme")
    return str((theme.get("name") if isinstance(theme, dict) else theme) or "")


def importable(module: str) -> bool:
    """Whether Python finds a module by that name."""
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def told(report: Report, left_out: dict[str, str]) -> Iterable[Finding]:
    """The findings; those that something left out might have prevented are no longer sure."""
    in_doubt = left_out.keys() - HARMLESS
    for finding in report.findings:
        yield finding._replace(is_sure=finding.is_sure and not in_doubt)


def unchecked(config_file: Path, left_out: dict[str, str]) -> Iterable[Finding]:
    """A warning for each thing that was left out, where the settings name it."""
    lines = config_file.read_text("utf-8", "replace").splitlines()
    for name, why in left_out.items():
        line = next((number for number, line in enumerate(lines, 1) if name in line), 1)
        column = max(lines[line - 1].find(name) + 1, 1) if lines else 1
        rest = "." if name in HARMLESS else ". Errors that it might prevent are told as warnings."
        yield Finding(config_file.name, line, column, "unchecked", why + rest)


def attempt(config_file: Path, typed: dict, left_out: dict[str, str], careful: bool, heard: Heard) -> Report:
    """One run of MkDocs up to where it would write pages; raises `Failing`, `PageFails` or `Unreadable`."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    got: list[Report] = []

    def decide(findings: list[Finding], pages: int) -> None:
        got.append(Report(findings, pages, checker.links))
        raise Stop

    heard.messages.clear()
    checker, config = LinkCheck(decide), None
    with tempfile.TemporaryDirectory(prefix="check-") as folder:
        try:
            config = load_config(str(config_file), site_dir=folder, strict=False, **without(typed, left_out))
            checker = the_check(config, checker, decide)
            checker.careful = careful
            redirects = named(typed.get("plugins")).get("redirects")
            if "redirects" not in config.plugins and isinstance(redirects, dict):
                checker.redirect_maps = (redirects["redirects"] or {}).get("redirect_maps") or {}
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except Stop:
            return got[-1]
        except (Exception, SystemExit) as error:
            if name := culprit(error, typed, config, left_out, heard):
                why = heard.messages[0] if heard.messages else f"{type(error).__name__}: {error}"
                raise Failing(name, f"{name} fails: {one_line(why)}") from error
            if any(message.startswith("Error reading page") for message in heard.messages):
                raise PageFails(str(error)) from error
            raise unreadable(error, config_file, heard) from error
    raise Unreadable("A hook or plugin of this project ends the build before its pages are read.")


def without(typed: dict[str, Any], left_out: dict[str, str]) -> dict[str, Any]:
    """The settings that change when something is left out."""
    typed = copy.deepcopy(typed)  # MkDocs empties what it is given
    changed: dict[str, Any] = {}
    for key in ("plugins", "markdown_extensions"):
        if key in typed:
            kept = {name: entry for name, entry in named(typed[key]).items() if name not in left_out}
            if key == "plugins" and importlib.util.find_spec("mkdocs_redirects") is None:
                kept.pop("redirects", None)
            changed[key] = list(kept.values())
    changed["hooks"] = [hook for hook in typed.get("hooks") or [] if hook not in left_out]
    if theme_name(typed) in left_out:
        custom = typed["theme"].get("custom_dir") if isinstance(typed["theme"], dict) else None
        changed["theme"] = {"name": "mkdocs"} | ({"custom_dir": custom} if custom else {})
    return changed


def the_check(config: Any, checker: LinkCheck, decide: Any) -> LinkCheck:
    """The check that the project's own hooks run; otherwise the given one, which is added to the plugins."""
    for each in config.plugins.values():
        if isinstance(own := getattr(each, "check", None), LinkCheck):
            own.decide = decide
            return own
    config.plugins["linkcheck"] = checker
    return checker


def culprit(error: BaseException, typed: dict, config: Any, left_out: dict[str, str], heard: Heard) -> str:
    """The plugin or hook in whose code an error arose, or that the message names; "" when there is none."""
    modules, trace = set(), error.__traceback__
    while trace:
        modules.add(trace.tb_frame.f_globals.get("__file__") or "")
        trace = trace.tb_next
    if isinstance(error, SyntaxError):
        modules.add(str(Path(error.filename or "").absolute()))
    for hook in typed.get("hooks") or []:
        if hook not in left_out and str(Path(hook).absolute()) in modules:
            return hook
    said = " ".join([str(error), *heard.messages])
    for name in named(typed.get("plugins")).keys() - left_out.keys():
        plugin = config.plugins.get(name) if config else None
        home = getattr(sys.modules.get(type(plugin).__module__), "__file__", None)
        if home in modules or re.search(rf"""['"]{re.escape(name)}['"]""", said):
            return name
    return ""


def unreadable(error: BaseException, config_file: Path, heard: Heard) -> Unreadable:
    """Says why a project can't be read, as MkDocs has put it, and which line of the settings is meant."""
    reasons = " ".join(dict.fromkeys(heard.messages)) or str(error) or repr(error)
    setting = re.search(r"Config value '(\w+)'", reasons)
    lines = config_file.read_text("utf-8", "replace").splitlines()
    at = (number for number, line in enumerate(lines, 1) if setting and line.startswith(setting[1]))
    return Unreadable(one_line(reasons), config_file.name, next(at, 1))


def one_line(text: str) -> str:
    """A message on one line."""
    return " ".join(text.split())[:400]
