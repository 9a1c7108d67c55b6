"""How findings are printed: each module turns a report into the text of one format."""

from collections.abc import Callable

from ..model import Report
from . import github, json, sarif, text

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text.write,
    "github": github.write,
    "json": json.write,
    "sarif": sarif.write,
}
