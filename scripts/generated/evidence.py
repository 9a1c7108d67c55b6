"""What a source proves with: a phrase in its own words, how they were seen, and an archive's copy of the page."""

from collections.abc import Iterator

from .mistakes import Mistake

MOST_WORDS = 25  # of a quoted phrase: enough to find the place, short of copying
SEEN = {
    "original": "read in the original",
    "stored copy": "read in a stored copy",
    "part": "read in part",
    "report": "read in a report of it",
}
ARCHIVE = "https://web.archive.org/web/"
LASTING = ("https://doi.org/", "https://arxiv.org/")  # addresses that lead to the same text in years to come


def mistakes(sources: list[dict]) -> Iterator[Mistake]:
    """What a source still owes its readers."""
    for index, source in enumerate(sources):
        yield from (Mistake((index, key), f"{source['key']}: {what}") for key, what in mistakes_in_source(source))


def mistakes_in_source(source: dict) -> Iterator[tuple[str, str]]:
    """The same of one source: the field at fault, and what is wrong with it."""
    if ("quote" in source) == ("unread" in source):
        yield "key", "it needs a quote, or unread with the reason why there is none, and not both"
    if "quote" in source and "seen" not in source:
        yield "quote", f"its quote was seen somehow; say so in seen: {', '.join(SEEN)}"
    if (count := len(source.get("quote", "").split())) > MOST_WORDS:
        yield "quote", f"its quote has {count} words; at most {MOST_WORDS} are quoted"
    if "snapshot" in source and not is_copy(source["snapshot"], source["url"]):
        yield "snapshot", f"its snapshot must be {ARCHIVE}, the day as 20261127, and the url"
    if "snapshot" not in source and not source["url"].startswith(LASTING):
        yield "url", f"a web page needs a snapshot: {ARCHIVE}, the day as 20261127, and the url"


def is_copy(snapshot: str, url: str) -> bool:
    """Whether an address asks the archive for its copy of `url` nearest to a day."""
    date, _, page = snapshot.removeprefix(ARCHIVE).partition("/")
    return snapshot.startswith(ARCHIVE) and date.isdigit() and len(date) == 8 and page == url
