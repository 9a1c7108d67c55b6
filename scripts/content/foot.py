"""The foot of each page, which no file holds: its relations, and the works that it cites."""

import posixpath
import re
from collections.abc import Iterator

from .blocks import Piece, entry
from .guide import Guide, Page, as_list, href
from .sources import evidence_line, reference

READ_NEXT = re.compile(r"^\*\*Read next:\*\* \[[^\]]*\]\(([^)#]+)\)", re.MULTILINE)  # a whole page
LINK_TO_ENTRY = "More on this source"  # the words of the link from a work to its entry
# The relations in the order of the page: its words, and what the other page's foot says in return.
RELATIONS = {
    "broader": ("Part of", "narrower"),
    "narrower": ("Includes", "broader"),
    "corrected_by": ("Explained in", "corrects"),
    "corrects": ("Clears up", "corrected_by"),
    "places": ("Places", "placed_in"),
    "placed_in": ("Placed in", "places"),
    "related": ("See also", "related"),
}


def foot(page: Page, guide: Guide) -> str:
    """The Markdown to put below a page's text; blocks named in the `hide` of its front matter are left out."""
    makers = (make for name, make in MAKERS.items() if name not in page.meta.get("hide", []))
    texts = ("\n".join(piece.text for piece in make(page, guide)) for make in makers)
    return "".join(f"\n{text}\n" for text in texts if text)


def origins(page: Page, guide: Guide) -> dict[str, tuple[str, str]]:
    """Where each line of the foot comes from: a file of the project, and the text in it to look for."""
    pieces = (piece for make in MAKERS.values() for piece in make(page, guide))
    return {piece.text: (piece.file, piece.entry) for piece in pieces if piece.file}


def related(page: Page, guide: Guide) -> Iterator[Piece]:
    """The section that lists the page's relations, without the page that *Read next*, just above it, leads to."""
    items, read_next = [], READ_NEXT.search(page.text)
    ahead = read_next and posixpath.normpath(posixpath.join(posixpath.dirname(page.name), read_next[1]))
    for relation, (words, inverse) in RELATIONS.items():
        targets_named = as_list(page.meta.get(relation))
        back = guide.referrers.get((inverse, page.name), [])
        if targets := [target for target in dict.fromkeys(map(str, [*targets_named, *back])) if target != ahead]:
            links = ", ".join(guide.link(target, page.name) for target in targets)
            items.append(Piece(f"*   {words}: {links}", f"docs/{page.name}", f"{relation}:"))
    if items:
        yield Piece('<details class="see-also plain-lists" id="related" markdown>\n<summary>Related pages</summary>\n')
        yield from [*items, Piece("\n</details>")]


def cited(page: Page, guide: Guide) -> Iterator[Piece]:
    """The section that lists the works in the order in which the page cites them, each with its quotation."""
    works = [guide.works[key] for key in page.cited if key in guide.works]
    if works:
        yield Piece("## Sources { #sources }\n")
    for work in works:
        more = f"[{LINK_TO_ENTRY}]({href(guide.address(work), page.name)})"
        text = f"*   {reference(work)} {evidence_line(work)} {more}"
        yield entry(text, "sources", work.get("work", work["key"]), "key")


MAKERS = {"related": related, "sources": cited}
