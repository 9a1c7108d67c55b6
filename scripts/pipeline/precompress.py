"""Compressed copies beside the files of a site, for servers that send them as they are."""

import gzip
from pathlib import Path

TEXT = frozenset([".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".md", ".yml", ".webmanifest"])


def precompress(site: Path) -> int:
    """Writes a .gz beside each text file of the folder `site` that gets smaller by it; returns how many files it wrote.

    Where the package brotli happens to be installed it writes a .br as well.
    """
    ways = {".gz": gzipped} | ({".br": brotli} if (brotli := brotlied()) else {})
    texts = sorted(path for path in site.rglob("*") if path.suffix in TEXT and path.is_file())
    return sum(write(path, suffix, way) for path in texts for suffix, way in ways.items())


def write(path: Path, suffix: str, way) -> bool:
    """Writes one copy unless the site has it already or it would be no smaller; says whether it did."""
    copy, content = path.with_name(path.name + suffix), path.read_bytes()
    if copy.exists() or len(packed := way(content)) >= len(content):
        return False
    copy.write_bytes(packed)
    return True


def gzipped(content: bytes) -> bytes:
    """The content as gzip, without a date, so that one commit gives one file."""
    return gzip.compress(content, 9, mtime=0)


def brotlied():
    """The function that packs with Brotli, where the package is there; the standard library has none."""
    try:
        import brotli
    except ImportError:
        return None
    return brotli.compress
