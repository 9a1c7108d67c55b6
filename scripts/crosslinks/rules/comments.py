"""The rule about allowances; it runs last, on what the others found."""

from collections.abc import Iterator

from ..allowances import allowances
from ..hints import did_you_mean, nearest
from ..model import Allowance, Finding
from ..permanence.redirections import file as redirects_file
from ..site import Site
from ..source import read
from .finding import at


def useless_allowance(site: Site, findings: frozenset[Finding] = frozenset()) -> Iterator[Finding]:
    """A comment that allows a finding names the rule and a reason, and there is such a finding.

    Why: an exception that nobody needs hides the next fault.
    Bad: <!-- allow broken-anchor -->
    Good: <!-- allow broken-anchor: the search page makes this id when it loads -->
    """
    from . import BY_ANSWER, BY_NAME

    met = {(finding.path, finding.line, finding.rule) for finding in findings}
    for one in all_allowances(site):
        if one.rule not in BY_NAME:
            near = nearest(one.rule, list(BY_NAME))
            if near or site.settings.own:
                yield at(one.place, f"there is no rule {one.rule}{did_you_mean(near)}")
        elif not one.reason:
            yield at(one.place, f"say why {one.rule} is allowed here: allow {one.rule}: reason")
        elif one.rule in BY_ANSWER:
            continue  # hosts may answer otherwise tomorrow
        elif not any((one.place.path, line, one.rule) in met for line in one.lines):
            yield at(one.place, f"there is no {one.rule} here to allow")


def all_allowances(site: Site) -> list[Allowance]:
    """The allowances of every file of which a rule may say something."""
    holders = (*site.pages.values(), *site.documents, *site.static.values())
    return [*(one for holder in holders for one in holder.allowances), *in_other_files(site)]


def in_other_files(site: Site) -> Iterator[Allowance]:
    """Those in data files, and in snippets of text that are no pages themselves."""
    files = {redirects_file(site.settings), *site.tables, *site.included}
    for file in sorted(files.difference(map(site.shown, (*site.pages, *site.static)))):
        if not file.endswith((".css", ".svg")):
            yield from allowances(read(site.settings.root / file, file))


def allowed(site: Site) -> set[tuple[str, int, str]]:
    """File, line and rule of every allowance that gives a reason."""
    return {(one.place.path, line, one.rule) for one in all_allowances(site) if one.reason for line in one.lines}
