"""One problem that a checker reports."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """The page, the checker that found the problem, and its message."""

    page: str
    checker: str
    what: str

    def __str__(self) -> str:
        """One line in the format of the link checker's findings."""
        return f"{self.page}: {self.checker}: {self.what}"
