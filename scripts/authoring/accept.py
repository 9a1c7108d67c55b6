"""Adds the guide's new addresses to the list of those that we promise to keep."""

from pathlib import Path

from .reading import LEDGER, read


def accept(root: Path) -> list[str]:
    """Adds them to the file, which stays sorted, and returns what to tell the author."""
    file = root / LEDGER
    known = set(file.read_text("utf-8").splitlines())
    new = sorted(read(root).addresses() - known)
    file.write_text("".join(f"{line}\n" for line in sorted({*known, *new})), encoding="utf-8", newline="\n")
    return [*new, f"{len(new)} new addresses in {LEDGER}." if new else f"{LEDGER} has every address."]
