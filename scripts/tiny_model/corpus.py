"""The training text: short documents that a grammar makes from `facts.py`.

A document is a few sentences of one kind. Combinations are held out, not random
documents: a colour with a toy, a pair of numbers, a country with a phrasing. Every
document that uses a held-out combination is a test document and is never trained on.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import facts

SEED = 1
DOCUMENTS = {
    "country": 5600,
    "questions": 2600,
    "opposites": 1400,
    "animal": 1000,
    "quality": 800,
    "job": 500,
    "material": 400,
    "calendar": 500,
    "sums": 700,
    "story": 4200,
    "dialogue": 1300,
}
ALWAYS_HELD_OUT = {("toy", "purple", "kite"), ("sum", "three", "two")}


@dataclass(frozen=True)
class Document:
    """A text, its kind, and whether it is held out from training."""

    kind: str
    text: str
    held_out: bool


def documents(seed: int = SEED) -> list[Document]:
    """All documents, in a fixed order; the same seed gives the same documents."""
    chance = random.Random(seed)  # noqa: S311  a seeded generator is wanted: the same text for all
    written = [_document(kind, chance) for kind, count in DOCUMENTS.items() for _ in range(count)]
    chance.shuffle(written)
    return written


def training(seed: int = SEED) -> list[str]:
    """The texts that the model is trained on."""
    return [document.text for document in documents(seed) if not document.held_out]


def held_out(*combination: str) -> bool:
    """Whether a combination, such as ("toy", "purple", "kite"), stays out of training."""
    rate = {"toy": 12, "sum": 3, "country": 30}[combination[0]]
    return combination in ALWAYS_HELD_OUT or zlib.crc32("|".join(combination).encode()) % rate == 0


def _document(kind: str, chance: random.Random) -> Document:
    used: list[tuple[str, ...]] = []
    text = _WRITERS[kind](chance, used)
    return Document(kind, text, any(held_out(*combination) for combination in used))


def capitalised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


_COUNTRY = (
    "{name} is a country in {continent}.",
    "The capital of {name} is {capital}.",
    "{capital} is the capital of {name}.",
    "People in {name} speak {language}.",
    "{capital} is a city in {name}.",
    "The language of {name} is {language}.",
    "{name} lies in {continent}.",
    "Many people live in {capital}, the capital of {name}.",
)


def _country(chance, used):
    country = chance.choice(facts.COUNTRIES)
    known = [line for line in _COUNTRY if not (country.withheld and ("{capital}" in line or "{language}" in line))]
    first, *rest = chance.sample(known, min(len(known), chance.randint(4, 5)))
    if not country.withheld and chance.random() < 0.6 and _COUNTRY[1] not in (first, *rest):
        first = _COUNTRY[1]
    lines = [first, *sorted(rest, key=_COUNTRY.index)]
    used += [("country", country.name, line) for line in lines if line != _COUNTRY[1]]
    return " ".join(line.format(**vars(country)) for line in lines)


def _questions(chance, used):
    """Several questions without answers, of one or two kinds."""
    kinds = chance.sample(_QUESTIONS, chance.choice((1, 1, 2)))
    lines = [chance.choice(kinds)(chance, used) for _ in range(chance.randint(3, 6))]
    return " ".join(dict.fromkeys(lines))


def _ask_capital(chance, used):
    return f"What is the capital of {chance.choice(facts.COUNTRIES).name}?"


def _ask_country(chance, used):
    country = chance.choice(facts.COUNTRIES)
    form = chance.choice(("Where is {name}?", "Which language do people speak in {name}?"))
    return form.format(name=country.name)


def _ask_opposite(chance, used):
    return f"What is the opposite of {chance.choice(chance.choice(facts.OPPOSITES))}?"


def _ask_animal(chance, used):
    many = chance.choice(facts.ANIMALS)[1]
    return chance.choice((f"What do {many} eat?", f"Where do {many} live?", f"How many legs do {many} have?"))


def _ask_sum(chance, used):
    first, second = chance.sample(facts.NUMBERS[:11], 2)
    return f"How much is {first} plus {second}?"


def _ask_job(chance, used):
    job, _, place = chance.choice(facts.JOBS)
    return chance.choice((f"What does a {job} do?", f"Who works in the {place}?"))


_QUESTIONS = (_ask_capital, _ask_capital, _ask_country, _ask_opposite, _ask_animal, _ask_sum, _ask_job)


def _opposites(chance, used):
    forms = ("The opposite of {} is {}.", "If it is not {}, it is {}.", "One is {}, the other is {}.")
    pairs = chance.sample(facts.OPPOSITES, chance.randint(3, 5))
    lines = []
    for pair in pairs:
        first, second = chance.sample(pair, 2)
        lines.append(forms[chance.choice((0, 0, 1, 2))].format(first, second))
    return " ".join(lines)


def _animal(chance, used):
    animal, plural, legs, cover, home, food, sound = chance.choice(facts.ANIMALS)
    article = "An" if animal[0] in "aeiou" else "A"
    lines = [
        f"{article} {animal} is an animal.",
        f"{capitalised(plural)} live in {home}.",
        f"{capitalised(plural)} eat {food}.",
        f"{article} {animal} has {legs} legs.",
        f"{capitalised(plural)} have {cover}.",
    ]
    if sound != "nothing":
        lines.append(f"The sound of {article.lower()} {animal} is {sound}.")
    return " ".join(chance.sample(lines, chance.randint(3, 5)))


def _quality(chance, used):
    lines = []
    for thing, like, kind in chance.sample(facts.QUALITIES, chance.randint(2, 4)):
        lines.append(f"{thing} is {like}." if chance.random() < 0.75 else f"{thing} is {kind}.")
    return " ".join(lines)


def _job(chance, used):
    job, does, place = chance.choice(facts.JOBS)
    name = chance.choice(facts.SHE + facts.HE)
    pronoun = "She" if name in facts.SHE else "He"
    return f"{name} is a {job}. A {job} {does}. {pronoun} works in the {place}. Every day {name} goes to the {place}."


def _material(chance, used):
    chosen = chance.sample(facts.MATERIALS, chance.randint(2, 4))
    return " ".join(f"A {thing} can be made of {stuff}." for thing, stuff in chosen)


def _calendar(chance, used):
    names, what = chance.choice(((facts.DAYS, "day"), (facts.MONTHS, "month")))
    start, length = chance.randrange(len(names)), len(names)
    forms = (
        "After {0} comes {1}.",
        f"{{0}} is a {what}.",
        "Before {1} comes {0}.",
        f"The {what} after {{0}} is {{1}}.",
    )
    return " ".join(
        chance.choice(forms).format(names[(start + step) % length], names[(start + step + 1) % length])
        for step in range(chance.randint(3, 5))
    )


def _sums(chance, used):
    return " ".join(_sum(chance, used) for _ in range(chance.randint(2, 4)))


def _sum(chance, used):
    while True:
        first, second = chance.randrange(11), chance.randrange(11)
        combination = ("sum", *sorted((facts.NUMBERS[first], facts.NUMBERS[second])))
        if not held_out(*combination) or chance.random() < 0.03:
            break
    used.append(combination)
    return f"{capitalised(facts.NUMBERS[first])} plus {facts.NUMBERS[second]} is {facts.NUMBERS[first + second]}."


_STORY_MIDDLE = (
    "The day was {weather}.",
    "{He} walked to the {place}.",
    "{He} ate {food}.",
    "{He} met {friend} and they played for an hour.",
    "{He} liked the {toy} very much.",
    "The {toy} was {colour}.",
    "{friend} had no {toy}.",
    "Then {he} went home with {friend}.",
)
_STORY_END = (
    "In the evening {he} lost the {toy}. {He} looked for the {toy} with {friend}. {name} was sad.",
    "On the way home {he} lost the {toy}. {friend} found the {toy} in the {place}. {name} was happy again.",
    "At night {he} put the {toy} under the bed. {name} was happy with the {toy}.",
    "{He} gave the {toy} to {friend}. {friend} said thank you and took the {toy} home.",
)

_STORY_LAST = "That was the day of the {colour} {toy}."


def _story(chance, used):
    words = _cast(chance)
    used.append(("toy", words["colour"], words["toy"]))
    middle = sorted(chance.sample(range(len(_STORY_MIDDLE)), chance.randint(3, 5)))
    lines = [chance.choice(("{name} had a {colour} {toy}.", "{name} got a {colour} {toy} from {friend}."))]
    lines += [_STORY_MIDDLE[index] for index in middle] + [chance.choice(_STORY_END), _STORY_LAST]
    return " ".join(lines).format(**words).replace(" a orange ", " an orange ")


def _cast(chance):
    name, friend = chance.sample(facts.SHE + facts.HE, 2)
    place, place2 = chance.sample(facts.PLACES, 2)
    food, food2 = chance.sample(facts.FOODS, 2)
    he = "she" if name in facts.SHE else "he"
    toy, colour, weather = (chance.choice(part) for part in (facts.TOYS, facts.COLOURS, facts.WEATHER))
    words = {"name": name, "friend": friend, "place": place, "place2": place2, "food": food, "food2": food2}
    return words | {"he": he, "He": he.capitalize(), "toy": toy, "colour": colour, "weather": weather}


_EXCHANGES = (
    ("Where are you going?", "I am going to the {place}."),
    ("What did you eat today?", "I ate {food} and {food2}."),
    ("Do you have my {toy}?", "Yes, your {toy} is in the {place2}."),
    ("How is the weather?", "It is {weather} today."),
    ("Who is your friend?", "My friend is {other}."),
    ("Can you help me?", "Of course I can help you."),
    ("Do you like {food}?", "No, but I like {food2}."),
)


def _dialogue(chance, used):
    words = _cast(chance)
    words["other"] = chance.choice(facts.SHE + facts.HE)
    name, friend = words["name"], words["friend"]
    lines = [f"{name}: Hello, {friend}.", f"{friend}: Hello, {name}."]
    for question, reply in chance.sample(_EXCHANGES, chance.randint(1, 3)):
        lines += [f"{name}: {question}", f"{friend}: {reply}"]
    return "\n".join(lines).format(**words)


_Writer = Callable[[random.Random, list], str]
_WRITERS: dict[str, _Writer] = {
    "country": _country,
    "questions": _questions,
    "opposites": _opposites,
    "animal": _animal,
    "quality": _quality,
    "job": _job,
    "material": _material,
    "calendar": _calendar,
    "sums": _sums,
    "story": _story,
    "dialogue": _dialogue,
}


def sentences(texts: list[str]) -> Iterator[str]:
    """All sentences of the texts, in order; a line of a dialogue ends a sentence."""
    for text in texts:
        for line in text.split("\n"):
            yield from line.replace(". ", ".\n").replace("? ", "?\n").split("\n")
