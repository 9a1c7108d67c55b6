"""Mistakes in items.yml and drill.yml that concern several entries, such as pairs, counts and titles."""

import re
from collections import Counter
from collections.abc import Iterator

from .mistakes import Mistake

FORMS = ("A", "B")
LENGTH = 12  # items of a form
SURVEY = {"source": str, "percent": int, "chose": str}


def mistakes_in_items(items: list[dict], known: set[str]) -> Iterator[Mistake]:
    """The mistakes in the items of the test; `known` are the keys of all sources."""
    by_id = {item["id"]: item for item in items}
    for index, item in enumerate(items):
        yield from (
            Mistake((index, key), f"{item['id']}: {what}") for key, what in mistakes_in_item(item, by_id, known)
        )
    for field in ("id", "statement"):
        seen = Counter(item[field] for item in items)
        for index, item in enumerate(items):
            if seen[item[field]] > 1:
                yield Mistake((index, field), f"{seen[item[field]]} items have this {field}; each needs its own")
    for form in FORMS:
        if (count := sum(item["form"] == form for item in items)) != LENGTH:
            yield Mistake((), f"form {form} has {count} items; it needs {LENGTH}")


def mistakes_in_item(item: dict, by_id: dict[str, dict], known: set[str]) -> Iterator[tuple[str, str]]:
    """The mistakes in one item, each as the name of the field and what is wrong."""
    pair = by_id.get(item["pair"])
    if pair is None:
        yield "pair", f"its pair {item['pair']} does not exist"
    elif pair["pair"] != item["id"] or pair["form"] == item["form"]:
        yield "pair", f"its pair {item['pair']} must be of the other form and name it in turn"
    elif pair["belief"] != item["belief"]:
        yield "pair", f"its pair {item['pair']} is about another belief"
    if "#" not in item["section"]:
        yield "section", "its section must name the place that decides it, as page.md#id"
    survey = item.get("survey", {})
    for key, kind in SURVEY.items() if survey else ():
        if type(survey.get(key)) is not kind:
            yield "survey", f"its survey needs {key}, which is {'a whole number' if kind is int else 'text'}"
    if survey and survey.get("source") not in known:
        yield "survey", f"sources.yml has no {survey.get('source')}"


def mistakes_in_drill(drill: dict, sources: list[dict]) -> Iterator[Mistake]:
    """The mistakes in the drill's works: an unknown key, or a head or tail that is no part of the title."""
    titles = {source["key"]: short(source["title"]) for source in sources}
    for index, work in enumerate(drill["works"]):
        if (title := titles.get(work["key"])) is None:
            yield Mistake(("works", index, "key"), f"sources.yml has no {work['key']}")
            continue
        for key, begins in (("head", title.startswith), ("tail", title.endswith)):
            if not begins(work.get(key, "")):
                yield Mistake(
                    ("works", index, key),
                    f"{work['key']}: its title, {title}, does not {'begin' if key == 'head' else 'end'} with its {key}",
                )


def short(title: str) -> str:
    """A title without the name that this guide adds in parentheses."""
    return re.sub(r" \([^()]*\)$", "", title)
