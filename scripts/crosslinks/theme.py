"""What the theme's package publishes by itself, where it is installed."""

from functools import cache
from pathlib import Path

from .disk import has_file

PACKAGES = {
    "material": ("material", "templates"),
    "mkdocs": ("mkdocs", "themes/mkdocs"),
    "readthedocs": ("mkdocs", "themes/readthedocs"),
}


@cache
def folder(name: str) -> Path | None:
    """The folder of a theme's files, or None when it is not installed; to look for it is a twentieth of a check."""
    from importlib.util import find_spec

    package, inner = PACKAGES.get(name, (name, ""))
    try:
        spec = find_spec(package)
    except (ImportError, ValueError):
        return None
    return Path(spec.origin).parent / inner if spec and spec.origin else None


def publishes(name: str, path: str) -> bool:
    """Whether the theme brings this file; a theme that is not installed may bring any under its usual folders."""
    place = folder(name)
    if place is None:
        return path.startswith(("assets/", "css/", "js/", "img/", "fonts/")) or path == "search.html"
    return bool(path) and has_file(place / path)
