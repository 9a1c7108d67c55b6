"""What the entries of each data file must say, may say, and can say."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from linkcheck.hints import nearest
from linkcheck.yaml_values import Way

from .faults import Told
from .proof import SEEN

VERDICTS = ("accurate", "simplified", "outdated", "contested", "wrong")
KINDS = """
    advice analogy classification definition example fix implication mechanism misconception number question
"""
BASES = ("read", "recall")
DOMAINS = ("what it is", "how it works", "what it can do", "how to use it")


@dataclass(frozen=True)
class Shape:
    """The fields that an entry needs, the name it goes by first; those it may have, where others mean nothing.

    A field holds text, but for those in `holds`; `words` are all that it can say, `inner` is the shape of the entries
    in a list of it.
    """

    needs: tuple[str, ...]
    may: tuple[str, ...] | None = None
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    inner: "dict[str, Shape]" = field(default_factory=dict)
    holds: dict[str, type] = field(default_factory=dict)


LISTS = dict.fromkeys(("related", "aliases", "hover"), list)
OTHERS = dict.fromkeys(("year", "checked", "values"), object)  # looked at elsewhere
OTHERS |= dict.fromkeys(("figures", "figures_unread"), list) | {"many": bool}
CALLED = {list: "a list", bool: "true or false", dict: "keys and values"}
LEADING = ("page", "broader", "related", "duplicate_of", "contradicts")  # one that is empty is told as a reference
SUPPORT = Shape(("key", "fact", "basis"), (), {"basis": BASES})
# By file and by the list in it, which is "" where the file itself is one.
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
        "procedure": Shape(("id", "question", "rule"), ()),
        "facets": Shape(("id", "label", "question", "many"), ("values",), holds=OTHERS),
        "systems": Shape(("id", "name", "why", "sources"), holds={"sources": list, "note": str, "disputed": dict}),
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


def faults(file: str, held: list | dict) -> Iterator[Told]:
    """What is wrong with the entries of a data file."""
    for name, shape in SHAPES[file].items():
        if isinstance(held, dict) and not (held.get(name) and isinstance(held[name], list)):
            yield Told((), f"it holds no list of {name}; add it")
            continue
        for index, entry in enumerate(held[name] if isinstance(held, dict) else held):
            way = (name, index) if name else (index,)
            if isinstance(entry, dict):
                who = named(entry.get(shape.needs[0]))
                yield from in_entry(way, f"{who}: " if who else "", entry, shape)
            else:
                yield Told(way, f"{entry!r} must be an entry with keys and values")


def named(value: object) -> str:
    """What an entry goes by, or "" where that is no word."""
    is_word = isinstance(value, (str, int, datetime.date)) and not isinstance(value, bool)
    return str(value).strip() if is_word else ""


def is_empty(value: object) -> bool:
    """Whether a field says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def meaningless(way: Way, who: str, entry: dict, known: Sequence[str]) -> Iterator[Told]:
    """The fields of an entry that are none of the known ones."""
    for key in map(str, entry):
        if key not in known:
            near = nearest(key, list(known))
            hint = f"; did you mean {near}?" if near else ""
            what = f"{who}{key} means nothing here{hint}"
            yield Told((*way, key), what, is_key=True)


def in_entry(way: Way, who: str, entry: dict, shape: Shape) -> Iterator[Told]:
    """What is wrong with an entry, or with one inside it; `who` names the outer one."""
    known = (*shape.needs, *(shape.may or ()))
    lacking = [key for key in shape.needs if is_empty(entry.get(key))]
    misspelt = {nearest(key, list(known)) for key in map(str, entry) if key not in known and shape.may is not None}
    if absent := [key for key in lacking if key not in misspelt and key not in entry]:
        yield Told(way, f"{who}it has no {', no '.join(absent)}; add it")
    yield from (Told((*way, key), f"{who}it has no {key}; add it") for key in lacking if key in entry)
    if shape.may is not None:
        yield from meaningless(way, who, entry, known)
    told = dict.fromkeys([*known, *shape.holds])
    given = [key for key in told if key in entry and not (entry[key] is None and key in LEADING)]
    odd = [key for key in given if key not in lacking and not is_as_due(entry[key], key, shape)]
    for key in odd:
        yield Told((*way, key), f"{who}its {key} must be {CALLED.get(shape.holds.get(key), 'text')}")
    for key, can_say in shape.words.items():
        said = entry.get(key)
        if key not in odd and not is_empty(said) and said not in can_say:
            yield Told((*way, key), f"{who}its {key} is {said}, which is none of {', '.join(can_say)}")
    day = entry.get("checked")
    if "checked" in shape.needs and "checked" not in lacking and not isinstance(day, datetime.date):
        yield Told((*way, "checked"), f"{who}it was checked on {day}; write it as 2026-11-25")
    for key, inner in shape.inner.items():
        for index, one in enumerate(entry.get(key) or [] if key not in odd else ()):
            if isinstance(one, dict):
                yield from in_entry((*way, key, index), who, one, inner)
            else:
                yield Told((*way, key, index), f"{who}{one!r} among its {key} must be an entry with keys and values")


def is_as_due(value: object, key: str, shape: Shape) -> bool:
    """Whether a field holds what it should: text, a list of texts, or a list of entries of a shape of their own."""
    due = shape.holds.get(key, str)
    is_list_of_texts = due is list and key != "sources"
    return isinstance(value, due) and not (is_list_of_texts and not all(isinstance(one, str) for one in value))
