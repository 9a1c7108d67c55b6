"""What a rendered site still needs: fewer files, none unasked for, lean pages, and tables told apart in search."""

from pathlib import Path

from . import cells, joined, lean, unused


def finish(site: Path) -> int:
    """Makes the site in the folder `site` lighter without changing what it shows; returns the files saved.

    A project whose pages use the theme's own script is left as it is.
    """
    if unused.theme_is_in_use(site):
        return 0
    saved = unused.drop(site) + joined.join(site)
    cells.separate(site)
    lean.trim(site)
    return saved
