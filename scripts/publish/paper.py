"""Prints the single file as a PDF with an outline, tags, page numbers and links between its pages."""

import re
import subprocess
import tempfile
import time
from pathlib import Path

from console import Problem

from .archive import build_date

SECONDS = 240
OPTIONS = (
    "--headless",
    "--no-sandbox",  # containers often lack a sandbox, and the file is our own and holds no script
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)
NODE = re.compile(rb"\(node(\d{8})\)")
DATE = re.compile(rb"/(CreationDate|ModDate) \(D:(\d{14})")


def print_file(file: Path, pdf: Path, chromium: str) -> None:
    """Prints the HTML file into `pdf`; raises Problem when the browser fails or hangs."""
    with tempfile.TemporaryDirectory(prefix="printing-") as profile:
        command = [chromium, *OPTIONS, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", file.as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise Problem(f"{Path(chromium).name} did not print the PDF in {SECONDS} seconds.") from None
    if done.returncode or not pdf.is_file():
        reason = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
        raise Problem(f"{Path(chromium).name} could not print the PDF: {reason}")
    pdf.write_bytes(renumbered(dated(pdf.read_bytes())))
    pack(pdf)


def pack(pdf: Path) -> None:
    """Compresses the PDF's outline and tags, which are two thirds of its size, into object streams."""
    import pikepdf

    pikepdf.settings.set_flate_compression_level(9)
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        packed = pikepdf.ObjectStreamMode.generate
        document.save(pdf, object_stream_mode=packed, recompress_flate=True, deterministic_id=True)


def dated(content: bytes) -> bytes:
    """The PDF dated by SOURCE_DATE_EPOCH; the length stays the same, so that the cross-reference table holds."""
    date = time.strftime("%Y%m%d%H%M%S", build_date()).encode()
    return DATE.sub(rb"/\1 (D:" + date.replace(b"\\", b""), content)


def renumbered(content: bytes) -> bytes:
    """The PDF with its elements numbered from 1 in order, since the browser's first number varies between runs."""
    places = {number: place for place, number in enumerate(sorted(set(NODE.findall(content))), start=1)}
    return NODE.sub(lambda found: b"(node%08d)" % places[found[1]], content)
