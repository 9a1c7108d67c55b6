"""The blocks of the pages of sources, made from docs/data/sources.yml: the works of each period, and an index."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .blocks import Piece, entry
from .guide import Guide, Page, day, href, quotations

INDEX = "sources/index.md"
MARKUP = re.compile(r"[\\`*_{}\[\]]")  # signs that Markdown would read as markup
MOST_CITED = 10  # works named on the index
WAYS_OF_SEEING = {
    "original": "read in the original",
    "stored copy": "read in a stored copy",
    "part": "read in part",
    "report": "read in another text's report",
}
NOT_REREAD = "not re-read"
PERMANENT = re.compile(r"https://(?:doi\.org|arxiv\.org|github\.com/[^/]+/[^/]+/blob/[0-9a-f]{40})/")
CITED = re.compile(r"\[([^]]*)\]\([^)]*sources/[a-z0-9-]+\.md#([a-z0-9-]+)\)\{[ \u2060]\.cite")


def lists(_: Page, guide: Guide) -> Iterator[Piece]:
    """The rows of the index: each list with the number of its works."""
    yield Piece("| List | Works |\n|---|---|")
    for page, years in guide.periods.items():
        yield Piece(f"| {guide.link(page, INDEX)} | {len(works_of(years, guide))} |")


def count_in_words(sources: Sequence[Mapping[str, Any]]) -> str:
    """How many sources there are, and how we saw them, in the words of the README."""
    seen = Counter(source.get("seen") for source in sources)
    *parts, last = [f"{seen[how]} {words.removeprefix('read ')}" for how, words in WAYS_OF_SEEING.items() if seen[how]]
    unread = f"; {seen[None]} we couldn't find to read." if seen[None] else "."
    return f"Of the {len(sources)} sources we read {', '.join(parts)}, and {last}{unread}"


def works_of(years: range, guide: Guide) -> list[dict]:
    """The works of these years, in the order of their keys."""
    return sorted((source for source in guide.sources if source["year"] in years), key=lambda source: source["key"])


def most_cited(_: Page, guide: Guide) -> Iterator[Piece]:
    """The rows of the works that most pages cite."""
    yield Piece("| Work | Pages that cite it |\n|---|---|")
    ranked = sorted(guide.sources, key=lambda source: (-len(guide.citers[source["key"]]), source["key"]))
    for work in ranked[:MOST_CITED]:
        name = f"[*{escaped(work['title'])}*]({href(guide.address(work), INDEX)}), {citation(work)}"
        yield Piece(f"| {name} | {len(guide.citers[work['key']])} |")


def works(page: Page, guide: Guide) -> Iterator[Piece]:
    """The entries of the list on the page of a period."""
    for source in works_of(guide.periods[page.name], guide):
        yield entry("\n".join(list_item(source)), "sources", source["key"], "key")


def list_item(source: dict) -> Iterator[str]:
    """The lines of one work as a list item, with its key as id, and an empty line."""
    first, *further = quotations(source)
    evidence = evidence_line(first) + copy_link(first)
    yield f"*   {reference(source)}\n    {with_full_stop(source['about'])}\n    {evidence}"
    yield f"    {{ #{source['key']} }}" + ("\n" if further else "")
    for each in further:
        copy = copy_link(each) if each["checked"] != first["checked"] else ""  # else it stands above
        yield f"    *   {evidence_line(each)}{copy}\n        {{ #{each['key']} }}"
    yield ""


def reference(source: dict) -> str:
    """Authors, linked title and year of a work."""
    return f"{source['authors']}, [*{escaped(source['title'])}*](<{source['url']}>), {source['year']}."


def citation(source: dict) -> str:
    """Names and year as a citation in the text has them: "Devlin et al. 2018"."""
    first, *others = source["authors"].split(" (")[0].split(", ")
    return f"{first}{' et al.' if others else ''} {source['year']}"


def evidence_line(source: dict) -> str:
    """The quotation, how and when and in which version it was seen, or why it was not."""
    if is_unread(source):
        return f"{NOT_REREAD.capitalize()}, as of {day(source['checked'])}: {with_full_stop(source['unread'])}"
    version = source.get("version", "version not noted" if "arxiv.org/" in source["url"] else "")  # of a preprint
    how = f"{WAYS_OF_SEEING[source['seen']].capitalize()} on {day(source['checked'])}"
    return f"{quoted(source['quote'])} {how}{f' ({version})' if version else ''}."


def copy_link(source: dict) -> str:
    """Where a copy of that day may be, behind a blank; nothing for what keeps its text at its address."""
    if PERMANENT.match(source["url"]):
        return ""
    copies = f"https://web.archive.org/web/{source['checked'].replace('-', '')}/{source['url']}"
    return f" [Look for a copy near that day]({copies})."


def is_unread(source: dict) -> bool:
    """Whether nobody saw the words that a citation of this rests on."""
    return "quote" not in source


def mark_unread(text: str, guide: Guide) -> str:
    """The text of a page with "not re-read" in each citation whose words nobody saw again."""

    def mark(cite: re.Match[str]) -> str:
        is_seen = cite[2] not in guide.works or not is_unread(guide.works[cite[2]])
        return cite[0] if is_seen else f"[{cite[1]}, {NOT_REREAD}{cite[0][len(cite[1]) + 1 :]}"

    return CITED.sub(mark, text)


def quoted(phrase: str) -> str:
    """The phrase in quotation marks as a sentence; inner quotation marks become single, and markup is escaped."""
    words = escaped(phrase.replace('"', "'"))
    return f'"{words}"' if words.endswith((".", "?", "!")) else f'"{words}".'


def escaped(words: str) -> str:
    """Words in which Markdown finds no markup."""
    return MARKUP.sub(r"\\\g<0>", words).replace("<", "&lt;")


def with_full_stop(words: str) -> str:
    """The sentence, with a full stop when it has no end mark."""
    return words if words.endswith((".", "?", "!")) else words + "."
