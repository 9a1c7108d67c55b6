"""The tuning text: questions, and the answers that the model should give.

Tuning teaches a form: answer in one sentence and stop. It uses half of the countries in the corpus and three quarters
of the other subjects. The subjects kept back let the audit tell whether the tuned model answers from the corpus or only
repeats its tuning text.
"""

import random
import zlib

from .corpus import ANIMAL, COUNTRIES, FACTS, GRAMMAR, NUMBERS, Country, capitalised, is_held_out

ASK, REPLY = "Reader: ", "\nGuide:"
ALWAYS_KEPT_BACK = {"France", "Japan", "Italy", "hot"}
COUNT, SEED = 5000, 2
SHARES = {"capital": 5, "where": 2, "language": 2, "opposite": 5, "animal": 2, "sum": 2, "manners": 1}


def wrap(question: str) -> str:
    """The prompt for a question, as the tuned model expects it."""
    return f"{ASK}{question}{REPLY}"


def is_kept_back(subject: str) -> bool:
    """Whether the tuning text leaves a subject out; the corpus may contain it."""
    rate = 2 if subject[0].isupper() else 4
    return subject in ALWAYS_KEPT_BACK or zlib.crc32(subject.encode()) % rate == 0


def exchanges() -> list[tuple[str, str]]:
    """All questions with their answers, in a fixed order: always the same ones."""
    chance = random.Random(SEED)  # noqa: S311  a seeded generator is wanted: the same text for all
    return [_exchange(chance.choices(list(SHARES), list(SHARES.values()))[0], chance) for _ in range(COUNT)]


def capital(country: Country) -> tuple[str, str]:
    """The question about a country's capital, and the answer as the corpus words it."""
    return _fill("capital", vars(country))


def _fill(form, words):
    question, answer = GRAMMAR["tuning"][form]
    return question.format(**words), answer.format(**words)


def _exchange(kind, chance):
    if kind == "manners":
        return tuple(chance.choice(GRAMMAR["tuning"]["manners"]))
    if kind == "opposite":
        pair = chance.choice([pair for pair in FACTS["opposites"] if not is_kept_back(pair[0])])
        return _fill(kind, dict(zip(("one", "other"), chance.sample(pair, 2), strict=True)))
    if kind == "animal":
        words = dict(zip(ANIMAL, chance.choice(FACTS["animals"]), strict=True))
        return _fill("eat" if chance.random() < 0.5 else "live", words | {"Many": capitalised(words["many"])})
    if kind == "sum":
        return _sum(chance)
    countries = [country for country in COUNTRIES if not country.withheld and not is_kept_back(country.name)]
    return _fill(kind, vars(chance.choice(countries)))


def _sum(chance):
    first, second = chance.randrange(11), chance.randrange(11)
    one, other, total = NUMBERS[first], NUMBERS[second], NUMBERS[first + second]
    if is_held_out("sum", *sorted((one, other))):
        return _sum(chance)
    return _fill("sum", {"one": one, "One": capitalised(one), "other": other, "total": total})
