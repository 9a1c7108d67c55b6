"""The pages *The article, claim by claim*, made from docs/data/claims.yml: an index, and the claims in parts."""

from itertools import groupby
from typing import NamedTuple

from .entries import VERDICTS
from .pages import BLOCK, Guide, href


class Part(NamedTuple):
    """A part of the claims, from the section of the article with which it opens; `words` follow "Claims about"."""

    name: str
    words: str
    opens: str

    @property
    def page(self) -> str:
        """The page that holds these claims."""
        return f"about/article/{self.name}.md"


PARTS = (
    Part("what-it-is", "what it is", "Introduction"),
    Part("what-follows", "what follows", "Why the distinction matters"),
)
INDEX = "about/article/index.md"
MADE = "<!-- This page is made from docs/data/claims.yml by the `write` option of `scripts/build.py`. Change the data, not the page. -->"

HEAD = """---
title: The article, claim by claim
description: All {count} claims of the article this guide restructures, each with our verdict and the section where it now stands.
kind: page
updated: 2026-11-25
change: The claims moved to two pages of their own.
related:
  - about/index.md
  - about/method.md
{parts}
---

# The article, claim by claim {{ #article }}

!!! answer "Short answer"
    The guide restructures one article, dated 23 January 2026.
    We restated its {count} claims, checked each on 24 November 2026, and gave each a home.

Of the {count} claims, {tally}.
A claim that repeats another shares its section.

{made}

## The claims {{ #claims }}

They stand in the order of the article.

| Part | Sections of the article | Claims |
|---|---|---|
{table}
"""
CONTRADICTIONS = """
## Where the article contradicts itself { #contradictions }

These pairs cannot stand side by side.
An editor's note settles each.

| It says | It also says | Settled under |
|---|---|---|
"""
PART_HEAD = """---
title: Claims about {words}
description: The article's {count} claims about {words}, each with our verdict and the section of this guide where it now stands.
kind: page
updated: 2026-11-25
change: First published.
related:
  - about/article/index.md
---

# Claims about {words} {{ #claims-{name} }}

!!! answer "Short answer"
    {count} claims of [the article](index.md), from *{first}* to *{last}*: {tally}.

{made}
"""


def pages() -> dict:
    """What makes each page: the index, and the claims of each part."""
    return {INDEX: index} | {part.page: lambda guide, part=part: listed(part, guide) for part in PARTS}


def in_parts(guide: Guide) -> dict[str, list[dict]]:
    """The claims by the page that holds them, in the order of the article."""
    opening, parted, page = {part.opens: part.page for part in PARTS}, {part.page: [] for part in PARTS}, PARTS[0].page
    for claim in guide.claims:
        page = opening.get(claim["section"], page)
        parted[page].append(claim)
    return parted


def index(guide: Guide) -> str:
    """The page about the claims: their tally, their parts, and where they contradict each other."""
    rows = [
        f"| {guide.link(page, INDEX)} | *{claims[0]['section']}* to *{claims[-1]['section']}* | {len(claims)} claims |"
        for page, claims in in_parts(guide).items()
        if claims
    ]
    head = HEAD.format(
        count=len(guide.claims),
        parts="\n".join(f"  - {part.page}" for part in PARTS),
        tally=tally(guide.claims),
        made=MADE,
        table="\n".join(rows),
    )
    return head + contradictions(guide) + BLOCK


def tally(claims: list[dict]) -> str:
    """How many of the claims have each verdict that occurs."""
    counts = [(sum(claim["verdict"] == verdict for claim in claims), verdict) for verdict in VERDICTS]
    *most, last = [f"{number} {'is' if number == 1 else 'are'} {verdict}" for number, verdict in counts if number] or [
        ""
    ]
    return f"{', '.join(most)} and {last}" if most else last


def contradictions(guide: Guide) -> str:
    """The pairs of claims that cannot both hold, each with the section that settles it."""
    by_id = {claim["id"]: claim for claim in guide.claims}
    places = {claim["id"]: page for page, claims in in_parts(guide).items() for claim in claims}
    pairs = [(by_id[claim["contradicts"]], claim) for claim in guide.claims if claim.get("contradicts") in by_id]
    rows = "".join(f"| {said(a, places)} | {said(b, places)} | {guide.link(b['home'], INDEX)} |\n" for a, b in pairs)
    return CONTRADICTIONS + rows if pairs else ""


def said(claim: dict, places: dict[str, str]) -> str:
    """A claim that leads to its row."""
    return f"[{cell(claim['claim'])}]({href(places[claim['id']] + '#' + claim['id'], INDEX)})"


def listed(part: Part, guide: Guide) -> str:
    """The claims of a part: a table for each section of the article, a row for each claim."""
    claims = in_parts(guide)[part.page]
    sections = [claim["section"] for claim in claims] or [part.opens]
    text = PART_HEAD.format(
        words=part.words,
        name=part.name,
        count=len(claims),
        first=sections[0],
        last=sections[-1],
        tally=tally(claims),
        made=MADE,
    )
    for section, group in groupby(claims, key=lambda claim: claim["section"]):
        text += table(section, list(group), part.page, guide)
    return text + BLOCK


def table(section: str, claims: list[dict], start: str, guide: Guide) -> str:
    """One section of the article under a heading whose id comes from its first claim."""
    heading = (
        f"\n## {section} {{ #from-{claims[0]['id']} }}\n\n| Claim | Verdict | Where it stands now |\n|---|---|---|\n"
    )
    return heading + "".join(row(claim, start, guide) for claim in claims)


def row(claim: dict, start: str, guide: Guide) -> str:
    """A claim as a row; its first cell carries the claim's id."""
    verdict = f"**{claim['verdict']}**" + (f": {cell(claim['note'])}" if "note" in claim else "")
    return f"| {cell(claim['claim'])} {{ #{claim['id']} }} | {verdict} | {guide.link(claim['home'], start)} |\n"


def cell(words: str) -> str:
    """Text that stays inside its cell."""
    return words.replace("|", r"\|").replace("\n", " ")
