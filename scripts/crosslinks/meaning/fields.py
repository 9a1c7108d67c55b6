"""The rules about fields: a slip in the name of one loses what it says without a word, and some must be there."""

from collections.abc import Iterator
from functools import lru_cache

from ..hints import did_you_mean
from ..model import NOTHING, Finding, Place, Value
from ..rules.finding import at
from ..site import Site
from ..source import Source, read
from .declared import kind

OF_A_GLOSSARY = ("term", "definition", "aliases", "hover")
OTHER_SIGNS = 2  # that only one of two names has
ALIKE = 0.8  # of the signs of two names, for one to be a slip of the other


def misspelt_field(site: Site) -> Iterator[Finding]:
    """A field of front matter or data whose name is nearly that of one with a meaning is that one.

    Why: what it says is passed over without a word.
    Bad: broder: concepts/generative-ai.md
    Good: broader: concepts/generative-ai.md
    """
    for name, value, others in fields(site):
        if meant := slip(name, others):
            place = place_of(read(site.settings.root / value.place.path, value.place.path), name, value.place)
            yield at(place, f"{name} means nothing here{did_you_mean(meant)}")


def missing_field(site: Site) -> Iterator[Finding]:
    """A page has each field that the project wants of every page, or of every page of its kind.

    Why: other pages, and what is made of this one, name it by what its fields say.
    Bad: description: What a token is.
    Good: title: Token, and the same
    """
    known_fields = known(site)
    for page in site.pages.values() if known_fields - {"kind"} else ():
        names = [] if page.problems else wanted(site, kind(page))
        given = {value.key.partition(".")[0]: value for value in page.meta} if names else {}
        for name in names:
            if name not in given and not any(slip(one, known_fields) == name for one in given):
                yield at(Place(site.shown(page.path), 1, 1), f"the front matter has no {name}; add it")
            elif name in given and given[name].value in NOTHING:
                yield at(given[name].place, f"{name} says nothing; fill it in")


def wanted(site: Site, kind: str) -> list[str]:
    """The fields that a page of this kind must have."""
    of_kind = site.settings.rule_option("kinds", {}).get(kind, {})
    return [*site.settings.rule_option("fields", []), *of_kind.get("fields", [])]


def fields(site: Site) -> Iterator[tuple[str, Value, frozenset[str]]]:
    """Name and first value of each field of each page and entry, and the names that mean something there."""
    of_pages = known(site)
    for page in site.pages.values() if of_pages != {"kind"} else ():
        first = {value.key.partition(".")[0]: value for value in reversed(page.meta)}
        yield from ((name, value, of_pages) for name, value in first.items())
    for table in (table for table in site.tables.values() if table.keys):
        given = OF_A_GLOSSARY if table.options.get("glossary") else ()
        of_entries = frozenset([table.id, *given, *(name.partition(".")[0] for name in table.refs)])
        for row in table.rows:
            first = {name.partition(".")[0]: name for name in reversed(row.fields)}
            slips = ((name, row.all(whole)[0]) for name, whole in first.items() if slip(name, of_entries))
            yield from ((name, value, of_entries) for name, value in slips)


def known(site: Site) -> frozenset[str]:
    """The fields of front matter that mean something."""
    of_kinds = [name for one in site.settings.rule_option("kinds", {}) for name in wanted(site, one)]
    return frozenset(["kind", *site.relations.options, *site.settings.rule_option("fields", []), *of_kinds])


@lru_cache(maxsize=2**10)
def slip(name: str, known: frozenset[str]) -> str:
    """The known name that was meant, or ""."""
    near = [one for one in sorted(known) if may_be_alike(one, name)]
    if name in known or not near:
        return ""
    from difflib import get_close_matches

    return "".join(get_close_matches(name, near, 1, ALIKE))


def may_be_alike(one: str, other: str) -> bool:
    """Whether two names have signs and lengths so much alike that they are worth a comparison, which costs more."""
    shorter, both = min(len(one), len(other)), len(one) + len(other)
    return 2 * shorter >= ALIKE * both and len({*one} ^ {*other}) <= OTHER_SIGNS


def place_of(source: Source, name: str, value: Place) -> Place:
    """Where the name of a field stands, from the place of its first value."""
    return source.place(max(source.text.rfind(f"{name}:", 0, source.offset(value)), 0))
