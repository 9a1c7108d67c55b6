"""The evidence of a source: a quotation, how its words were seen, and an archived copy of a web page."""

from collections.abc import Iterator

from .mistakes import Mistake

MOST_WORDS = 25  # of a quotation: enough to find the place
SEEN = {
    "original": "read in the original",
    "stored copy": "read in a stored copy",
    "part": "read in part",
    "report": "read in a report of it",
}
ARCHIVE = "https://web.archive.org/web/"
LASTING = ("https://doi.org/", "https://arxiv.org/")  # addresses that will lead to the same text for years


def mistakes(sources: list[dict]) -> Iterator[Mistake]:
    """The mistakes in the evidence of sources."""
    for index, source in enumerate(sources):
        yield from (Mistake((index, key), f"{source['key']}: {what}") for key, what in mistakes_in_source(source))


def mistakes_in_source(source: dict) -> Iterator[tuple[str, str]]:
    """The mistakes in one source, each as the name of the field and what is wrong."""
    if ("quote" in source) == ("unread" in source):
        yield "key", "it needs either a quote, or in unread the reason why there is none"
    if "quote" in source and "seen" not in source:
        yield "quote", f"it does not say how its quote was seen; add seen: {', '.join(SEEN)}"
    if (count := len(source.get("quote", "").split())) > MOST_WORDS:
        yield "quote", f"its quote has {count} words; the limit is {MOST_WORDS}"
    if "snapshot" in source and not is_copy(source["snapshot"], source["url"]):
        yield "snapshot", f"its snapshot must be {ARCHIVE}, the day as 20261127, and the url"
    if "snapshot" not in source and not source["url"].startswith(LASTING):
        yield "url", f"a web page needs a snapshot: {ARCHIVE}, the day as 20261127, and the url"


def is_copy(snapshot: str, url: str) -> bool:
    """Whether an address is that of the archive's copy of `url` on some day."""
    date, _, page = snapshot.removeprefix(ARCHIVE).partition("/")
    return snapshot.startswith(ARCHIVE) and date.isdigit() and len(date) == 8 and page == url
