"""The single file on paper: a PDF with an outline, tags, page numbers and links that lead to its pages."""

import os
import re
import subprocess
import tempfile
import time
from pathlib import Path

from pipeline.problem import Problem

SECONDS = 240
MISSING = (
    "The PDF needs Chromium or Chrome, and none was found: install one (on Debian and Ubuntu: apt install chromium) "
    "or name yours in the variable CHROMIUM. Nothing was changed."
)
OPTIONS = (
    "--headless",
    "--no-sandbox",  # it opens our own file, which holds no script; in containers there is no sandbox to be had
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


def printer() -> str:
    """The browser that prints; raises Problem when this machine has none."""
    from pipeline import browser

    found = browser.installed()
    if found is None:
        raise Problem(MISSING)
    return found


def print_file(file: Path, pdf: Path, chromium: str) -> Path:
    """Prints the HTML file into `pdf` and returns it; raises Problem when the browser fails or hangs."""
    with tempfile.TemporaryDirectory(prefix="printing-") as profile:
        command = [chromium, *OPTIONS, f"--user-data-dir={profile}", f"--print-to-pdf={pdf}", file.as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise Problem(f"{Path(chromium).name} did not print the PDF in {SECONDS} seconds.") from None
    if done.returncode or not pdf.is_file():
        said = (done.stderr.strip().splitlines() or ["no reason was given"])[-1]
        raise Problem(f"{Path(chromium).name} could not print the PDF: {said}")
    pdf.write_bytes(counted(dated(pdf.read_bytes())))
    pack(pdf)
    return pdf


def pack(pdf: Path) -> None:
    """Packs the PDF's small objects together: its outline and tags are two thirds of what the browser writes."""
    import pikepdf

    pikepdf.settings.set_flate_compression_level(9)
    try:
        with pikepdf.open(pdf, allow_overwriting_input=True) as document:
            packed = pikepdf.ObjectStreamMode.generate
            document.save(pdf, object_stream_mode=packed, recompress_flate=True, deterministic_id=True)
    except pikepdf.PdfError as error:
        raise Problem(f"The browser printed a PDF that cannot be read: {error}") from None


def dated(content: bytes) -> bytes:
    """The PDF with the date of the last change in place of now: as many bytes, so that its table of places holds."""
    date = time.strftime("%Y%m%d%H%M%S", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", 0)))).encode()
    return DATE.sub(rb"/\1 (D:" + date.replace(b"\\", b""), content)


def counted(content: bytes) -> bytes:
    """The PDF with its elements numbered from 1 in their order: the browser's own numbers begin where it likes."""
    places = {number: place for place, number in enumerate(sorted(set(NODE.findall(content))), start=1)}
    return NODE.sub(lambda found: b"(node%08d)" % places[found[1]], content)
