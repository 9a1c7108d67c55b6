"""Draws the README's picture from the built site."""

from pathlib import Path

from console import Problem
from environment import HOW_TO_GET_CHROMIUM, chromium

FILE = ".github/demonstration.png"


def picture(root: Path) -> list[str]:
    """Draws it, and returns what to tell the author; raises Problem without a site or a browser."""
    if not (root / "site/index.html").is_file():
        raise Problem("There is no site to draw from: run python3 scripts/build.py first.")
    if not chromium():
        raise Problem(f"The picture is drawn with Chromium: {HOW_TO_GET_CHROMIUM}.")
    from publish.pictures import draw_demonstration

    draw_demonstration(root / "site", root / FILE)
    return [f"{FILE}, {(root / FILE).stat().st_size // 1000} kB"]
