"""The sources, made from docs/data/sources.yml: each work once, on the list of its year, and a page about the lists."""

import re

from . import periods
from .evidence import SEEN
from .pages import BLOCK, Guide, day, href
from .periods import PERIODS, Period

INDEX = "sources/index.md"
MADE = "<!-- This page is made from docs/data/sources.yml by the `write` option of `scripts/build.py`. Change the data, not the page. -->"
MARKUP = re.compile(r"[\\`*_{}\[\]]")  # signs that would be taken for markup
MOST = 10  # works that the page about the lists names

HEAD = """---
title: Sources
description: Every work this guide cites, on the list of its year, with its address, the day it was checked, and the pages that rest on it.
kind: page
updated: 2026-11-27
change: Each work shows the phrase it is cited for and how it was seen.
asked:
  - bibliography of this guide
  - references of this guide
  - where does this information come from
  - papers and studies cited
  - evidence behind the claims
  - further reading
  - which works is the guide based on
  - literature by year
  - is this site backed by research
  - original publications with links
related:
  - about/method.md
  - glossary.md
{lists}
---

# Sources {{ #sources }}

!!! answer "Short answer"
    Each work stands once, on the list of its year, with its address, the day we checked it, and the pages that cite it.

{made}

## The lists {{ #lists }}

A citation ends in the year of the work, and the year says which list to look in.

| List | Works |
|---|---|
{table}

On each list the works stand in the order of their authors' names.
Where we could, each has the phrase that we cite it for, how we saw it, and the day.
A web page has a link to the archive's copy nearest to that day beside the live one.
A citation marked "not re-read" rests on general knowledge of the work.

## Works that most pages rest on {{ #most-cited }}

| Work | Pages that cite it |
|---|---|
{most}
"""
LIST_HEAD = """---
title: Sources {words}
description: The works {words} that this guide cites, each with its address, the day it was checked, and the pages that rest on it.
kind: page
updated: 2026-11-27
change: Each work shows the phrase it is cited for and how it was seen.
related:
  - sources/index.md
---

# Sources {words} {{ #{anchor} }}

!!! answer "Short answer"
    The {count} works {words} that this guide cites, by their authors' names.
    Works of other years stand on the [other lists](index.md).

{made}
"""


def pages() -> dict:
    """What makes each page: the one about the lists, and the list of each period."""
    return {INDEX: index_page} | {
        period.page: lambda guide, period=period: period_page(period, guide) for period in PERIODS
    }


def index_page(guide: Guide) -> str:
    """The page about the lists."""
    works = {period: [source for source in guide.sources if source["year"] in period.years] for period in PERIODS}
    return (
        HEAD.format(
            lists="\n".join(f"  - {period.page}" for period in PERIODS),
            made=MADE,
            table="\n".join(
                f"| {guide.link(period.page, INDEX)} | {len(listed)} |" for period, listed in works.items()
            ),
            most="\n".join(most_cited(guide)),
        )
        + BLOCK
    )


def most_cited(guide: Guide) -> list[str]:
    """A row for each of the works that most pages cite."""
    works = sorted(guide.sources, key=lambda source: (-len(citing_pages(source, guide)), source["key"]))[:MOST]
    return [
        f"| [*{escape(source['title'])}*]({href(periods.address(source), INDEX)}), {citation(source)} | {len(citing_pages(source, guide))} |"
        for source in works
    ]


def period_page(period: Period, guide: Guide) -> str:
    """The list of a period, in the order of the keys."""
    works = sorted(
        (source for source in guide.sources if source["year"] in period.years), key=lambda source: source["key"]
    )
    head = LIST_HEAD.format(words=period.words, anchor=f"works-{period.name}", count=len(works), made=MADE)
    return head + "".join(entry(source, period.page, guide) for source in works) + BLOCK


def entry(source: dict, start: str, guide: Guide) -> str:
    """One work as a list item that carries the key as its id, as the page `start` has to write it."""
    lines = [
        f"*   {reference(source)}",
        f"    {with_full_stop(source['about'])}",
        f"    {evidence_line(source)}",
    ]
    if "unread" in source:
        lines.append(f"    {with_full_stop(source['unread'])}")
    if unread := source.get("figures_unread"):
        lines.append(f"    Noted earlier and not seen again: {', '.join(unread)}.")
    if citing := citing_pages(source, guide):
        lines.append("    Cited in " + ", ".join(guide.link(page, start) for page in citing) + ".")
    lines.append(f"    {{ #{source['key']} }}")
    return "\n" + "\n".join(lines) + "\n"


def citing_pages(source: dict, guide: Guide) -> list[str]:
    """The pages that cite a work."""
    return [page.name for page in guide.pages.values() if source["key"] in page.cited]


def reference(source: dict) -> str:
    """Authors, linked title and year, as a citation reads."""
    return f"{source['authors']}, [*{escape(source['title'])}*]({source['url']}), {source['year']}."


def citation(source: dict) -> str:
    """Names and year, as a citation in the text prints them: Devlin et al. 2018."""
    first, *others = source["authors"].split(" (")[0].split(", ")
    return f"{first}{' et al.' if others else ''} {source['year']}"


def evidence_line(source: dict) -> str:
    """The phrase that the work is cited for, how it was seen and when, and where an archive keeps the page."""
    how = SEEN.get(source.get("seen"), "checked")
    quotation = f"{quoted(source['quote'])} {how.capitalize()}" if "quote" in source else f"Not quoted: {how}"
    copy = f" [Archived copy]({source['snapshot']})" if "snapshot" in source else ""
    return f"{quotation} on {day(source['checked'])}.{copy}"


def quoted(phrase: str) -> str:
    """The phrase in quotation marks, as a sentence; marks that it holds become single ones, and its signs no markup."""
    shown = MARKUP.sub(r"\\\g<0>", phrase.replace('"', "'")).replace("<", "&lt;")
    return f'"{shown}"' if shown.endswith((".", "?", "!")) else f'"{shown}".'


def escape(title: str) -> str:
    """A title whose own asterisks and brackets stay letters."""
    return title.replace("*", r"\*").replace("[", r"\[").replace("]", r"\]")


def with_full_stop(words: str) -> str:
    """The words with a full stop at the end."""
    return words if words.endswith((".", "?", "!")) else words + "."
