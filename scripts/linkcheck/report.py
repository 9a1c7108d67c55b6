"""The result of a check: its findings, sorted and without duplicates, and what could not be checked."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from .model import ADVICE, ERROR, Finding, count
from .project import Unchecked

MOST = 20  # so many findings of one rule in one file are shown; the others are counted


class Report(NamedTuple):
    """All findings, how many pages and links were checked, and what could not be checked."""

    findings: tuple[Finding, ...]
    pages: int
    links: int
    unchecked: tuple[Unchecked, ...] = ()

    def with_all(self, findings: Iterable[Finding]) -> "Report":
        """Returns this report with more findings."""
        return self._replace(findings=tuple(sorted({*self.findings, *findings})))

    def fails(self, strict: bool) -> bool:
        """Whether a finding fails the build: an error always does, a warning when the build is strict, advice never."""
        return any(each.severity == ERROR or (strict and each.severity != ADVICE) for each in self.findings)

    def code(self, strict: bool) -> int:
        """The exit code: 1 when a finding fails the build, 2 when not everything could be checked, else 0."""
        return 1 if self.fails(strict) else 2 if self.unchecked else 0

    @property
    def counts(self) -> str:
        """A summary such as `3 pages, 12 links, 1 finding`."""
        return f"{count(self.pages, 'page')}, {count(self.links, 'link')}, {count(len(self.findings), 'finding')}"

    def notes(self) -> list[str]:
        """A sentence for each thing that could not be checked, with the reason and the share of pages."""
        return [f"not checked on {self.share(each)}: {each.reason}" for each in self.unchecked]

    def share(self, unchecked: Unchecked) -> str:
        """The share of pages that something was not checked on, such as `3 of 40 pages (8 %)`."""
        number = len(unchecked.pages) or self.pages
        return f"{number} of {count(self.pages, 'page')} ({round(100 * number / max(self.pages, 1))} %)"

    def shown(self) -> list[Finding]:
        """The findings to print: the first twenty of each rule in each file, and one more that counts the rest."""
        total = Counter((finding.path, finding.rule) for finding in self.findings)
        shown: list[Finding] = []
        seen: Counter[tuple[str, str]] = Counter()
        for finding in self.findings:
            key = finding.path, finding.rule
            seen[key] += 1
            if seen[key] <= MOST:
                shown.append(finding)
            elif seen[key] == MOST + 1:
                more = total[key] - MOST - 1
                tail = f"; and {more} more of {finding.rule} in this file" if more else ""
                shown.append(finding._replace(message=finding.message + tail))
        return shown
