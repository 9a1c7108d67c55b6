"""The lists of sources: one page for each period, since a citation prints the year."""

from collections.abc import Iterator

from .mistakes import Mistake

# The page that lists the works of these years, by page. The words on it are its own.
PERIODS = {
    "sources/to-2022.md": range(2023),
    "sources/2023-2024.md": range(2023, 2025),
    "sources/2025.md": range(2025, 2026),
    "sources/2026.md": range(2026, 2027),
}


def address(source: dict) -> str:
    """The address of a work: the page of its period and its key as `page.md#key`."""
    return f"{next(page for page, years in PERIODS.items() if source['year'] in years)}#{source['key']}"


def mistakes(sources: list[dict]) -> Iterator[Mistake]:
    """The mistakes in the years of sources."""
    for index, source in enumerate(sources):
        key_path, year = (index, "year"), source["year"]
        if type(year) is not int:  # isinstance would accept true
            yield Mistake(key_path, f"{source['key']}: the year {year} must be a number such as 2024")
        elif not any(year in years for years in PERIODS.values()):
            what = f"no list holds works of {year}; add a period to scripts/content/periods.py, and its page"
            yield Mistake(key_path, f"{source['key']}: {what}")
