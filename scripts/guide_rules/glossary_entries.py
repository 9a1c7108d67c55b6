"""The rule about definitions in a glossary file, and the names of its terms."""

import re
from collections.abc import Iterator

from linkcheck.model import Fault
from linkcheck.registry import rule
from linkcheck.site import Site

from .data import Row, Table, tables


def glossaries(site: Site) -> list[Table]:
    """The data files whose entries have a term and a definition."""
    return [table for table in tables(site) if table.options.get("glossary")]


@rule
def circular_definition(site: Site) -> Iterator[Fault]:
    """A definition does not use the term that it defines.

    Why: readers who do not know the term learn nothing.
    Bad: Token: a token is a piece of text.
    Good: Token: a piece of text that the model reads as one.
    """
    for row in (row for table in glossaries(site) for row in table.rows):
        term, text = row.first("term"), row.first("definition")
        if term and term.value and text:
            words = "|".join(map(re.escape, forms(term.value.lower())))
            if re.search(rf"\b(?:{words})s?\b", text.value.lower()):
                yield Fault(text.place, f"the definition of {term.value} uses the term itself")


def forms(term: str) -> list[str]:
    """The term, and its plural when that ends in -ies: `memory`, `memories`."""
    return [term, f"{term[:-1]}ies"] if re.search(r"[^aeiou\W]y\Z", term) else [term]


def names(row: Row) -> list[str]:
    """The term and the aliases of an entry, except empty ones."""
    return [value.value for value in (*row.all("term"), *row.all("aliases")) if value.value.strip()]
