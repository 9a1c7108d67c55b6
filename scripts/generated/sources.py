"""The pages of sources, made from docs/data/sources.yml: a list of works for each period, and an index."""

import re

from . import periods
from .evidence import SEEN
from .pages import BLOCK, Guide, day, href
from .periods import PERIODS, Period

INDEX = "sources/index.md"
MADE = "<!-- This page is made from docs/data/sources.yml by the `write` option of `scripts/build.py`. Change the data, not the page. -->"
MARKUP = re.compile(r"[\\`*_{}\[\]]")  # signs that Markdown would read as markup
MOST = 10  # works named on the index

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
    """The functions that make the index and the list of each period, by page."""
    return {INDEX: index_page} | {
        period.page: lambda guide, period=period: period_page(period, guide) for period in PERIODS
    }


def index_page(guide: Guide) -> str:
    """The text of the index."""
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
    """A table row for each of the works that most pages cite."""
    works = sorted(guide.sources, key=lambda source: (-len(citing_pages(source, guide)), source["key"]))[:MOST]
    return [
        f"| [*{escape(source['title'])}*]({href(periods.address(source), INDEX)}), {citation(source)} | {len(citing_pages(source, guide))} |"
        for source in works
    ]


def period_page(period: Period, guide: Guide) -> str:
    """The text of the list of one period, in the order of the keys."""
    works = sorted(
        (source for source in guide.sources if source["year"] in period.years), key=lambda source: source["key"]
    )
    head = LIST_HEAD.format(words=period.words, anchor=f"works-{period.name}", count=len(works), made=MADE)
    return head + "".join(entry(source, period.page, guide) for source in works) + BLOCK


def entry(source: dict, start: str, guide: Guide) -> str:
    """One work as a list item on the page `start`, with its key as id."""
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
    """The names of the pages that cite a work."""
    return [page.name for page in guide.pages.values() if source["key"] in page.cited]


def reference(source: dict) -> str:
    """Authors, linked title and year of a work."""
    return f"{source['authors']}, [*{escape(source['title'])}*]({source['url']}), {source['year']}."


def citation(source: dict) -> str:
    """Names and year as a citation in the text has them: "Devlin et al. 2018"."""
    first, *others = source["authors"].split(" (")[0].split(", ")
    return f"{first}{' et al.' if others else ''} {source['year']}"


def evidence_line(source: dict) -> str:
    """The quotation, how and when it was seen, and the link to an archived copy."""
    how = SEEN.get(source.get("seen"), "checked")
    quotation = f"{quoted(source['quote'])} {how.capitalize()}" if "quote" in source else f"Not quoted: {how}"
    copy = f" [Archived copy]({source['snapshot']})" if "snapshot" in source else ""
    return f"{quotation} on {day(source['checked'])}.{copy}"


def quoted(phrase: str) -> str:
    """The phrase in quotation marks as a sentence; inner quotation marks become single, and markup is escaped."""
    shown = MARKUP.sub(r"\\\g<0>", phrase.replace('"', "'")).replace("<", "&lt;")
    return f'"{shown}"' if shown.endswith((".", "?", "!")) else f'"{shown}".'


def escape(title: str) -> str:
    """A title with escaped asterisks and brackets."""
    return title.replace("*", r"\*").replace("[", r"\[").replace("]", r"\]")


def with_full_stop(words: str) -> str:
    """The sentence, with a full stop when it has no end mark."""
    return words if words.endswith((".", "?", "!")) else words + "."
