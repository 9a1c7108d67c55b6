"""The rule about allowances; it runs last, on what the others found."""

from collections.abc import Iterator

from ..hints import did_you_mean, nearest
from ..model import Allowance, Finding
from ..site import Site
from .finding import at


def useless_allowance(site: Site, findings: frozenset[Finding] = frozenset()) -> Iterator[Finding]:
    """A comment that allows a finding names the rule and a reason, and there is such a finding.

    Bad: <!-- allow broken-anchor -->
    Good: <!-- allow broken-anchor: the search page makes this id when it loads -->
    """
    from . import BY_NAME

    met = {(finding.path, finding.line, finding.rule) for finding in findings}
    for one in all_allowances(site):
        if one.rule not in BY_NAME:
            near = nearest(one.rule, list(BY_NAME))
            if near or site.settings.own:
                yield at(one.place, f"there is no rule {one.rule}{did_you_mean(near) if near else ''}")
        elif not one.reason:
            yield at(one.place, f"say why {one.rule} is allowed here: <!-- allow {one.rule}: reason -->")
        elif (one.place.path, one.line, one.rule) not in met:
            yield at(one.place, f"there is no {one.rule} here to allow")


def all_allowances(site: Site) -> list[Allowance]:
    """The allowances of every file that holds links."""
    holders = (*site.pages.values(), *site.documents, *site.static.values())
    return [one for holder in holders for one in holder.allowances]


def allowed(site: Site) -> set[tuple[str, int, str]]:
    """File, line and rule of every allowance that gives a reason."""
    return {(one.place.path, one.line, one.rule) for one in all_allowances(site) if one.reason}
