"""Redirects: old addresses that lead on to new ones."""

from pathlib import Path


def write_stubs(root: Path, site_dir: Path, site_url: str | None) -> int:
    """Writes one stub page for each redirected page into the built site; returns how many."""
    return 0
