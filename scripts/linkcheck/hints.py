"""Guesses what a broken link was meant to be."""

import difflib
import posixpath
import re
import unicodedata
from functools import cached_property
from urllib.parse import quote, unquote

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from .markup import Link
from .site import Site, split

JUNK = re.compile(r"[\u200b\u00a0]|\s.*|[\"“].*|:\d+$|[.~]+$", re.DOTALL)


def fold(text: str) -> str:
    """What is left of a name when case, accents and punctuation don't count."""
    text = unicodedata.normalize("NFKD", unquote(text)).casefold()
    return "".join(c for c in text if c.isalnum() or c in "/")


class Hints:
    """Suggestions for one site."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def folded(self) -> dict[str, File]:
        return {fold(path): file for path, file in self.site.sources.items()}

    def page(self, link: Link, page: File) -> str:
        """A phrase that names what exists and resembles the link; empty without a likely one."""
        path, fragment = split(link.written)
        file = self.guess(path, page) if path else None
        if file is None:
            return ""
        if fragment and (ids := self.site.ids(file.dest_uri)) is not None and fragment not in ids:
            fragment = self.id_like(fragment, ids) or ""
        return f" Did you mean {self.spell(file, page, fragment, link.typed is not None)}?"

    def guess(self, path: str, page: File) -> File | None:
        """The file that a path with a slip most likely meant."""
        clean = JUNK.sub("", path.replace("\\", "/").strip()) or path
        here = posixpath.dirname(page.src_uri)
        sources = self.site.sources
        for start, name in ((here, clean), (here, path.replace("+", " ")), ("", clean.lstrip("./")), (page.url, clean)):
            whole = posixpath.normpath(posixpath.join(start, name)).lstrip("/").removeprefix("docs/")
            stem = whole.removesuffix("/").removesuffix(".html").removesuffix(".md")
            for guess in (whole, stem + ".md", f"{stem}/index.md", f"{stem}/README.md", stem + ".markdown"):
                if guess in sources:
                    return sources[guess]
                if fold(guess) in self.folded:
                    return self.folded[fold(guess)]
                if guess.endswith("index.md") and (readme := guess.replace("index.md", "README.md")) in sources:
                    return sources[readme]
        wanted = posixpath.normpath(posixpath.join(here, clean))
        if namesakes := [f for f in sources.values() if posixpath.basename(f.src_uri) == posixpath.basename(clean)]:
            return max(namesakes, key=lambda f: difflib.SequenceMatcher(None, f.src_uri, wanted).ratio())
        near = difflib.get_close_matches(wanted, sources, 1, 0.7)
        return sources[near[0]] if near else None

    def spell(self, file: File, page: File, fragment: str, markdown: bool) -> str:
        """A link from a page to a file, as one writes it in Markdown or in HTML."""
        fragment = fragment and "#" + fragment
        if file is page and fragment:
            return fragment
        if markdown:
            return posixpath.relpath(file.src_uri, posixpath.dirname(page.src_uri) or ".") + fragment
        return quote(unquote(get_relative_url(file.url, page.url))) + fragment

    def anchor(self, link: Link, dest: str, page: File) -> str:
        """A phrase that names an id that exists, in the page meant or in another."""
        path, fragment = split(link.written)
        file = self.site.by_dest.get(dest)
        if near := self.id_like(fragment, self.site.ids(dest) or frozenset(), file):
            return f" Did you mean {path}#{near}?"
        elsewhere = [d for d, markup in self.site.markup.items() if fragment in markup.ids]
        if len(elsewhere) == 1 and (other := self.site.by_dest.get(elsewhere[0])):
            return f" Did you mean {self.spell(other, page, fragment, link.typed is not None)}?"
        return ""

    def id_like(self, wanted: str, ids: frozenset[str], file: File | None = None) -> str | None:
        """The id that resembles the one wanted; a heading's words count as much as its id."""
        by_words = {fold(id): id for id in sorted(ids)}
        if repeat := re.fullmatch(r"(.+)[-_](\d+)", wanted):  # Python-Markdown counts repeats with _, from 1
            for number in range(int(repeat[2]), 0, -1):
                if (id := f"{repeat[1]}_{number}") in ids:
                    return id
        if file and file.page and file.page.toc:
            headings = list(file.page.toc)
            while headings:
                heading = headings.pop()
                headings += heading.children
                by_words.setdefault(fold(heading.title), heading.id)
        if (id := by_words.get(fold(wanted))) is not None:
            return id
        if near := difflib.get_close_matches(fold(wanted), by_words, 1, 0.7):
            return by_words[near[0]]
        parts = [
            words for words in by_words if fold(wanted) and words and (fold(wanted) in words or words in fold(wanted))
        ]
        return by_words[min(parts, key=len)] if parts else None
