"""Parses a file that holds HTML and is no page as the renderer's pages are parsed."""

from ..marks import Marks
from ..reading import RenderedPage
from ..source import Source


def parsed(source: Source, reader: type[RenderedPage] = RenderedPage) -> tuple[RenderedPage, Marks]:
    """The elements of a file, and the marks that tell where each address and id stands."""
    marks = Marks()
    return reader(marks.mark(Source(source.path, closed(source.text)))), marks


def closed(text: str) -> str:
    """The text without a comment or tag at its end that is never closed: each would be looked for to the end."""
    opened = text.find("<!--", text.rfind("-->") + 1)
    text = text[:opened] if opened >= 0 else text
    opened = text.find("<", text.rfind(">") + 1)
    return text[:opened] if opened >= 0 else text
