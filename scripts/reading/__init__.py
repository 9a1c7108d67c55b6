"""What a rendered site still needs before readers get it: fewer files, none that nothing asks for, and lean pages."""

from pathlib import Path

from . import joined, lean, unused


def finish(site: Path) -> int:
    """Makes the site in the folder `site` lighter without changing what it shows; returns the files saved.

    A project whose pages use the theme's own script is left as it is.
    """
    if unused.theme_is_in_use(site):
        return 0
    saved = unused.drop(site) + joined.join(site)
    lean.trim(site)
    return saved
