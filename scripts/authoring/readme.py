"""Brings the README up to date: its picture, drawn from the built site, and its count of sources."""

import datetime
from pathlib import Path

from console import Problem
from content.guide import day
from content.sources import COUNT_IN_README, count_in_words
from environment import HOW_TO_GET_CHROMIUM, chromium

from .tree import read_data, rewrite

PICTURE = ".github/demonstration.jpg"


def readme(root: Path) -> list[str]:
    """Counts the sources, then draws; returns what to tell the author, raises Problem without a site or browser."""
    sources = read_data(root / "docs/data/sources.yml")
    count = f"On {day(datetime.date.today().isoformat())} {count_in_words(sources)}"
    rewrite(root / "README.md", COUNT_IN_README.sub(count, (root / "README.md").read_text("utf-8")))
    if not (root / "site/index.html").is_file():
        raise Problem("Counted. There is no site to draw the picture from: run python3 scripts/build.py first.")
    if not chromium():
        raise Problem(f"Counted. The picture is drawn with Chromium: {HOW_TO_GET_CHROMIUM}.")
    from publish.pictures import draw_demonstration

    draw_demonstration(root / "site", root / PICTURE)
    return [f"{PICTURE}, {(root / PICTURE).stat().st_size // 1000} kB", count]
