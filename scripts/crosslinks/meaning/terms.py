"""The rule that terms of art lead to the glossary."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from ..addresses import parse
from ..cache import digest
from ..model import Finding, Place
from ..patterns import Pattern, any_of
from ..rules.finding import at
from ..site import Site
from ..targets import Target, find
from .data import Row, Table
from .definitions import forms, glossaries, names
from .lost import is_lost, stays_text
from .prose import is_said, mentions

# Line and column of a name, as it is written and in lower case, the link around it, if any, and whether it says no
# more than the name. Of the link: its address, whether it stands in raw HTML, and where; empty when it leads nowhere.
Mention = tuple[int, int, str, str, tuple[str, bool, int, int] | tuple[()] | None, bool]


class Terms(NamedTuple):
    """The terms of one glossary: its pages, a pattern for any name after a sign, and the id of each; `ids` want a link.

    By id, the page that treats each, and the broader term; the `digest` stands for what is looked for.
    """

    pages: tuple[str, ...]
    pattern: Pattern
    every: dict[str, str]
    ids: dict[str, str]
    own: dict[str, str]
    broader: dict[str, str]
    digest: bytes


def unexplained_term(site: Site) -> Iterator[Finding]:
    """The first use of a term of art on a page leads to its glossary entry, or to the page about it.

    A link that says a term and no more leads to no other entry, unless to that of a narrower term.

    Why: who does not know the term is stuck at its first use.
    Bad: a page that says logit, and links a later logit or none
    Good: [logit](../glossary.md#logit) where the page first says it
    """
    for table in glossaries(site):
        terms, left_out = read(table), (*table.pages, *table.options.get("leave-out", []))
        is_shown = not site.pages.keys().isdisjoint(table.pages)
        for path in site.pages if table.options.get("explain") and is_shown else ():
            if not (path.startswith(left_out) or site.pages[path].problems):
                found = site.pages[path].fact("terms", partial(of_page, site, path, terms), terms.digest)
                for place, word, key in first_uses(site, path, terms, found):
                    entry = f"{home(site, terms, key)}#{key}"
                    yield at(place, f"{word} is a term of art, and its first use here does not lead to {entry}")
                for place, word, key in mistaken(site, path, terms, found):
                    yield at(place, f"{word} leads to another entry than its own, {home(site, terms, key)}#{key}")


def read(table: Table) -> Terms:
    """The terms; common words, by id or as they stand, and those explained on hover need no link.

    A longer name hides the shorter in it, even when it needs no link itself.
    """
    common = {word.lower() for word in table.options.get("common", [])}
    rows = {row.one(table.id).value: row for row in reversed(table.rows) if row.one(table.id)}  # first come, first kept
    every = {form: key for key, row in rows.items() for name in names(row) for form in forms(name.lower())}
    plain = {name for name, key in every.items() if key in common or rows[key].all("hover")} | common
    ids = {name: key for name, key in every.items() if name not in plain}
    words = any_of(plain | ids.keys()).replace(r"\ ", r"\s+")  # a name may go on on the next line
    # A sign before the name is found faster than a place with none of those before it, and fastest when spelt so.
    pattern = Pattern(rf"[^a-z0-9_-](?<!\w)({words})s?(?![\w-])")
    own = {key: page_of(row) for key, row in rows.items()}
    broader = {key: value.value for key, row in rows.items() if (value := row.one("broader"))}
    looked_for = digest(repr((pattern.pattern, sorted(ids), sorted(every))).encode())
    return Terms(table.pages, pattern, every, ids, own, broader, looked_for)


def home(site: Site, terms: Terms, key: str) -> str:
    """The page of the glossary that has this entry."""
    return next((page for page in terms.pages if site.defines(page, key)), "".join(terms.pages[:1]))


def page_of(row: Row) -> str:
    """The page that treats the term; "#", which is none, where the field names no page."""
    value = row.one("page")
    return (value.value.partition("#")[0] or "#") if value else ""


def first_uses(site: Site, path: str, terms: Terms, found: list[Mention]) -> Iterator[tuple[Place, str, str]]:
    """Where the page first uses a term without a way to its meaning, the word as it stands, and the term's id.

    Of a term whose id or page is lost, another rule tells, and any page may be the one about it; so does it of a link
    that is lost or stays text. A link to another entry is told as such.
    """
    seen = {key for key, page in terms.own.items() if page == path or not key or (page and page not in site.pages)}
    for line, column, word, name, link, is_whole in found:
        key = terms.ids.get(name)
        if key is None or key in seen:
            continue
        target = find(site.tree, path, link[1], parse(link[0])) if link else None
        if link is None:
            place, source = Place(site.shown(path), line, column), site.source(path)
            if not is_said(source, source.offset(place)):
                continue
            if not any(stays_text(source, place, word, one) for one in site.pages[path].leftovers):
                yield place, word, key
        elif not explains(terms, key, target) and not (
            is_whole and (not link or is_lost(site, path, *link[:2]) or misleads(site, path, terms, key, link))
        ):
            continue  # the text of a link to something else
        seen.add(key)


def explains(terms: Terms, key: str, target: Target | None) -> bool:
    """Whether it is the entry of a term, or the page about it."""
    if target is None or not target.path:
        return False
    return (target.path in terms.pages and target.fragment == key) or target.path == terms.own[key]


def mistaken(site: Site, path: str, terms: Terms, found: list[Mention]) -> Iterator[tuple[Place, str, str]]:
    """Where a link that says a term and no more names another entry of the glossary, the word, and the term's id."""
    for _, _, word, name, link, is_whole in found:
        if link and is_whole and misleads(site, path, terms, terms.every[name], link):
            yield Place(site.shown(path), *link[2:]), word, terms.every[name]


def misleads(site: Site, path: str, terms: Terms, key: str, link: tuple[str, bool, int, int] | tuple[()]) -> bool:
    """Whether the link names another entry than that of the term, or of a narrower one.

    What an entry is narrower than is not known where its way up is broken.
    """
    entry = link[0].rpartition("#")[2] if link else ""
    way = upwards(terms, entry) if entry and entry in terms.own else []
    if not way or key in way or way[-1]:
        return False
    return find(site.tree, path, link[1], parse(link[0])).path in terms.pages


def upwards(terms: Terms, key: str) -> list[str]:
    """The entry, those of its broader terms, and "" at the end of a way that neither breaks off nor goes round."""
    way = [key]
    while (key := terms.broader.get(key, "" if key in terms.own else key)) and key not in way:
        way.append(key)
    return [*way, key]


def of_page(site: Site, path: str, terms: Terms) -> list[Mention]:
    """Each mention on a page of a term that matters."""
    source = site.source(path)
    links = {link.place: (link.href, link.raw, *link.place[1:]) for link in site.pages[path].full.links}
    return [
        (*source.place(offset)[1:], word, name, None if href is None else links.get(source.place(href), ()), is_whole)
        for offset, word, name, href, is_whole in mentions(source, terms.pattern, terms.ids, terms.every)
    ]
