"""Rules about definitions in a glossary file."""

import re
from collections.abc import Iterator

from ..model import Finding
from ..patterns import Pattern
from ..rules.finding import at
from ..site import Site
from .data import Row, Table

ENDS_IN_Y = Pattern(r"[^aeiou\W]y\Z")
ARTICLE = Pattern(r"(?i)^(?:a|an|the|any|one)\s+")


def glossaries(site: Site) -> Iterator[Table]:
    """The data files whose entries have a term and a definition."""
    return (table for table in site.tables.values() if table.options.get("glossary"))


def circular_definition(site: Site) -> Iterator[Finding]:
    """A definition does not use the term that it defines.

    Why: who does not know the term learns nothing.
    Bad: Token: a token is a piece of text.
    Good: Token: a piece of text that the model reads as one.
    """
    for table in glossaries(site):
        for row in table.rows:
            term, text = row.one("term"), row.one("definition")
            if term and term.value and text and uses(text.value.lower(), term.value.lower()):
                yield at(text.place, f"the definition of {term.value} uses the term itself")


def uses(text: str, term: str) -> bool:
    """Whether the term, or its plural, is a word of the text."""
    return any(form in text and re.search(rf"\b{re.escape(form)}s?\b", text) for form in forms(term))


def forms(term: str) -> list[str]:
    """The term, and the plural that does more than add an s: `memory`, `memories`."""
    return [term, f"{term[:-1]}ies"] if ENDS_IN_Y.search(term) else [term]


def definition_without_genus(site: Site) -> Iterator[Finding]:
    """A definition opens with its broader term, and goes on with what sets it apart.

    Why: the first noun says what kind of thing it is, and must agree with the tree.
    Bad: Decoder, broader: neural-network. A thing that writes text.
    Good: Decoder, broader: neural-network. A neural network that writes text.
    """
    for table in glossaries(site):
        rows = {row.one(table.id).value: row for row in table.rows if row.one(table.id)}
        for row in table.rows:
            broader, text = row.one("broader"), row.one("definition")
            parent = rows.get(broader.value) if broader else None
            labels = names(parent) if parent and parent is not row else []
            if not labels or not text:
                continue
            if not opens_with(text.value, labels):
                yield at(text.place, f"the definition does not open with its broader term, {labels[0]}")
            elif is_bare(text.value, labels):
                yield at(text.place, f"the definition says no more than its broader term, {labels[0]}")


def names(row: Row) -> list[str]:
    """The term of an entry and its aliases, where they say anything."""
    return [value.value for value in (*row.all("term"), *row.all("aliases")) if value.value.strip()]


def opens_with(text: str, labels: list[str]) -> bool:
    """Whether one of the labels is the first noun: nothing but an article and two more words stand before it."""
    opening = ARTICLE.sub("", text).lower()
    every = (form for label in labels for form in forms(label.lower()))
    return any(re.match(rf"(?:[\w-]+\s+){{0,2}}{re.escape(form)}s?\b", opening) for form in every)


def is_bare(text: str, labels: list[str]) -> bool:
    """Whether one of the labels is all that it says."""
    said = ARTICLE.sub("", text).lower().rstrip(" .")
    return any(said in (form, f"{form}s") for label in labels for form in forms(label.lower()))
