"""What a check found, sorted, each fault once, and what it could not look at."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from .model import ADVICE, ERROR, Finding, count
from .project import Unchecked

MOST = 20  # findings of one rule in one file; more are told as a number


class Report(NamedTuple):
    """All findings, and how much was looked at."""

    findings: tuple[Finding, ...]
    pages: int
    links: int
    unchecked: tuple[Unchecked, ...] = ()

    def with_all(self, findings: Iterable[Finding]) -> "Report":
        """The same report with these findings among its own."""
        return self._replace(findings=tuple(sorted({*self.findings, *findings})))

    def fails(self, strict: bool) -> bool:
        """Whether the findings fail a build; warnings do where it is strict, and advice never."""
        return any(one.severity == ERROR or (strict and one.severity != ADVICE) for one in self.findings)

    def code(self, strict: bool) -> int:
        """The exit code: 1 with findings that fail, 2 where not everything could be checked, 0 for a clean site."""
        return 1 if self.fails(strict) else 2 if self.unchecked else 0

    @property
    def counts(self) -> str:
        """`3 pages, 12 links, 1 finding`."""
        return f"{count(self.pages, 'page')}, {count(self.links, 'link')}, {count(len(self.findings), 'finding')}"

    def notes(self) -> list[str]:
        """A sentence for each thing that could not be checked: why, and on how many of the pages."""
        return [f"not checked on {self.share(one)}: {one.reason}" for one in self.unchecked]

    def share(self, one: Unchecked) -> str:
        """`3 of 40 pages (8 %)`."""
        number = len(one.pages) or self.pages
        return f"{number} of {count(self.pages, 'page')} ({round(100 * number / max(self.pages, 1))} %)"

    def told(self) -> list[Finding]:
        """The findings as they are printed: of one rule in one file at most twenty, and then how many more."""
        met = Counter((one.path, one.rule) for one in self.findings)
        shown: list[Finding] = []
        seen: Counter[tuple[str, str]] = Counter()
        for one in self.findings:
            key = one.path, one.rule
            seen[key] += 1
            if seen[key] <= MOST:
                shown.append(one)
            elif seen[key] == MOST + 1:
                more = met[key] - MOST - 1
                tail = f"; and {more} more of {one.rule} in this file" if more else ""
                shown.append(one._replace(message=one.message + tail))
        return shown
