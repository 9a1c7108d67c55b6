"""Guesses what a broken link was meant to be; whatever is suggested exists."""

import difflib
import posixpath
import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from .markup import Link
from .site import Site, fold, key, split, walk

JUNK = re.compile(r"[\u200b\u00a0]|\s.*|[\"“].*|:\d+$|[.,;~]+$", re.DOTALL)
HOME = File("index.md", "", "", True)  # links in settings are relative to the home page


def guess(site: Site, path: str, page: File) -> File | None:
    """The file that a path names but for its start, its end, its case, or signs that got into it; or a similar one."""
    clean, here = JUNK.sub("", path.replace("\\", "/").strip()) or path, posixpath.dirname(page.src_uri)
    for start, name in ((here, clean), (here, path.replace("+", " ")), ("", clean.lstrip("./")), (page.url, clean)):
        whole = posixpath.normpath(posixpath.join(start, name)).lstrip("/").removeprefix("docs/")
        if found := site.sources.get(whole) or site.by_key.get(key(whole)):
            return found
    return similar(site.sources, source_of(path.replace("\\", "/"), page))


def similar(sources: dict[str, File], wanted: str) -> File | None:
    """The file with the same name elsewhere, or with nearly the same path."""
    name, (stem, ending) = posixpath.basename(wanted), posixpath.splitext(wanted)
    names = {fold(name), fold(name if "." in name else f"{name}.md")}
    if namesakes := [source for source in sources if fold(posixpath.basename(source)) in names]:
        return sources[max(namesakes, key=lambda source: difflib.SequenceMatcher(None, source, wanted).ratio())]
    alike = [source for source in sources if posixpath.splitext(source)[1] == ending or not ending] or [*sources]
    is_page = ending in ("", ".md", ".html", ".htm")
    near = nearest(wanted, alike, 0.75) or (is_page and nearest(f"{stem}.md", sources, 0.75))
    by_name = {posixpath.basename(source): source for source in alike}
    return sources.get(near or by_name.get(nearest(name, by_name, 0.75), ""))


def meant(file: File | None, page: File, fragment: str, is_markdown: bool) -> str:
    """A phrase that suggests a link from a page to a file, as one writes it in Markdown or in HTML, if any."""
    if file is None:
        return ""
    path = quote(unquote(get_relative_url(file.url, page.url)))
    if is_markdown:
        path = posixpath.relpath(file.src_uri, posixpath.dirname(page.src_uri) or ".")
        path = quote(path, safe="/~!$&'*+,;=:@") if re.search(r"[\s()]", path) else path
    return f" Did you mean {'' if file is page and fragment else path}{fragment and '#' + fragment}?"


def file_meant(site: Site, link: Link, page: File) -> tuple[File | None, str]:
    """The file that a link probably meant, and a phrase that names it; None and "" without a likely one."""
    path, fragment = split(link.written)
    file = guess(site, path, page) if path else None
    if file and fragment and (ids := site.ids(file.dest_uri)) is not None and fragment not in ids:
        fragment = id_like(fragment, ids) or ""
    return file, meant(file, page, fragment, link.is_markdown)


def section_meant(site: Site, link: Link, dest: str, page: File) -> str:
    """A phrase that names an id that exists, in the page meant or in another."""
    path, fragment = split(link.written)
    if near := id_like(fragment, site.ids(dest) or (), site.by_dest.get(dest)):
        return f" Did you mean {path}#{near}?"
    elsewhere = [site.by_dest[d] for d, markup in site.markup.items() if fragment in markup.ids]
    return meant(elsewhere[0], page, fragment, link.is_markdown) if len(elsewhere) == 1 else ""


def id_like(wanted: str, ids: Iterable[str], file: File | None = None) -> str | None:
    """The id that resembles the one wanted; a heading's words count as much as its id."""
    by_words = {fold(id): id for id in sorted(ids)}
    for heading in walk(file.page.toc if file and file.page and file.page.toc else ()):
        by_words.setdefault(fold(heading.title), heading.id)
    words = fold(wanted)
    if near := nearest(words, by_words):
        return by_words[near]
    parts = [known for known in by_words if min(len(words), len(known)) > 2 and (words in known or known in words)]
    return by_words[min(parts, key=len)] if parts else None


def source_of(written: str, page: File) -> str:
    """The path below docs/ that a link in Markdown names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.src_uri), split(written)[0]))


def nearest(word: str, known: Iterable[str], likeness: float = 0.7) -> str:
    """The known word that resembles a word, or ""."""
    known = [*known]
    return word if word in known else next(iter(difflib.get_close_matches(word, known, 1, likeness)), "")


def resembling(word: str, known: Iterable[str]) -> str:
    """A phrase that names the known word that resembles a word, or ""."""
    near = nearest(word, known)
    return f" Did you mean {near}?" if near else ""
