"""`build.py --fix`: makes the changes that findings suggest, and keeps those that make their finding go away."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import content
import guide_rules  # noqa: F401 (its rules are among those that are checked)
from content.mistakes import BadData
from linkcheck import cli, formats
from linkcheck.checking import check
from linkcheck.model import Finding, Place, count
from linkcheck.source import read

from .draft import Draft, contents, draft, set_to, settle
from .edits import Edit, apply


class Fix(NamedTuple):
    """A finding, and the edit that it suggests."""

    finding: Finding
    edit: Edit

    def __str__(self) -> str:
        path, line, column, rule = self.finding[:4]
        return f"{path}:{line}:{column}: {rule}: {self.edit.written} → {self.edit.replacement}"


def run(args: Namespace) -> int:
    """Fixes what can be fixed, and prints the fixes and the remaining findings, which decide the exit code."""
    with draft(args.root) as copy:
        fixes = FixRun(copy.folder, args.site_url)
        fixes.make()
        found = copy.changes()
    if not settle(args.root, found, args.diff):
        return fixes.report.code(args.strict)
    lines = [*map(str, sorted(fixes.made)), f"fixed {count(len(fixes.made), 'finding')}"]
    print(*lines, sep="\n", file=sys.stderr if args.format in formats.FOR_PROGRAMS else sys.stdout)
    cli.print_report(fixes.report, args)
    return fixes.report.code(args.strict)


class FixRun:
    """Fixes the draft in `folder`: `made` holds the fixes so far, and `report` what a check finds after them."""

    def __init__(self, folder: Path, site_url: str | None = None) -> None:
        self.folder, self.site_url = folder, site_url
        self.report = check(folder, site_url)
        self.may_write = not any(finding.rule == "stale-page" for finding in self.report.findings)
        self.made: list[Fix] = []

    def make(self) -> None:
        """Makes all fixes at once if they pass, else one by one; again while any passes, since one may uncover more."""
        while fixes := list(self.suggested()):
            if not self.passes(fixes) and not sum(self.passes([fix]) for fix in fixes):
                return

    def suggested(self) -> Iterator[Fix]:
        """A fix for each finding that suggests a replacement for the text at its place."""
        for finding in self.report.findings:
            lines = read(self.folder / finding.path, finding.path).text.split("\n")
            line = lines[finding.line - 1] if finding.line <= len(lines) else ""
            written = line[finding.column - 1 :][: finding.length]
            if finding.replacement and written and len(written) == finding.length:
                yield Fix(finding, Edit(Place(*finding[:3]), written, finding.replacement))

    def passes(self, fixes: list[Fix]) -> bool:
        """Makes these fixes; takes them back and returns False unless their findings go away and no new one comes."""
        before = Draft(self.folder, contents(self.folder))
        made = apply(self.folder, [fix.edit for fix in fixes])
        if made and self.may_write:
            with suppress(BadData):  # which the check reports
                content.update(self.folder)
        report = check(self.folder, self.site_url) if made else self.report
        allowed = kinds(self.report.findings) - kinds(fix.finding for fix in fixes)
        if kinds(report.findings) - allowed:
            for change in before.changes():
                set_to(self.folder / change.path, change.before)
            return False
        self.report = report
        self.made += fixes
        return True


def kinds(findings: Iterable[Finding]) -> Counter:
    """Counts findings by file, rule and message, without the line: a fix may shift the lines of generated pages."""
    return Counter((finding.path, finding.rule, finding.message) for finding in findings)
