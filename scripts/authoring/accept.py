"""Adds the guide's new addresses to the list of those that we promise to keep."""

from pathlib import Path

from console import Problem
from guide_rules.addresses import RELEASED, fingerprint

from .tree import findings

LEDGER = "docs/data/addresses.txt"


def accept(root: Path, release: bool = False) -> list[str]:
    """Adds them at the end of the list, from which none is ever taken out; returns what to tell the author.

    With `release`, all later lists are held to begin with this one. Raises Problem while data are faulty.
    """
    found = sorted(findings(root), key=lambda each: each.rule)  # so that a cause comes before what follows from it
    if fault := next((each for each in found if each.rule in ("data", "unbuildable", "unchecked", "unreadable")), None):
        raise Problem(f"Mend this first, or addresses may be missing: {fault.path}:{fault.line}: {fault.message}")
    new = sorted(finding.subject for finding in found if finding.rule == "new-address")
    with (root / LEDGER).open("a", encoding="utf-8", newline="\n") as ledger:
        ledger.writelines(f"{line}\n" for line in new)
    if release:
        addresses = (root / LEDGER).read_text("utf-8").splitlines()
        (root / RELEASED).write_text(fingerprint(addresses) + "\n", encoding="ascii", newline="\n")
    return [*new, f"{len(new)} new addresses in {LEDGER}." if new else f"{LEDGER} has every address."]
