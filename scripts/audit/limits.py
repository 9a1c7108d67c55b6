"""What the audit accepts: every limit, every exception with its reason, and the sample page of each page type."""

import re
from dataclasses import dataclass

PAGES = {
    "short answer": "index.html",
    "concept": "concepts/hallucination.html",
    "demonstration": "concepts/decoding.html",
    "taxonomy": "taxonomy/hard-cases.html",
    "catalogue": "taxonomy/systems.html",
    "misconception": "misconceptions/it-writes-rather-than-looks-up.html",
    "index": "misconceptions/index.html",
    "real model": "see-for-yourself/a-real-language-model.html",
    "questions": "questions.html",
    "about": "about/method.html",
    "ways through": "ways-through.html",
    "index of claims": "about/article/index.html",
    "claims": "about/article/what-it-is.html",
    "glossary": "glossary.html",
    "sources": "sources/index.html",
    "list of sources": "sources/2023-2024.html",
    "not found": "404.html",
}
WIDTHS = (1280, 320)
SCHEMES = ("light", "dark")
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUNS = 3  # Lighthouse runs for each page and device; the median counts

LAYOUT_SHIFT = 0.0  # to the third decimal
SCORE = 100  # the least in each Lighthouse category
FIRST_VIEW = 20 * 1024  # bytes with brotli: page, scripts, styles and all else, response headers included
LISTS = "Readers without scripts, and those who search in the page, need the whole list."
MACHINES = "It holds its entries twice: as text, and as linked data for machines."
STILL = "It holds a demonstration's result for paper and for readers without scripts, and lists the works it cites."
HEAVIER = {  # page types whose first view may weigh more than FIRST_VIEW, and why
    "concept": (23_500, STILL),
    "demonstration": (22_000, STILL),
    "taxonomy": (22_500, "It cites many works, and names them in full at its foot."),
    "catalogue": (32_500, LISTS),
    "claims": (28_500, LISTS),
    "list of sources": (28_500, LISTS),
    "real model": (
        47_000,
        "The page is its demonstration, so the scripts load with it; the model loads only after a press on a button.",
    ),
    "questions": (22_500, MACHINES),
    "glossary": (22_500, MACHINES),
}
SECOND_PAGE = 25 * 1024  # for a reader who comes from another page; the list of the newest sources weighs most
# SECOND_PAGE plus what loads while the reader scrolls to the end: a demonstration's scripts, without model weights.
READ = 34 * 1024
AT_ONCE = {"real model"}  # its demonstration loads with the page, so READ is its limit as a second page, too


@dataclass(frozen=True)
class Accepted:
    """A checker's message that is not a fault of the page, and the reason."""

    message: re.Pattern
    reason: str


ACCEPTED = [
    Accepted(
        re.compile(r"Inline script violates Content Security Policy"),
        "The script is linked data (application/ld+json): browsers never run it, so the policy does not apply to it.",
    ),
    Accepted(
        re.compile(r"The “name” attribute is never allowed on the “live-demo” element"),
        "It is advice, not an error: a custom element defines its own attributes.",
    ),
]


def accepted(message: str) -> bool:
    """Whether the message is one of the exceptions."""
    return any(exception.message.search(message) for exception in ACCEPTED)


def first_view(kind: str) -> int:
    """The limit in bytes for the first view of a page type."""
    return HEAVIER.get(kind, (FIRST_VIEW, ""))[0]
