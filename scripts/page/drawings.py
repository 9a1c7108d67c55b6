"""Links the names of systems in a page's drawings to their rows of the catalogue."""

import re
from collections.abc import Mapping

DRAWING = re.compile(r'<svg [^>]*role="img".*?</svg>', re.DOTALL)
NAME = re.compile(r'<text class="name"[^>]*>([^<]+)</text>')


def with_links(page: str, rows: Mapping[str, str]) -> str:
    """The page with links in its drawings. `rows` has the address of each name."""
    return DRAWING.sub(lambda drawing: linked(drawing[0], rows), page)


def linked(drawing: str, rows: Mapping[str, str]) -> str:
    """A drawing with its names as links. One with links gets the role of a group, because an image may hold none."""
    made = NAME.sub(lambda name: f'<a href="{rows[name[1]]}">{name[0]}</a>' if name[1] in rows else name[0], drawing)
    return made if made == drawing else made.replace('role="img"', 'role="group"', 1)
