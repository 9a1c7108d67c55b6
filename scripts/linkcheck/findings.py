"""Findings: one fault each, at one place, and how they are printed; the rules that they break."""

import difflib
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ERROR, WARNING = "error", "warning"
IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})  # what would end a workflow command
IN_PATH = IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})
RULE = re.compile(r"^## ([a-z-]+): (error|warning)\n+(.+?)\s*(?=^#|\Z)", re.MULTILINE | re.DOTALL)
RULES: dict[str, tuple[str, str]] = {}  # by name, the severity of each rule and what it wants


def add_rules(package: Path) -> None:
    """Adds the rules that a package's rules.md describes: a heading `## name: severity` for each, and its text."""
    text = (package / "rules.md").read_text("utf-8")
    RULES.update({match[1]: (match[2], match[3]) for match in RULE.finditer(text)})


add_rules(Path(__file__).parent)


def nearest(word: str, candidates: Iterable[str], likeness: float = 0.7) -> str:
    """The known word that resembles a word, or ""."""
    candidates = [*candidates]
    return word if word in candidates else next(iter(difflib.get_close_matches(word, candidates, 1, likeness)), "")


def did_you_mean(fix: str) -> str:
    """The words that suggest something, behind a sentence; none when there is nothing to suggest."""
    return f" Did you mean {fix}?" if fix else ""


class Finding(NamedTuple):
    """One fault, at one place in a file."""

    path: str
    line: int
    column: int
    rule: str
    message: str
    is_sure: bool = True  # else a warning: as its verdict says, or as a plugin that isn't there might prevent it
    subject: str = ""  # what it is about, as typed there
    fix: str = ""  # what most likely belongs in its place


class Verdict(NamedTuple):
    """What is wrong, without its place; not sure where it may be right on some servers."""

    rule: str
    message: str
    is_sure: bool = True
    fix: str = ""  # what would be right

    def at(self, path: str, line: int = 1, column: int = 1, *, subject: str = "") -> Finding:
        """The finding at a place, where the subject stands."""
        message = self.message + did_you_mean(self.fix)
        return Finding(path, line, column, self.rule, message, self.is_sure, subject, self.fix)


class Report(NamedTuple):
    """Everything that a check found, and how much it looked at."""

    findings: list[Finding]
    pages: int
    links: int = 0
    is_strict: bool = False  # warnings fail as errors do, and are called so

    def severity(self, finding: Finding) -> str:
        """An error, which fails the check, or a warning; raises KeyError for a rule that no rules.md describes."""
        is_error = RULES[finding.rule][0] == ERROR and finding.is_sure
        return ERROR if is_error or self.is_strict else WARNING

    @property
    def fails(self) -> bool:
        """Whether there is an error."""
        return ERROR in map(self.severity, self.findings)

    def text(self) -> str:
        """For people: a line each, as `path:line:column: rule: what`, then the counts."""
        signs = {ERROR: "", WARNING: "warning: "}
        lines = (f"{f.path}:{f.line}:{f.column}: {f.rule}: {signs[self.severity(f)]}{f.message}" for f in self.findings)
        return "\n".join([*lines, self.counts()])

    def counts(self) -> str:
        """Such as `3 pages, 12 links, 1 finding: missing-page 1`."""
        by_rule = Counter(finding.rule for finding in self.findings)
        listed = ", ".join(f"{rule} {number}" for rule, number in sorted(by_rule.items()))
        numbers = {"page": self.pages, "link": self.links, "finding": len(self.findings)}
        total = ", ".join(f"{number} {noun}{'s' if number != 1 else ''}" for noun, number in numbers.items())
        return f"{total}: {listed}" if listed else total

    def json(self) -> str:
        """For programs: one object with all findings."""
        keys = ("severity", "path", "line", "column", "rule", "message", "subject", "meant")
        rows = ((self.severity(each), *each[:5], each.subject, each.fix) for each in self.findings)
        findings = [dict(zip(keys, row, strict=True)) for row in rows]
        return json.dumps({"pages": self.pages, "links": self.links, "findings": findings}, indent=1)

    def github(self, folder: str) -> str:
        """For GitHub Actions: workflow commands that show each finding beside its line; paths begin with `folder`."""
        lines = []
        for each in self.findings:
            file, message = (folder + each.path).translate(IN_PATH), each.message.translate(IN_MESSAGE)
            place = f"file={file},line={each.line},col={each.column}"
            lines.append(f"::{self.severity(each)} {place},title={each.rule}::{message}")
        return "\n".join([*lines, self.counts()])
