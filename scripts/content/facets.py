"""The block of the catalogue's facets, made from docs/data/systems.yml: what each asks, and what each value means."""

from collections.abc import Iterator

from .blocks import Piece
from .pages import Guide, Page
from .skos import facet_id


def lines(page: Page, guide: Guide) -> Iterator[Piece]:
    """A closed block that lists each facet and its values."""
    facets = guide.systems["facets"]
    yield Piece([f'??? values "The {len(facets)} questions and what each value means"', ""])
    for facet in facets:
        yield Piece([*map(indented, section(facet))], "docs/data/systems.yml", f"- id: {facet['id']}\n")


def section(facet: dict) -> list[str]:
    """The lines of one facet: its question, and a list of its values, each with an id."""
    kind = ("One value or more." if facet["many"] else "One value.") if "values" in facet else "Free text."
    values = facet.get("values", {}).items()
    items = [
        line
        for value, meaning in values
        for line in (f"*   *{value}:* {meaning}", f"    {{ #{facet_id(facet, value)} }}")
    ]
    return [
        f"**{facet['label']}** {facet['question']} {kind}",
        f"{{ #{facet_id(facet)} }}",
        "",
        *items,
        *([""] if items else []),
    ]


def indented(line: str) -> str:
    """A line indented as the content of a block."""
    return f"    {line}" if line else ""
