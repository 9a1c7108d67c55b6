"""The whole guide as one HTML file, as a PDF and as an EPUB, made from a rendered site for readers to take away."""

import importlib
import os
import time
from importlib.util import find_spec
from pathlib import Path

from pipeline.environment import python_for
from pipeline.problem import Problem
from pipeline.progress import Progress

from . import contents, epub, paper, volume
from .volume import Imprint

FOLDER = "editions"  # of the site
PROJECT = Path(__file__).resolve().parent.parent.parent
LOCKS = [PROJECT / "requirements.txt", Path(__file__).with_name("requirements.txt")]
NEEDED = ("html5lib", "pikepdf")


def printer(root: Path, offline: bool = False) -> str:
    """The browser that prints the PDF, with the packages that editions need at hand.

    Raises Problem when either is not to be had, or when the project cannot have editions.
    """
    if not (root / "overrides" / "partials" / "nav.html").is_file():
        raise Problem("Editions are made of pages that this guide's templates draw, and this project has none of them.")
    chromium = paper.printer()
    if not all(map(find_spec, NEEDED)):
        fetch(offline)
    return chromium


def fetch(offline: bool) -> None:
    """Puts the packages that editions need into the project's own environment, once."""
    if offline:
        raise Problem("Editions need packages that are not here, and --offline lets nobody fetch them: go online once.")
    python_for(LOCKS, PROJECT / ".venv", Progress())
    importlib.invalidate_caches()


def names(name: str) -> tuple[str, str, str]:
    """The file names of the editions of the project `name`: the single file, the PDF and the EPUB."""
    return f"{name}.html", f"{name}.pdf", f"{name}.epub"


def make(site: Path, name: str, imprint: Imprint, chromium: str) -> tuple[Path, Path, Path]:
    """Writes the editions of the site in `site` into its folder for them; returns them.

    Raises Problem when the site is not drawn by this project's templates or the browser does not print.
    """
    file, pdf, book = (site / FOLDER / each for each in names(name))
    file.parent.mkdir()
    chapters = contents.read(site)
    file.write_text(volume.bind(site, chapters, imprint), encoding="utf-8")
    return file, paper.print_file(file, pdf, chromium), epub.bind(site, chapters, imprint, book)


def today() -> str:
    """The date of the build, which is that of the last change, as a reader writes it: 25 November 2026."""
    date = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", 0)))
    return f"{date.tm_mday} {time.strftime('%B %Y', date)}"
