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
FIRST_VIEW = 20 * 1024  # bytes with brotli, everything counted, response headers included
LISTS = "Readers without scripts, and those who search in the page, need the whole list."
MACHINES = "Its entries stand in it a second time, as linked data for machines."
STILL = "It holds a demonstration's result for paper and for readers without scripts, and the works its claims rest on."
HEAVIER = {  # what weighs more, and why
    "concept": (23_500, STILL),
    "demonstration": (22_000, STILL),
    "taxonomy": (22_500, "It cites many works, and names them in full at its foot."),
    "catalogue": (32_500, LISTS),
    "claims": (28_500, LISTS),
    "list of sources": (28_500, LISTS),
    "real model": (
        47_000,
        "The demonstration is the page, and its scripts come with it; the model itself waits for a press.",
    ),
    "questions": (22_500, MACHINES),
    "glossary": (22_500, MACHINES),
}
SECOND_PAGE = 25 * 1024  # to a reader who comes from another page; the list of the newest sources weighs most
# With what comes while a page is read to its end: a demonstration; on the real model's page two, without the weights.
READ = 34 * 1024
AT_ONCE = {"real model"}  # its demonstration comes with the page, so a second page may weigh what another's end does


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


def first_view(kind: str) -> int:
    """The bytes that the first view of a type of page may weigh."""
    return HEAVIER.get(kind, (FIRST_VIEW, ""))[0]
