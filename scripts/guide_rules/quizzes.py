"""The rule about quizzes: one right answer, a reason for each, and a link to what decides it."""

import re
from collections.abc import Iterator

from linkcheck.model import ERROR, Fault
from linkcheck.registry import rule
from linkcheck.site import Site
from linkcheck.source import Source

from .fields import slip

QUIZ = re.compile(r"^(?P<indent> *)!!! ?quiz\b.*(?P<body>(?:\n(?:(?P=indent) {4}.*|[ ]*(?=\n|\Z)))*)", re.MULTILINE)
OPTION = re.compile(
    r"^(?P<indent> *)\?{3}\+? ?(?P<kind>option|right)\b(?P<words>.*)\n(?P<text>(?:[ ]*\n|(?P=indent) {4}.*\n?)*)",
    re.MULTILINE,
)
RIGHT = re.compile(r"^(?P<indent> *)\?{3}\+? ?right\b", re.MULTILINE)
KIND = re.compile(r"^ *\?{3}\+? ?([\w-]+)", re.MULTILINE)
SECTION = r"(?![a-z][a-z0-9+.-]*:)[^)\s\"'<>]*\#"  # of one that is not named, another rule tells
LINK = re.compile(rf"""(?:\]\(<?|(?i:href)\s*=\s*["']?){SECTION}""")
DEFINED = re.compile(rf"^ {{0,3}}\[(?P<label>[^\]\n]+)\]:[ \t]*<?{SECTION}", re.MULTILINE)
REFERENCE = re.compile(r"\[([^\[\]\n]+)\](?:\[([^\[\]\n]*)\])?(?!\()")


@rule
def quiz_answer(site: Site) -> Iterator[Fault]:
    """A quiz has one right answer among others, a reason under each, and a link at the right one.

    Why: the reader cannot tell what is right, nor why.
    Bad: !!! quiz "Which?" with two blocks ??? right
    Good: one ??? right with [the section](#id) that decides it, and two ??? option
    """
    if site.project.option("quizzes"):
        for path in site.pages:
            source = site.source(path)
            if "quiz" in source.text or "???" in source.text:
                yield from of_page(source)


def of_page(source: Source) -> list[Fault]:
    """What is wrong with each quiz of a page; where all are sound, each right answer that belongs to none."""
    quizzes = list(in_text(source))
    linked = {match["label"].lower() for match in DEFINED.finditer(source.prose)}
    found = [one for quiz in quizzes for one in misspelt(source, quiz) or faults(source, quiz, linked)]
    loose = (
        one for one in RIGHT.finditer(source.prose) if not any(q.start() <= one.start() < q.end() for q in quizzes)
    )
    return found or [Fault(source.place(one.end("indent")), "this right answer stands in no quiz") for one in loose]


def in_text(source: Source) -> Iterator[re.Match]:
    """The quizzes of a page; what stands in code or a comment is none."""
    return (quiz for quiz in QUIZ.finditer(source.text) if source.prose.startswith("!!!", quiz.end("indent")))


def misspelt(source: Source, quiz: re.Match) -> list[Fault]:
    """Each answer whose kind is nearly right."""
    kinds = [(quiz.start("body") + one.start(1), one[1]) for one in KIND.finditer(quiz["body"])]
    meant = ((offset, kind, slip(kind, frozenset(["option", "right"]))) for offset, kind in kinds)
    return [Fault(source.place(at), f"{kind} is no answer of a quiz", ERROR, near) for at, kind, near in meant if near]


def faults(source: Source, quiz: re.Match, linked: set[str]) -> Iterator[Fault]:
    """What is wrong with a quiz; `linked` are the labels of references that lead to a section."""
    options, place = list(OPTION.finditer(quiz["body"] + "\n")), source.place(quiz.end("indent"))
    right = [option for option in options if option["kind"] == "right"]
    if len(options) < 2:
        yield Fault(place, "the quiz offers no choice")
    elif len(right) != 1:
        yield Fault(place, f"the quiz has {len(right)} right answers")
    if any(not option["text"].strip() for option in options):
        yield Fault(place, "an answer of the quiz gives no reason")
    if any(not option["words"].strip(' "') for option in options):
        yield Fault(place, "an answer of the quiz has no words")
    if len(right) == 1 and not leads_to_section(right[0]["text"], linked):
        yield Fault(place, "the right answer links to no section that decides it")


def leads_to_section(text: str, linked: set[str]) -> bool:
    """Whether there is a link to a section of the site, in any spelling."""
    labels = (label.lower() for pair in REFERENCE.findall(text) for label in pair)
    return bool(LINK.search(text)) or any(label in linked for label in labels)
