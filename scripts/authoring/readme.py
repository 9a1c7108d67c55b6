"""Brings the README up to date: its picture, drawn from the built site, and its count of sources."""

import datetime
import re
from collections import Counter
from pathlib import Path

import yaml
from console import Problem
from content.guide import day
from environment import HOW_TO_GET_CHROMIUM, chromium

from .tree import rewrite

PICTURE = ".github/demonstration.jpg"
READ = {
    "original": "in the original",
    "stored copy": "in a stored copy",
    "part": "in part",
    "report": "as another text reports them",
}
COUNT = re.compile(r"(?m)^On \d+ \w+ \d{4} there were .*\n.*$")


def readme(root: Path) -> list[str]:
    """Counts, then draws; returns what to tell the author, and raises Problem without a site or a browser."""
    rewrite(root / "README.md", COUNT.sub(counted(root), (root / "README.md").read_text("utf-8")))
    if not (root / "site/index.html").is_file():
        raise Problem("Counted. There is no site to draw the picture from: run python3 scripts/build.py first.")
    if not chromium():
        raise Problem(f"Counted. The picture is drawn with Chromium: {HOW_TO_GET_CHROMIUM}.")
    from publish.pictures import draw_demonstration

    draw_demonstration(root / "site", root / PICTURE)
    return [f"{PICTURE}, {(root / PICTURE).stat().st_size // 1000} kB", counted(root)]


def counted(root: Path) -> str:
    """How many sources there are today, and how we saw them."""
    sources = yaml.load((root / "docs/data/sources.yml").read_text("utf-8"), yaml.CSafeLoader)
    seen = Counter(source.get("seen") for source in sources)
    parts = [f"{seen[how]} {words}" for how, words in READ.items() if seen[how]]
    unread = f"; {seen[None]} we couldn't find to read." if seen[None] else "."
    return (
        f"On {day(datetime.date.today().isoformat())} there were {len(sources)}.\n"
        f"Of these we read {', '.join(parts[:-1])}, and {parts[-1]}{unread}"
    )
