"""Packs the site into one zip file; the same commit gives the same bytes."""

import hashlib
import os
import time
import zipfile
from pathlib import Path

NOTE = Path(__file__).with_name("READ-ME-FIRST.txt")
FOR_SERVERS = ("assets/cards/", "sitemap.xml", "robots.txt", "feed.atom")
COMPRESSED = (".gz", ".br")


def archive(site: Path, file: Path, folder: str, title: str, version: str) -> None:
    """Packs `site` into the zip `file` below one `folder`, with a note on top, and writes its hash beside it.

    What only a server needs is left out. Names are sorted and dates fixed by SOURCE_DATE_EPOCH, so that one commit
    gives one archive.
    """
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    names = [name for name in names if not name.startswith(FOR_SERVERS) and not name.endswith(COMPRESSED)]
    part = file.with_suffix(".part")
    with zipfile.ZipFile(part, "w") as bundle:
        note = NOTE.read_text("utf-8").format(name=title, version=version)
        add(bundle, f"{folder}/{NOTE.name}", note.encode())
        for name in sorted(names, key=lambda name: (name != "index.html", name)):
            add(bundle, f"{folder}/{name}", (site / name).read_bytes())
    checksum = hashlib.sha256(part.read_bytes()).hexdigest()
    part.replace(file)
    file.with_name(file.name + ".sha256").write_text(f"{checksum}  {file.name}\n", encoding="ascii")


def add(bundle: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Adds one file with a fixed date and plain permissions."""
    entry = zipfile.ZipInfo(name, date_time=build_date()[:6])
    entry.external_attr = 0o644 << 16
    bundle.writestr(entry, content, zipfile.ZIP_DEFLATED)


def build_date() -> time.struct_time:
    """The build's date, from SOURCE_DATE_EPOCH; at least 1980, since zip knows none before."""
    return time.gmtime(max(int(os.environ.get("SOURCE_DATE_EPOCH", 0)), 315532800))
