"""Puts a finished site in the place of the last one, so that whoever looks always finds a whole one."""

import shutil
from pathlib import Path


def workshop(place: Path) -> Path:
    """Where a site is made, beside its place."""
    return place.with_name(f".{place.name}-new")


def last_site(place: Path) -> Path:
    """Where the last site is for the moment between two renames."""
    return place.with_name(f".{place.name}-last")


def restore(place: Path) -> None:
    """Brings back the last site when a build was killed between its two renames."""
    if not place.exists() and last_site(place).exists():
        last_site(place).rename(place)


def put(place: Path) -> None:
    """Renames the new site to its place; what was there is deleted, or comes back if the renaming fails."""
    restore(place)
    last = last_site(place)
    shutil.rmtree(last, ignore_errors=True)
    if place.exists():
        place.rename(last)
    try:
        workshop(place).rename(place)
    except OSError:
        restore(place)
        raise
    shutil.rmtree(last, ignore_errors=True)
