"""The list of all generated files, and what each should hold."""

from pathlib import Path

from . import beliefs, blocks, claims, demo_data, drill, facets, glossary, open_data, pages, sources, systems, words
from .mistakes import BadData, PlacedMistake

WHOLE_PAGES = {
    "glossary.md": glossary.page,
    **claims.pages(),
    **sources.pages(),
}
BLOCKS = {
    "systems": systems.rows,
    "facets": facets.lines,
    "beliefs": beliefs.statements,
    "sheets": beliefs.sheets,
    "drill": drill.round_lines,
}
SCRIPTS = {
    "demos/boxes/data.js": demo_data.boxes,
    "learning/beliefs/items.js": beliefs.script,
    "learning/drill/data.js": drill.script,
    words.SCRIPT: lambda guide: words.script(guide.words),
    **{f"{part}/words.js": (lambda guide, part=part: words.added(part, guide.words)) for part in words.ADDED},
}


def make_all(docs: Path) -> dict[Path, str]:
    """Reads the guide below `docs` and returns the text of each generated file, and of each page with a block.

    Raises BadData when the data or a page cannot be read.
    """
    try:
        return make_from(pages.read(docs), docs)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        what = f"pages cannot be made from it: {type(error).__name__}: {error}"
        raise BadData(PlacedMistake(docs / "data", 1, 1, what)) from error


def make_from(guide: pages.Guide, docs: Path) -> dict[Path, str]:
    """Returns the text of each generated file of a guide, by path."""
    for name in (*WHOLE_PAGES, *WHOLE_PAGES):  # twice, since these pages list each other's headings
        guide = guide.holding(pages.parse_page(docs, docs / name, WHOLE_PAGES[name](guide)))
    made = {page.path: blocks.fill(page, guide, BLOCKS) for page in guide.pages.values()}
    made[docs / "includes" / "abbreviations.md"] = glossary.abbreviations(guide)
    made |= {docs / name: text for name, text in open_data.files(guide).items()}
    made[docs.parent / words.TEMPLATE] = words.template(guide.words)
    return made | {docs / "assets" / "javascripts" / name: make(guide) for name, make in SCRIPTS.items()}
