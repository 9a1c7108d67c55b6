"""The rule about comments that allow a finding."""

from collections.abc import Iterator

from ..hints import nearest
from ..model import ERROR, Fault, Finding
from ..registry import FINDINGS, SOURCES, finding_rule
from ..site import Site


@finding_rule
def useless_allowance(site: Site, found: set[Finding]) -> Iterator[Finding]:
    """A comment that allows a finding names an existing rule and a reason, and there is such a finding.

    Why: an exception that nobody needs hides the next fault.
    Bad: <!-- allow broken-anchor -->
    Good: <!-- allow broken-anchor: the search page makes this id when it loads -->
    """
    lines = {(finding.path, finding.line, finding.rule) for finding in found}
    for allowance in site.allowances:
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
            yield fault.as_finding("useless-allowance")
