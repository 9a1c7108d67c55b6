"""Writes compressed copies beside the files of a site, for servers that send them as they are."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TEXT = frozenset(
    [".atom", ".css", ".csv", ".html", ".js", ".json", ".md", ".svg", ".txt", ".webmanifest", ".xml", ".yml"]
)


def compress(site: Path) -> int:
    """Writes a .gz and a .br beside each text file that gets smaller by it; returns how many files it wrote.

    The same files give the same bytes.
    """
    texts = sorted(path for path in site.rglob("*") if path.suffix in TEXT and path.is_file())
    with ThreadPoolExecutor() as pool:  # both compressors release Python's global lock
        return sum(pool.map(compress_file, texts))


def compress_file(file: Path) -> int:
    """Writes the copies of one file; returns how many there are."""
    import brotli

    content = file.read_bytes()
    copies = {".gz": gzip.compress(content, 9, mtime=0), ".br": brotli.compress(content)}
    smaller = {ending: copy for ending, copy in copies.items() if len(copy) < len(content)}
    for ending, copy in smaller.items():
        file.with_name(file.name + ending).write_bytes(copy)
    return len(smaller)
