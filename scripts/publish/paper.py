"""Prints the single file as a PDF with an outline, tags, page numbers and links between its pages."""

import re
import time
from pathlib import Path

from .archive import build_date
from .pictures import drawing

PATIENCE = 240_000  # milliseconds that opening the file may take
NODE = re.compile(rb"\(node(\d{8})\)")


def print_file(file: Path, pdf: Path) -> None:
    """Prints the HTML file into `pdf`."""
    with drawing() as browser:
        page = browser.new_page()
        page.goto(file.as_uri(), timeout=PATIENCE)
        page.pdf(path=pdf, prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    pdf.write_bytes(renumber(pdf.read_bytes()))
    pack(pdf)


def pack(pdf: Path) -> None:
    """Dates the PDF by SOURCE_DATE_EPOCH, and compresses its outline and tags, two thirds of its size."""
    import pikepdf

    pikepdf.settings.set_flate_compression_level(9)
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        for name in ("/CreationDate", "/ModDate"):
            document.docinfo[name] = time.strftime("D:%Y%m%d%H%M%SZ", build_date())
        packed = pikepdf.ObjectStreamMode.generate
        document.save(pdf, object_stream_mode=packed, recompress_flate=True, deterministic_id=True)


def renumber(content: bytes) -> bytes:
    """The PDF with its elements numbered from 1 in order, since the browser's first number varies between runs."""
    places = {number: place for place, number in enumerate(sorted(set(NODE.findall(content))), start=1)}
    return NODE.sub(lambda match: b"(node%08d)" % places[match[1]], content)
