"""Compressed copies beside the files of a site, for servers that send them as they are."""

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
HURRY = ("--retries", "0", "--timeout", "5")  # a site without .br copies is whole: nobody waits for them

Compressor = Callable[[bytes], bytes]


def precompress(site: Path, brotli: Compressor | None, last: Path | None = None) -> int:
    """Writes a .gz beside each text file of the folder `site` that gets smaller by it; returns how many files it wrote.

    With `brotli`, from `brotli_way`, it writes a .br as well, or takes that of the `last` site where nothing changed.
    """
    compressors = {".gz": gzipped} | ({".br": brotli} if brotli else {})
    texts = sorted(path for path in site.rglob("*") if path.suffix in TEXT and path.is_file())
    with ThreadPoolExecutor() as pool:  # both packers work outside Python's lock
        return sum(
            pool.map(lambda pair: compress_file(site, *pair, compressors[pair[1]], last), product(texts, compressors))
        )


def compress_file(site: Path, path: Path, suffix: str, compressor: Compressor, last: Path | None) -> bool:
    """Writes one copy unless the site has it already or it would be no smaller; says whether it did."""
    copy, content = path.with_name(path.name + suffix), path.read_bytes()
    if copy.exists():
        return False
    packed = (last and suffix == ".br" and reusable_copy(last / copy.relative_to(site), content)) or compressor(content)
    if len(packed) >= len(content):
        return False
    copy.write_bytes(packed)
    return True


def reusable_copy(copy: Path, content: bytes) -> bytes | None:
    """A copy made before, if it unpacks to this content: to see that takes a hundredth of the time to pack it."""
    import brotli

    with suppress(OSError, brotli.error):
        packed = copy.read_bytes()
        if brotli.decompress(packed) == content:
            return packed
    return None


def gzipped(content: bytes) -> bytes:
    """The content as gzip, without a date, so that one commit gives one file."""
    return gzip.compress(content, 9, mtime=0)


def brotli_compressor(progress: Progress, offline: bool = False) -> Compressor | None:
    """What packs with Brotli, fetched into the project's own environment once; None, and told why, where it is not."""
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
    """The package's function; Python itself brings none."""
    try:
        import brotli
    except ImportError:
        return None
    return brotli.compress


def explain_absence(progress: Progress, why: str) -> None:
    """One line, so that nobody looks for the copies in vain."""
    progress.say(f"No .br copies beside the .gz ones: {why}")
