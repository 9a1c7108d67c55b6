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

    def expect(self, name: str, text: str) -> bool:
        """Notes that the result to come is that of a page whose whole text this is; returns whether it is known."""
        known = self.pages.get(name)
        if known is None or known.text != text or not known.html:
            known = Conversion(text)
        self.current = self.pages[name] = known
        return bool(known.html)

    def result(self, page: Page, html: str, record: Any) -> tuple[str, Any]:
        """The HTML of a page and what the check noted, of this conversion or of the one that is remembered."""
        conversion, self.current = self.current, None
        if conversion is None:
            return html, record
        if conversion.html:
            page.toc, conversion.record.page = conversion.toc, page
        else:
            conversion.html, conversion.toc, conversion.record = html, page.toc, record
        return conversion.html, conversion.record
