"""The sources page, made from docs/data/sources.yml: each work once, with where it is cited."""

from .pages import BLOCK, Guide, day

HEAD = """---
title: Sources
description: Every work this guide cites, with its address, the day it was checked, and the pages that rest on it.
kind: page
updated: 2026-11-25
change: First published.
related:
  - about/method.md
  - glossary.md
---

# Sources { #sources }

!!! answer "Short answer"
    Each work stands here once, with its address, the day we checked it, and the pages that cite it.
    A citation marked "not re-read" rests on general knowledge of the work.

<!-- This page is made from docs/data/sources.yml by the `write` option of `scripts/build.py`. Change the data, not the page. -->

## Works cited { #works-cited }
"""


def page(guide: Guide) -> str:
    """The whole sources page, in the order of the keys."""
    return HEAD + "".join(entry(source, guide) for source in sorted(guide.sources, key=lambda s: s["key"])) + BLOCK


def entry(source: dict, guide: Guide) -> str:
    """One work as a list item that carries the key as its id."""
    users = [page for page in guide.pages.values() if source["key"] in page.cited]
    lines = [
        f"*   {reference(source)}",
        f"    {sentence(source['about'])}",
        f"    Checked {day(source['checked'])}{'' if source['seen'] else '; the address is given from knowledge'}.",
    ]
    if users:
        lines.append("    Cited in " + ", ".join(guide.link(page.name, "sources.md") for page in users) + ".")
    lines.append(f"    {{ #{source['key']} }}")
    return "\n" + "\n".join(lines) + "\n"


def reference(source: dict) -> str:
    """Authors, linked title and year, as a citation reads."""
    return f"{source['authors']}, [*{escape(source['title'])}*]({source['url']}), {source['year']}."


def citation(source: dict) -> str:
    """Names and year, as a citation in the text prints them: Devlin et al. 2018."""
    first, *others = source["authors"].split(" (")[0].split(", ")
    return f"{first}{' et al.' if others else ''} {source['year']}"


def escape(title: str) -> str:
    """A title whose own asterisks and brackets stay letters."""
    return title.replace("*", r"\*").replace("[", r"\[").replace("]", r"\]")


def sentence(words: str) -> str:
    """The words with a full stop at the end."""
    return words if words.endswith((".", "?", "!")) else words + "."
