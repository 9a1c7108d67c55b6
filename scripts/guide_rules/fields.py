"""The rules about fields: a slip in the name of one loses what it says without a word, and some must be there."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from linkcheck.model import ERROR, Fault, Page, Place, Value
from linkcheck.registry import rule
from linkcheck.site import Site

from .data import place_of, tables

OF_A_GLOSSARY = ("term", "definition", "aliases", "hover")
NOTHING = ("", "~", "null", "Null", "NULL")  # as YAML writes it
OTHER_SIGNS, ALIKE = 2, 0.8  # signs that only one of two names has, and the share of those that they have in common


@rule
def misspelt_field(site: Site) -> Iterator[Fault]:
    """A field of front matter or data whose name is nearly that of one with a meaning is that one.

    Why: what it says is passed over without a word.
    Bad: broder: concepts/generative-ai.md
    Good: broader: concepts/generative-ai.md
    """
    for name, value, others in fields(site):
        if meant := slip(name, others):
            source = site.text_at(value.place.path)
            yield Fault(place_of(source, name, value.place), f"{name} means nothing here", ERROR, meant, name)


@rule
def missing_field(site: Site) -> Iterator[Fault]:
    """A page has each field that the project wants of every page, or of every page of its kind.

    Why: other pages, and what is made of this one, name it by what its fields say.
    Bad: description: What a token is.
    Good: title: Token, and the same
    """
    meaningful = known(site)
    for page in site.pages.values() if meaningful - {"kind"} else ():
        names = [] if page.problems else wanted(site, page)
        given = {value.key.partition(".")[0]: value for value in page.meta} if names else {}
        for name in names:
            if name not in given and not any(slip(one, meaningful) == name for one in given):
                yield Fault(Place(site.shown(page.path), 1, 1), f"the front matter has no {name}; add it")
            elif name in given and given[name].value in NOTHING:
                yield Fault(given[name].place, f"{name} says nothing; fill it in")


def kind(page: Page) -> str:
    """The kind that the page declares, or ""."""
    return next((value.value for value in page.meta if value.key == "kind"), "")


def wanted(site: Site, page: Page) -> list[str]:
    """The fields that every page must have, and those that a page of its kind must have."""
    of_kind = site.project.option("kinds", {}).get(kind(page), {})
    return list(dict.fromkeys([*site.project.option("fields", []), *of_kind.get("fields", [])]))


def fields(site: Site) -> Iterator[tuple[str, Value, frozenset[str]]]:
    """Name and first value of each field of each page and entry, and the names that mean something there."""
    of_pages = known(site)
    for page in site.pages.values() if of_pages != {"kind"} else ():
        first = {value.key.partition(".")[0]: value for value in reversed(page.meta)}
        yield from ((name, value, of_pages) for name, value in first.items())
    for one in (one for one in tables(site) if one.keys):
        given = OF_A_GLOSSARY if one.options.get("glossary") else ()
        of_entries = frozenset([one.id, *given, *(name.partition(".")[0] for name in one.refs)])
        for row in one.rows:
            first = {name.partition(".")[0]: values[0] for name, values in reversed(row.fields.items())}
            yield from ((name, value, of_entries) for name, value in first.items())


def known(site: Site) -> frozenset[str]:
    """The fields of front matter that mean something."""
    of_kinds = [name for one in site.project.option("kinds", {}).values() for name in one.get("fields", [])]
    return frozenset(["kind", *site.project.option("relations", {}), *site.project.option("fields", []), *of_kinds])


@lru_cache(maxsize=2**10)
def slip(name: str, known: frozenset[str]) -> str:
    """The known name that was meant, or ""."""
    near = [] if name in known else [one for one in sorted(known) if len({*one} ^ {*name}) <= OTHER_SIGNS]
    return "".join(get_close_matches(name, near, 1, ALIKE))
