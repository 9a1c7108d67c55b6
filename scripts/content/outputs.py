"""The list of all generated files, and what each should hold."""

from dataclasses import replace
from pathlib import Path

from . import beliefs, blocks, claims, demo_data, drill, facets, glossary, open_data, pages, sources, systems, words
from .mistakes import BadData, PlacedMistake

BLOCKS = {
    "related": blocks.related,
    "sources": blocks.cited,
    "terms": glossary.lines,
    "lists": sources.lists,
    "most_cited": sources.most_cited,
    "works": sources.works,
    "verdicts": claims.verdicts,
    "contradictions": claims.contradictions,
    "parts": claims.parts,
    "claims": claims.lines,
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
    texts = {name: blocks.fill(page, guide, BLOCKS) for name, page in guide.pages.items()}
    filled = {name: pages.parse_page(docs, guide.pages[name].path, text) for name, text in texts.items()}
    guide = replace(guide, pages=filled)  # blocks hold citations, and the lists of sources say who cites a work
    made = {page.path: blocks.fill(page, guide, BLOCKS) for page in filled.values()}
    made[docs / "includes" / "abbreviations.md"] = glossary.abbreviations(guide)
    made |= {docs / name: text for name, text in open_data.files(guide).items()}
    made[docs.parent / words.TEMPLATE] = words.template(guide.words)
    return made | {docs / "assets" / "javascripts" / name: make(guide) for name, make in SCRIPTS.items()}
