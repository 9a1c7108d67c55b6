"""Reads a project by way of MkDocs and applies every rule to it."""

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
from .project import Project, Unchecked, inside, load
from .registry import FINDINGS, SOURCES, finding_rule
from .report import Report
from .site import Site

MENDED_BY_PLUGINS = """
    missing-page missing-file broken-anchor front-matter-link nav-missing-page undefined-reference undefined-footnote
    undefined-image wikilink spaced-link unclosed-link link-in-html bare-address unknown-icon reversed-link
    missing-snippet empty-link-text outside-docs source-form redirect-to-nothing dropped-address unpublished-key
    missing-project-file data-link own-address
"""
MAY_BE_MENDED = frozenset(MENDED_BY_PLUGINS.split())  # by one, or by an extension, that is not installed here
LOST = ("missing-page", "missing-file", "nav-missing-page", "missing-snippet")


def check(root: Path, site_url: str | None = None) -> Report:
    """All findings of the project at `root`; raises `Unreadable` when there is nothing to read.

    An editor may save a file by taking it away for a moment: what is missing is looked for once more.
    """
    report = judged(read_site(root, site_url))
    is_lost = any(finding.rule in LOST for finding in report.findings)
    return judged(read_site(root, site_url)) if is_lost else report


def read_site(root: Path, site_url: str | None = None) -> Site:
    """The whole project, as MkDocs and its plugins read it; nothing is built."""
    failed: dict[str, Finding] = {}
    with tempfile.TemporaryDirectory(prefix="linkcheck-") as folder:
        while True:
            project = load(root, site_url, folder)
            site = attempt(project, failed)
            if site is not None:
                return site


def attempt(project: Project, failed: dict[str, Finding]) -> Site | None:
    """The site, or None when the renderer fails on a page, which is noted, and left out the next time."""
    found: list[Site] = []

    def judge(files: Files) -> None:
        found.append(Site(project, files, collector.pages, collector.sources))
        collector.cache.save()
        raise Stop

    only_checked(project)
    collector = Collector(project, judge, only_reads=True)
    collector.failed = failed
    with inside(project.root), quiet() as said:
        try:
            run(project, collector)
        except Stop:
            return found[0]
        except (SystemExit, Exception) as error:
            if not collector.give_up(error):
                why = " ".join(" ".join(said or [str(error)]).split())
                raise Unreadable(f"MkDocs cannot read this project: {why}") from error
            collector.cache.used |= collector.cache.known
            collector.cache.save()
    return None


def run(project: Project, collector: Collector) -> None:
    """Lets MkDocs read the project with the collector among its plugins."""
    from mkdocs.commands.build import build

    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    project.config.plugins[NAME] = collector
    project.config.plugins.on_startup(command="build", dirty=False)
    build(project.config)


def attached(project: Project, decide: Callable[[Report], None], tell: Callable[[str], None]) -> Collector:
    """A collector among the plugins of a project that is about to be built.

    `decide` gets the report when all pages are read, and may raise `Stop`; `tell` hears of each page.
    """

    def judge(files: Files) -> None:
        decide(judged(Site(project, files, collector.pages, collector.sources)))

    collector = Collector(project, judge, only_reads=False, tell=tell)
    project.config.plugins[NAME] = collector
    return collector


def only_checked(project: Project) -> None:
    """Lets a missing snippet be a finding with its place and not the end of the check, and nothing be fetched."""
    options = project.snippets.options if project.snippets.on else None
    if options is not None:
        project.config.mdx_configs["pymdownx.snippets"] = {**options, "check_paths": False, "url_download": False}


class Kept(logging.Handler):
    """Keeps the `errors` that are logged."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Notes one."""
        self.errors.append(record.getMessage())


class quiet:  # noqa: N801 (reads as a word of the language)
    """Keeps what MkDocs and its plugins say to themselves; the errors among it can be asked for."""

    def __enter__(self) -> list[str]:
        self.logger = logging.getLogger("mkdocs")
        self.before = self.logger.handlers, self.logger.propagate, self.logger.level
        kept = Kept(logging.ERROR)
        self.logger.handlers, self.logger.propagate = [kept], False
        logging.getLogger("MARKDOWN").setLevel(logging.CRITICAL)
        return kept.errors

    def __exit__(self, *_: object) -> None:
        self.logger.handlers, self.logger.propagate, self.logger.level = self.before


def judged(site: Site) -> Report:
    """What all rules say of a site that was read."""
    project = site.project
    unchecked = [*site.unchecked, *(Unchecked(f"MkDocs refuses {what}") for what in project.broken)]
    return Report(tuple(sorted(findings(site))), len(site.pages), len(site.uses), tuple(unchecked))


def findings(site: Site) -> set[Finding]:
    """What the rules find, less what is allowed, plus allowances that allow nothing."""
    found = {fault.of(name) for name, rule in SOURCES.items() for fault in rule(site)}
    kept = not_allowed(site, found) | {finding for rule in FINDINGS.values() for finding in rule(site, found)}
    if site.project.option("strict"):
        return {one._replace(severity=ERROR) if one.severity == WARNING else one for one in kept}
    if not site.project.unchecked:
        return kept
    return {
        one._replace(severity=WARNING) if one.severity == ERROR and one.rule in MAY_BE_MENDED else one for one in kept
    }


@finding_rule
def useless_allowance(site: Site, found: set[Finding]) -> Iterator[Finding]:
    """A comment that allows a finding names the rule and a reason, and there is such a finding.

    Why: an exception that nobody needs hides the next fault.
    Bad: <!-- allow broken-anchor -->
    Good: <!-- allow broken-anchor: the search page makes this id when it loads -->
    """
    met = {(finding.path, finding.line, finding.rule) for finding in found}
    for one in all_allowances(site):
        fault = None
        if one.rule not in SOURCES | FINDINGS:
            near = nearest(one.rule, [*SOURCES])
            if near or site.project.own:
                fault = Fault(one.place, f"there is no rule {one.rule}", ERROR, near)
        elif not one.reason:
            fault = Fault(one.place, f"say why {one.rule} is allowed here: allow {one.rule}: reason")
        elif not any((one.place.path, line, one.rule) in met for line in one.lines):
            fault = Fault(one.place, f"there is no {one.rule} here to allow")
        if fault:
            yield fault.of("useless-allowance")


def all_allowances(site: Site) -> list[Allowance]:
    """The allowances of every file of which a rule may say something."""
    known = [*site.pages.values(), *site.documents]
    others = {*site.included, *(file for more in OTHER_FILES for file in more(site))}
    told = {site.shown(path) for path in site.pages} | {document.path for document in site.documents}
    apart = [one for file in sorted(others - told) for one in allowances(site.text_at(file))]
    return [*(one for holder in known for one in holder.allowances), *apart]


OTHER_FILES: list[Callable[[Site], Iterable[str]]] = []  # what else holds allowances, from the root; others add to it


def not_allowed(site: Site, found: set[Finding]) -> set[Finding]:
    """The findings that no allowance with a reason lets stand."""
    allowed = {(one.place.path, line, one.rule) for one in all_allowances(site) if one.reason for line in one.lines}
    return {finding for finding in found if (finding.path, finding.line, finding.rule) not in allowed}
