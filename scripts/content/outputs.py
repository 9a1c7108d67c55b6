"""All that the build makes from data: the lists in pages, and the files beside them."""

from dataclasses import replace
from pathlib import Path

from . import (
    beliefs,
    blocks,
    claims,
    drill,
    facets,
    foot,
    glossary,
    open_data,
    pages,
    placing_data,
    small_model,
    sources,
    systems,
)
from .mistakes import BadData, PlacedMistake
from .pages import Guide, Page

# The lists by the name in their marker. Their headings and citations count as those of the page.
LISTS: dict[str, blocks.Maker] = {
    "glossary": glossary.terms,
    "verdicts": claims.verdicts,
    "contradictions": claims.contradictions,
    "parts": claims.parts,
    "claims": claims.lines,
}
# These don't: readers look for their entries, not for their headings, and a list of works cites nothing.
OTHERS: dict[str, blocks.Maker] = {
    "systems": systems.rows,
    "facets": facets.lines,
    "statements": beliefs.statements,
    "sheets": beliefs.sheets,
    "trust-drill": drill.example,
    "lists-of-sources": sources.lists,
    "most-cited-works": sources.most_cited,
    "works": sources.works,
    "model-figures": small_model.figures,
    "model-timeline": small_model.timeline,
    "model-answers": small_model.answers,
    "model-odds": small_model.odds,
    "model-opening": small_model.opening,
    "model-preference": small_model.preference,
}
ALL = LISTS | OTHERS
SCRIPTS = {
    "placing/data.js": placing_data.script,
    "learning/beliefs/items.js": beliefs.script,
    "learning/drill/data.js": drill.script,
}
PATHS = [*open_data.PATHS, *(f"assets/javascripts/{name}" for name in SCRIPTS)]  # of the files that are made


def read(docs: Path) -> Guide:
    """Reads the guide below `docs`; raises BadData when the data or a page cannot be read."""
    guide = pages.read(docs)
    try:
        filled = {
            name: pages.parse_page(docs, page.path, blocks.fill(page.text, page, guide, LISTS))
            for name, page in guide.pages.items()
            if blocks.MARKER.search(page.text)
        }
        files(guide)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        what = f"pages cannot be made from it: {type(error).__name__}: {error}"
        raise BadData(PlacedMistake(docs / "data", 1, 1, what)) from error
    counted = {
        name: replace(guide.pages[name], headings=page.headings, cited=page.cited) for name, page in filled.items()
    }
    return replace(guide, pages=guide.pages | counted)


def fill(text: str, page: Page, guide: Guide) -> str:
    """The text of a page with its lists in place of their markers."""
    return blocks.fill(text, page, guide, ALL)


def origins(page: Page, guide: Guide) -> dict[str, tuple[str, str]]:
    """Where each line that no file holds comes from: a file of the project, and the text that begins the entry."""
    return blocks.origins(page.text, page, guide, ALL) | foot.origins(page, guide)


def files(guide: Guide) -> dict[str, str]:
    """The text of each file that is made, by its path below docs/."""
    scripts = {f"assets/javascripts/{name}": make(guide) for name, make in SCRIPTS.items()}
    return open_data.files(guide) | scripts
