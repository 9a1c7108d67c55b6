"""Lets MkDocs read a project, and applies every rule to it."""

import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.structure.files import Files

from . import rules  # noqa: F401 (each registers itself)
from .collect import NAME, Collector, Stop
from .model import ERROR, WARNING, Finding
from .options import Unreadable
from .project import Project, Unchecked, load, working_directory
from .registry import FINDINGS, SOURCES, UNSURE
from .report import Report
from .site import Site
from .snippets import NAME as SNIPPETS

WHILE_SAVING = ("missing-page", "missing-file", "nav-missing-page", "missing-snippet")  # what an editor may cause


def check(root: Path, site_url: str | None = None) -> Report:
    """All findings of the project at `root`; raises `Unreadable` when it cannot be read.

    Editors may save a file by removing it for a moment: when a file is missing, the check runs once more.
    """
    report = apply_rules(read_site(root, site_url))
    is_missing = any(finding.rule in WHILE_SAVING for finding in report.findings)
    return apply_rules(read_site(root, site_url)) if is_missing else report


def read_site(root: Path, site_url: str | None = None) -> Site:
    """Returns the whole project as MkDocs and its plugins read it; nothing is built."""
    failed: dict[str, Finding] = {}
    with tempfile.TemporaryDirectory(prefix="linkcheck-") as folder:
        while (site := attempt(load(root, site_url, folder), failed)) is None:
            pass  # each attempt leaves out one page more
    return site


def attempt(project: Project, failed: dict[str, Finding]) -> Site | None:
    """Returns the site, or None when the renderer failed on a page.

    That page is recorded in `failed` and left out of the next attempt.
    """
    found: list[Site] = []

    def judge(files: Files) -> None:
        found.append(Site(project, files, collector.pages, collector.sources))
        collector.cache.save()
        raise Stop

    tolerate_missing_snippets(project)
    collector = Collector(project, judge, only_reads=True)
    collector.failed = failed
    with working_directory(project.root), errors_of_mkdocs() as errors:
        try:
            run(project, collector)
        except Stop:
            return found[0]
        except (SystemExit, Exception) as error:
            if not collector.record_failure(error):
                why = " ".join(" ".join(errors or [str(error)]).split())
                raise Unreadable(f"MkDocs cannot read this project: {why}") from error
            collector.cache.used |= collector.cache.known
            collector.cache.save()
    return None


def run(project: Project, collector: Collector) -> None:
    """Runs MkDocs on the project with the collector among its plugins."""
    from mkdocs.commands.build import build

    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    project.config.plugins[NAME] = collector
    project.config.plugins.on_startup(command="build", dirty=False)
    build(project.config)


def attach(project: Project, decide: Callable[[Report], None], tell: Callable[[str], None]) -> Collector:
    """Adds a collector to the plugins of a project that is about to be built, and returns it.

    `decide(report)` is called when all pages are read, and may raise `Stop`; `tell(text)` is called for each page.
    """

    def judge(files: Files) -> None:
        decide(apply_rules(Site(project, files, collector.pages, collector.sources)))

    collector = Collector(project, judge, only_reads=False, tell=tell)
    project.config.plugins[NAME] = collector
    return collector


def tolerate_missing_snippets(project: Project) -> None:
    """Sets the snippets extension so that a missing snippet does not stop MkDocs, and nothing is downloaded."""
    if project.snippets.on:
        off = {"check_paths": False, "url_download": False}
        project.config.mdx_configs[SNIPPETS] = {**project.snippets.options, **off}


class LogCollector(logging.Handler):
    """A log handler that collects each message at or above a level once."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Adds the message unless it is there already."""
        message = record.getMessage()
        if message not in self.messages:
            self.messages.append(message)


@contextmanager
def errors_of_mkdocs() -> Iterator[list[str]]:
    """Silences the log of MkDocs and its plugins for a while; the value of `with` is the list of errors logged."""
    logger, collector = logging.getLogger("mkdocs"), LogCollector(logging.ERROR)
    before = logger.handlers, logger.propagate, logger.level
    logger.handlers, logger.propagate = [collector], False
    logging.getLogger("MARKDOWN").setLevel(logging.CRITICAL)
    try:
        yield collector.messages
    finally:
        logger.handlers, logger.propagate, logger.level = before


def apply_rules(site: Site) -> Report:
    """Applies all rules to a site, and returns the report."""
    project = site.project
    unchecked = [*site.unchecked, *(Unchecked(f"MkDocs refuses {what}") for what in project.broken)]
    return Report(tuple(sorted(findings(site))), len(site.pages), len(site.uses), tuple(unchecked))


def findings(site: Site) -> set[Finding]:
    """All findings that are not allowed, each with the severity that the project's options give it."""
    found = {fault.as_finding(name) for name, rule in SOURCES.items() for fault in rule(site)}
    kept = site.not_allowed(found) | {finding for rule in FINDINGS.values() for finding in rule(site, found)}
    if site.project.option("strict"):
        return {each._replace(severity=ERROR) if each.severity == WARNING else each for each in kept}
    if not site.project.unchecked:
        return kept
    unsure = {each for each in kept if each.severity == ERROR and each.rule in UNSURE}
    return kept - unsure | {each._replace(severity=WARNING) for each in unsure}
