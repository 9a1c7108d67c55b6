"""In a preview, the pages whose text has not changed since the last build, which need no conversion."""

from dataclasses import dataclass
from typing import Any

from mkdocs.structure.pages import Page


@dataclass
class Kept:
    """What the conversion of a page gave: its HTML, its contents, and what the check noted."""

    text: str
    html: str = ""
    toc: Any = None
    record: Any = None


class Unchanged:
    """Remembers pages from one build of a preview to the next."""

    def __init__(self) -> None:
        self.around: object = None  # on which every page depends besides its text
        self.pages: dict[str, Kept] = {}
        self.same: set[str] = set()  # pages of this build that are as they were

    def begin(self, around: object) -> None:
        """Begins a build; forgets everything if what is around the pages has changed."""
        if around != self.around:
            self.pages.clear()
        self.around = around
        self.same.clear()

    def text(self, name: str, text: str) -> str:
        """What is to be converted of a page, whose text is complete: nothing if it is as it was."""
        if (kept := self.pages.get(name)) and kept.text == text and kept.html:
            self.same.add(name)
            return ""
        self.pages[name] = Kept(text)
        return text

    def converted(self, page: Page, html: str, record: Any) -> tuple[str, Any]:
        """The HTML of a page and what the check noted, of this conversion or of the one whose result is kept."""
        name = page.file.src_uri
        if (kept := self.pages.get(name)) is None:
            return html, record
        if name in self.same:
            page.toc, kept.record.page = kept.toc, page
            return kept.html, kept.record
        kept.html, kept.toc, kept.record = html, page.toc, record
        return html, record
