"""Adds the guide's new addresses to the list of those that we promise to keep."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from .tree import findings

LEDGER = "docs/data/addresses.txt"
RELEASED = "tests/commands/released.txt"  # the fingerprint of the list at the last release


def fingerprint(addresses: Sequence[str]) -> str:
    """How many addresses there are, and the hash of their lines: a later list that begins with them has both."""
    lines = "".join(f"{address}\n" for address in addresses)
    return f"{len(addresses)} {hashlib.sha256(lines.encode()).hexdigest()}"


def accept(root: Path, release: bool = False) -> list[str]:
    """Adds them at the end of the list, from which none is ever taken out; returns what to tell the author.

    With `release`, all later lists are held to begin with this one.
    """
    new = sorted(finding.subject for finding in findings(root) if finding.rule == "new-address")
    with (root / LEDGER).open("a", encoding="utf-8", newline="\n") as ledger:
        ledger.writelines(f"{line}\n" for line in new)
    if release:
        addresses = (root / LEDGER).read_text("utf-8").splitlines()
        (root / RELEASED).write_text(fingerprint(addresses) + "\n", encoding="ascii", newline="\n")
    return [*new, f"{len(new)} new addresses in {LEDGER}." if new else f"{LEDGER} has every address."]
