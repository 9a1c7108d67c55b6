"""The page *The article, claim by claim*, made from docs/data/claims.yml."""

from itertools import groupby

from .pages import BLOCK, Guide

HEAD = """---
title: The article, claim by claim
description: All {count} claims of the article this guide restructures, each with our verdict and the section where it now stands.
kind: page
updated: 2026-11-25
change: First published.
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
VERDICTS = ("accurate", "simplified", "outdated", "contested", "wrong")


def page(guide: Guide) -> str:
    """The whole page: a table for each section of the article, a row for each claim."""
    counts = [sum(claim["verdict"] == verdict for claim in guide.claims) for verdict in VERDICTS]
    *most, last = [f"{number} are {verdict}" for number, verdict in zip(counts, VERDICTS, strict=True)]
    tally = ", ".join(most) + " and " + last
    text = HEAD.format(count=len(guide.claims), tally=tally)
    for section, claims in groupby(guide.claims, key=lambda claim: claim["section"]):
        text += table(section, list(claims), guide)
    return text + BLOCK


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
