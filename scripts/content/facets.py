"""The block of the catalogue's facets, made from docs/data/systems.yml: what each asks, and what each value means."""

from .pages import Guide, Page
from .skos import facet_id


def lines(page: Page, guide: Guide) -> list[str]:
    """The lines of a closed block that lists each facet and its values."""
    facets = guide.systems["facets"]
    inside = [line for facet in facets for line in section(facet)]
    return [f'??? values "The {len(facets)} questions and what each value means"', "", *map(indented, inside)]


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
