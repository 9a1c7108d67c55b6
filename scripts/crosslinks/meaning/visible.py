"""What of a page's text a reader may see."""

from ..allowances import without_code
from ..patterns import Pattern, blank

COMMENT = Pattern(r"(?s)<!--.*?(?:-->|\Z)")


def visible(text: str) -> str:
    """The text with code and comments blanked, each character at its place."""
    return COMMENT.sub(blank, without_code(text))
