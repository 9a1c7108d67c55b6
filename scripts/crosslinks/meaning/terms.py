"""The rule that terms of art lead to the glossary."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from ..addresses import parse
from ..cache import digest
from ..model import Finding, Place
from ..patterns import Pattern, blank
from ..rules.finding import at
from ..site import Site
from ..source import Source
from ..targets import find
from .data import Row, Table
from .definitions import forms, glossaries, names

# What is not running text: code, headings, titles, quotations, and what is folded away until a reader opens it.
# Each begins with a sign of its own, or the line end before it: that is found several times faster than `^`.
NO_PROSE = Pattern(
    r"\n(?: *(?:```|~~~).*?\n *(?:```|~~~)|[ \t]*#[^\n]*| *!!! [^\n]*| {0,3}\[(?!\^)[^\]\n]+\]:[^\n]*"
    r"|(?P<indent> *)\?{3}\+? [^\n]*(?:\n(?:(?P=indent) {4}[^\n]*|[ ]*(?=\n|\Z)))*)"
    r"|<!-- begin (?P<block>related|sources) -->.*?(?:<!-- end (?P=block) -->|\Z)"
    r"|<!--.*?-->|<(?:figure|live-demo)\b.*?</(?:figure|live-demo)>|<[^>\n]*>"
    r"|`[^`\n]*`|\{(?<=[\])]\{)[^}\n]*\}|\"[^\"\n]*\"",
    re.DOTALL,
)
LINK = Pattern(
    r"\[(?P<text>(?:[^\[\]\n]|\n(?!\s*\n)|\[[^\]\n]*\])*)\](?:\((?P<href>[^)\n]*)\)|\[(?P<label>[^\]\n]*)\])"
)
RAW_LINK = Pattern(r"""(?is)<a\s(?:[^<>]*\s)?href\s*=\s*["']?(?P<href>[^"'\s>]*)[^<>]*>(?P<text>.*?)</a>""")
NOTHING = (0, 0, 0, 0)  # the place of a link that is not there
DEFINITION = Pattern(r"^ {0,3}\[(?P<label>[^\]\n]+)\]:[ \t]*(?P<href>\S+)", re.MULTILINE)

# Line and column of a name, as it is written and in lower case, and the link around it, if any: its address, and
# whether it stands in raw HTML; empty when it leads nowhere.
Mention = tuple[int, int, str, str, tuple[str, bool] | tuple[()] | None]


class Terms(NamedTuple):
    """The terms of one glossary: its pages, a pattern for all names, the ids that matter, the page that treats each.

    The `digest` stands for what is looked for.
    """

    pages: tuple[str, ...]
    pattern: Pattern
    ids: dict[str, str]
    own: dict[str, str]
    digest: bytes


def unexplained_term(site: Site) -> Iterator[Finding]:
    """The first use of a term of art on a page leads to its glossary entry, or to the page about it.

    Why: who does not know the term is stuck at its first use.
    Bad: a page that says logit, and links a later logit or none
    Good: [logit](../glossary.md#logit) where the page first says it
    """
    for table in glossaries(site):
        terms, left_out = read(table), (*table.pages, *table.options.get("leave-out", []))
        is_shown = not site.pages.keys().isdisjoint(table.pages)
        for path in site.pages if table.options.get("explain") and is_shown else ():
            if not (path.startswith(left_out) or site.pages[path].problems):
                for place, word, key in first_uses(site, path, terms):
                    entry = f"{home(site, terms, key)}#{key}"
                    yield at(place, f"{word} is a term of art, and its first use here does not lead to {entry}")


def read(table: Table) -> Terms:
    """The terms; common words, by id or as they stand, and those explained on hover need no link.

    A longer name hides the shorter in it, even when it needs no link itself.
    """
    common = {word.lower() for word in table.options.get("common", [])}
    rows = {row.one(table.id).value: row for row in table.rows if row.one(table.id)}
    every = {form: key for key, row in rows.items() for name in names(row) for form in forms(name.lower())}
    plain = {name for name, key in every.items() if key in common or rows[key].all("hover")} | common
    ids = {name: key for name, key in every.items() if name not in plain}
    pattern = Pattern(rf"\b(?<!-)({any_of(plain | ids.keys())})s?(?![\w-])")
    own = {key: page_of(row) for key, row in rows.items()}
    return Terms(table.pages, pattern, ids, own, digest(repr((pattern.pattern, sorted(ids))).encode()))


def home(site: Site, terms: Terms, key: str) -> str:
    """The page of the glossary that has this entry."""
    return next((page for page in terms.pages if site.defines(page, key)), "".join(terms.pages[:1]))


def any_of(names: set[str]) -> str:
    """A pattern for any of these names, the longest that fits; one may go on on the next line.

    They are told apart by their first sign, which is ten times faster than to try each.
    """
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        by_first.setdefault(name[0], []).append(re.escape(name[1:]).replace(r"\ ", r"\s+"))
    return "|".join(f"{re.escape(one)}(?:{'|'.join(rest)})" for one, rest in by_first.items()) or "(?!)"


def page_of(row: Row) -> str:
    """The page that treats the term."""
    value = row.one("page")
    return value.value.partition("#")[0] if value else ""


def first_uses(site: Site, path: str, terms: Terms) -> Iterator[tuple[Place, str, str]]:
    """Where the page first uses a term without a way to its meaning, the word as it stands, and the term's id."""
    seen = {key for key, page in terms.own.items() if page == path}
    found = site.pages[path].fact("terms", lambda: of_page(site, path, terms), terms.digest)
    for line, column, word, name, link in found:
        key = terms.ids[name]
        if key in seen:
            continue
        target = find(site.tree, path, link[1], parse(link[0])) if link else None
        if link is None:
            yield Place(site.shown(path), line, column), word, key
        elif not target or not (
            (target.path in terms.pages and target.fragment == key) or target.path == terms.own[key]
        ):
            continue  # the text of a link to something else
        seen.add(key)


def of_page(site: Site, path: str, terms: Terms) -> list[Mention]:
    """Each mention on a page of a term that matters."""
    source, links = site.source(path), {link.place: (link.href, link.raw) for link in site.pages[path].links}
    return [
        (*source.place(offset)[1:], word, name, None if href is None else links.get(source.place(href), ()))
        for offset, word, name, href in mentions(source, terms)
    ]


def mentions(source: Source, terms: Terms) -> Iterator[tuple[int, str, str, int | None]]:
    """Each name that matters in the prose, and where the address of the link around it stands.

    What stands in the address of a link is none.
    """
    prose, runs = running(source)
    links, lower = linked(source, prose), lowered(prose)
    starts = [link[0] for link in links]
    for match in chain.from_iterable(terms.pattern.finditer(lower, *run) for run in runs):
        name = " ".join(match[1].split())
        if name not in terms.ids:
            continue
        before = bisect_right(starts, match.start())
        _, text_end, end, href = links[before - 1] if before else NOTHING
        if match.start() < text_end or match.start() >= end:
            word = " ".join(prose[match.start() : match.end()].split())
            yield match.start(), word, name, href if match.start() < end else None


def linked(source: Source, prose: str) -> list[tuple[int, int, int, int]]:
    """Where each link begins, where its text ends, where it ends itself, and where its address stands."""
    defined = definitions(source.text)
    found = [(one.start(), one.end("text"), one.end(), address(one, defined)) for one in LINK.finditer(prose)]
    raw = RAW_LINK.finditer(source.text) if "<a " in source.text else ()
    return sorted([*found, *((*one.span("text"), one.end("text"), one.start("href")) for one in raw)])


def running(source: Source) -> tuple[str, list[tuple[int, int]]]:
    """The running text, each character at its place, and where it runs: most of the rest is blank."""
    head, starts, ends = source.front_matter, [], [0]

    def apart(match: re.Match) -> str:
        starts.append(max(match.start() - 1, 0))
        ends.append(match.end() - 1)
        return blank(match)

    text = blank(head) + source.text[head.end() :] if head else source.text
    prose = NO_PROSE.sub(apart, f"\n{text}")[1:]
    return prose, list(zip(ends, [*starts, len(prose)], strict=True))


def definitions(text: str) -> dict[str, int]:
    """Where the address of each reference stands, by its label."""
    found = DEFINITION.finditer(text) if "]:" in text else ()
    return {match["label"].lower(): match.start("href") for match in found}


def lowered(text: str) -> str:
    """The text in lower case, each character at its place; ignoring the case of each takes twice as long."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def address(link: re.Match, defined: dict[str, int]) -> int:
    """Where the address of a link stands; 0 where there is none."""
    label = (link["label"] or link["text"]).lower()
    return link.start("href") if link["href"] is not None else defined.get(label, 0)
