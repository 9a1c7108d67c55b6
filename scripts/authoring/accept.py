"""Adds the guide's new addresses to the list of those that we promise to keep."""

from pathlib import Path

from guide_rules import addresses

from .reading import LEDGER, read


def accept(root: Path) -> list[str]:
    """Adds them at the end of the file, where no address is ever taken out, and returns what to tell the author."""
    file = root / LEDGER
    known = {address for _, address in addresses.of(read(root).records)}
    new = sorted(known - set(file.read_text("utf-8").splitlines()))
    with file.open("a", encoding="utf-8", newline="\n") as ledger:
        ledger.writelines(f"{line}\n" for line in new)
    return [*new, f"{len(new)} new addresses in {LEDGER}." if new else f"{LEDGER} has every address."]
