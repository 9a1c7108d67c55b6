"""The fields that the entries of each data file must have or may have, and the values that they allow."""

import datetime
import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from yaml_places import KeyPath

from .evidence import SEEN
from .mistakes import Mistake

VERDICTS = ("accurate", "simplified", "outdated", "contested", "wrong")
KINDS = """
    advice analogy classification definition example fix implication mechanism misconception number question
"""
BASES = ("read", "recall")
DOMAINS = ("what it is", "how it works", "what it can do", "how to use it")


def nearest(word: str, words: Sequence[str]) -> str:
    """The word among `words` that is most similar to a word, or ""."""
    return next(iter(difflib.get_close_matches(word, words, 1)), "")


@dataclass(frozen=True)
class Shape:
    """What an entry looks like: `needs` are required fields, the first of which names the entry.

    `may` are optional fields; None allows any. A field holds text, unless `holds` gives another type. `words` lists
    the allowed values of a field, and `inner` gives the shape of the entries in a list.
    """

    needs: tuple[str, ...]
    may: tuple[str, ...] | None = None
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    inner: "dict[str, Shape]" = field(default_factory=dict)
    holds: dict[str, type] = field(default_factory=dict)


LISTS = dict.fromkeys(("related", "aliases", "hover"), list)
OTHERS = dict.fromkeys(("year", "checked", "values"), object)  # other modules check these
OTHERS |= dict.fromkeys(("figures", "figures_unread"), list) | {"many": bool}
WORDED = {"ask": object, "example": object, "answers": dict}  # a text, or one for each kind of thing
CALLED = {list: "a list", bool: "true or false", dict: "keys and values"}
LEADING = ("page", "broader", "related", "duplicate_of", "contradicts")  # a rule about references reports empty ones
SUPPORT = Shape(("key", "fact", "basis"), (), {"basis": BASES})
# By file, and by the list in it: "" when the file itself is the list.
SHAPES = {
    "sources.yml": {
        "": Shape(
            ("key", "authors", "title", "year", "url", "about", "checked"),
            ("seen", "quote", "unread", "snapshot", "figures", "figures_unread"),
            {"seen": tuple(SEEN)},
            holds=OTHERS,
        )
    },
    "claims.yml": {
        "": Shape(
            ("id", "section", "claim", "kind", "verdict", "home", "sources"),
            ("note", "phrase", "duplicate_of", "contradicts"),
            {"verdict": VERDICTS, "kind": tuple(KINDS.split())},
            {"sources": SUPPORT},
            {"sources": list},
        )
    },
    "glossary.yml": {
        "": Shape(("id", "term", "definition"), ("broader", "related", "aliases", "page", "hover"), holds=LISTS)
    },
    "systems.yml": {
        "facets": Shape(("id", "label", "question", "many"), ("values", "of"), holds=OTHERS | {"of": list}),
        "systems": Shape(
            ("id", "name", "why", "sources"), holds={"sources": list, "note": str, "disputed": dict, "aliases": list}
        ),
    },
    "procedure.yml": {
        "questions": Shape(("id", "ask", "help", "example", "answers"), (), holds=WORDED),
    },
    "items.yml": {
        "": Shape(
            ("id", "form", "pair", "statement", "key", "why", "belief", "section", "domain"),
            ("survey",),
            {"form": ("A", "B"), "domain": DOMAINS},
            holds={"key": bool, "survey": dict},
        )
    },
    "drill.yml": {
        "works": Shape(("key",), ("head", "tail")),
        "answers": Shape(("asked", "begun", "written", "truth"), ()),
    },
}


def mistakes(file: str, data: list | dict) -> Iterator[Mistake]:
    """The mistakes in the entries of a data file."""
    for name, shape in SHAPES[file].items():
        if isinstance(data, dict) and not (data.get(name) and isinstance(data[name], list)):
            yield Mistake((), f"this has no list of {name}; add one")
            continue
        for index, entry in enumerate(data[name] if isinstance(data, dict) else data):
            key_path = (name, index) if name else (index,)
            if isinstance(entry, dict):
                who = entry_name(entry.get(shape.needs[0]))
                yield from mistakes_in_entry(key_path, f"{who}: " if who else "", entry, shape)
            else:
                yield Mistake(key_path, f"{entry!r} must be an entry with keys and values")


