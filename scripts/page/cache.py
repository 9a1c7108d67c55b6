"""In a preview, the pages whose text has not changed since the last build, which need no conversion."""

from dataclasses import dataclass
from typing import Any

from mkdocs.structure.pages import Page


@dataclass
class Conversion:
    """What the conversion of a page gave: its HTML, its contents, and what the check noted."""

    text: str
    html: str = ""
    toc: Any = None
    record: Any = None


class PageCache:
    """Remembers pages from one build of a preview to the next."""

    def __init__(self) -> None:
        self.around: object = None  # on which every page depends besides its text
        self.pages: dict[str, Conversion] = {}
        self.current: Conversion | None = None  # that of the page which is converted now, if its text is complete

    def begin(self, around: object) -> None:
        """Begins a build; forgets everything if what is around the pages has changed."""
        if around != self.around:
            self.pages.clear()
        self.around, self.current = around, None

    def skips(self, name: str, text: str) -> bool:
        """Whether a page, whose text is complete, needs no conversion, because it is as it was; else remembers it."""
        known = self.pages.get(name)
        if not known or known.text != text:
            known = self.pages[name] = Conversion(text)
        self.current = known
        return bool(known.html)

    def result(self, page: Page, html: str, record: Any) -> tuple[str, Any]:
        """The HTML of a page and what the check noted, of this conversion or of the one that is remembered."""
        known, self.current = self.current, None
        if known is None:
            return html, record
        if known.html:
            page.toc, known.record.page = known.toc, page
        else:
            known.html, known.toc, known.record = html, page.toc, record
        return known.html, known.record
