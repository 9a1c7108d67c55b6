"""Lets MkDocs read a project, and applies every rule to it."""

import logging
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mkdocs.structure.files import Files

from . import rules  # noqa: F401 (each registers itself)
from .allowances import allowances
from .collect import NAME, Collector, Stop
from .hints import nearest
from .model import ERROR, WARNING, Allowance, Fault, Finding
from .options import Unreadable
from .project import Project, Unchecked, load, working_directory
from .registry import FINDINGS, SOURCES, finding_rule
from .report import Report
from .site import Site

PERHAPS_PREVENTED = """
    missing-page missing-file broken-anchor front-matter-link nav-missing-page undefined-reference undefined-footnote
    undefined-image wikilink spaced-link unclosed-link link-in-html bare-address unknown-icon reversed-link
    missing-snippet empty-link-text outside-docs source-form redirect-to-nothing dropped-address unpublished-key
    missing-project-file data-link own-address
"""
UNCERTAIN = frozenset(PERHAPS_PREVENTED.split())  # a plugin or extension that is not installed may prevent these faults
MISSING = ("missing-page", "missing-file", "nav-missing-page", "missing-snippet")


def check(root: Path, site_url: str | None = None) -> Report:
    """All findings of the project at `root`; raises `Unreadable` when it cannot be read.

    Editors may save a file by removing it for a moment: when a file is missing, the check runs once more.
    """
    report = judged(read_site(root, site_url))
    is_missing = any(finding.rule in MISSING for finding in report.findings)
    return judged(read_site(root, site_url)) if is_missing else report


def read_site(root: Path, site_url: str | None = None) -> Site:
    """Returns the whole project as MkDocs and its plugins read it; nothing is built."""
    failed: dict[str, Finding] = {}
    with tempfile.TemporaryDirectory(prefix="linkcheck-") as folder:
        while True:
            project = load(root, site_url, folder)
            site = attempt(project, failed)
            if site is not None:
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

    only_checked(project)
    collector = Collector(project, judge, only_reads=True)
    collector.failed = failed
    with working_directory(project.root), quiet() as logged:
        try:
            run(project, collector)
        except Stop:
            return found[0]
        except (SystemExit, Exception) as error:
            if not collector.record_failure(error):
                why = " ".join(" ".join(logged or [str(error)]).split())
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


def attached(project: Project, decide: Callable[[Report], None], tell: Callable[[str], None]) -> Collector:
    """Adds a collector to the plugins of a project that is about to be built, and returns it.

    `decide(report)` is called when all pages are read, and may raise `Stop`; `tell(text)` is called for each page.
    """

    def judge(files: Files) -> None:
        decide(judged(Site(project, files, collector.pages, collector.sources)))

    collector = Collector(project, judge, only_reads=False, tell=tell)
    project.config.plugins[NAME] = collector
    return collector


def only_checked(project: Project) -> None:
    """Sets the snippets extension so that a missing snippet does not stop MkDocs, and nothing is downloaded."""
    options = project.snippets.options if project.snippets.on else None
    if options is not None:
        project.config.mdx_configs["pymdownx.snippets"] = {**options, "check_paths": False, "url_download": False}


class ErrorLog(logging.Handler):
    """Collects the messages that are logged as `errors`."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Adds the message of a record."""
        self.errors.append(record.getMessage())


class quiet:  # noqa: N801 (reads as a word of the language)
    """Silences the log of MkDocs and its plugins for a while; the value of `with` is the list of errors logged."""

    def __enter__(self) -> list[str]:
        self.logger = logging.getLogger("mkdocs")
        self.before = self.logger.handlers, self.logger.propagate, self.logger.level
        log = ErrorLog(logging.ERROR)
        self.logger.handlers, self.logger.propagate = [log], False
        logging.getLogger("MARKDOWN").setLevel(logging.CRITICAL)
        return log.errors

    def __exit__(self, *_: object) -> None:
        self.logger.handlers, self.logger.propagate, self.logger.level = self.before


def judged(site: Site) -> Report:
    """Applies all rules to a site, and returns the report."""
    project = site.project
    unchecked = [*site.unchecked, *(Unchecked(f"MkDocs refuses {what}") for what in project.broken)]
    return Report(tuple(sorted(findings(site))), len(site.pages), len(site.uses), tuple(unchecked))


def findings(site: Site) -> set[Finding]:
    """All findings that are not allowed, each with the severity that the project's options give it."""
    found = {fault.of(name) for name, rule in SOURCES.items() for fault in rule(site)}
    kept = not_allowed(site, found) | {finding for rule in FINDINGS.values() for finding in rule(site, found)}
    if site.project.option("strict"):
        return {each._replace(severity=ERROR) if each.severity == WARNING else each for each in kept}
    if not site.project.unchecked:
        return kept
    unsure = {each for each in kept if each.severity == ERROR and each.rule in UNCERTAIN}
    return kept - unsure | {each._replace(severity=WARNING) for each in unsure}


@finding_rule
def useless_allowance(site: Site, found: set[Finding]) -> Iterator[Finding]:
    """A comment that allows a finding names an existing rule and a reason, and there is such a finding.

    Why: an exception that nobody needs hides the next fault.
    Bad: <!-- allow broken-anchor -->
    Good: <!-- allow broken-anchor: the search page makes this id when it loads -->
    """
    lines = {(finding.path, finding.line, finding.rule) for finding in found}
    for allowance in all_allowances(site):
        rule, place, fault = allowance.rule, allowance.place, None
        if rule not in SOURCES | FINDINGS:
            near = nearest(rule, [*SOURCES])
            if near or site.project.own:
                fault = Fault(place, f"there is no rule {rule}", ERROR, near)
        elif not allowance.reason:
            fault = Fault(place, f"say why {rule} is allowed here: allow {rule}: reason")
        elif not any((place.path, line, rule) in lines for line in allowance.lines):
            fault = Fault(place, f"there is no {rule} here to allow")
        if fault:
            yield fault.of("useless-allowance")


def all_allowances(site: Site) -> list[Allowance]:
    """The allowances in every file about which a rule may report something."""
    known = [*site.pages.values(), *site.documents]
    others = {*site.included, *(file for files_of in ALLOWANCE_FILES for file in files_of(site))}
    read = {site.shown(path) for path in site.pages} | {document.path for document in site.documents}
    in_others = [allowance for file in sorted(others - read) for allowance in allowances(site.text_at(file))]
    return [*(allowance for holder in known for allowance in holder.allowances), *in_others]


# Functions that name further files with allowances, by their paths from the root; packages of rules add theirs.
ALLOWANCE_FILES: list[Callable[[Site], Iterable[str]]] = []


def not_allowed(site: Site, found: set[Finding]) -> set[Finding]:
    """The findings that no allowance with a reason permits."""
    allowances = (allowance for allowance in all_allowances(site) if allowance.reason)
    allowed = {(each.place.path, line, each.rule) for each in allowances for line in each.lines}
    return {finding for finding in found if (finding.path, finding.line, finding.rule) not in allowed}
