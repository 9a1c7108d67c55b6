"""In a preview, the pages whose text has not changed since an earlier build, which need no conversion."""

from typing import Any

from mkdocs.structure.pages import Page


class PageCache:
    """Remembers, by its whole text, what the conversion of a page gave: its HTML, its contents, and the check's record.

    `begin` a build, `expect` the text of each page before it is converted, and take its `result`.
    """

    def __init__(self) -> None:
        self.around: object = None  # on which every page depends besides its text
        self.results: dict[tuple[str, str], tuple[str, Any, Any]] = {}  # by page and text
        self.expected: tuple[str, str] | None = None  # the page that is converted now, if its text is complete

    def begin(self, around: object) -> None:
        """Begins a build; forgets everything if what is around the pages has changed."""
        if around != self.around:
            self.results.clear()
        self.around, self.expected = around, None

    def expect(self, name: str, text: str) -> bool:
        """Notes that the result to come is that of a page whose whole text this is; returns whether it is known."""
        self.expected = (name, text)
        return self.expected in self.results

    def result(self, page: Page, html: str, record: Any) -> tuple[str, Any]:
        """The HTML of a page and what the check noted, of this conversion or of the one that is remembered."""
        if self.expected:
            html, page.toc, record = self.results.setdefault(self.expected, (html, page.toc, record))
            record.page = page
        self.expected = None
        return html, record
