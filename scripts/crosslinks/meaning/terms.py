"""The rule that terms of art lead to the glossary."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Finding
from ..rules.finding import at
from ..site import Site
from .data import Row, Table
from .definitions import glossaries, names

# What is not running text: code, headings, titles, quotations, and what is folded away until a reader opens it.
NO_PROSE = re.compile(
    r"\A---\n.*?\n---\n|^ *(?:```|~~~).*?^ *(?:```|~~~)|<!-- begin (?:related|sources).*|<!--.*?-->|^[ \t]*#[^\n]*"
    r"|^(?P<indent> *)\?{3}\+? [^\n]*(?:\n(?:(?P=indent) {4}[^\n]*|[ ]*$))*|^ *!!! [^\n]*|`[^`\n]*`"
    r"|<(?:figure|live-demo)\b.*?</(?:figure|live-demo)>|<[^>\n]*>|(?<=[\])])\{[^}\n]*\}|\"[^\"\n]*\"",
    re.DOTALL | re.MULTILINE,
)
LINK = re.compile(r"\[(?P<text>(?:[^\[\]\n]|\[[^\]\n]*\])*)\](?:\((?P<href>[^)\n]*)\)|\[(?P<label>[^\]\n]*)\])")
DEFINITION = re.compile(r"^ {0,3}\[(?P<label>[^\]\n]+)\]:[ \t]*(?P<href>\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Terms:
    """The terms of one glossary: a pattern for all names, the id of each that matters, the page that treats each id."""

    page: str
    pattern: re.Pattern
    ids: dict[str, str]
    own: dict[str, str]


def unexplained_term(site: Site) -> Iterator[Finding]:
    """The first use of a term of art on a page leads to its glossary entry, or to the page about it.

    Bad: a page that says logit, and links a later logit or none
    Good: [logit](../glossary.md#logit) where the page first says it
    """
    for table in glossaries(site):
        terms, left_out = read(table), (table.page, *table.options.get("leave-out", []))
        for path in site.pages if table.options.get("explain") else ():
            if not path.startswith(left_out):
                for offset, word, key in first_uses(site, path, terms):
                    what = f"{word} is a term of art, and its first use here does not lead to {table.page}#{key}"
                    yield at(site.source(path).place(offset), what)


def read(table: Table) -> Terms:
    """The terms; common words, by id or as they stand, and those explained on hover need no link.

    A longer name hides the shorter in it, even when it needs no link itself.
    """
    common = {word.lower() for word in table.options.get("common", [])}
    rows = {row.one(table.id).value: row for row in table.rows if row.one(table.id)}
    every = {name.lower(): key for key, row in rows.items() for name in names(row)}
    plain = {name for name, key in every.items() if key in common or rows[key].all("hover")} | common
    ids = {name: key for name, key in every.items() if name not in plain}
    pattern = re.compile(rf"\b(?<!-)({any_of(plain | ids.keys())})[sS]?(?![\w-])")
    return Terms(table.page, pattern, ids, {key: page_of(row) for key, row in rows.items()})


def any_of(names: set[str]) -> str:
    """A pattern for any of these names, in any case, the longest that fits; a name begins with a letter or digit.

    They are told apart by their first sign, which is ten times faster than to try each.
    """
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_first.setdefault(name[0], []).append(re.escape(name[1:]))
    return "|".join(f"[{one}{one.upper()}](?i:{'|'.join(rest)})" for one, rest in by_first.items()) or "(?!)"


def page_of(row: Row) -> str:
    """The page that treats the term."""
    value = row.one("page")
    return value.value.partition("#")[0] if value else ""


def first_uses(site: Site, path: str, terms: Terms) -> Iterator[tuple[int, str, str]]:
    """Where the page first uses a term without a way to its meaning, the word as it stands, and the term's id."""
    prose = NO_PROSE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), site.source(path).text)
    links = [(*match.span(), match.end("text"), target) for match, target in linked(site, path, prose)]
    seen = {key for key, page in terms.own.items() if page == path}
    for match in terms.pattern.finditer(prose):
        key = terms.ids.get(match[1].lower())
        link = next((one for one in links if one[0] <= match.start() < one[1]), None)
        if key is None or key in seen or (link and match.start() >= link[2]):
            continue
        if link is None:
            yield match.start(), match[0], key
        elif link[3] != (terms.page, key) and link[3][0] != terms.own[key]:
            continue  # the text of a link to something else
        seen.add(key)


def linked(site: Site, path: str, prose: str) -> Iterator[tuple[re.Match, tuple[str, str | None]]]:
    """The links of the prose, each with page and fragment of its target."""
    source = site.source(path)
    targets = {use.link.place: (use.target.path, use.target.fragment) for use in site.uses_of(path)}
    defined = {match["label"].lower(): match.start("href") for match in DEFINITION.finditer(source.text)}
    for match in LINK.finditer(prose):
        label = (match["label"] or match["text"]).lower()
        start = match.start("href") if match["href"] is not None else defined.get(label, 0)
        yield match, targets.get(source.place(start), ("", None))
