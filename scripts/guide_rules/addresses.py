"""Published addresses never die: each is in the finished site or led on from it, and each new one is accepted once."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from content.guide import site_path
from linkcheck.findings import Finding, Verdict, nearest
from linkcheck.locations import LEADS, Locator, find_text
from linkcheck.site import Site, read
from page.redirects import FILE

RELEASED = "docs/data/released.txt"  # the fingerprint of the list of addresses at the last release


def fingerprint(addresses: Sequence[str]) -> str:
    """How many addresses there are, and the hash of their lines: a later list that begins with them has both."""
    lines = "".join(f"{address}\n" for address in addresses)
    return f"{len(addresses)} {hashlib.sha256(lines.encode()).hexdigest()}"


def findings(locators: Iterable[Locator], site: Site, redirects: Mapping[str, str]) -> Iterator[Finding]:
    """Lost addresses, and new ones, which may be lost ones with a slip."""
    dropped = [*check_dropped(site, redirects)]
    yield from dropped
    yield from check_new(locators, site, [finding.subject for finding in dropped])


def check_dropped(site: Site, redirects: Mapping[str, str]) -> Iterator[Finding]:
    """Addresses of the ledger that no page has, and from which no redirect leads on, and a ledger that lost some."""
    new_addresses = {site_path(old): site_path(new) for old, new in redirects.items()}
    for old in [old for old in redirects if site_path(old) in site.by_dest]:
        shadowed = Verdict("redirect-shadows-page", f"“{old}” exists: nothing leads on. Take the line out.")
        yield shadowed.at(FILE, *(find_text(read(site.root / FILE), f"{old}:") or ()), subject=old)
        del new_addresses[site_path(old)]
    lost_pages: set[str] = set()
    ledger = site.options["ledger"]
    addresses, released = read(site.root / ledger).splitlines(), read(site.root / RELEASED).strip()
    count = released.partition(" ")[0]
    if not count.isdecimal() or fingerprint(addresses[: int(count)]) != released:
        message = "It no longer begins as it did at the last release: put back each line that was taken out or changed."
        yield Finding(ledger, 1, 1, "dropped-address", message)
    for number, address in enumerate(addresses, 1):
        page, _, section = address.partition("#")
        if page in new_addresses:  # its sections go with it, unless one has a redirect of its own
            page, _, new_section = new_addresses[page].partition("#")
            section = new_section or section
        is_there = page in site.by_dest and (not section or site.has_section(page, section))
        if not (is_there or {address, f"{page}#{section}"} & new_addresses.keys() or (section and page in lost_pages)):
            lost_pages |= set() if section else {page}
            message = f"{address} was published and is gone: move it by author.py move, or add a redirect to {FILE}."
            yield Finding(ledger, number, 1, "dropped-address", message, subject=address)


def check_new(locators: Iterable[Locator], site: Site, dropped: Iterable[str]) -> Iterator[Finding]:
    """Pages and sections whose address is not in the ledger, where they were typed; `dropped` are the lost ones."""
    for locator in locators:
        record, page = locator.record, locator.record.page.file.dest_uri
        ids_in_drawings = {f"{path.stem}-{part}" for path in record.snippets for part in ("title", "desc")}
        for id in {"", *record.markup.ids} - ids_in_drawings:
            address, typed = f"{page}#{id}".rstrip("#"), rf"{LEADS['id']}(?P<it>{re.escape(id)})(?![\w-])"
            if address in site.promised or (id and not locator.matching(typed, 0)):
                continue  # which is kept, or is not typed but made of a heading's words
            what = f"{address} is new. Last of all, when its name is right, run python3 scripts/author.py accept."
            if lost := nearest(id, [old.rpartition("#")[2] for old in dropped if old.startswith(f"{page}#")]):
                what = f"{id} is new, and the published {lost} is gone: write {lost} again, or use author.py move."
            verdict = Verdict("dropped-address" if lost else "new-address", what)
            yield locator.at(verdict, id, 0, "id")._replace(subject=address)
