"""What the audit accepts: every limit, every exception with its reason, and the page that stands for each type."""

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
RUNS = 3  # of Lighthouse, for each page and each device; the median counts

AXE = 0
MARKUP = 0
LAYOUT_SHIFT = 0.0  # to the third decimal
SCORE = 100  # of each Lighthouse category
FIRST_VIEW = 32_000  # bytes with brotli, everything counted, response headers included
SECOND_PAGE = 25 * 1024  # to a reader who comes from another page; the list of the newest sources weighs most
# With what comes while a page is read to its end: a demonstration; on the real model's page two, without the weights.
READ = 30 * 1024


@dataclass(frozen=True)
class Accepted:
    """A message of a checker that is not a fault of the page, and why."""

    message: re.Pattern
    reason: str


ACCEPTED = [
    Accepted(
        re.compile(r"Inline script violates Content Security Policy"),
        "The script is linked data (application/ld+json): browsers never run it, so the policy does not apply to it.",
    ),
    Accepted(
        re.compile(r"The “name” attribute is never allowed on the “live-demo” element"),
        "An advice, no error: a custom element defines its own attributes.",
    ),
]


def accepted(message: str) -> bool:
    """Whether the message is one of the exceptions."""
    return any(one.message.search(message) for one in ACCEPTED)
