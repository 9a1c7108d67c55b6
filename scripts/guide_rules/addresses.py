"""Published addresses never die: each is in the finished site or led on from it, and each new one is accepted once."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from content.guide import site_path
from content.outputs import Outputs
from linkcheck.findings import Finding
from linkcheck.marks import PageRecord
from linkcheck.site import Site
from page.redirects import FILE

from .pages import PageFile


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


def unaccepted(
    records: Iterable[PageRecord], sources: Mapping[str, PageFile], outputs: Outputs, root: Path, ledger: str
) -> Iterator[Finding]:
    """Pages and sections whose address is not in the ledger, where they were typed."""
    known = set((root / ledger).read_text("utf-8").splitlines())
    for record, address in of(records):
        name, section = record.page.file.src_uri, address.partition("#")[2]
        if address in known or name not in sources:
            continue
        message = f"{address} is new: when its name is right for good, run python3 scripts/author.py accept."
        source, wanted = sources[name], f"#{section}" if section else "title:"
        if wanted not in source.text:
            lines = outputs.origins(outputs.guide.pages[name])
            file, entry = next((at for line, at in lines.items() if f"{wanted} " in line), (source.path, ""))
            source, wanted = PageFile(file, (root / file).read_text("utf-8")), entry
        yield source.at(wanted, "new-address", message)
