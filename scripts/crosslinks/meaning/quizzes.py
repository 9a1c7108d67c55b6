"""The rule about quizzes: one right answer, a reason for each, and a link to what decides it."""

import re
from collections.abc import Container, Iterator

from ..hints import did_you_mean
from ..model import Finding, Place
from ..patterns import Pattern
from ..rules.finding import at
from ..site import Site
from ..source import Source
from .fields import slip
from .prose import definitions
from .visible import visible

# A line end finds the beginning of a line several times faster than `^`.
QUIZ = Pattern(r"\n(?P<indent> *)!!! ?quiz\b.*(?P<body>(?:\n(?:(?P=indent) {4}.*|[ ]*(?=\n|\Z)))*)")
OPTION = Pattern(
    r"^(?P<indent> *)\?{3}\+? ?(?P<kind>option|right)\b(?P<words>.*)\n(?P<text>(?:[ ]*\n|(?P=indent) {4}.*\n?)*)",
    re.MULTILINE,
)
RIGHT = Pattern(r"\n(?P<indent> *)\?{3}\+? ?right\b")
KIND = Pattern(r"^ *\?{3}\+? ?([\w-]+)", re.MULTILINE)
KINDS = frozenset(["option", "right"])
SECTION = r"(?![a-z][a-z0-9+.-]*:)[^)\s\"'<>]*\#"  # of one that is not named, another rule tells
IN_PAGE = Pattern(f"<?{SECTION}")
LINK = Pattern(rf"""(?:\]\(<?|(?i:href)\s*=\s*["']?){SECTION}""")
REFERENCE = Pattern(r"\[([^\[\]\n]+)\](?:\[([^\[\]\n]*)\])?(?!\()")


def quiz_answer(site: Site) -> Iterator[Finding]:
    """A quiz has one right answer among others, a reason under each, and a link at the right one.

    Why: the reader cannot tell what is right, nor why.
    Bad: !!! quiz "Which?" with two blocks ??? right
    Good: one ??? right with [the section](#id) that decides it, and two ??? option
    """
    if not site.settings.rule_option("quizzes"):
        return
    for path, page in site.pages.items():
        for line, column, fault in page.fact("quizzes", lambda path=path: of_page(site.source(path))):
            yield at(Place(site.shown(path), line, column), fault)


def of_page(source: Source) -> list[tuple[int, int, str]]:
    """Line, column and fault of each quiz of a page; where all are sound, of each right answer that belongs to none.

    What stands in code or a comment is none. Most pages are sound with it, and to take it out costs most.
    """
    text = f"\n{source.text}"
    sound = ("quiz" not in text and "???" not in text) or not in_text(text, text)
    found = [] if sound else in_text(text, visible(text))
    return [(*source.place(offset - 1)[1:], fault) for offset, fault in found]


def in_text(text: str, shown: str) -> list[tuple[int, str]]:
    """The same with offsets, of the quizzes and answers of a text that are in what is shown of it.

    The text begins with a line end, as each of its lines does.
    """
    quizzes = [quiz for quiz in QUIZ.finditer(text) if shown.startswith("!!!", quiz.end("indent"))]
    linked = {label for label, start in definitions(text).items() if IN_PAGE.match(text, start)}
    found = [one for quiz in quizzes for one in misspelt(quiz) or faults(quiz, linked)]
    if not found:
        loose = (one for one in RIGHT.finditer(shown) if not any(q.start() <= one.start() < q.end() for q in quizzes))
        found = [(one.end("indent"), "this right answer stands in no quiz") for one in loose]
    return found


def misspelt(quiz: re.Match) -> list[tuple[int, str]]:
    """Offset and fault of each answer whose kind is nearly right."""
    kinds = ((quiz.start("body") + one.start(1), one[1]) for one in KIND.finditer(quiz["body"]))
    meant = ((offset, kind, slip(kind, KINDS)) for offset, kind in kinds)
    return [(offset, f"{kind} is no answer of a quiz{did_you_mean(near)}") for offset, kind, near in meant if near]


def faults(quiz: re.Match, linked: Container[str]) -> Iterator[tuple[int, str]]:
    """Offset and nature of what is wrong with a quiz; `linked` are the labels of references that lead to a section."""
    options, start = list(OPTION.finditer(quiz["body"] + "\n")), quiz.end("indent")
    right = [option for option in options if option["kind"] == "right"]
    if len(options) < 2:
        yield start, "the quiz offers no choice"
    elif len(right) != 1:
        yield start, f"the quiz has {len(right)} right answers"
    if any(not option["text"].strip() for option in options):
        yield start, "an answer of the quiz gives no reason"
    if any(not option["words"].strip(' "') for option in options):
        yield start, "an answer of the quiz has no words"
    if len(right) == 1 and not leads_to_section(right[0]["text"], linked):
        yield start, "the right answer links to no section that decides it"


def leads_to_section(text: str, linked: Container[str]) -> bool:
    """Whether there is a link to a section of the site, in any spelling."""
    labels = (label.lower() for pair in REFERENCE.findall(text) for label in pair)
    return bool(LINK.search(text)) or any(label in linked for label in labels)
