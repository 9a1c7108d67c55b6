"""For GitHub Actions: workflow commands that put each finding beside its line."""

from ..model import Finding, Report
from .text import summary


def write(report: Report) -> str:
    """One command a finding, then the summary."""
    return "".join(f"{command(finding)}\n" for finding in report.findings) + summary(report) + "\n"


def command(finding: Finding) -> str:
    """`::error file=…,line=…,col=…,title=…::…`."""
    place = f"file={escaped(finding.path, ':,')},line={finding.line},col={finding.column}"
    return f"::{finding.severity} {place},title={finding.rule}::{escaped(finding.message)}"


def escaped(value: str, more: str = "") -> str:
    """The value with the signs that end a command percent-encoded."""
    return "".join(f"%{ord(sign):02X}" if sign in "%\r\n" + more else sign for sign in value)
