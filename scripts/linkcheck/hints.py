"""Guesses what a broken link was meant to be; whatever is suggested exists."""

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from urllib.parse import quote, unquote

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from .markup import Link
from .site import Site, split

JUNK = re.compile(r"[\u200b\u00a0]|\s.*|[\"“].*|:\d+$|[.,;~]+$", re.DOTALL)
HOME = File("index.md", "", "", True)  # links in settings are relative to the home page


class Hints:
    """Suggestions for one site."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def by_key(self) -> dict[str, File]:
        """The files by `key`, which is the same for all ways of writing a path."""
        return {key(path): file for path, file in self.site.sources.items()}

    def page(self, link: Link, page: File) -> tuple[File | None, str]:
        """The file that a link probably meant, and a phrase that names it; None and "" without a likely one."""
        path, fragment = split(link.written)
        file = self.guess(path, page) if path else None
        if file is None:
            return None, ""
        if fragment and (ids := self.site.ids(file.dest_uri)) is not None and fragment not in ids:
            fragment = self.id_like(fragment, ids) or ""
        return file, self.meant(file, page, fragment, link.is_markdown)

    def guess(self, path: str, page: File) -> File | None:
        """The file that a path with a slip most likely meant."""
        return self.spelt_otherwise(path, page) or self.resembling(path, page)

    def spelt_otherwise(self, path: str, page: File) -> File | None:
        """The file that a path names but for its start, its end, its case, or signs that got into it."""
        clean = JUNK.sub("", path.replace("\\", "/").strip()) or path
        here = posixpath.dirname(page.src_uri)
        starts = [(here, clean), (here, path.replace("+", " ")), ("", clean.lstrip("./")), (page.url, clean)]
        for start, name in starts:
            whole = posixpath.normpath(posixpath.join(start, name)).lstrip("/").removeprefix("docs/")
            if found := self.site.sources.get(whole) or self.by_key.get(key(whole)):
                return found
        return None

    def resembling(self, path: str, page: File) -> File | None:
        """The file with the same name elsewhere, or with nearly the same path."""
        wanted, sources = source_of(path.replace("\\", "/"), page), self.site.sources
        name = posixpath.basename(wanted)
        names = {fold(name), fold(name if "." in name else f"{name}.md")}
        if namesakes := [f for f in sources.values() if fold(posixpath.basename(f.src_uri)) in names]:
            return max(namesakes, key=lambda f: difflib.SequenceMatcher(None, f.src_uri, wanted).ratio())
        stem, ending = posixpath.splitext(wanted)
        alike = [s for s in sources if posixpath.splitext(s)[1] == ending or not ending] or list(sources)
        by_name = {posixpath.basename(s): s for s in alike}
        as_page = close(f"{stem}.md", sources) if ending in ("", ".md", ".html", ".htm") else []
        near = close(wanted, alike) or as_page or [by_name[n] for n in close(name, by_name)]
        return sources[near[0]] if near else None

    def meant(self, file: File | None, page: File, fragment: str, is_markdown: bool) -> str:
        """A phrase that suggests a link from a page to a file, as one writes it in Markdown or in HTML, if any."""
        if file is None:
            return ""
        path = quote(unquote(get_relative_url(file.url, page.url)))
        if is_markdown:
            path = posixpath.relpath(file.src_uri, posixpath.dirname(page.src_uri) or ".")
            path = quote(path, safe="/~!$&'*+,;=:@") if re.search(r"[\s()]", path) else path
        return f" Did you mean {'' if file is page and fragment else path}{fragment and '#' + fragment}?"

    def anchor(self, link: Link, dest: str, page: File) -> str:
        """A phrase that names an id that exists, in the page meant or in another."""
        path, fragment = split(link.written)
        if near := self.id_like(fragment, self.site.ids(dest) or (), self.site.by_dest.get(dest)):
            return f" Did you mean {path}#{near}?"
        elsewhere = [self.site.by_dest[d] for d, markup in self.site.markup.items() if fragment in markup.ids]
        return self.meant(elsewhere[0], page, fragment, link.is_markdown) if len(elsewhere) == 1 else ""

    def target(self, target: str) -> str:
        """A phrase that names what a target such as `concepts/decoding.md#heat` was probably meant to be."""
        path, fragment = split(target)
        file = self.guess(path, HOME)
        near = self.id_like(fragment, self.site.ids(file.dest_uri) or (), file) if file and fragment else None
        return "" if file and file.src_uri == path and not near else self.meant(file, HOME, near or "", True)

    def id_like(self, wanted: str, ids: Iterable[str], file: File | None = None) -> str | None:
        """The id that resembles the one wanted; a heading's words count as much as its id."""
        by_words = {fold(id): id for id in sorted(ids)}
        headings = list(file.page.toc) if file and file.page and file.page.toc else []
        while headings:
            heading = headings.pop()
            headings += heading.children
            by_words.setdefault(fold(heading.title), heading.id)
        words = fold(wanted)
        if alike := [words] if words in by_words else difflib.get_close_matches(words, by_words, 1, 0.7):
            return by_words[alike[0]]
        parts = [known for known in by_words if min(len(words), len(known)) > 2 and (words in known or known in words)]
        return by_words[min(parts, key=len)] if parts else None


def fold(text: str) -> str:
    """What is left of a name when case, accents and punctuation don't count."""
    text = unicodedata.normalize("NFKD", unquote(text)).casefold()
    return "".join(c for c in text if c.isalnum() or c in "/")


def key(path: str) -> str:
    """What is left of a path: the same for `guide/`, `Guide.html`, `guide/index.md` and `guide/README.md`."""
    page = re.sub(r"(?:\.(?:html?|mdx?|markdown))?/*$", "", path)
    return re.sub(r"(?:^|/)(?:index|readme)$", "", fold(page))


def close(word: str, known: Iterable[str]) -> list[str]:
    """The known word that is nearly the same, if there is one."""
    return difflib.get_close_matches(word, list(known), 1, 0.75)


def source_of(written: str, page: File) -> str:
    """The path below docs/ that a link in Markdown names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.src_uri), split(written)[0]))


def resembling(word: str, known: Iterable[str]) -> str:
    """A phrase that names the known word that resembles a word, or ""."""
    near = difflib.get_close_matches(word, list(known), 1, 0.7)
    return f" Did you mean {near[0]}?" if near else ""
