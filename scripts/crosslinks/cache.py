"""Remembers what was read of each file, by its content, so that an unchanged file is not scanned again.

The cache stands in this repository's `.cache`, whatever project is checked: that one is only read. It holds what the
last run used, behind a checksum and a fingerprint of code and versions; a file that does not match is as good as none.
What depends on the project's configuration has that in its key. It is written in one step, so two runs may share it,
and deleting it costs time only. What no run has used for a month is deleted.
"""

import marshal
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

try:
    from _blake2 import blake2b  # hashlib loads OpenSSL first, which takes as long as to read a hundred pages
except ImportError:
    from hashlib import blake2b

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent.parent / ".cache" / "crosslinks"
PACKAGES = frozenset(["markdown", "pymdownx", "material", "yaml"])
DIGEST_SIZE = 20
WHOLE, HALF = ".bin", ".half"
MONTH = 30 * 24 * 3600


def digest(*parts: bytes) -> bytes:
    """A short fingerprint of some bytes."""
    total = blake2b(digest_size=DIGEST_SIZE)
    for part in parts:
        total.update(len(part).to_bytes(8, "little"))
        total.update(part)
    return total.digest()


def fingerprint() -> bytes:
    """A fingerprint of all but the project that decides what is read of it: Python, this code, what is installed."""
    found = [sys.version, *sorted(stamps(str(HERE)))]
    for folder in dict.fromkeys(sys.path):
        with suppress(OSError):
            found += installed(folder)
    return digest("\n".join(found).encode())


def stamps(folder: str) -> Iterator[str]:
    """Name, size and date of every module below a folder."""
    for entry in os.scandir(folder):
        if entry.name.endswith(".py"):
            yield stamp(entry.path, entry.stat())
        elif entry.is_dir() and not entry.name.startswith(("__", ".")):
            yield from stamps(entry.path)


def module_stamps(name: str) -> list[str]:
    """The stamps of a package or module that an extension comes from, wherever it is installed."""
    from importlib.util import find_spec

    spec = find_spec(name)
    if spec is None or not spec.origin:
        return []
    folders = list(spec.submodule_search_locations or [])
    found = sorted(stamp for folder in folders for stamp in stamps(folder))
    return found or [stamp(spec.origin, os.stat(spec.origin))]  # noqa: PTH116 (a string costs less than a Path)


def installed(folder: str) -> Iterator[str]:
    """Name and version of each package in a folder of packages, and the stamps of those that read pages."""
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 (a Path for each name costs more than the reading)
        if name.endswith((".dist-info", ".egg-info")):
            yield name
        elif name in PACKAGES:
            yield stamp(name, os.stat(f"{folder}/{name}/__init__.py"))  # noqa: PTH116 (the same)


def stamp(name: str, found: os.stat_result) -> str:
    """A file's name, size and date."""
    return f"{name} {found.st_size} {found.st_mtime_ns}"


class Cache:
    """What the last run knew of a project, and what this one learns."""

    def __init__(self, root: Path, stamp: bytes) -> None:
        self.file = FOLDER / f"{digest(str(root.resolve()).encode()).hex()}{WHOLE}"
        self.stamp = stamp
        self.known: dict[bytes, Any] = self.load()
        self.used: dict[bytes, Any] = {}

    def load(self) -> dict[bytes, Any]:
        """The entries of the last run; none when the file is missing, damaged or of another make."""
        try:
            data = self.file.read_bytes()
        except OSError:
            return {}
        with suppress(OSError):
            os.utime(self.file)  # so that it is known to be in use
        head, body = data[: 2 * DIGEST_SIZE], data[2 * DIGEST_SIZE :]
        return marshal.loads(body) if head == self.stamp + digest(body) else {}  # noqa: S302 (behind our own checksum)

    def get(self, key: bytes) -> Any:
        """What is known under a key, or None."""
        value = self.known.get(key)
        if value is not None:
            self.used[key] = value
        return value

    def remembered(self, key: bytes, make: Callable[[], Any]) -> Any:
        """What was put under a key, or else what `make` gives, which is put there."""
        known = self.get(key)
        if known is None:
            known = make()
            self.put(key, known)
        return known

    def put(self, key: bytes, value: Any) -> None:
        """Remembers plain data under a key."""
        self.used[key] = value

    def put_plain(self, key: bytes, value: Any) -> None:
        """The same for data that may hold something else, such as a date; then it is not remembered."""
        with suppress(ValueError):
            marshal.dumps(value)
            self.put(key, value)

    def save(self) -> None:
        """Keeps what this run used, in one step; where nothing can be written, nothing is."""
        if self.used.keys() == self.known.keys() and all(self.known[key] is self.used[key] for key in self.used):
            return
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.write(marshal.dumps(self.used))
            forget_unused(self.file.parent)

    def write(self, body: bytes) -> None:
        """Puts the file in place whole; interrupted, it leaves the old one and nothing else."""
        half = self.file.with_suffix(f".{os.getpid()}{HALF}")
        try:
            half.write_bytes(self.stamp + digest(body) + body)
            half.replace(self.file)
        except BaseException:
            half.unlink(missing_ok=True)
            raise


def forget_unused(folder: Path) -> None:
    """Deletes what no run has used for a month: projects that are gone, and files of a run that was killed."""
    for file in folder.iterdir():
        if file.suffix in (WHOLE, HALF) and time.time() - file.stat().st_mtime > MONTH:
            file.unlink(missing_ok=True)
