"""The terms of the glossary and the hover definitions, made from docs/data/glossary.yml."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from .blocks import Piece, entry
from .guide import Guide, Page, href


def terms(page: Page, guide: Guide) -> Iterator[Piece]:
    """All terms: links to the letters, then a heading for each letter and for each term."""
    groups = groupby(in_order(guide), key=lambda term: term["term"][0].upper())
    letters = {letter: list(group) for letter, group in groups}
    yield Piece(" ".join(f"[{letter}](#letter-{letter.lower()})" for letter in letters) + "\n{ .row .letters }")
    for letter, group in letters.items():
        yield entry(f"\n## {letter} {{ #letter-{letter.lower()} }}", "glossary", group[0]["id"])
        for term in group:
            yield entry("\n".join(lines(term, guide, page)), "glossary", term["id"])


def in_order(guide: Guide) -> list[dict]:
    """The terms in alphabetical order, as on the page."""
    return sorted(guide.terms, key=lambda term: term["term"].casefold())


def lines(term: dict, guide: Guide, page: Page) -> Iterator[str]:
    """The lines of a term with its definition, under a heading of its own so that search finds it."""
    yield f"\n### {term['term']} {{ #{term['id']} }}\n\n{term['definition']}\n"
    if others := other_names(term):
        yield f"Also: {', '.join(others)}."
    names = {other["id"]: other["term"] for other in guide.terms}
    broader = [term["broader"]] if term.get("broader") else []
    for words, ids in (("Broader", broader), ("Related", term.get("related"))):
        if ids:
            yield f"{words}: " + ", ".join(f"[{names.get(id, id)}](#{id})" for id in ids) + "."
    if more := term.get("page"):
        label = guide.label(more.partition("#")[0])
        yield f"More: [{label}]({href(more, page.name)}){'' if label.endswith('?') else '.'}"


def other_names(term: dict) -> list[str]:
    """The other names of a term, without plurals that only add an s: search finds those anyway."""
    aliases = term.get("aliases", [])
    names = {name.lower() for name in (term["term"], *aliases)}
    return [alias for alias in aliases if not (alias.endswith("s") and alias[:-1].lower() in names)]


def queries(guide: Guide) -> dict[str, list[str]]:
    """The names of the terms, by the page or section that tells more of them."""
    names_by_target: dict[str, list[str]] = defaultdict(list)
    for term in guide.terms:
        if "page" in term:
            names_by_target[term["page"]] += [term["term"], *other_names(term)]
    return names_by_target


def abbreviations(guide: Guide) -> str:
    """The abbreviations that show their meaning on hover, in the syntax of Markdown."""
    rows = sorted((short, term["term"], term["definition"]) for term in guide.terms for short in term.get("hover", []))
    return "".join(f"*[{short}]: {name}: {definition}\n" for short, name, definition in rows)
