"""Lets Markdown see what is made from data: the lists in place of their markers, and the abbreviations."""

from collections.abc import Callable

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor


class Markers(Extension, Preprocessor):
    """Set `fill` before a page is converted: it gets the page's text, with what it includes, and completes it."""

    fill: Callable[[str], str] = str  # which changes nothing

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown calls it so)
        """Has Markdown call `fill` when snippets are in (32), and before the check notes the lines (31.5)."""
        md.preprocessors.register(self, "markers", 31.8)

    def run(self, lines: list[str]) -> list[str]:
        """The lines as `fill` completes them."""
        return self.fill("\n".join(lines)).split("\n")
