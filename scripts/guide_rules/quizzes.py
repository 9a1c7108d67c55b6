"""The rule about quizzes: one right answer, a reason under each answer, and a link to what decides it."""

import re
from collections.abc import Iterator

from linkcheck.model import ERROR, Fault
from linkcheck.registry import rule
from linkcheck.site import Site
from linkcheck.source import Source

from .fields import intended_name

# !!! quiz "Which?" and what is indented below it
QUIZ = re.compile(r"^(?P<indent> *)!!! ?quiz\b.*(?P<body>(?:\n(?:(?P=indent) {4}.*|[ ]*(?=\n|\Z)))*)", re.MULTILINE)
OPTION = re.compile(  # ??? option "It does" and what is indented below it
    r"^(?P<indent> *)\?{3}\+? ?(?P<kind>option|right)\b(?P<words>.*)\n(?P<text>(?:[ ]*\n|(?P=indent) {4}.*\n?)*)",
    re.MULTILINE,
)
RIGHT = re.compile(r"^(?P<indent> *)\?{3}\+? ?right\b", re.MULTILINE)  # ??? right
KIND = re.compile(r"^ *\?{3}\+? ?([\w-]+)", re.MULTILINE)  # ??? rigth: any kind of answer
SECTION = r"(?![a-z][a-z0-9+.-]*:)[^)\s\"'<>]*\#"  # an address with a fragment; another rule reports a bare #
LINK = re.compile(rf"""(?:\]\(<?|(?i:href)\s*=\s*["']?){SECTION}""")
DEFINED = re.compile(rf"^ {{0,3}}\[(?P<label>[^\]\n]+)\]:[ \t]*<?{SECTION}", re.MULTILINE)  # [label]: a.md#part
REFERENCE = re.compile(r"\[([^\[\]\n]+)\](?:\[([^\[\]\n]*)\])?(?!\()")  # [text][label], [label]


@rule
def quiz_answer(site: Site) -> Iterator[Fault]:
    """A quiz has several answers, one of them right; each has a reason, and the right one a link to a section.

    Why: without them the reader cannot tell what is right, nor why.
    Bad: !!! quiz "Which?" with two blocks ??? right
    Good: one ??? right with [the section](#id) that decides it, and two ??? option
    """
    if site.project.option("quizzes"):
        for path in site.pages:
            source = site.source(path)
            if "quiz" in source.text or "???" in source.text:
                yield from faults_of_page(source)


def faults_of_page(source: Source) -> list[Fault]:
    """The faults of each quiz of a page; when there are none, those of right answers outside any quiz."""
    quizzes = list(quizzes_in(source))
    linked = {match["label"].lower() for match in DEFINED.finditer(source.prose)}
    found = [fault for quiz in quizzes for fault in misspelt_kinds(source, quiz) or quiz_faults(source, quiz, linked)]
    answers = RIGHT.finditer(source.prose)
    loose = (answer for answer in answers if not any(quiz.start() <= answer.start() < quiz.end() for quiz in quizzes))
    return found or [
        Fault(source.place(answer.end("indent")), "this right answer stands in no quiz") for answer in loose
    ]


def quizzes_in(source: Source) -> Iterator[re.Match]:
    """Yields the quizzes of a page, except those in code or a comment."""
    return (quiz for quiz in QUIZ.finditer(source.text) if source.prose.startswith("!!!", quiz.end("indent")))


def misspelt_kinds(source: Source, quiz: re.Match) -> list[Fault]:
    """A fault for each answer of a quiz whose kind is almost `option` or `right`."""
    kinds = [(quiz.start("body") + block.start(1), block[1]) for block in KIND.finditer(quiz["body"])]
    near = [(offset, kind, intended_name(kind, frozenset(["option", "right"]))) for offset, kind in kinds]
    what = "{} is not a kind of answer"
    return [Fault(source.place(at), what.format(kind), ERROR, intended) for at, kind, intended in near if intended]


def quiz_faults(source: Source, quiz: re.Match, linked: set[str]) -> Iterator[Fault]:
    """Yields the faults of a quiz; `linked` are the labels of reference definitions that lead to a section."""
    options, place = list(OPTION.finditer(quiz["body"] + "\n")), source.place(quiz.end("indent"))
    right = [option for option in options if option["kind"] == "right"]
    if len(options) < 2:
        yield Fault(place, "the quiz needs at least two answers")
    elif len(right) != 1:
        yield Fault(place, f"the quiz has {len(right)} right answers; it needs exactly one")
    if any(not option["text"].strip() for option in options):
        yield Fault(place, "an answer of the quiz has no reason under it")
    if any(not option["words"].strip(' "') for option in options):
        yield Fault(place, "an answer of the quiz has no text")
    if len(right) == 1 and not leads_to_section(right[0]["text"], linked):
        yield Fault(place, "the right answer has no link to the section that decides it")


def leads_to_section(text: str, linked: set[str]) -> bool:
    """Whether a text has a link to a section of the site, in any form."""
    labels = (label.lower() for pair in REFERENCE.findall(text) for label in pair)
    return bool(LINK.search(text)) or any(label in linked for label in labels)
