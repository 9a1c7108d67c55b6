"""Checks a MkDocs project, whose hooks and plugins run, and writes nothing; what fails is left out and said."""

import contextlib
import copy
import inspect
import logging
import os
import re
import sys
import tempfile
import traceback
import warnings
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from .findings import RULES, Finding, Report, Verdict, did_you_mean, nearest
from .locations import find_text, raised_at, yaml_problem
from .plugin import LinkCheck, options
from .site import read

# Without these plugins every finding stays sure: they make no page, no id and no link, or their map is read here.
HARMLESS = {"git-authors", "git-revision-date-localized", "glightbox", "minify", "redirects", "social"}
LISTS = {"hooks", "plugins", "markdown_extensions"}  # the settings of which parts can be left out
SLIPS = {"malformed-url", "local-path", "wrong-case"}  # in what is typed, which no plugin puts right


class Stop(Exception):
    """The check has ended, with this report, before MkDocs writes anything."""


def unreadable(why: str, path: str = "mkdocs.yml", line: int = 1) -> Stop:
    """Ends the check of a project that can't be checked at all."""
    return Stop(Report([Finding(path, line, 1, "unreadable", why)], 0))


def run(root: Path, strict: bool = False, format: str = "text") -> int:
    """Prints what is found; returns 0 when all is well, 1 with findings, 2 when a part failed and no error is sure."""
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # names of files may be any bytes
    report = check(root)
    is_partial = bool({"unchecked", "unreadable"} & {finding.rule for finding in report.findings})
    report = report._replace(is_strict=not is_partial and (strict or report.is_strict))
    home = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    folder = "".join(f"{part}/" for part in root.relative_to(home).parts)  # services look for files from the repository
    print(report.json() if format == "json" else report.github(folder) if format == "github" else report.text())
    return 2 if is_partial and not (report.pages and report.fails) else int(report.fails)


def explain(rule: str) -> int:
    """Prints what a rule wants, or a line for each without a name; returns 2 if there is no such rule."""
    if not rule:
        for name, (_, text) in sorted(RULES.items()):
            print(f"{name:22}", *text.partition("\n\n")[0].split())
    elif rule in RULES:
        print("{} ({})\n\n{}".format(rule, *RULES[rule]))
    else:
        hint = did_you_mean(nearest(rule, RULES))
        print(f"There is no rule {rule}.{hint} --explain alone lists them.", file=sys.stderr)
    return 0 if rule in ("", *RULES) else 2


def check(root: Path) -> Report:
    """What is found in the project in a folder."""
    logging.disable()  # what MkDocs and its plugins say; we say it ourselves
    try:
        with contextlib.redirect_stdout(sys.stderr), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Project(root.resolve()).check()
    except Stop as stop:
        return stop.args[0]
    finally:
        logging.disable(logging.NOTSET)


