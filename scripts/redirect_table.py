"""The redirects of docs/data/redirects.yml: old source paths, with or without a section, and their new ones."""

from pathlib import Path
from typing import NamedTuple

import yaml
from mkdocs.structure.files import File

FILE = "docs/data/redirects.yml"


class Redirect(NamedTuple):
    """An old address and its new one, both as source paths such as `old.md#part`."""

    old: str
    new: str

    @property
    def is_external(self) -> bool:
        """Whether the redirect leads to another site."""
        return is_elsewhere(self.new)


def is_elsewhere(target: str) -> bool:
    """Whether an address is on another site."""
    return target.lower().startswith(("http://", "https://"))


def redirects(root: Path) -> list[Redirect]:
    """Every redirect, in the order of the file."""
    text = (root / FILE).read_text("utf-8")
    return [Redirect(old, new) for old, new in (yaml.load(text, yaml.CSafeLoader) or {}).items()]


def output_path(page: str, directory_urls: bool) -> str:
    """The path in the built site of a page, even of one that does not exist."""
    return File(page, "", "", directory_urls).dest_uri
