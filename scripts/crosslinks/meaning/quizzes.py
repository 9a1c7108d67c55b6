"""The rule about quizzes: one right answer, a reason for each, and a link to what decides it."""

import re
from collections.abc import Iterator

from ..model import Finding, Place
from ..patterns import Pattern
from ..rules.finding import at
from ..site import Site
from ..source import Source

QUIZ = Pattern(r"^(?P<indent> *)!!! ?quiz\b.*$(?P<body>(?:\n(?:(?P=indent) {4}.*|[ ]*))*)", re.MULTILINE)
OPTION = Pattern(r"^ *\?{3}\+? ?(?P<kind>option|right)\b.*\n(?P<text>(?:\n| {8,}.*\n?)*)", re.MULTILINE)


def quiz_answer(site: Site) -> Iterator[Finding]:
    """A quiz has one right answer among others, a reason under each, and a link at the right one.

    Bad: !!! quiz "Which?" with two blocks ??? right
    Good: one ??? right with [the section](#id) that decides it, and two ??? option
    """
    if not site.settings.rule_option("quizzes"):
        return
    for path, page in site.pages.items():
        for line, column, fault in page.fact("quizzes", lambda path=path: list(of_page(site.source(path)))):
            yield at(Place(site.shown(path), line, column), fault)


def of_page(source: Source) -> Iterator[tuple[int, int, str]]:
    """Line, column and fault of each quiz of a page."""
    for quiz in QUIZ.finditer(source.text):
        place = source.place(quiz.start() + len(quiz["indent"]))
        for fault in faults(quiz["body"] + "\n"):
            yield place.line, place.column, fault


def faults(body: str) -> Iterator[str]:
    """What is wrong with a quiz."""
    options = list(OPTION.finditer(body))
    right = [option for option in options if option["kind"] == "right"]
    if len(right) != 1:
        yield f"the quiz has {len(right)} right answers"
    if len(options) < 2:
        yield "the quiz offers no choice"
    if any(not option["text"].strip() for option in options):
        yield "an answer of the quiz gives no reason"
    if len(right) == 1 and not re.search(r"\]\([^)\s]*#[^)\s]+\)", right[0]["text"]):
        yield "the right answer links to no section that decides it"
