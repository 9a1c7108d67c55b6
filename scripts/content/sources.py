"""The blocks of the pages of sources, made from docs/data/sources.yml: the works of each period, and an index."""

import re
from collections.abc import Iterator

from .blocks import Piece
from .guide import PERIODS, Guide, Page, address, day, href

INDEX = "sources/index.md"
MARKUP = re.compile(r"[\\`*_{}\[\]]")  # signs that Markdown would read as markup
MOST = 10  # works named on the index
SEEN = {
    "original": "read in the original",
    "stored copy": "read in a stored copy",
    "part": "read in part",
    "report": "read in a report of it",
}


def lists(_: Page, guide: Guide) -> Iterator[Piece]:
    """The rows of the index: each list with the number of its works."""
    rows = (f"| {guide.link(page, INDEX)} | {len(works_of(years, guide))} |" for page, years in PERIODS.items())
    yield Piece(["| List | Works |", "|---|---|", *rows])


def works_of(years: range, guide: Guide) -> list[dict]:
    """The works of these years, in the order of their keys."""
    return sorted((source for source in guide.sources if source["year"] in years), key=lambda source: source["key"])


def most_cited(_: Page, guide: Guide) -> Iterator[Piece]:
    """The rows of the works that most pages cite."""
    works = sorted(guide.sources, key=lambda source: (-len(guide.citing[source["key"]]), source["key"]))[:MOST]
    named = {
        work["key"]: f"[*{escape(work['title'])}*]({href(address(work), INDEX)}), {citation(work)}" for work in works
    }
    rows = (f"| {name} | {len(guide.citing[key])} |" for key, name in named.items())
    yield Piece(["| Work | Pages that cite it |", "|---|---|", *rows])


def works(page: Page, guide: Guide) -> Iterator[Piece]:
    """The entries of the list on the page of a period."""
    for source in works_of(PERIODS[page.name], guide):
        yield Piece(entry(source, page.name, guide), "docs/data/sources.yml", f"- key: {source['key']}\n")


def entry(source: dict, start: str, guide: Guide) -> list[str]:
    """The lines of one work as a list item on the page `start`, with its key as id, and an empty line."""
    lines = [
        f"*   {reference(source)}",
        f"    {with_full_stop(source['about'])}",
        f"    {evidence_line(source)}",
    ]
    if "unread" in source:
        lines.append(f"    {with_full_stop(source['unread'])}")
    if unread := source.get("figures_unread"):
        lines.append(f"    Noted earlier and not seen again: {', '.join(unread)}.")
    if citing := guide.citing[source["key"]]:
        lines.append("    Cited in " + ", ".join(guide.link(page, start) for page in citing) + ".")
    return [*lines, f"    {{ #{source['key']} }}", ""]


def reference(source: dict) -> str:
    """Authors, linked title and year of a work."""
    return f"{source['authors']}, [*{escape(source['title'])}*]({source['url']}), {source['year']}."


def citation(source: dict) -> str:
    """Names and year as a citation in the text has them: "Devlin et al. 2018"."""
    first, *others = source["authors"].split(" (")[0].split(", ")
    return f"{first}{' et al.' if others else ''} {source['year']}"


def evidence_line(source: dict) -> str:
    """The quotation, how and when it was seen, and the link to an archived copy."""
    how = SEEN.get(source.get("seen", ""), "checked")
    quotation = f"{quoted(source['quote'])} {how.capitalize()}" if "quote" in source else f"Not quoted: {how}"
    copy = f" [Archived copy]({source['snapshot']})." if "snapshot" in source else ""
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
