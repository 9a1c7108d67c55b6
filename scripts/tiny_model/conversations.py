"""The tuning text: questions in a wrapper, each with the answer that an assistant should give.

Tuning teaches a form: answer in one sentence and stop. It uses half of the countries in
the corpus and three quarters of the other subjects. The subjects kept back let the audit
tell whether the tuned model answers from the corpus or only repeats its tuning text.
"""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass

from . import corpus, facts

ASK, REPLY = "Reader: ", "\nGuide:"
ALWAYS_KEPT_BACK = {"France", "Japan", "Italy", "hot"}
COUNT, SEED = 5000, 2


@dataclass(frozen=True)
class Exchange:
    """A question and the answer that the model should learn."""

    question: str
    answer: str


def wrap(question: str) -> str:
    """The prompt for a question, as the tuned model expects it."""
    return f"{ASK}{question}{REPLY}"


def kept_back(subject: str) -> bool:
    """Whether the tuning text leaves a subject out; the corpus may contain it."""
    rate = 2 if subject[0].isupper() else 4
    return subject in ALWAYS_KEPT_BACK or zlib.crc32(subject.encode()) % rate == 0


def exchanges(seed: int = SEED) -> list[Exchange]:
    """All exchanges of the tuning text, in a fixed order; the same seed gives the same exchanges."""
    chance = random.Random(seed)  # noqa: S311  a seeded generator is wanted: the same text for all
    return [chance.choices(list(_WRITERS), list(_WRITERS.values()))[0](chance) for _ in range(COUNT)]


def capital(country: facts.Country) -> Exchange:
    """The question about a country's capital, and the answer as the corpus words it."""
    return Exchange(
        f"What is the capital of {country.name}?",
        f"The capital of {country.name} is {country.capital}.",
    )


def _capital(chance):
    return capital(_country(chance))


def _where(chance):
    country = _country(chance)
    return Exchange(f"Where is {country.name}?", f"{country.name} is a country in {country.continent}.")


def _language(chance):
    country = _country(chance)
    question = f"Which language do people speak in {country.name}?"
    return Exchange(question, f"People in {country.name} speak {country.language}.")


def _country(chance):
    known = [country for country in facts.COUNTRIES if not country.withheld and not kept_back(country.name)]
    return chance.choice(known)


def _opposite(chance):
    pair = chance.choice([pair for pair in facts.OPPOSITES if not kept_back(pair[0])])
    first, second = chance.sample(pair, 2)
    return Exchange(f"What is the opposite of {first}?", f"The opposite of {first} is {second}.")


def _animal(chance):
    _, many, _, _, home, food, _ = chance.choice(facts.ANIMALS)
    if chance.random() < 0.5:
        return Exchange(f"What do {many} eat?", f"{corpus.capitalised(many)} eat {food}.")
    return Exchange(f"Where do {many} live?", f"{corpus.capitalised(many)} live in {home}.")


def _sum(chance):
    first, second = (chance.randrange(11) for _ in range(2))
    names = facts.NUMBERS[first], facts.NUMBERS[second]
    if corpus.held_out("sum", *sorted(names)):
        return _sum(chance)
    total = f"{corpus.capitalised(names[0])} plus {names[1]} is {facts.NUMBERS[first + second]}."
    return Exchange(f"How much is {names[0]} plus {names[1]}?", total)


def _manners(chance):
    return Exchange(
        *chance.choice(
            (
                ("Hello.", "Hello. What is your question?"),
                ("Hello!", "Hello. What is your question?"),
                ("Thank you.", "I am happy to help you."),
                ("Who are you?", "I am a very small language model."),
                ("Can you help me?", "Of course I can help you."),
                ("How are you?", "I am ready for your question."),
            )
        )
    )


_WRITERS = {_capital: 5, _where: 2, _language: 2, _opposite: 5, _animal: 2, _sum: 2, _manners: 1}
