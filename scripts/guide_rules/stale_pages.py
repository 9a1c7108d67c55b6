"""The rule that generated pages and blocks match the data and front matter that they are made from."""

from collections.abc import Iterator

import generated
from linkcheck.model import Finding
from linkcheck.registry import finding_rule
from linkcheck.site import Site


@finding_rule
def stale_page(site: Site, found: set[Finding]) -> Iterator[Finding]:
    """A page or block that is made from data is what the data makes of it: a change by hand would be lost.

    Where other rules find faults in the data or front matter, these come first, and stale pages are not reported.

    Why: the next run of --write overwrites it without a word.
    Bad: an entry changed in glossary.yml alone
    Good: the same, then python3 scripts/build.py --write
    """
    others = site.not_allowed(found)
    lines = {finding[:2] for finding in others}
    for finding in generated.stale_page(site.project.root, others):
        if finding[:2] not in lines:
            yield finding
