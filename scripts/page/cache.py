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
        self.hits: set[str] = set()  # pages of this build that are as they were

    def begin(self, around: object) -> None:
        """Begins a build; forgets everything if what is around the pages has changed."""
        if around != self.around:
            self.pages.clear()
        self.around = around
        self.hits.clear()

    def skips(self, name: str, text: str) -> bool:
        """Whether a page, whose text is complete, needs no conversion, because it is as it was; else remembers it."""
        if (known := self.pages.get(name)) and known.text == text and known.html:
            self.hits.add(name)
            return True
        self.pages[name] = Conversion(text)
        return False

    def result(self, page: Page, html: str, record: Any) -> tuple[str, Any]:
        """The HTML of a page and what the check noted, of this conversion or of the one that is remembered."""
        name = page.file.src_uri
        if (known := self.pages.get(name)) is None:
            return html, record
        if name in self.hits:
            page.toc, known.record.page = known.toc, page
            return known.html, known.record
        known.html, known.toc, known.record = html, page.toc, record
        return html, record
