"""What was heard of each address, with dates; kept between runs so that a host is not asked again too soon."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from ..cache import FOLDER

FRESH_DAYS = 7


@dataclass(frozen=True)
class Answer:
    """The last answer of an address. `state` is ok, moved, gone or silent; dates are ISO days, "" for never."""

    state: str
    detail: str = ""
    asked: str = ""
    seen: str = ""

    def is_fresh(self, today: date) -> bool:
        """Whether it need not be asked again; one that did not answer, or answered on a day to come, is."""
        try:
            days = (today - date.fromisoformat(self.asked)).days
        except (ValueError, TypeError):
            return False
        return self.state in ("ok", "moved") and 0 <= days < FRESH_DAYS


def load(folder: Path = FOLDER) -> dict[str, Answer]:
    """The answers of earlier runs; none when they cannot be read."""
    try:
        data = json.loads((folder / "external.json").read_text(encoding="utf-8"))
        return {url: Answer(**answer) for url, answer in data.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def save(answers: dict[str, Answer], folder: Path = FOLDER) -> None:
    """Keeps all answers, in one step; where nothing can be written, nothing is."""
    text = json.dumps({url: asdict(answer) for url, answer in sorted(answers.items())}, indent=1)
    half = folder / f"external.{os.getpid()}.half"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        half.write_text(text, encoding="utf-8")
        half.replace(folder / "external.json")
    except OSError:
        return
