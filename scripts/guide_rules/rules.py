"""All that this guide promises, beyond links that lead somewhere."""

from collections.abc import Iterator, Mapping
from typing import Any

from content.outputs import Made
from linkcheck.findings import Finding
from linkcheck.marks import PageRecord
from linkcheck.site import Site

from . import addresses, data, forms, pages
from .unwritten import unwritten


def findings(
    site: Site, records: list[PageRecord], known: Mapping[str, Any], made: Made | None, ledger: str
) -> Iterator[Finding]:
    """The findings on pages, data and addresses; without all data, which `known` has, those on pages alone."""
    yield from unwritten(site.root)
    texts = dict(pages.in_reading_order(site.files, site.config))
    guide = made.guide if made else None
    yield from pages.findings(texts, guide, known.get("asked.yml"), site)
    if len(known) < len(forms.FILES):
        return
    cited = {key for page in guide.pages.values() for key in page.cited} if guide else None

    def defines(target: str) -> bool:
        """Whether a page or section exists; the foot of a page is not there when it could not be made."""
        return site.defines(target) or (made is None and target.endswith(("#related", "#sources")))

    faults = [*data.findings(known, defines, cited, site.root)]
    yield from faults
    if made:
        yield from addresses.unaccepted(records, texts, made, site.root, ledger)
    elif not faults:
        yield Finding("docs/data", 1, 1, "data", "The lists of the guide cannot be made from these files.")
