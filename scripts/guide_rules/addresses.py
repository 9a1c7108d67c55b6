"""Published addresses never die: each is in the finished site or led on from it, and each new one is accepted once."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from content.guide import site_path
from content.outputs import Outputs
from linkcheck.findings import Finding, Verdict
from linkcheck.marks import PageRecord
from linkcheck.places import Sources
from linkcheck.site import Site
from page.redirects import FILE


def dropped(site: Site, redirects: Mapping[str, str], root: Path, ledger: str) -> Iterator[Finding]:
    """Addresses of the ledger that are not in the finished site, and to which no redirect leads on."""
    moved = {site_path(old): new for old, new in redirects.items() if "#" not in old}
    gone: set[str] = set()
    for number, address in enumerate((root / ledger).read_text("utf-8").splitlines(), 1):
        page, _, section = address.partition("#")
        if page in moved and section and section not in (site.ids(page) or ()):  # the stub keeps the fragment
            page = site_path(moved[page].partition("#")[0])
        if page not in site.by_dest or (section and section not in (site.ids(page) or ())):
            if section and page in gone:
                continue
            gone |= set() if section else {page}
            yield Finding(
                ledger, number, 1, "dropped-address", f"{address} was published and is gone: add a redirect to {FILE}."
            )


def of(records: Iterable[PageRecord]) -> Iterator[tuple[PageRecord, str]]:
    """The address of every page and of every section in it; an id within a drawing has none."""
    for record in records:
        page = record.page.file.dest_uri
        drawn = {f"{path.stem}-{part}" for path in record.snippets for part in ("title", "desc")}
        yield record, page
        for section in dict.fromkeys(record.markup.ids):
            if section not in drawn:
                yield record, f"{page}#{section}"


def unaccepted(records: Iterable[PageRecord], outputs: Outputs, site: Site, ledger: str) -> Iterator[Finding]:
    """Pages and sections whose address is not in the ledger, where they were typed."""
    known, pages = set((site.root / ledger).read_text("utf-8").splitlines()), outputs.guide.pages
    for record, address in of(records):
        if address not in known and (page := pages.get(record.page.file.src_uri)):
            what = f"{address} is new: when its name is right for good, run python3 scripts/author.py accept."
            sources = Sources(record, site, partial(outputs.origins, page))
            yield sources.at(Verdict("new-address", what), address.partition("#")[2], 0, "id")
