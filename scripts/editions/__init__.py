"""The editions: the whole guide as one HTML file, as a PDF and as an EPUB, made from the rendered site."""

import importlib
import time
from importlib.util import find_spec
from pathlib import Path

from pipeline.archive import build_date
from pipeline.environment import python_for
from pipeline.problem import Problem
from pipeline.progress import Progress

from . import contents, epub, paper, volume
from .volume import Imprint

FOLDER = "editions"  # in the site
PROJECT = Path(__file__).resolve().parent.parent.parent
LOCKS = [PROJECT / "requirements.txt", Path(__file__).with_name("requirements.txt")]
NEEDED = ("html5lib", "pikepdf")


def printer(root: Path, offline: bool = False) -> str:
    """Returns the browser that prints the PDF; installs the packages that editions need.

    Raises Problem when either is unavailable, or when the project lacks this guide's templates.
    """
    if not (root / "overrides" / "partials" / "nav.html").is_file():
        raise Problem("Editions need this guide's templates, and this project has no overrides/partials/nav.html.")
    chromium = paper.printer()
    if not all(map(find_spec, NEEDED)):
        fetch(offline)
    return chromium


def fetch(offline: bool) -> None:
    """Installs the packages that editions need into the project's own environment."""
    if offline:
        raise Problem("Editions need packages that are not installed yet: build them once without --offline.")
    python_for(LOCKS, PROJECT / ".venv", Progress())
    importlib.invalidate_caches()


def names(name: str) -> tuple[str, str, str]:
    """The file names of a project's editions: the single file, the PDF and the EPUB."""
    return f"{name}.html", f"{name}.pdf", f"{name}.epub"


def make(site: Path, name: str, imprint: Imprint, chromium: str) -> tuple[Path, Path, Path]:
    """Writes the editions into the site's folder for them; returns their paths.

    Raises Problem when a page shows a missing image or the browser does not print.
    """
    file, pdf, book = (site / FOLDER / file_name for file_name in names(name))
    file.parent.mkdir()
    chapters = contents.read(site)
    file.write_text(volume.bind(site, chapters, imprint), encoding="utf-8")
    return file, paper.print_file(file, pdf, chromium), epub.bind(site, chapters, imprint, book)


def today() -> str:
    """The date of the last change, taken from SOURCE_DATE_EPOCH, such as `25 November 2026`."""
    date = build_date()
    return f"{date.tm_mday} {time.strftime('%B %Y', date)}"
