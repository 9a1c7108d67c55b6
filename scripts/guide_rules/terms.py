"""The rule that the first use of a technical term links to the glossary."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linkcheck.model import Fault, Place
from linkcheck.registry import rule
from linkcheck.rules.markup import ADDRESS_KINDS
from linkcheck.site import Site
from linkcheck.targets import Use

from .data import Row, Table
from .glossary_entries import forms, glossaries, names
from .prose import Mention, mentions
from .reported_links import is_reported


class Terms(NamedTuple):
    """The terms of one glossary.

    `pages` show it and `pattern` finds any of its names; `every` maps all names to ids, `wanted` only those names that
    need a link. `own` maps an id to the page about the term, and `broader` to the id of the broader term.
    """

    pages: tuple[str, ...]
    pattern: re.Pattern
    every: dict[str, str]
    wanted: dict[str, str]
    own: dict[str, str]
    broader: dict[str, str]


@rule
def unexplained_term(site: Site) -> Iterator[Fault]:
    """The first use of a technical term on a page links to its glossary entry or to the page about it.

    A link whose text is only a term does not lead to the entry of another term, except of a narrower one.

    Why: readers who do not know the term are stuck at its first use.
    Bad: a page that uses the word logit, and links a later use of it or none
    Good: [logit](../glossary.md#logit) at the first use
    """
    for table in glossaries(site):
        is_shown = not site.pages.keys().isdisjoint(table.pages)
        terms = read_terms(table) if table.options.get("explain") and is_shown else None
        left_out = (*table.pages, *table.options.get("leave-out", []))
        for path, page in site.pages.items() if terms else ():
            if not (path.startswith(left_out) or page.problems):
                found = list(mentions(site.source(path), terms.pattern))
                yield from first_uses(site, path, terms, found)
                yield from wrong_entries(site, path, terms, found)


def read_terms(table: Table) -> Terms:
    """Reads the terms of a glossary; common words, by id or name, and terms explained on hover need no link.

    A longer name hides a shorter one within it, even when it needs no link itself.
    """
    common = {word.lower() for word in table.options.get("common", [])}
    rows: dict[str, Row] = {key.value: row for row in reversed(table.rows) if (key := row.first(table.id))}
    every = {form: key for key, row in rows.items() for name in names(row) for form in forms(name.lower())}
    plain = {name for name, key in every.items() if key in common or rows[key].all("hover")} | common
    words = any_of(plain | every.keys()).replace(r"\ ", r"\s+")  # a name may span lines
    pattern = re.compile(rf"(?<![\w-])(?:{words})s?(?![\w-])")
    own = {
        key: (value.value.partition("#")[0] or "#") if (value := row.first("page")) else "" for key, row in rows.items()
    }
    broader = {key: value.value for key, row in rows.items() if (value := row.first("broader"))}
    wanted = {name: key for name, key in every.items() if name not in plain}
    return Terms(table.pages, pattern, every, wanted, own, broader)


def any_of(words: Iterable[str]) -> str:
    """An expression for the longest of these words that fits; grouped by their first letters, for speed."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_first.items()) or "(?!)"


def term_id(known: dict[str, str], word: str) -> str | None:
    """The id of the term that a word names, perhaps in the plural, or None."""
    name = word.lower()
    return known.get(name) or known.get(name.removesuffix("s"))


def entry_address(site: Site, terms: Terms, key: str) -> str:
    """The address of the entry of a term."""
    page = next((page for page in terms.pages if site.defines(page, key)), "".join(terms.pages[:1]))
    return f"{page}#{key}"


def link_at(site: Site, path: str, offset: int) -> Use | None:
    """The link on a page whose address stands at that offset, or None."""
    place = site.source(path).place(offset)
    return next((use for use in site.uses_by_page[path] if use.link.place == place), None)


def first_uses(site: Site, path: str, terms: Terms, found: list[Mention]) -> Iterator[Fault]:
    """Yields a fault for each term whose first use on a page does not link to its meaning.

    Skipped is what another fault covers: a term without an id or with a missing page, since any page may be about it,
    and a link that is broken, stays text or leads to another entry.
    """
    source = site.source(path)
    seen = {key for key, page in terms.own.items() if page == path or not key or (page and page not in site.pages)}
    for mention in found:
        key = term_id(terms.wanted, mention.word)
        if key is None or key in seen:
            continue
        link = link_at(site, path, mention.href) if mention.href is not None else None
        if mention.href is None:
            place = source.place(mention.offset)
            if not is_in_leftover(site, path, place, mention):
                target = entry_address(site, terms, key)
                yield Fault(place, f"the first use of {mention.word}, a technical term, does not link to {target}")
        elif not (explains(terms, key, link) or is_otherwise_faulty(site, terms, key, link, mention)):
            continue  # the text of a link to something else
        seen.add(key)


def is_otherwise_faulty(site: Site, terms: Terms, key: str, link: Use | None, mention: Mention) -> bool:
    """Whether another fault is reported for a link whose text is only the term."""
    return mention.whole and (link is None or is_reported(site, link) or misleads(terms, key, link))


def is_in_leftover(site: Site, path: str, place: Place, mention: Mention) -> bool:
    """Whether a word is in the text of a link that stayed text, which another rule reports."""
    line = site.source(path).text.split("\n")[place.line - 1]
    for left in site.pages[path].leftovers:
        if left.kind in ADDRESS_KINDS and left.place[:2] == place[:2]:
            before, between = (
                line[: place.column - 1],
                line[place.column - 1 + len(mention.word) : left.place.column - 1],
            )
            is_inside = re.search(r"[\[(][^\[\]()\n]*\Z", before) and re.fullmatch(r"[^\[\]()\n]*[\])(]?\W*", between)
            if place.column >= left.place.column or is_inside or not re.sub(r"[\W_]+", "", between):
                return place.column < left.place.column + len(left.text)
    return False


def explains(terms: Terms, key: str, link: Use | None) -> bool:
    """Whether a link leads to the entry of a term or to the page about it."""
    if link is None or not link.target.path:
        return False
    return (link.target.path in terms.pages and link.target.fragment == key) or link.target.path == terms.own[key]


def wrong_entries(site: Site, path: str, terms: Terms, found: list[Mention]) -> Iterator[Fault]:
    """Yields a fault for each link whose text is only a term and that leads to the entry of another term."""
    for mention in found:
        if not mention.whole or mention.href is None:
            continue
        key, link = term_id(terms.every, mention.word), link_at(site, path, mention.href)
        if key and link and misleads(terms, key, link):
            what = f"{mention.word} leads to another entry; its own is {entry_address(site, terms, key)}"
            yield Fault(link.link.place, what)


def misleads(terms: Terms, key: str, link: Use) -> bool:
    """Whether a link leads to an entry that is neither that of the term nor of a narrower term.

    When the chain of broader terms is broken, the entry may belong to a narrower term, and the answer is no.
    """
    linked = link.target.fragment or ""
    if linked not in terms.own or link.target.path not in terms.pages:
        return False
    chain, above = [linked], linked
    while (above := terms.broader.get(above, "")) and above not in chain:
        if above not in terms.own:
            return False
        chain.append(above)
    return key not in chain and not above
