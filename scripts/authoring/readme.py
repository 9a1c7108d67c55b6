"""Brings the README up to date: its picture, drawn from the built site, and its count of sources."""

import datetime
from pathlib import Path

from content.guide import day
from content.sources import COUNT_IN_README, count_in_words
from environment import HOW_TO_GET_CHROMIUM, chromium

from .tree import read_data, rewrite

PICTURE = ".github/demonstration.jpg"


def readme(root: Path) -> list[str]:
    """Counts the sources, dated anew if they have changed, then draws if it can; returns what to tell the author."""
    count, text = count_in_words(read_data(root / "docs/data/sources.yml")), (root / "README.md").read_text("utf-8")
    if count not in text:
        today = day(datetime.date.today().isoformat())
        rewrite(root / "README.md", COUNT_IN_README.sub(f"On {today} {count}", text))
    if not (root / "site/index.html").is_file():
        return ["Counted. There is no site to draw the picture from: run python3 scripts/build.py first."]
    if not chromium():
        return [f"Counted. The picture is drawn with Chromium: {HOW_TO_GET_CHROMIUM}."]
    from publish.pictures import draw_demonstration

    draw_demonstration(root / "site", root / PICTURE)
    return [f"{PICTURE}, {(root / PICTURE).stat().st_size // 1000} kB", f"In the README: {count}"]