def entry_name(value: object) -> str:
    """The name of an entry, or "" when the value cannot be a name."""
    is_word = isinstance(value, (str, int, datetime.date)) and not isinstance(value, bool)
    return str(value).strip() if is_word else ""


def is_empty(value: object) -> bool:
    """Whether a field is empty."""
    return value is None or (isinstance(value, str) and not value.strip())


def unknown_fields(key_path: KeyPath, who: str, entry: dict, known: Sequence[str]) -> Iterator[Mistake]:
    """The fields of an entry that are not known, each with the known one that it resembles."""
    for key in map(str, entry):
        if key not in known:
            near = nearest(key, list(known))
            hint = f"; did you mean {near}?" if near else ""
            what = f"{who}there is no field {key}{hint}"
            yield Mistake((*key_path, key), what, is_key=True)


def mistakes_in_entry(key_path: KeyPath, who: str, entry: dict, shape: Shape) -> Iterator[Mistake]:
    """The mistakes in an entry and in the entries inside it; `who` names the outer entry in messages."""
    known = (*shape.needs, *(shape.may or ()))
    yield from missing_fields(key_path, who, entry, shape)
    if shape.may is not None:
        yield from unknown_fields(key_path, who, entry, known)
    for key in dict.fromkeys([*known, *shape.holds]):
        is_reported = (key in shape.needs and is_empty(entry.get(key))) or (key in LEADING and entry.get(key) is None)
        if key in entry and not is_reported:
            yield from mistakes_in_field((*key_path, key), who, entry[key], shape)


def missing_fields(key_path: KeyPath, who: str, entry: dict, shape: Shape) -> Iterator[Mistake]:
    """The required fields that are absent or empty; a misspelt one is not absent."""
    known = (*shape.needs, *(shape.may or ()))
    misspelt = {nearest(key, list(known)) for key in map(str, entry) if key not in known and shape.may is not None}
    if absent := [key for key in shape.needs if key not in entry and key not in misspelt]:
        yield Mistake(key_path, f"{who}it has no {', no '.join(absent)}; add it")
    for key in shape.needs:
        if key in entry and is_empty(entry[key]):
            yield Mistake((*key_path, key), f"{who}it has no {key}; add it")


def mistakes_in_field(key_path: KeyPath, who: str, value: object, shape: Shape) -> Iterator[Mistake]:
    """The mistakes in the value of one field: its type, its words, its date, or the entries in it."""
    key = key_path[-1]
    allowed = shape.words.get(key)
    if not has_right_type(value, key, shape):
        yield Mistake(key_path, f"{who}its {key} must be {CALLED.get(shape.holds.get(key), 'text')}")
    elif allowed and not is_empty(value) and value not in allowed:
        yield Mistake(key_path, f"{who}its {key} is {value}; it must be one of {', '.join(allowed)}")
    elif key == "checked" and not isinstance(value, datetime.date):
        yield Mistake(key_path, f"{who}it was checked on {value}; write a date such as 2026-11-25")
    elif key in shape.inner:
        for index, part in enumerate(value):
            if isinstance(part, dict):
                yield from mistakes_in_entry((*key_path, index), who, part, shape.inner[key])
            else:
                what = f"{who}{part!r} among its {key} must be an entry with keys and values"
                yield Mistake((*key_path, index), what)


def has_right_type(value: object, key: str, shape: Shape) -> bool:
    """Whether a field holds the right type: text, a list of texts, or a list of entries."""
    right_type = shape.holds.get(key, str)
    is_list_of_texts = right_type is list and key != "sources"
    return isinstance(value, right_type) and not (is_list_of_texts and not all(isinstance(item, str) for item in value))
