"""Writes compressed copies beside the files of a site, for servers that send them as they are."""

import gzip
import importlib
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import product
from pathlib import Path

from .environment import python_for
from .problem import Problem
from .progress import Progress

TEXT = frozenset(
    [".atom", ".css", ".csv", ".html", ".js", ".json", ".jsonld", ".md", ".svg", ".txt", ".webmanifest", ".xml", ".yml"]
)
PROJECT = Path(__file__).resolve().parent.parent.parent
LOCKS = [PROJECT / "requirements.txt", Path(__file__).with_suffix(".txt")]  # the second holds Brotli alone
HURRY = ("--retries", "0", "--timeout", "5")  # a site is complete without .br copies, so nobody waits long for them

Compressor = Callable[[bytes], bytes]


def precompress(site: Path, brotli: Compressor | None, last: Path | None = None) -> int:
    """Writes a .gz beside each text file of `site` that gets smaller by it; returns how many files it wrote.

    With `brotli`, it writes a .br as well, or reuses the one in the `last` site when the file has not changed.
    """
    compressors = {".gz": gzipped} | ({".br": brotli} if brotli else {})
    texts = sorted(path for path in site.rglob("*") if path.suffix in TEXT and path.is_file())
    with ThreadPoolExecutor() as pool:  # both compressors release Python's global lock
        return sum(
            pool.map(lambda pair: compress_file(site, *pair, compressors[pair[1]], last), product(texts, compressors))
        )


def compress_file(site: Path, path: Path, suffix: str, compressor: Compressor, last: Path | None) -> bool:
    """Writes one compressed copy, unless it exists or would not be smaller; returns whether it did."""
    copy, content = path.with_name(path.name + suffix), path.read_bytes()
    if copy.exists():
        return False
    packed = (last and suffix == ".br" and reusable_copy(last / copy.relative_to(site), content)) or compressor(content)
    if len(packed) >= len(content):
        return False
    copy.write_bytes(packed)
    return True


def reusable_copy(copy: Path, content: bytes) -> bytes | None:
    """The bytes of an older copy, if it unpacks to this content; unpacking takes a hundredth of the time of packing."""
    import brotli

    with suppress(OSError, brotli.error):
        packed = copy.read_bytes()
        if brotli.decompress(packed) == content:
            return packed
    return None


def gzipped(content: bytes) -> bytes:
    """The content compressed by gzip, without a date, so that the same commit gives the same bytes."""
    return gzip.compress(content, 9, mtime=0)


def brotli_compressor(progress: Progress, offline: bool = False) -> Compressor | None:
    """The function that compresses with Brotli, fetched once if need be; prints why and returns None without it."""
    if compressor := import_brotli():
        return compressor
    if offline:
        return explain_absence(progress, "--offline lets nobody fetch the package brotli.")
    try:
        if Path(sys.prefix).resolve() == (PROJECT / ".venv").resolve():
            python_for(LOCKS, PROJECT / ".venv", progress, HURRY)
            importlib.invalidate_caches()
        return import_brotli() or explain_absence(progress, "the package brotli is not installed here.")
    except (Problem, OSError) as problem:
        return explain_absence(progress, str(problem))


def import_brotli() -> Compressor | None:
    """The function of the package brotli, or None when it is not installed."""
    try:
        import brotli
    except ImportError:
        return None
    return brotli.compress


def explain_absence(progress: Progress, why: str) -> None:
    """Prints why there are no .br copies."""
    progress.say(f"No .br copies beside the .gz ones: {why}")
