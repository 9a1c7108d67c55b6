"""The glossary page and the hover definitions, made from docs/data/glossary.yml."""

from itertools import groupby

from .pages import BLOCK, Guide, href

HEAD = """---
title: Glossary
description: {count} terms of art used in this guide, one plain sentence each, with other names, neighbours and the page that explains more.
kind: page
updated: 2026-11-25
change: First published.
asked:
  - list of ai terms
  - dictionary of jargon
  - what do all these words mean
  - vocabulary for beginners
  - one sentence definitions
  - a to z of artificial intelligence
  - technical words explained simply
  - word list for my pupils
  - look up an unknown expression
  - synonyms and related terms
  - terminology for translators
  - buzzword cheat sheet
  - abbreviations explained
  - acronym list
  - jargon buster
  - index of terms
  - definition of an ai word
  - term list to print
  - english ai vocabulary for learners
  - alphabetical list of expressions
  - ai lexicon
  - ai thesaurus
  - geek speak translated
  - phrasebook for meetings with it people
  - i do not know this word
  - nomenclature of ai
  - wordbook for dummies
  - terms and their meanings
hide:
  - toc
  - meanings
related:
  - about/open-data.md
  - sources/index.md
  - taxonomy/index.md
---

# Glossary {{ #glossary }}

!!! answer "Short answer"
    {count} terms, one sentence each.
    Put the sentence in place of the term, and the text still reads true.

<!-- This page is made from docs/data/glossary.yml by the `write` option of `scripts/build.py`. Change the data, not the page. -->

"""


def page(guide: Guide) -> str:
    """The text of the glossary: a heading for each letter and for each term."""
    terms = in_order(guide)
    letters = groupby(terms, key=lambda term: term["term"][0].upper())
    groups = [(letter, list(group)) for letter, group in letters]
    jump = " · ".join(f"[{letter}](#letter-{letter.lower()})" for letter, _ in groups)
    names = {term["id"]: term["term"] for term in terms}
    text = HEAD.format(count=len(terms)) + jump + "\n"
    for letter, group in groups:
        text += f"\n## {letter} {{ #letter-{letter.lower()} }}\n"
        text += "".join(entry(term, names, guide) for term in group)
    return text + BLOCK


def in_order(guide: Guide) -> list[dict]:
    """The terms in alphabetical order, as on the page."""
    return sorted(guide.terms, key=lambda term: term["term"].casefold())


def entry(term: dict, names: dict[str, str], guide: Guide) -> str:
    """A term with its definition, under a heading of its own so that search finds it."""
    lines = [f"\n### {term['term']} {{ #{term['id']} }}\n", term["definition"] + "\n"]
    if others := other_names(term):
        lines.append(f"Also: {', '.join(others)}.")
    neighbours = [("Broader", [term["broader"]] if term.get("broader") else []), ("Related", term.get("related", []))]
    for words, ids in neighbours:
        if ids:
            lines.append(f"{words}: " + ", ".join(f"[{names.get(id, id)}](#{id})" for id in ids) + ".")
    if term.get("page"):
        lines.append(f"More: [{guide.label(term['page'].partition('#')[0])}]({href(term['page'], 'glossary.md')}).")
    return "\n".join(lines) + "\n"


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
