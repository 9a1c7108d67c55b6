"""The guide as an EPUB 3 book, without the pages about the site: https://www.w3.org/TR/epub-33/"""

import re
import time
import uuid
import zipfile
from itertools import groupby
from pathlib import Path

from pipeline.archive import add, build_date

from . import volume
from .book import Page, xhtml
from .contents import Chapter
from .volume import Imprint

HERE = Path(__file__).with_name("epub")
ABOUT = "about/"  # how the site is made and hosted: not in the book
NAME = re.compile(r"\{\{ (\w+) \}\}")
CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)


def bind(site: Path, chapters: list[Chapter], imprint: Imprint, file: Path) -> Path:
    """Writes the book into `file` and returns the path; the same site and date give the same bytes."""
    included = [chapter for chapter in chapters if not chapter.path.startswith(ABOUT)]
    keys = {chapter.path: chapter.key for chapter in included}
    home = (site / "index.html").read_text(encoding="utf-8")
    parts = metadata(imprint, home) | contents_and_spine(included)
    texts = {chapter: Page(site, chapter, keys, imprint.address).xhtml() for chapter in included}
    parts["items"] = "\n".join(manifest_item(chapter, "<svg" in text) for chapter, text in texts.items())
    book = {name: filled(name, parts) for name in ("package.opf", "nav.xhtml", "cover.xhtml", "cover.svg")}
    book["book.css"] = (HERE / "book.css").read_text(encoding="utf-8")
    book |= {f"{chapter.key}.xhtml": text for chapter, text in texts.items()}
    pack(file, {"META-INF/container.xml": CONTAINER} | {f"book/{name}": text for name, text in book.items()})
    return file


def metadata(imprint: Imprint, home: str) -> dict[str, str]:
    """The book's metadata. Its identifier is the same in every version of the guide."""
    day, known = build_date(), volume.metadata(imprint, home)
    return known | {
        "identifier": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, imprint.title)}",
        "rights": xhtml(known["rights"]),
        "day": time.strftime("%Y-%m-%d", day),
        "modified": time.strftime("%Y-%m-%dT%H:%M:%SZ", day),
    }


def contents_and_spine(chapters: list[Chapter]) -> dict[str, str]:
    """The table of contents, grouped by part, and the spine, which is the reading order."""
    items = []
    for part, grouped in groupby(chapters, key=lambda chapter: chapter.part):
        links = [f'<li><a href="{chapter.key}.xhtml">{xhtml(chapter.title)}</a></li>\n' for chapter in grouped]
        inside = "".join(links)
        items.append(f"<li><span>{xhtml(part)}</span><ol>\n{inside}</ol></li>\n" if part else inside)
    spine = "\n".join(f'<itemref idref="{chapter.key}"/>' for chapter in chapters)
    return {"contents": "".join(items), "spine": spine}


def manifest_item(chapter: Chapter, has_svg: bool) -> str:
    """The chapter's line in the manifest."""
    properties = ' properties="svg"' if has_svg else ""
    return f'<item id="{chapter.key}" href="{chapter.key}.xhtml" media-type="application/xhtml+xml"{properties}/>'


def filled(name: str, parts: dict[str, str]) -> str:
    """The template `name` with its placeholders filled in."""
    return NAME.sub(lambda found: parts[found[1]], (HERE / name).read_text(encoding="utf-8"))


def pack(file: Path, texts: dict[str, str]) -> None:
    """Writes the files into one zip; the format wants `mimetype` first and uncompressed."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as book:
        book.writestr(zipfile.ZipInfo("mimetype", build_date()[:6]), "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in texts.items():
            add(book, name, text.encode())
