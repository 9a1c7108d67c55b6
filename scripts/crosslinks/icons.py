"""The icons that come with the Material theme, where it is installed."""

from functools import cache
from pathlib import Path

from . import theme
from .disk import has_file


def folder() -> Path | None:
    """Where the theme keeps its icons."""
    place = theme.folder("material")
    return place and place / ".icons"


def known() -> bool:
    """Whether the theme's icons can be looked up."""
    return folder() is not None and folder().is_dir()


def exists(name: str, custom: Path | None = None) -> bool:
    """Whether there is an icon such as `material/check`."""
    places = [place for place in (folder(), custom / ".icons" if custom else None) if place]
    return any(has_file(place / f"{name}.svg") for place in places)


@cache
def names() -> list[str]:
    """Every icon's name, such as `material/check`."""
    place = folder()
    return (
        sorted(file.relative_to(place).with_suffix("").as_posix() for file in place.rglob("*.svg")) if known() else []
    )


@cache
def shortcodes() -> list[str]:
    """The same, as they are written between colons: `material-check`."""
    return [name.replace("/", "-") for name in names()]
