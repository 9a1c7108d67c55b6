"""The training text: short documents that a grammar (`grammar.yml`) makes from facts (`facts.yml`).

A document is a few sentences of one kind. Combinations are held out, not random documents: a colour with a toy, a pair
of numbers, a country with a phrasing. Every document that uses one is a test document and is never trained on.
"""

import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

FILES = (Path(__file__).with_name(name) for name in ("facts.yml", "grammar.yml"))
FACTS, GRAMMAR = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in FILES)
SEED = 1
RATES = {"toy": 12, "sum": 3, "country": 30}  # one combination in so many is held out
ALWAYS_HELD_OUT = {("toy", "purple", "kite"), ("sum", "three", "two")}
NUMBERS, NAMES = FACTS["numbers"], FACTS["she"] + FACTS["he"]
ANIMAL = ("animal", "many", "legs", "cover", "home", "food", "sound")


@dataclass(frozen=True)
class Country:
    """A country with its facts; of one that is `withheld` the training text names the continent only."""

    name: str
    capital: str
    continent: str
    language: str
    withheld: bool


COUNTRIES = tuple(Country(name, *rest, name in FACTS["withheld"]) for name, rest in FACTS["countries"].items())


@dataclass(frozen=True)
class Document:
    """A text, and whether it is held out from training."""

    text: str
    held_out: bool


def documents() -> list[Document]:
    """All documents, in a fixed order: always the same ones."""
    chance = random.Random(SEED)  # noqa: S311  a seeded generator is wanted: the same text for all
    texts = [_document(kind, chance) for kind, count in GRAMMAR["documents"].items() for _ in range(count)]
    chance.shuffle(texts)
    return texts


def training() -> list[str]:
    """The texts that the model is trained on."""
    return [document.text for document in documents() if not document.held_out]


def is_held_out(*combination: str) -> bool:
    """Whether a combination, such as ("toy", "purple", "kite"), stays out of training."""
    number = zlib.crc32("|".join(combination).encode())
    return combination in ALWAYS_HELD_OUT or number % RATES[combination[0]] == 0


def sentences(texts: list[str]) -> Iterator[str]:
    """All sentences of the texts, in order; a line of a dialogue ends a sentence."""
    for text in texts:
        for line in text.split("\n"):
            yield from line.replace(". ", ".\n").replace("? ", "?\n").split("\n")


