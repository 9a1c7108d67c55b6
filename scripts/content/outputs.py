"""All that the build makes from data: the lists and counts in pages, and the files beside them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import UndefinedError
from mkdocs.utils.meta import get_data

from . import beliefs, blocks, claims, drill, foot, glossary, llms, previews, procedure, small_model, sources, systems
from .changes import versions
from .guide import Guide, Page, parse
from .open_data import PATHS as DATA_FILES

# The lists by the name in their marker. Their headings and citations count as those of the page.
COUNTED: dict[str, blocks.Maker] = {
    "glossary": glossary.terms,
    "verdicts": claims.verdicts,
    "contradictions": claims.contradictions,
    "parts": claims.parts,
    "claims": claims.lines,
    "changes": versions,
}
# These don't: readers look for their entries, not for their headings, and a list of works cites nothing.
UNCOUNTED: dict[str, blocks.Maker] = {
    "systems": systems.rows,
    "facets": systems.facets,
    "first-statements": beliefs.first,
    "statements": beliefs.statements,
    "sheets": beliefs.sheets,
    "first-answers": drill.first,
    "trust-drill": drill.example,
    "lists-of-sources": sources.lists,
    "most-cited-works": sources.most_cited,
    "works": sources.works,
    "model-figures": small_model.figures,
    "model-timeline": small_model.timeline,
    "model-answers": small_model.answers,
    "model-odds": small_model.odds,
    "model-opening": small_model.opening,
}
ALL = COUNTED | UNCOUNTED
SCRIPTS = {
    "assets/javascripts/placing/data.js": procedure.script,
    "assets/javascripts/demos/beliefs/items.js": beliefs.script,
    "assets/javascripts/demos/drill/data.js": drill.script,
    "assets/meanings.js": previews.script,
    "llms.txt": llms.text,
}
PATHS = [*DATA_FILES, *SCRIPTS]  # of the files that are made, below docs/


def read(docs: Path, pages: Mapping[str, str], data: Mapping[str, Any], name: str) -> Guide:
    """The guide called `name` with these pages, by path below docs/ in reading order, and these data, by file name."""
    data_of = {key: data[f"{key}.yml"] for key in ("sources", "claims", "systems", "procedure", "items", "drill")}
    raw = {path: parse(docs, path, *get_data(text)) for path, text in pages.items()}
    guide = Guide(name, raw, terms=data["glossary.yml"], **data_of)
    guide = replace(guide, pages={path: with_counts(page, guide) for path, page in raw.items()})
    outputs, pages_with_lists = Outputs(guide), dict(guide.pages)
    for path, page in guide.pages.items():
        text = blocks.fill(page.text, partial(outputs.pieces, page, among=COUNTED), guide.counts)
        if text != page.text:
            pages_with_lists[path] = replace(parse(docs, path, text, page.meta), text=page.text)
    return replace(guide, pages=pages_with_lists)


def make(
    docs: Path, pages: Mapping[str, str], data: Mapping[str, Any], name: str
) -> tuple["Outputs | None", dict[str, str], Exception | None]:
    """What is made of these, as `read` takes them, and the scripts; or None, none, and the error that says why."""
    try:
        outputs = Outputs(read(docs, pages, data, name))
        for page in outputs.guide.pages.values():
            blocks.fill(page.text, partial(outputs.pieces, page), outputs.guide.counts)
        return outputs, scripts(outputs.guide), None
    except (LookupError, AttributeError, StopIteration, TypeError, ValueError, UndefinedError) as error:
        return None, {}, error  # faulty data, most likely


def scripts(guide: Guide) -> dict[str, str]:
    """The text of each script and of llms.txt, by its path below docs/."""
    return {path: text(guide) for path, text in SCRIPTS.items()}


def with_counts(page: Page, guide: Guide) -> Page:
    """The page with counts in place of their markers in the front matter."""
    meta = {
        key: blocks.fill(value, lambda _: None, guide.counts) if isinstance(value, str) else value
        for key, value in page.meta.items()
    }
    return replace(page, meta=meta)


class Outputs:
    """What is made for one guide; each list of a page once."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.lists: dict[tuple[str, str], list[blocks.Piece]] = {}

    def pieces(self, page: Page, name: str, among: Collection[str] = ALL) -> list[blocks.Piece] | None:
        """The pieces of a list on a page; None when there is no list of this name, or it isn't among some."""
        if name not in among:
            return None
        if (page.name, name) not in self.lists:
            self.lists[page.name, name] = [*ALL[name](page, self.guide)]
        return self.lists[page.name, name]

    def fill(self, text: str, page: Page) -> str:
        """The text of a page, or of a part of it, with lists and counts in place of their markers, citations marked."""
        return sources.mark_unread(blocks.fill(text, partial(self.pieces, page), self.guide.counts), self.guide)

    def origins(self, page: Page) -> dict[str, tuple[str, str]]:
        """Where each line that no file holds comes from: a file of the project, and the text that begins the entry."""
        return blocks.origins(page.text, partial(self.pieces, page)) | foot.origins(page, self.guide)
