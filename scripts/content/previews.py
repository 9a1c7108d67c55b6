"""The previews of links to terms and systems: one script, made from the glossary and the catalogue.

Citations need no entry, because each page lists the works that it cites in full.
"""

from .blocks import setting
from .glossary import in_order
from .guide import Guide, plain, typographic
from .systems import in_order as systems_in_order
from .systems import in_short


def script(guide: Guide) -> str:
    """The script: for each page and id the name, the rows of label and value, and the sentence."""
    labels = {facet["id"]: plain_text(facet["label"]) for facet in guide.systems["facets"]}
    terms = {term["id"]: [plain_text(term["term"]), plain_text(term["definition"])] for term in in_order(guide)}
    systems = {}
    for system in systems_in_order(guide):
        rows = [(labels[facet], plain_text(value)) for facet, value in in_short(system, guide).items()]
        systems[f"system-{system['id']}"] = [plain_text(system["name"]), *rows, plain_text(system["why"])]
    pages = {"glossary.html": terms, "taxonomy/systems.html": systems}
    return setting("Meanings", pages, "docs/data/glossary.yml and systems.yml")


def plain_text(markdown: str) -> str:
    """Markdown as a preview shows it: without marks, with typographic quotation marks."""
    return typographic(plain(markdown))
