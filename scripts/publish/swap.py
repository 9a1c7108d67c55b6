"""Puts a finished site in the place of the last one, so that whoever looks always finds a whole one."""

import shutil
from pathlib import Path


def staging_folder(site: Path) -> Path:
    """Where a site is made, beside its place."""
    return site.with_name(f".{site.name}-new")


def backup_folder(site: Path) -> Path:
    """Where the last site is for the moment between two renames."""
    return site.with_name(f".{site.name}-last")


def restore(site: Path) -> None:
    """Brings back the last site when a build was killed between its two renames."""
    if not site.exists() and backup_folder(site).exists():
        backup_folder(site).rename(site)


def swap_in(site: Path) -> None:
    """Renames the new site to its place; what was there is deleted, or comes back if the renaming fails."""
    restore(site)
    last = backup_folder(site)
    shutil.rmtree(last, ignore_errors=True)
    if site.exists():
        site.rename(last)
    try:
        staging_folder(site).rename(site)
    except OSError:
        restore(site)
        raise
    shutil.rmtree(last, ignore_errors=True)
