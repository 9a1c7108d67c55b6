"""`build.py --check --accept`: adds the new addresses of the site to the ledger of published ones."""

from guide_rules.ledger import addresses, ledger
from linkcheck.options import Unreadable
from linkcheck.site import Site
from linkcheck.source import read

from .draft import set_to

NO_LEDGER = 'pyproject.toml names no ledger; add ledger = "docs/data/addresses.txt" to [tool.linkcheck]'


def accept(site: Site) -> list[str]:
    """Adds the site's new addresses to the ledger, sorted, and returns them; raises `Unreadable` when there is none."""
    source, known = ledger(site)
    if not source.path:
        raise Unreadable(NO_LEDGER)
    new = sorted(addresses(site) - set(known))
    lines = sorted({*known, *new} - {""})
    set_to(site.project.root / source.path, "".join(f"{line}\n" for line in lines).encode())
    read.cache_clear()
    return new
