"""The rules about fields of front matter and data: none is misspelt, and none that is required is missing."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from linkcheck.model import ERROR, Fault, Page, Place, Value
from linkcheck.registry import rule
from linkcheck.site import Site

from .data import place_of_field, tables

OF_A_GLOSSARY = ("term", "definition", "aliases", "hover")
NOTHING = ("", "~", "null", "Null", "NULL")  # how YAML writes an empty value
MOST_DIFFERENT, ALIKE = 2, 0.8  # letters that only one of two names has; how similar they must be


@rule
def misspelt_field(site: Site) -> Iterator[Fault]:
    """The name of a field in front matter or data is not almost that of a known field.

    Why: the field would be ignored, and nothing says so.
    Bad: broder: concepts/generative-ai.md
    Good: broader: concepts/generative-ai.md
    """
    for name, value, others in fields(site):
        if intended := intended_name(name, others):
            source = site.text_at(value.place.path)
            yield Fault(place_of_field(source, name, value.place), f"there is no field {name}", ERROR, intended, name)


@rule
def missing_field(site: Site) -> Iterator[Fault]:
    """A page has each field that the project requires of every page, or of every page of its kind.

    Why: the fields name and describe the page on other pages, in search and in feeds.
    Bad: front matter with a description and without a title
    Good: front matter with both
    """
    meaningful = known_fields(site)
    for page in site.pages.values() if meaningful - {"kind"} else ():
        names = [] if page.problems else required_fields(site, page)
        given = {value.key.partition(".")[0]: value for value in page.meta} if names else {}
        for name in names:
            if name not in given and not any(intended_name(other, meaningful) == name for other in given):
                yield Fault(Place(site.shown(page.path), 1, 1), f"the front matter has no {name}; add it")
            elif name in given and given[name].value in NOTHING:
                yield Fault(given[name].place, f"{name} is empty; fill it in")


def kind_of(page: Page) -> str:
    """The kind that a page declares, or ""."""
    return next((value.value for value in page.meta if value.key == "kind"), "")


def required_fields(site: Site, page: Page) -> list[str]:
    """The fields that every page must have, and those that a page of its kind must have."""
    of_kind = site.project.option("kinds", {}).get(kind_of(page), {})
    return list(dict.fromkeys([*site.project.option("fields", []), *of_kind.get("fields", [])]))


def fields(site: Site) -> Iterator[tuple[str, Value, frozenset[str]]]:
    """Yields name and first value of each field of each page and entry, and the names of the known fields there."""
    of_pages = known_fields(site)
    for page in site.pages.values() if of_pages != {"kind"} else ():
        first = {value.key.partition(".")[0]: value for value in reversed(page.meta)}
        yield from ((name, value, of_pages) for name, value in first.items())
    for table in (table for table in tables(site) if table.keys):
        given = OF_A_GLOSSARY if table.options.get("glossary") else ()
        of_entries = frozenset([table.id, *given, *(name.partition(".")[0] for name in table.refs)])
        for row in table.rows:
            first = {name.partition(".")[0]: values[0] for name, values in reversed(row.fields.items())}
            yield from ((name, value, of_entries) for name, value in first.items())


def known_fields(site: Site) -> frozenset[str]:
    """The known fields of front matter."""
    of_kinds = [name for kind in site.project.option("kinds", {}).values() for name in kind.get("fields", [])]
    return frozenset(["kind", *site.project.option("relations", {}), *site.project.option("fields", []), *of_kinds])


@lru_cache(maxsize=2**10)
def intended_name(name: str, known: frozenset[str]) -> str:
    """The known name that an unknown name almost is, or ""."""
    near = [] if name in known else [other for other in sorted(known) if len({*other} ^ {*name}) <= MOST_DIFFERENT]
    return "".join(get_close_matches(name, near, 1, ALIKE))
