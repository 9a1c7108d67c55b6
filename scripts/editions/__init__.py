"""The whole guide as one HTML file and as a PDF, made from a rendered site for readers to take away."""

import os
import time
from pathlib import Path

from pipeline.problem import Problem

from . import contents, paper, volume
from .volume import Imprint

FOLDER = "editions"  # of the site


def printer(root: Path, offline: bool = False) -> str:
    """The browser that prints the PDF; raises Problem when there is none, or when the project cannot have editions."""
    if not (root / "overrides" / "partials" / "nav.html").is_file():
        raise Problem("Editions are made of pages that this guide's templates draw, and this project has none of them.")
    return paper.printer(offline)


def names(name: str) -> tuple[str, str]:
    """The file names of the editions of the project `name`: the single file and the PDF."""
    return f"{name}.html", f"{name}.pdf"


def make(site: Path, name: str, imprint: Imprint, chromium: str) -> tuple[Path, Path]:
    """Writes both editions of the site in `site` into its folder for them; returns both.

    Raises Problem when the site is not drawn by this project's templates or the browser does not print.
    """
    file, pdf = (site / FOLDER / each for each in names(name))
    file.parent.mkdir()
    file.write_text(volume.bind(site, contents.read(site), imprint), encoding="utf-8")
    return file, paper.print_file(file, pdf, chromium)


def today() -> str:
    """The date of the build, which is that of the last change, as a reader writes it: 25 November 2026."""
    date = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", 0)))
    return f"{date.tm_mday} {time.strftime('%B %Y', date)}"
