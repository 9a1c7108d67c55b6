"""What the sources tell for certain; plugins, hooks, scripts and missing extensions may add or change the rest."""

import posixpath
from functools import cached_property

from .plugins import ANCHORS, LEAVE_TEXT, LINKS, TEXT, WITHOUT_ANCHORS, moves, pieces, tag_options
from .remembering import Kept
from .settings import Settings
from .snippets import Snippets, is_fetched
from .source import read
from .targets import Use
from .tree import is_page


class Certainty:
    """What of a site is certain; of the rest no rule speaks. It does not hold the site, which is to go when it can."""

    def __init__(self, settings: Settings, pages: dict[str, Kept], missing_extensions: tuple[str, ...]) -> None:
        self.settings, self.pages, self.missing_extensions = settings, pages, missing_extensions
        self.signed: dict[str, bool] = {}

    @cached_property
    def of_every_text(self) -> bool:
        """Whether what the renderer shows is all that any published page will say."""
        return TEXT not in self.settings.powers and LEAVE_TEXT.issuperset(self.missing_extensions)

    def of_text(self, path: str) -> bool:
        """The same of one page."""
        return LEAVE_TEXT.issuperset(self.missing_extensions) and TEXT not in self.powers(path)

    def powers(self, path: str) -> frozenset[str]:
        """What plugins and hooks may do to one page: some change only those that hold their sign."""
        if self.settings.signs and path not in self.signed:
            self.signed[path] = self.is_signed(path)
        return self.settings.powers if self.signed.get(path) else self.settings.powers_on_any

    def is_signed(self, path: str) -> bool:
        """Whether the page, or a snippet that it includes, holds the sign of a plugin."""
        snippets = Snippets(self.settings).found(self.pages[path].includes)
        texts = [self.text(path), *(read(file, name).text for name, file in snippets)]
        return any(sign.search(text) for sign in self.settings.signs.values() for text in texts)

    def may_be_rewritten(self, one: Use) -> bool:
        """Whether a plugin may change the link before it is published, or a hook that names a piece of its path."""
        if one.page not in self.pages:
            return False
        path = one.address.path
        name = posixpath.basename(path)
        in_hook = (len(piece) > 2 and (piece in path or (name and name in piece)) for piece in self.hook_pieces)
        return LINKS in self.settings.powers or any(in_hook)

    def of_address(self, path: str) -> bool:
        """Whether the file is built to where its path says, so that raw links from and to it can be followed."""
        return not (is_page(path) and moves(self.settings.plugins, path))

    @cached_property
    def hook_pieces(self) -> frozenset[str]:
        """What hooks may look for in an address."""
        return pieces(self.settings.hook_texts)

    def of_anchors(self, path: str) -> bool:
        """Whether no plugin or missing extension may add anchors to the page."""
        page = self.pages.get(path)
        if page is None or page.problems or any(leftover.kind == "directive" for leftover in page.leftovers):
            return False
        if self.lists_tags(path) or not self.has_snippets(path):
            return False
        return ANCHORS not in self.powers(path) and WITHOUT_ANCHORS.issuperset(self.missing_extensions)

    def is_whole(self, path: str) -> bool:
        """Whether all that the page is made of is at hand; another piece may define and use labels of all sorts."""
        return self.has_snippets(path) and self.has_appended

    def has_snippets(self, path: str) -> bool:
        """Whether no snippet that the page asks for is missing or fetched, and no directive for one stays text."""
        page = self.pages[path]
        is_left = any(leftover.kind in ("snippet", "snippet-name") for leftover in page.leftovers)
        return not (is_left or any(piece.fault or is_fetched(piece.target) for piece in page.includes))

    @cached_property
    def has_appended(self) -> bool:
        """The same of what is appended to every page, which holds labels rather than sections."""
        snippets = Snippets(self.settings)
        return not any(is_fetched(name) or snippets.fault(name) for name in snippets.appended)

    def lists_tags(self, path: str) -> bool:
        """Whether the tags plugin writes its list into the page, with an id for each tag."""
        options = tag_options(self.settings.plugins)
        if options is None:
            return False
        return options.get("tags_file") == path or "<!-- material/tags" in self.text(path)

    def has_scripts(self, page: str) -> bool:
        """Whether a script of the project runs on a page, which may add elements to it."""
        settings = self.settings
        own = settings.values.get("extra_javascript") or settings.theme_files("*.html") or settings.values.get("hooks")
        return bool(own) or (page in self.pages and "<script" in self.text(page))

    def text(self, path: str) -> str:
        """The text of a page."""
        return read(self.settings.docs / path, path).text
