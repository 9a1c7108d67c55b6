"""The ids that the renderer gives headings without one, told without importing it where that is possible."""

import re
from functools import cache


def generated(text: str, used: set[str], counted: dict[str, int]) -> str:
    """The id that the renderer gives a heading, among those that are used, of which some are `counted`."""
    id = slug(text)
    if not id or id in used:
        from markdown.extensions.toc import unique

        return unique(id, used, counted)
    used.add(id)
    return id


@cache
def slug(text: str) -> str:
    """The renderer's slug of a heading; of ASCII ours, which a test holds equal: that saves importing the renderer."""
    if text.isascii():
        return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())
    from markdown.extensions.toc import slugify

    return slugify(text, "-")
