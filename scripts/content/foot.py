"""The foot of each page, which no file holds: its relations, and the works that it cites."""

from collections.abc import Iterator

from . import periods
from .blocks import Piece
from .pages import Guide, Page, href
from .sources import evidence_line, reference

# The relations that a page can declare, in the order of the page, each with its words.
RELATIONS = {
    "broader": "Part of",
    "narrower": "Includes",
    "corrected_by": "Explained in",
    "corrects": "Clears up",
    "places": "Places",
    "placed_in": "Placed in",
    "related": "See also",
}


def foot(page: Page, guide: Guide) -> str:
    """The Markdown to put below a page's text; blocks named in the `hide` of its front matter are left out."""
    hidden, parts = page.meta.get("hide", []), []
    for name, make in MAKERS.items():
        if lines := [] if name in hidden else [line for piece in make(page, guide) for line in piece.lines]:
            parts.append("\n".join(["", f"<!-- begin {name} -->", "", *lines, "", f"<!-- end {name} -->", ""]))
    return "".join(parts)


def origins(page: Page, guide: Guide) -> dict[str, tuple[str, str]]:
    """Where each line of the foot comes from: a file of the project, and the text in it to look for."""
    pieces = (piece for make in MAKERS.values() for piece in make(page, guide))
    return {line: (piece.file, piece.entry) for piece in pieces for line in piece.lines if piece.file}


def related(page: Page, guide: Guide) -> Iterator[Piece]:
    """The section that lists the page's relations."""
    found = []
    for relation, words in RELATIONS.items():
        named = page.meta.get(relation)
        named = named if isinstance(named, list) else [named]
        targets = [each for each in named if str(each).partition("#")[0] in guide.pages]  # a rule reports anything else
        if targets:
            row = f"*   {words}: " + ", ".join(guide.link(target, page.name) for target in targets)
            found.append(Piece([row], f"docs/{page.name}", f"{relation}:"))
    if found:
        yield Piece(["## Related { #related }", ""])
        yield from found


def cited(page: Page, guide: Guide) -> Iterator[Piece]:
    """The section that lists the works in the order in which the page cites them, each with its quotation."""
    known = {source["key"]: source for source in guide.sources}
    works = [known[key] for key in page.cited if key in known]
    if works:
        yield Piece(["## Sources { #sources }", ""])
    for work in works:
        more = f"[More on this source]({href(periods.address(work), page.name)})"
        row = f"*   {reference(work)} {evidence_line(work)} {more}"
        yield Piece([row], "docs/data/sources.yml", f"- key: {work['key']}\n")


MAKERS = {"related": related, "sources": cited}
