"""The foot of each page, which no file holds: its relations, and the works that it cites."""

from collections.abc import Iterator
from typing import Any

from .blocks import Piece
from .guide import Guide, Page, address, href
from .sources import evidence_line, reference

# The relations in the order of the page, each with its words.
RELATIONS = {
    "broader": "Part of",
    "narrower": "Includes",
    "corrected_by": "Explained in",
    "corrects": "Clears up",
    "places": "Places",
    "placed_in": "Placed in",
    "related": "See also",
}

# What a page says of another in front matter, the other's foot says of it in return.
INVERSE = {"broader": "narrower", "corrected_by": "corrects", "places": "placed_in", "related": "related"}
INVERSE |= {back: name for name, back in INVERSE.items()}


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
        named = as_list(page.meta.get(relation))
        back = [name for name, other in guide.pages.items() if page.name in as_list(other.meta.get(INVERSE[relation]))]
        targets = [target for target in dict.fromkeys([*named, *back]) if str(target).partition("#")[0] in guide.pages]
        if targets:
            row = f"*   {words}: " + ", ".join(guide.link(target, page.name) for target in targets)
            found.append(Piece([row], f"docs/{page.name}", f"{relation}:"))
    if found:
        yield Piece(['<details class="see-also" id="related" markdown>', "<summary>Related pages</summary>", ""])
        yield from found
        yield Piece(["", "</details>"])


def as_list(value: Any) -> list[Any]:
    """The values of a field that may hold one or several."""
    return value if isinstance(value, list) else [] if value is None else [value]


def cited(page: Page, guide: Guide) -> Iterator[Piece]:
    """The section that lists the works in the order in which the page cites them, each with its quotation."""
    works = [guide.works[key] for key in page.cited if key in guide.works]
    if works:
        yield Piece(["## Sources { #sources }", ""])
    for work in works:
        more = f"[More on this source]({href(address(work), page.name)})"
        row = f"*   {reference(work)} {evidence_line(work)} {more}"
        yield Piece([row], "docs/data/sources.yml", f"- key: {work['key']}\n")


MAKERS = {"related": related, "sources": cited}
