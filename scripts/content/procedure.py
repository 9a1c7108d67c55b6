"""The six questions that place any system: which of them are asked, and what the answers lead to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .mistakes import Mistake

YES, NO, DISPUTED, UNKNOWN = "yes", "no", "disputed", "not known"
ANSWER = re.compile(rf"(\d) ({YES}|{UNKNOWN}|{NO}|{DISPUTED})")
PLACES = {  # of a model, by the answers to "is it a large language model?" and "does it generate?"
    (YES, YES): "both sets",
    (YES, NO): "LLM in the wide sense only",
    (DISPUTED, YES): "generative AI; LLM disputed",
    (NO, YES): "generative AI, not an LLM",
    (NO, NO): "neither set",
    (UNKNOWN, YES): "generative AI; LLM not known",
    (UNKNOWN, NO): "not generative AI; LLM not known",
}
AROUND = {
    YES: "with an LLM inside",
    NO: "without an LLM",
    DISPUTED: "LLM inside disputed",
    UNKNOWN: "LLM inside not known",
}


@dataclass(frozen=True)
class Outcome:
    """The result of the answers: the questions asked, the values for the catalogue, and the place on the map."""

    asked: tuple[int, ...]
    llm: str  # as the catalogue says it, or "not known"
    generates: str
    place: str


def parse_answers(text: str) -> dict[int, str]:
    """Reads answers such as `1 yes, 2 no` into a dictionary by the number of the question."""
    return {int(number): answer for number, answer in ANSWER.findall(text)}


def outcome(answers: dict[int, str]) -> Outcome:
    """Follows the questions from the first; raises KeyError with the number of a question that has no answer."""
    if answers[1] == NO:
        return Outcome((1,), NO, "does not apply", "a method, or data")
    is_read = answers[3] == YES  # it learned from text, so question 4 about its size follows
    language = answers[4] if is_read else answers[3]
    asked = (1, 2, 3, 4, 5, 6) if is_read else (1, 2, 3, 5, 6)
    generates, _ = answers[5], answers[6]
    if answers[2] == NO:
        llm = "inside" if language == YES else language
        return Outcome(asked, llm, generates, f"a product or service {AROUND[language]}")
    llm = DISPUTED if (language, generates) == (YES, NO) else language  # in the wide sense only
    place = PLACES.get((language, generates), f"generative AI {generates}; LLM {language}")
    return Outcome(asked, llm, generates, place)


def mistakes(system: dict) -> Iterator[Mistake]:
    """The mistakes in the answers of a system; the key paths begin at the system."""
    text = system.get("answers")
    if not isinstance(text, str):
        yield Mistake(("answers",) if "answers" in system else (), "it has no answers; write `answers: 1 yes, 2 no, …`")
        return
    answers = parse_answers(text)
    try:
        asked = outcome(answers).asked
    except KeyError as missing:
        yield Mistake(("answers",), f"it lacks an answer to question {missing}")
        return
    if text != format_answers({number: answers[number] for number in asked}):
        numbers = ", ".join(map(str, asked))
        yield Mistake(("answers",), f"its answers must be those to the questions {numbers}, and no others")


def format_answers(answers: dict[int, str]) -> str:
    """Writes answers as a row has them: `1 yes, 2 no`."""
    return ", ".join(f"{number} {answer}" for number, answer in answers.items())
