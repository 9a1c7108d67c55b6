"""The lists of sources: one page for each period, since a citation prints the year."""

from collections.abc import Iterator
from typing import NamedTuple

from .mistakes import Mistake


class Period(NamedTuple):
    """A span of years; `name` is the name of its page, and `words` follow "Sources" in its title."""

    name: str
    words: str
    years: range

    @property
    def page(self) -> str:
        """The page that lists the works of these years."""
        return f"sources/{self.name}.md"


PERIODS = (
    Period("to-2022", "up to 2022", range(2023)),
    Period("2023-2024", "of 2023 and 2024", range(2023, 2025)),
    Period("2025", "of 2025", range(2025, 2026)),
    Period("2026", "of 2026", range(2026, 2027)),
)


def address(source: dict) -> str:
    """The address of a work: the page of its period and its key as `page.md#key`."""
    return f"{next(period.page for period in PERIODS if source['year'] in period.years)}#{source['key']}"


def mistakes(sources: list[dict]) -> Iterator[Mistake]:
    """The mistakes in the years of sources."""
    for index, source in enumerate(sources):
        key_path, year = (index, "year"), source["year"]
        if type(year) is not int:  # isinstance would accept true
            yield Mistake(key_path, f"{source['key']}: the year {year} must be a number such as 2024")
        elif not any(year in period.years for period in PERIODS):
            what = f"no list holds works of {year}; add a period to scripts/generated/periods.py"
            yield Mistake(key_path, f"{source['key']}: {what}")
