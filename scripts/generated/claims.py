"""The page *The article, claim by claim*, made from docs/data/claims.yml."""

from itertools import groupby

from .pages import BLOCK, Guide

HEAD = """---
title: The article, claim by claim
description: All {count} claims of the article this guide restructures, each with our verdict and the section where it now stands.
kind: page
updated: 2026-11-25
change: Where the article contradicts itself was added.
related:
  - about/index.md
  - about/method.md
---

# The article, claim by claim {{ #article }}

!!! answer "Short answer"
    The guide restructures one article, dated 23 January 2026.
    We restated its {count} claims, checked each on 24 November 2026, and gave each a home.

Of the {count} claims, {tally}.
A claim that repeats another shares its section.

<!-- This page is made from docs/data/claims.yml by the `write` option of `scripts/build.py`. Change the data, not the page. -->
"""
CONTRADICTIONS = """
## Where the article contradicts itself { #contradictions }

These pairs cannot stand side by side.
An editor's note settles each.

| It says | It also says | Settled under |
|---|---|---|
"""
VERDICTS = ("accurate", "simplified", "outdated", "contested", "wrong")


def page(guide: Guide) -> str:
    """The whole page: a table for each section of the article, a row for each claim."""
    counts = [sum(claim["verdict"] == verdict for claim in guide.claims) for verdict in VERDICTS]
    *most, last = [f"{number} are {verdict}" for number, verdict in zip(counts, VERDICTS, strict=True)]
    tally = ", ".join(most) + " and " + last
    text = HEAD.format(count=len(guide.claims), tally=tally) + contradictions(guide)
    for section, claims in groupby(guide.claims, key=lambda claim: claim["section"]):
        text += table(section, list(claims), guide)
    return text + BLOCK


def contradictions(guide: Guide) -> str:
    """The pairs of claims that cannot both hold, each with the section that settles it."""
    by_id = {claim["id"]: claim for claim in guide.claims}
    pairs = [(by_id[claim["contradicts"]], claim) for claim in guide.claims if "contradicts" in claim]
    rows = "".join(f"| {said(a)} | {said(b)} | {guide.link(b['home'], 'about/article.md')} |\n" for a, b in pairs)
    return CONTRADICTIONS + rows if pairs else ""


def said(claim: dict) -> str:
    """A claim that leads to its row."""
    return f"[{cell(claim['claim'])}](#{claim['id']})"


def table(section: str, claims: list[dict], guide: Guide) -> str:
    """One section of the article under a heading whose id comes from its first claim."""
    heading = (
        f"\n## {section} {{ #from-{claims[0]['id']} }}\n\n| Claim | Verdict | Where it stands now |\n|---|---|---|\n"
    )
    return heading + "".join(row(claim, guide) for claim in claims)


def row(claim: dict, guide: Guide) -> str:
    """A claim as a row; its first cell carries the claim's id."""
    verdict = f"**{claim['verdict']}**" + (f": {cell(claim['note'])}" if "note" in claim else "")
    return f"| {cell(claim['claim'])} {{ #{claim['id']} }} | {verdict} | {guide.link(claim['home'], 'about/article.md')} |\n"


def cell(words: str) -> str:
    """Text that stays inside its cell."""
    return words.replace("|", r"\|").replace("\n", " ")