def capitalised(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def _document(kind: str, chance: random.Random) -> Document:
    used: list[tuple[str, ...]] = []  # the combinations in it
    text = globals()[f"_{kind}"](chance, used)
    return Document(text, any(is_held_out(*combination) for combination in used))


def _country(chance, used):
    forms, country = GRAMMAR["country"], chance.choice(COUNTRIES)
    lines_allowed = [line for line in forms if not (country.withheld and ("{capital}" in line or "{language}" in line))]
    first, *rest = chance.sample(lines_allowed, min(len(lines_allowed), chance.randint(4, 5)))
    if not country.withheld and chance.random() < 0.6 and forms[1] not in (first, *rest):
        first = forms[1]
    lines = [first, *sorted(rest, key=forms.index)]
    used += [("country", country.name, line) for line in lines if line != forms[1]]
    return " ".join(line.format(**vars(country)) for line in lines)


def _questions(chance, used):
    """Several questions without answers, of one or two kinds."""
    kinds = chance.sample(("capital", *GRAMMAR["questions"]), chance.choice((1, 1, 2)))
    lines = [_question(chance.choice(kinds), chance) for _ in range(chance.randint(3, 6))]
    return " ".join(dict.fromkeys(lines))


def _question(kind, chance):
    if kind == "opposite":
        words = {"word": chance.choice(chance.choice(FACTS["opposites"]))}
    elif kind == "sum":
        words = dict(zip(("one", "other"), chance.sample(NUMBERS[:11], 2), strict=True))
    elif kind == "animal":
        words = {"many": chance.choice(FACTS["animals"])[1]}
    elif kind == "job":
        words = dict(zip(("job", "does", "place"), chance.choice(FACTS["jobs"]), strict=True))
    else:
        words = {"name": chance.choice(COUNTRIES).name}
    forms = GRAMMAR["questions"][kind]
    return (chance.choice(forms) if len(forms) > 1 else forms[0]).format(**words)


def _opposites(chance, used):
    lines = []
    for pair in chance.sample(FACTS["opposites"], chance.randint(3, 5)):
        first, second = chance.sample(pair, 2)
        lines.append(GRAMMAR["opposites"][chance.choice((0, 0, 1, 2))].format(first, second))
    return " ".join(lines)


def _animal(chance, used):
    words = dict(zip(ANIMAL, chance.choice(FACTS["animals"]), strict=True))
    article = "an" if words["animal"][0] in "aeiou" else "a"
    words |= {"a": article, "A": article.capitalize(), "Many": capitalised(words["many"])}
    lines = GRAMMAR["animal"] + [GRAMMAR["sound"]] * (words["sound"] != "nothing")
    return " ".join(line.format(**words) for line in chance.sample(lines, chance.randint(3, 5)))


def _quality(chance, used):
    chosen = chance.sample(FACTS["qualities"], chance.randint(2, 4))
    return " ".join(f"{thing} is {like if chance.random() < 0.75 else kind}." for thing, like, kind in chosen)


def _job(chance, used):
    words = dict(zip(("job", "does", "place"), chance.choice(FACTS["jobs"]), strict=True))
    name = chance.choice(NAMES)
    return GRAMMAR["job"].format(name=name, He="She" if name in FACTS["she"] else "He", **words)


def _material(chance, used):
    chosen = chance.sample(FACTS["materials"], chance.randint(2, 4))
    return " ".join(f"A {thing} can be made of {stuff}." for thing, stuff in chosen)


def _calendar(chance, used):
    names, what = chance.choice(((FACTS["days"], "day"), (FACTS["months"], "month")))
    start, count = chance.randrange(len(names)), chance.randint(3, 5)
    pairs = ((names[at % len(names)], names[(at + 1) % len(names)]) for at in range(start, start + count))
    return " ".join(chance.choice(GRAMMAR["calendar"]).format(*pair, what) for pair in pairs)


def _sums(chance, used):
    return " ".join(_sum(chance, used) for _ in range(chance.randint(2, 4)))


def _sum(chance, used):
    while True:
        first, second = chance.randrange(11), chance.randrange(11)
        combination = ("sum", *sorted((NUMBERS[first], NUMBERS[second])))
        if not is_held_out(*combination) or chance.random() < 0.03:
            break
    used.append(combination)
    return f"{capitalised(NUMBERS[first])} plus {NUMBERS[second]} is {NUMBERS[first + second]}."


def _story(chance, used):
    words, forms = _cast(chance), GRAMMAR["story"]
    used.append(("toy", words["colour"], words["toy"]))
    middle = sorted(chance.sample(range(len(forms["middle"])), chance.randint(3, 5)))
    lines = [chance.choice(forms["first"]), *(forms["middle"][at] for at in middle), chance.choice(forms["end"])]
    return " ".join([*lines, forms["last"]]).format(**words).replace(" a orange ", " an orange ")


def _dialogue(chance, used):
    words = _cast(chance)
    words["other"] = chance.choice(NAMES)
    name, friend = words["name"], words["friend"]
    lines = [f"{name}: Hello, {friend}.", f"{friend}: Hello, {name}."]
    for question, reply in chance.sample(GRAMMAR["dialogue"], chance.randint(1, 3)):
        lines += [f"{name}: {question}", f"{friend}: {reply}"]
    return "\n".join(lines).format(**words)


def _cast(chance):
    """Who and what a story or a dialogue is about."""
    pairs = (chance.sample(part, 2) for part in (NAMES, FACTS["places"], FACTS["foods"]))
    (name, friend), (place, place2), (food, food2) = pairs
    he = "she" if name in FACTS["she"] else "he"
    toy, colour, weather = (chance.choice(FACTS[part]) for part in ("toys", "colours", "weather"))
    words = {"name": name, "friend": friend, "place": place, "place2": place2, "food": food, "food2": food2}
    return words | {"he": he, "He": he.capitalize(), "toy": toy, "colour": colour, "weather": weather}
