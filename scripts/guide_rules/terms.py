"""The rule that terms of art lead to the glossary."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linkcheck.model import Fault, Place
from linkcheck.registry import rule
from linkcheck.rules.markup import MEANT_AS_ADDRESSES
from linkcheck.site import Site
from linkcheck.targets import Use

from .data import Row, Table
from .definitions import forms, glossaries, names
from .lost import is_lost
from .prose import Mention, mentions


class Terms(NamedTuple):
    """The terms of one glossary: its pages, a pattern for any name, and the id of each; `wanted` want a link.

    By id, the page that treats each, and the broader term.
    """

    pages: tuple[str, ...]
    pattern: re.Pattern
    every: dict[str, str]
    wanted: dict[str, str]
    own: dict[str, str]
    broader: dict[str, str]


@rule
def unexplained_term(site: Site) -> Iterator[Fault]:
    """The first use of a term of art on a page leads to its glossary entry, or to the page about it.

    A link that says a term and no more leads to no other entry, unless to that of a narrower term.

    Why: who does not know the term is stuck at its first use.
    Bad: a page that says logit, and links a later logit or none
    Good: [logit](../glossary.md#logit) where the page first says it
    """
    for table in glossaries(site):
        is_shown = not site.pages.keys().isdisjoint(table.pages)
        terms = read(table) if table.options.get("explain") and is_shown else None
        left_out = (*table.pages, *table.options.get("leave-out", []))
        for path, page in site.pages.items() if terms else ():
            if not (path.startswith(left_out) or page.problems):
                found = list(mentions(site.source(path), terms.pattern))
                yield from first_uses(site, path, terms, found)
                yield from mistaken(site, path, terms, found)


def read(table: Table) -> Terms:
    """The terms; common words, by id or as they stand, and those explained on hover need no link.

    A longer name hides the shorter in it, even when it needs no link itself.
    """
    common = {word.lower() for word in table.options.get("common", [])}
    rows: dict[str, Row] = {key.value: row for row in reversed(table.rows) if (key := row.one(table.id))}
    every = {form: key for key, row in rows.items() for name in names(row) for form in forms(name.lower())}
    plain = {name for name, key in every.items() if key in common or rows[key].all("hover")} | common
    words = any_of(plain | every.keys()).replace(r"\ ", r"\s+")  # a name may go on on the next line
    pattern = re.compile(rf"(?<![\w-])(?:{words})s?(?![\w-])")
    own = {
        key: (value.value.partition("#")[0] or "#") if (value := row.one("page")) else "" for key, row in rows.items()
    }
    broader = {key: value.value for key, row in rows.items() if (value := row.one("broader"))}
    wanted = {name: key for name, key in every.items() if name not in plain}
    return Terms(table.pages, pattern, every, wanted, own, broader)


def any_of(words: Iterable[str]) -> str:
    """An expression for any of these words, the longest that fits; told apart by their first letters, for speed."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(one)}(?:{'|'.join(rest)})" for one, rest in by_first.items()) or "(?!)"


def named(known: dict[str, str], word: str) -> str | None:
    """The id of the term that a word names, perhaps in the plural."""
    name = word.lower()
    return known.get(name) or known.get(name.removesuffix("s"))


def entry(site: Site, terms: Terms, key: str) -> str:
    """Where the entry of a term stands."""
    page = next((page for page in terms.pages if site.defines(page, key)), "".join(terms.pages[:1]))
    return f"{page}#{key}"


def link_at(site: Site, path: str, offset: int) -> Use | None:
    """The link of a page whose address stands there; None where none leads anywhere."""
    place = site.source(path).place(offset)
    return next((one for one in site.uses_by_page[path] if one.link.place == place), None)


def first_uses(site: Site, path: str, terms: Terms, found: list[Mention]) -> Iterator[Fault]:
    """Each term that the page first uses without a way to its meaning.

    Of a term whose id or page is lost, another rule tells, and any page may be the one about it; so does it of a link
    that is lost or stays text. A link to another entry is told as such.
    """
    source = site.source(path)
    seen = {key for key, page in terms.own.items() if page == path or not key or (page and page not in site.pages)}
    for one in found:
        key = named(terms.wanted, one.word)
        if key is None or key in seen:
            continue
        link = link_at(site, path, one.href) if one.href is not None else None
        if one.href is None:
            place = source.place(one.offset)
            if not stays_text(site, path, place, one):
                what = f"{one.word} is a term of art, and its first use here does not lead to {entry(site, terms, key)}"
                yield Fault(place, what)
        elif not (explains(terms, key, link) or is_told(site, terms, key, link, one)):
            continue  # the text of a link to something else
        seen.add(key)


def is_told(site: Site, terms: Terms, key: str, link: Use | None, one: Mention) -> bool:
    """Whether another fault of a link that says the term and no more is told."""
    return one.whole and (link is None or is_lost(site, link) or misleads(terms, key, link))


def stays_text(site: Site, path: str, place: Place, one: Mention) -> bool:
    """Whether a word is in the text of a link that stays text, which is told."""
    line = site.source(path).text.split("\n")[place.line - 1]
    for left in site.pages[path].leftovers:
        if left.kind in MEANT_AS_ADDRESSES and left.place[:2] == place[:2]:
            before, between = line[: place.column - 1], line[place.column - 1 + len(one.word) : left.place.column - 1]
            is_inside = re.search(r"[\[(][^\[\]()\n]*\Z", before) and re.fullmatch(r"[^\[\]()\n]*[\])(]?\W*", between)
            if place.column >= left.place.column or is_inside or not re.sub(r"[\W_]+", "", between):
                return place.column < left.place.column + len(left.text)
    return False


def explains(terms: Terms, key: str, link: Use | None) -> bool:
    """Whether a link leads to the entry of a term, or to the page about it."""
    if link is None or not link.target.path:
        return False
    return (link.target.path in terms.pages and link.target.fragment == key) or link.target.path == terms.own[key]


def mistaken(site: Site, path: str, terms: Terms, found: list[Mention]) -> Iterator[Fault]:
    """Each link that says a term and no more, and names another entry of the glossary."""
    for one in (one for one in found if one.whole and one.href is not None):
        key, link = named(terms.every, one.word), link_at(site, path, one.href)
        if key and link and misleads(terms, key, link):
            what = f"{one.word} leads to another entry than its own, {entry(site, terms, key)}"
            yield Fault(link.link.place, what)


def misleads(terms: Terms, key: str, link: Use) -> bool:
    """Whether the link names another entry than that of the term, or of a narrower one.

    What an entry is narrower than is not known where its way up is broken.
    """
    named = link.target.fragment or ""
    if named not in terms.own or link.target.path not in terms.pages:
        return False
    way, above = [named], named
    while (above := terms.broader.get(above, "")) and above not in way:
        if above not in terms.own:
            return False
        way.append(above)
    return key not in way and not above
