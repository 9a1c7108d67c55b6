"""The terms of the glossary and the hover definitions, made from docs/data/glossary.yml."""

from collections.abc import Iterator
from itertools import groupby

from .blocks import Piece
from .guide import Guide, Page, href


def terms(page: Page, guide: Guide) -> Iterator[Piece]:
    """All terms: links to the letters, then a heading for each letter and for each term."""
    names = {term["id"]: term["term"] for term in guide.terms}
    letters = [
        (letter, list(group)) for letter, group in groupby(in_order(guide), key=lambda term: term["term"][0].upper())
    ]
    yield Piece([" · ".join(f"[{letter}](#letter-{letter.lower()})" for letter, _ in letters)])
    for letter, group in letters:
        yield Piece(["", f"## {letter} {{ #letter-{letter.lower()} }}"])
        for term in group:
            yield Piece(entry(term, names, guide, page), "docs/data/glossary.yml", f"- id: {term['id']}\n")


def in_order(guide: Guide) -> list[dict]:
    """The terms in alphabetical order, as on the page."""
    return sorted(guide.terms, key=lambda term: term["term"].casefold())


def entry(term: dict, names: dict[str, str], guide: Guide, page: Page) -> list[str]:
    """The lines of a term with its definition, under a heading of its own so that search finds it."""
    lines = ["", f"### {term['term']} {{ #{term['id']} }}", "", term["definition"], ""]
    if others := other_names(term):
        lines.append(f"Also: {', '.join(others)}.")
    neighbours = [("Broader", [term["broader"]] if term.get("broader") else []), ("Related", term.get("related", []))]
    for words, ids in neighbours:
        if ids:
            lines.append(f"{words}: " + ", ".join(f"[{names.get(id, id)}](#{id})" for id in ids) + ".")
    if term.get("page"):
        lines.append(f"More: [{guide.label(term['page'].partition('#')[0])}]({href(term['page'], page.name)}).")
    return lines


def other_names(term: dict) -> list[str]:
    """The other names of a term, without plurals that only add an s: search finds those anyway."""
    aliases = term.get("aliases", [])
    names = {name.lower() for name in (term["term"], *aliases)}
    return [alias for alias in aliases if not (alias.endswith("s") and alias[:-1].lower() in names)]


def abbreviations(guide: Guide) -> str:
    """The abbreviations that show their meaning on hover, in the syntax of Markdown."""
    rows = {short: term for term in guide.terms for short in term.get("hover", [])}
    return "".join(f"*[{short}]: {meaning(term)}\n" for short, term in sorted(rows.items()))


def meaning(term: dict) -> str:
    """The name and the definition of a term."""
    return f"{term['term']}: {term['definition']}"
