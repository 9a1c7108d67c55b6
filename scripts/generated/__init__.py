"""Pages and blocks that are made from docs/data and front matter, committed, and checked for drift.

`wanted(root)` is what each file should hold; `stale(root)` says which differ; `write(root)` mends them.
"""

import sys
from pathlib import Path

from . import blocks, claims, demo_data, glossary, open_data, pages, sources, systems

REMEDY = "run python3 scripts/build.py --write"

WHOLE_PAGES = {"glossary.md": glossary.page, "about/article.md": claims.page, "sources.md": sources.page}


def wanted(root: Path) -> dict[Path, str]:
    """The text each generated file, and each page with a generated block, should hold.

    Empty for a project without docs/data: nothing is generated there.
    """
    docs = root / "docs"
    if not is_guide(root):
        return {}
    guide = pages.read(docs)
    for name in (*WHOLE_PAGES, *WHOLE_PAGES):  # twice, since these pages name each other and themselves
        guide = guide.holding(pages.parse_page(docs, docs / name, WHOLE_PAGES[name](guide)))
    made = {page.path: blocks.fill(page, guide, systems.table) for page in guide.pages.values()}
    made[docs / "includes" / "abbreviations.md"] = glossary.abbreviations(guide)
    made |= {docs / name: text for name, text in open_data.files(guide).items()}
    made[docs / "assets" / "javascripts" / "demos" / "boxes" / "data.js"] = demo_data.boxes(guide)
    return made


def is_guide(root: Path) -> bool:
    """Whether the project has the data that pages are made from; other MkDocs projects have none."""
    return (root / "docs" / "data" / "sources.yml").is_file()


def stale(root: Path) -> list[str]:
    """A finding for each file that is not what its data makes of it."""
    findings = []
    for path, text in sorted(wanted(root).items()):
        held = path.read_text(encoding="utf-8") if path.exists() else ""
        if held != text:
            line = first_difference(held, text)
            name = path.relative_to(root).as_posix()
            findings.append(f"{name}:{line}:1: stale-page: this differs from what docs/data makes of it; {REMEDY}")
    return findings


def write(root: Path) -> int:
    """Brings every generated file up to date and says which changed."""
    for path, text in sorted(wanted(root).items()):
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {path.relative_to(root).as_posix()}", file=sys.stderr)
    return 0


def first_difference(held: str, text: str) -> int:
    """The line where two texts part, from 1."""
    held_lines, lines = held.splitlines(), text.splitlines()
    pairs = zip(held_lines, lines, strict=False)
    return next((n for n, (a, b) in enumerate(pairs, 1) if a != b), min(len(held_lines), len(lines)) + 1)