class Project:
    """A project of which MkDocs makes as much as it can; what fails is left out."""

    def __init__(self, root: Path) -> None:
        config_files = [root / name for name in ("mkdocs.yml", "mkdocs.yaml") if (root / name).is_file()]
        if not config_files:
            raise unreadable(f"{root} is no MkDocs project: it has no mkdocs.yml.")
        try:
            options(root)
        except (OSError, ValueError, TypeError, AttributeError) as error:  # or there is no table
            raise unreadable(f"It cannot be read: {error}", "pyproject.toml") from error
        os.chdir(root)  # plugins take paths to be relative to the project
        self.config_file, self.settings = config_files[0], read_settings(config_files[0])
        self.theme = str(self.settings["theme"].get("name") or "")
        self.left_out: dict[str, str] = {}  # why, by name
        self.careful = False

    def check(self) -> Report:
        """Checks again without what fails, until nothing does; what was left out comes first, as the cause."""
        while not (report := self.attempt()):
            pass
        file, text, causes = self.config_file.name, read(self.config_file), []
        for name, why in self.left_out.items():
            reason = f"{why.rstrip('.')}. Errors that it might prevent are warnings."
            causes.append(Verdict("unchecked", reason).at(file, *(find_text(text, name) or ())))
        for key in self.settings:
            if (near := nearest(str(key), MkDocsConfig())) not in ("", key):
                unknown = Verdict("unreadable", f"{key} is no setting.", fix=near)
                causes.append(unknown.at(file, *(find_text(text, f"{key}:") or ())))
        harmful = self.left_out.keys() - HARMLESS
        findings = [f._replace(is_sure=f.is_sure and (f.rule in SLIPS or not harmful)) for f in report.findings]
        return report._replace(findings=[*sorted(causes), *findings])

    def attempt(self) -> Report | None:
        """One run of MkDocs up to where it would write pages; None when it is worth another attempt."""
        config = MkDocsConfig(str(self.config_file))
        with tempfile.TemporaryDirectory(prefix="check-") as folder:
            try:
                config.load_dict(self.remaining_settings() | {"site_dir": folder, "strict": False})
                errors, _ = config.validate()
                for key, error in errors:
                    self.leave_out(error, config, f"{key}:")
                if errors:
                    return None
                self.join(config)
                config.plugins.on_startup(command="build", dirty=False)
                build(config)
            except Stop as stop:
                return stop.args[0]
            except (Exception, SystemExit) as error:
                cause = (error.__context__ if isinstance(error, Abort) else None) or error  # which MkDocs has told
                if not self.careful and not self.culprit(cause, config):
                    self.careful = True
                else:
                    self.leave_out(cause, config)
                return None
        raise unreadable("A hook or plugin of this project ends the build before its pages are read.")

    def join(self, config: MkDocsConfig) -> None:
        """Adds the check to the plugins, or takes that of the project's own hooks, which are a module among them."""

        def stop(report: Report) -> None:
            raise Stop(report)

        values = (each for plugin in config.plugins.values() for each in vars(plugin).values())
        check = next((each for each in values if isinstance(each, LinkCheck)), None)
        if not check:
            check = config.plugins["linkcheck"] = LinkCheck(stop)
        check.decide, check.careful = stop, self.careful
        with contextlib.suppress(KeyError, TypeError, AttributeError):  # no such plugin is listed, or no map
            maps = by_name(self.settings["plugins"])["redirects"]["redirects"]["redirect_maps"]
            check.redirect_maps = {str(old): str(new or "") for old, new in maps.items()}

    def leave_out(self, error: BaseException, config: MkDocsConfig, setting: str = "") -> None:
        """Leaves out what an error comes from; raises `Stop`, at a setting, when there is no such thing."""
        lines = (line for line in str(error).partition("\nTraceback")[0].splitlines() if not line.startswith(" "))
        why = " ".join(" ".join(lines).split())[:400] or type(error).__name__
        name = self.culprit(error, config)
        if not name:
            line, _ = (find_text(read(self.config_file), setting) if setting else None) or (1, 1)
            raise unreadable(f"{setting} {why}".strip(), self.config_file.name, line) from error
        path, at = raised_at(error, self.config_file.parent)
        if name in by_name(self.settings.get("hooks")) and Path(__file__).is_relative_to(self.config_file.parent):
            raise unreadable(f"{name} fails: {why}.", path, at)  # what else there is to tell follows from it
        self.left_out[name] = f"{name} fails: {why}" + ("" if setting else f" ({path}:{at})")

    def culprit(self, error: BaseException, config: MkDocsConfig) -> str:
        """What the message names, or in whose code the error arose; "" when there is no such thing to leave out."""
        frames = (frame.filename for frame in traceback.extract_tb(error.__traceback__))
        paths = {Path(str(file)).absolute() for file in (*frames, getattr(error, "filename", "")) if file}
        loaded = config.plugins if isinstance(config.plugins, dict) else {}
        code_of = {name: inspect.getfile(p if inspect.ismodule(p) else type(p)) for name, p in loaded.items()}
        code_of |= {name: name for name in by_name(self.settings.get("hooks"))}
        names = [*code_of, *(each for key in LISTS for each in by_name(self.settings.get(key))), self.theme]
        for name in dict.fromkeys(names):
            is_named = re.search(rf"""['"]{re.escape(name)}['"]""", str(error))
            is_new = name not in ("", "linkcheck", "mkdocs", *self.left_out)
            if is_new and (is_named or Path(code_of.get(name, "")).absolute() in paths):
                return name
        return ""

    def remaining_settings(self) -> dict[str, Any]:
        """The settings without what is left out."""
        settings = copy.deepcopy(self.settings)  # MkDocs empties what it is given
        for key in settings.keys() & LISTS:
            settings[key] = [entry for name, entry in by_name(settings[key]).items() if name not in self.left_out]
        if self.theme in self.left_out:
            own = {key: value for key, value in settings["theme"].items() if key == "custom_dir" and value}
            settings["theme"] = own | {"name": "mkdocs"}
        return settings


def read_settings(config_file: Path) -> dict[str, Any]:
    """The settings as typed, with those that they inherit; the theme as a mapping, as it may be typed."""
    try:
        with config_file.open("rb") as file:
            settings = dict(yaml_load(file, get_yaml_loader(config=MkDocsConfig(str(config_file)))))
    except Exception as error:
        line, _, why = yaml_problem(error.__context__ or error)
        raise unreadable(f"It is no valid YAML: {why}.", config_file.name, line) from error
    theme = settings.get("theme") or "mkdocs"
    return settings | {"theme": theme if isinstance(theme, dict) else {"name": theme}}


def by_name(entries: Any) -> dict[str, Any]:
    """Plugins, extensions, hooks or a theme as listed in the settings, by name, each with its entry."""
    items = [{k: v} for k, v in entries.items()] if isinstance(entries, dict) else entries or []
    return {str(next(iter(item)) if isinstance(item, dict) and item else item): item for item in items}
