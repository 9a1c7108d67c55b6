"""One thing that a checker objects to."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """The page, the checker and what it says."""

    page: str
    checker: str
    what: str

    def __str__(self) -> str:
        """One line, as the validator's findings read."""
        return f"{self.page}: {self.checker}: {self.what}"
