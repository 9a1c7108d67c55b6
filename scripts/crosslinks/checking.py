"""Reads a project and applies every rule to it."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from . import documents
from .cache import Cache, digest, fingerprint, module_stamps
from .fast_path.dialect import dialect, foreign
from .model import ERROR, Finding, Page, Report
from .remembering import Kept, in_part, keep, recall, whole
from .rules import RULES
from .rules.comments import allowed, useless_allowance
from .settings import Settings, load
from .site import Site
from .snippets import Snippets, shown
from .source import Source, decode
from .tree import read_tree

if TYPE_CHECKING:
    from .fast_path.plain_page import PlainPage
    from .renderer import Renderer

SMALL = 200  # pages of a project that are kept at hand, so that none is read twice; more would take too much room


def check(root: Path, site_url: str | None = None) -> Report:
    """All findings of the project at `root`; raises `settings.Unreadable` when there is nothing to read."""
    site = read_site(root, site_url)
    report, cache = checked(site), site.cache
    del site  # the cache needs the room
    cache.save()
    return report


def checked(site: Site) -> Report:
    """What all rules say of a site that was read."""
    return Report(tuple(sorted(findings(site))), len(site.pages), site.survey.links)


def findings(site: Site) -> set[Finding]:
    """What the rules find, less what is allowed, plus allowances that allow nothing."""
    found = frozenset(finding for rule in RULES for finding in rule(site))
    permitted = allowed(site)
    kept = {finding for finding in found if (finding.path, finding.line, finding.rule) not in permitted}
    kept |= set(useless_allowance(site, found))
    return {finding._replace(severity=ERROR) for finding in kept} if site.settings.rule_option("strict") else kept


def read_site(root: Path, site_url: str | None = None) -> Site:
    """The whole project, every page scanned or remembered."""
    cache = Cache(root, fingerprint())
    settings = load(root, cache, site_url)
    tree = read_tree(settings)
    scanner = Scanner(settings, cache, len(tree.pages) <= SMALL)
    pages = {}
    for path in tree.pages:
        try:
            # A Path for each page would cost a tenth of the check, a buffer for each a hundredth.
            with open(f"{settings.docs}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 (see above)
                data = file.readall()
        except PermissionError:
            pages[path] = scanner.closed(path)
            continue
        except OSError:
            continue  # deleted since the folder was listed
        pages[path] = scanner.page(data, path)
    others, static = documents.read_all(settings, tree, cache), documents.read_static(settings, tree, cache)
    return Site(
        settings, tree, pages, scanner.missing, tuple(others), cache, tuple(static), scanner.included, scanner.sources
    )


class Scanner:
    """Scans the pages of one project: each by the fast path where that is certain, else by the renderer."""

    def __init__(self, settings: Settings, cache: Cache, is_small: bool) -> None:
        self.settings, self.cache, self.is_small = settings, cache, is_small
        self.dialect = dialect(settings)
        self.snippets = self.dialect.snippets if self.dialect else Snippets(settings)  # it knows what was read
        stamps = [stamp for name in foreign(settings) for stamp in module_stamps(name)]
        self.configuration = digest(repr((settings.values, settings.hook_texts, stamps)).encode())
        self.at_hand: dict[str, PlainPage] = {}
        self.sources: dict[str, Source] = {}

    def page(self, data: bytes, path: str) -> Kept:
        """The page with this content, from the cache where it is known."""
        key = digest(self.configuration, path.encode(), data)
        known = recall(self.cache, key, self.snippets)
        if known:
            return Kept(path, known, self.scan_again)
        source = self.source(data, path)
        page = self.scan(source, path)
        is_plain, own_base = not isinstance(page, Page), self.settings.own_base
        if self.is_small:
            self.sources[path] = source
            if is_plain:
                self.at_hand[path] = page
        kept, problems = in_part(page, own_base) if is_plain else whole(page, own_base), page.problems
        if not problems:
            keep(self.cache, key, kept, page.includes, self.snippets)
        return Kept(path, kept, self.scan_again, problems)

    def closed(self, path: str) -> Kept:
        """A page that may not be read."""
        fault = Finding(self.settings.docs_prefix + path, 1, 1, "unreadable-text", "this page may not be read")
        return Kept(path, whole(Page(path), ""), self.scan_again, (fault,))

    def source(self, data: bytes, path: str) -> Source:
        """The text of a page."""
        return decode(data, self.settings.docs_prefix + path)

    @cached_property
    def renderer(self) -> "Renderer":
        """The renderer, made when the first page needs it."""
        from .renderer import Renderer

        return Renderer(self.settings, self.snippets)

    @property
    def missing(self) -> tuple[str, ...]:
        """Extensions that are not installed; those that the fast path knows always are."""
        return () if self.dialect else tuple(self.renderer.missing)

    @property
    def included(self) -> tuple[str, ...]:
        """The snippets that the pages asked for."""
        return tuple(shown(file, self.settings.root) for file in self.snippets.places.values() if file)

    def scan(self, source: Source, path: str) -> "Page | PlainPage":
        """The page at `path`: plain where the fast path understands it."""
        page = None
        if self.dialect:
            from .fast_path import quick

            page = quick.scan(source, path, self.dialect)
        if page is None:
            from .scanning import scan

            page = scan(source, path, self.renderer)
        return page

    def scan_again(self, path: str) -> "Page | PlainPage":
        """All of a page that was read in part before; nothing of one that was deleted since."""
        if path in self.at_hand:
            return self.at_hand[path]
        try:
            page = self.scan(self.source((self.settings.docs / path).read_bytes(), path), path)
        except OSError:
            return Page(path)
        return page if isinstance(page, Page) else page.page()
