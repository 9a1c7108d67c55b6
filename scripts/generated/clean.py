"""Remembers that a guide was found to match its data, so that an unchanged one is not made again to compare.

The note stands in this repository's `.cache`, whatever project is checked: that one is only read.
Deleting it costs time only.
"""

import os
from hashlib import blake2b
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent.parent / ".cache" / "generated"
WATCHED = (".md", ".yml", ".csv", ".json", ".jsonld", "llms.txt", "boxes/data.js", "/words.js")
TEMPLATES = ("/words.html",)


def state(root: Path) -> str:
    """A fingerprint of everything the generated pages are made of, of the pages, and of the code that makes them."""
    total = blake2b(digest_size=16)
    made = [*below(str(root / "docs"), WATCHED), *below(str(root / "overrides"), TEMPLATES)]
    for path in sorted([*made, *below(str(HERE), (".py",))]):
        total.update(path.encode() + b"\0" + Path(path).read_bytes() + b"\0")
    return total.hexdigest()


def below(folder: str, endings: tuple[str, ...]) -> list[str]:
    """The files below a folder whose paths end in one of these ways."""
    return [
        f"{where}/{name}"
        for where, _, names in os.walk(folder)
        for name in names
        if f"{where}/{name}".endswith(endings) and os.path.isfile(f"{where}/{name}")  # noqa: PTH113 (as above)
    ]


def known(root: Path, now: str) -> bool:
    """Whether the guide at `root` was clean in this very state."""
    try:
        return note(root).read_text(encoding="ascii") == now
    except (OSError, ValueError):
        return False


def remember(root: Path, now: str) -> None:
    """Notes that it is clean; a cache that cannot be written is no fault."""
    try:
        FOLDER.mkdir(parents=True, exist_ok=True)
        note(root).write_text(now, encoding="ascii")
    except OSError:
        return


def note(root: Path) -> Path:
    """The file that speaks of this project."""
    return FOLDER / blake2b(str(root.resolve()).encode(), digest_size=16).hexdigest()
