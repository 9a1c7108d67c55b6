"""Writes compressed copies beside the files of a site, for servers that send them as they are."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TEXT = frozenset(".atom .css .csv .html .js .json .md .svg .txt .webmanifest .xml .yml".split())


def compress(site: Path) -> None:
    """Writes a .gz and a .br beside each text file that gets smaller by it; the same files give the same bytes."""
    texts = sorted(path for path in site.rglob("*") if path.suffix in TEXT and path.is_file())
    with ThreadPoolExecutor() as pool:  # both compressors release Python's global lock
        list(pool.map(compress_file, texts))


def compress_file(file: Path) -> None:
    """Writes the copies of one file."""
    import brotli

    content = file.read_bytes()
    for ending, copy in (".gz", gzip.compress(content, 9, mtime=0)), (".br", brotli.compress(content)):
        if len(copy) < len(content):
            file.with_name(file.name + ending).write_bytes(copy)
