"""Ids that attribute lists give to cells of tables and to paragraphs, told from the text.

The renderer takes `| words { #id } |` for an id of the cell where the row belongs to a table and something stands
before the list, and a list on the last line of a paragraph or an item for an id of that. Here a table begins its line,
follows a blank one and has a bar at both ends of each row, and no line of a paragraph begins with a sign, or further to
the left than the first.
"""

import re
from operator import methodcaller

from ..patterns import Pattern

ROW = r"\|[^\n]*\|[ ]*(?:\n|\Z)"
TABLE = Pattern(rf"\n\n{ROW}\|(?:[ ]*:?-+:?[ ]*\|)+[ ]*\n(?P<rows>(?:{ROW})+)")
LIST = r"[ ]?\#(?P<id>[0-9A-Za-z-]+)[ ]?\}"  # after its brace
OF_CELL = Pattern(rf"[ ]\{{(?<=[^\s|][ ]\{{){LIST}(?=[ ]\|)")
WORDS = r"""(?:\*{1,2}(?=\w)|[\w\[("“])[^\n]*[^\s]\n"""
NEXT = r"(?P=in)[ ]*"  # a line that is indented at least as far as the first
OF_PARAGRAPH = Pattern(
    rf"\n\n(?P<in>[ ]*)(?:[*+-][ ]+)?{WORDS}(?:{NEXT}{WORDS})*{NEXT}\{{{LIST}[ ]*(?=\n[ ]*(?:\n|\Z)|\Z)"
)


def found(text: str) -> list[re.Match]:
    """Where each list stands, in order."""
    lists: list[re.Match] = []
    if "} |" in text:
        lists += (one for table in TABLE.finditer(text) for one in OF_CELL.finditer(text, *table.span("rows")))
    if "\n{" in text or "  {" in text:
        lists += OF_PARAGRAPH.finditer(text)
    return sorted(lists, key=methodcaller("start", "id"))


def without(lists: list[re.Match], text: str) -> str:
    """The text with the lists overwritten, each character at its place."""
    pieces, last = [], 0
    for one in lists:
        start = text.rindex("{", 0, one.start("id"))
        pieces += (text[last:start], " " * (one.end() - start))
        last = one.end()
    return "".join((*pieces, text[last:]))
