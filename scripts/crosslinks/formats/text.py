"""For people and editors: a line for each finding, then a summary with counts by rule."""

from collections import Counter

from ..model import Report


def write(report: Report) -> str:
    """All findings and one line that sums them up."""
    return "".join(f"{finding}\n" for finding in report.findings) + summary(report) + "\n"


def summary(report: Report) -> str:
    """`3 pages, 12 links, 2 findings: broken-anchor 1, missing-page 1`."""
    by_rule = Counter(finding.rule for finding in report.findings)
    details = ", ".join(f"{rule} {number}" for rule, number in sorted(by_rule.items()))
    return report.counts + (f": {details}" if details else "")
