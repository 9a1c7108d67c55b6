"""The rule that terms of art lead to the glossary."""

import re
from collections.abc import Iterator

from ..model import Finding, Place
from ..rules.finding import at
from ..site import Site
from .data import Row, Table
from .definitions import glossaries

Term = tuple[str, str, re.Pattern]

NO_PROSE = re.compile(
    r"\A---\n.*?\n---\n|^(?:```|~~~).*?^(?:```|~~~)|<!-- begin (?:related|sources).*|<!--.*?-->|^[ \t]*#.*?$|`[^`\n]*`"
    r"|\[[^\]\n]*\]\([^)\n]*\)|<[^>\n]*>|\"[^\"\n]*\"",
    re.DOTALL | re.MULTILINE,
)


def unexplained_term(site: Site) -> Iterator[Finding]:
    """A term of art that a page uses leads to its glossary entry somewhere on the page, or to its own page.

    Bad: a page that says logit and links neither
    Good: [logit](../glossary.md#logit) once on the page
    """
    for table in glossaries(site):
        terms, left_out = wanted(table), (table.page, *table.options.get("leave-out", []))
        for path in site.pages if table.options.get("explain") else ():
            if not path.startswith(left_out):
                for place, word, key in unexplained(site, path, table.page, terms):
                    yield at(place, f"{word} is a term of art, and nothing here leads to {table.page}#{key}")


def wanted(table: Table) -> list[Term]:
    """Id, own page and pattern of each term; common words and those explained on hover need no link."""
    common = set(table.options.get("common", []))
    return [
        (row.one(table.id).value, page_of(row), re.compile(rf"(?i)\b{re.escape(row.one('term').value)}s?\b"))
        for row in table.rows
        if row.one(table.id) and row.one("term") and row.one(table.id).value not in common and not row.all("hover")
    ]


def page_of(row: Row) -> str:
    """The page that treats the term."""
    value = row.one("page")
    return value.value.partition("#")[0] if value else ""


def unexplained(site: Site, path: str, glossary: str, terms: list[Term]) -> Iterator[tuple[Place, str, str]]:
    """The terms that one page uses without a way to their meaning."""
    source = site.source(path)
    prose = NO_PROSE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source.text)
    reached = {(one.target.path, one.target.fragment) for one in site.uses_of(path)}
    pages = {target for target, _ in reached} | {path}
    for key, own, pattern in terms:
        if (glossary, key) not in reached and own not in pages and (match := pattern.search(prose)):
            yield source.place(match.start()), match[0], key
