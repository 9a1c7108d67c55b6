"""The lists that the sources stand on: one for each period, since a citation prints the year."""

from collections.abc import Iterator
from typing import NamedTuple

from .mistakes import Mistake


class Period(NamedTuple):
    """The works of some years; `name` is the name of its page, `words` follow "Sources"."""

    name: str
    words: str
    years: range

    @property
    def page(self) -> str:
        """The list of these works."""
        return f"sources/{self.name}.md"


PERIODS = (
    Period("to-2022", "up to 2022", range(2023)),
    Period("2023-2024", "of 2023 and 2024", range(2023, 2025)),
    Period("2025", "of 2025", range(2025, 2026)),
    Period("2026", "of 2026", range(2026, 2027)),
)


def address(source: dict) -> str:
    """Where a work stands: its list and its key."""
    return f"{next(period.page for period in PERIODS if source['year'] in period.years)}#{source['key']}"


def mistakes(sources: list[dict]) -> Iterator[Mistake]:
    """What keeps a work from standing on a list."""
    for index, source in enumerate(sources):
        key_path, year = (index, "year"), source["year"]
        if type(year) is not int:  # true is one as well, to Python
            yield Mistake(key_path, f"{source['key']}: the year {year} must be a number such as 2024")
        elif not any(year in period.years for period in PERIODS):
            what = f"no list holds works of {year}; add a period to scripts/generated/periods.py"
            yield Mistake(key_path, f"{source['key']}: {what}")
