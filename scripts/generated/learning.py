"""What the items of the test and the parts of the drill owe their readers, beyond what each entry must say."""

import re
from collections import Counter
from collections.abc import Iterator

from .faults import Told

FORMS = ("A", "B")
LENGTH = 12  # items of a form
SURVEY = {"source": str, "percent": int, "chose": str}


def of_items(items: list[dict], known: set[str]) -> Iterator[Told]:
    """What is wrong with the items as a test; `known` are the keys of the sources."""
    by_id = {one["id"]: one for one in items}
    for index, one in enumerate(items):
        yield from (Told((index, key), f"{one['id']}: {what}") for key, what in owed(one, by_id, known))
    for field in ("id", "statement"):
        seen = Counter(one[field] for one in items)
        for index, one in enumerate(items):
            if seen[one[field]] > 1:
                yield Told((index, field), f"its {field} stands {seen[one[field]]} times; each item needs its own")
    for form in FORMS:
        if (count := sum(one["form"] == form for one in items)) != LENGTH:
            yield Told((), f"form {form} has {count} items; it needs {LENGTH}")


def owed(one: dict, by_id: dict[str, dict], known: set[str]) -> Iterator[tuple[str, str]]:
    """The same of one item: the field at fault, and what is wrong with it."""
    other = by_id.get(one["pair"])
    if other is None:
        yield "pair", f"its pair {one['pair']} is no item"
    elif other["pair"] != one["id"] or other["form"] == one["form"]:
        yield "pair", f"its pair {one['pair']} must be of the other form and name it in turn"
    elif other["belief"] != one["belief"]:
        yield "pair", f"its pair {one['pair']} is about another belief"
    if one["section"].partition("#")[0] == one["section"]:
        yield "section", "its section must name the place that decides it, as page.md#id"
    survey = one.get("survey", {})
    for key, kind in SURVEY.items() if survey else ():
        if type(survey.get(key)) is not kind:
            yield "survey", f"its survey needs a {key}, which is {'a whole number' if kind is int else 'text'}"
    if survey and survey.get("source") not in known:
        yield "survey", f"sources.yml has no {survey.get('source')}"


def of_drill(drill: dict, sources: list[dict]) -> Iterator[Told]:
    """What is wrong with the drill's works: one that is unknown, or a part that its title does not have."""
    titles = {source["key"]: short(source["title"]) for source in sources}
    for index, one in enumerate(drill["works"]):
        if (title := titles.get(one["key"])) is None:
            yield Told(("works", index, "key"), f"sources.yml has no {one['key']}")
            continue
        for key, begins in (("head", title.startswith), ("tail", title.endswith)):
            if not begins(one.get(key, "")):
                yield Told(("works", index, key), f"{one['key']}: its {key} is no {key} of its title, {title}")


def short(title: str) -> str:
    """A title without the name that we add in parentheses."""
    return re.sub(r" \([^()]*\)$", "", title)
