"""The relations that pages declare in front matter, each with its target."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..model import Value
from ..targets import resolve

if TYPE_CHECKING:
    from ..site import Site


class Relations:
    """What the pages of a site say of each other. `links` holds page, relation, target and value."""

    def __init__(self, site: "Site") -> None:
        self.site = site

    @cached_property
    def options(self) -> dict[str, dict[str, Any]]:
        """The relations that the configuration knows."""
        return self.site.settings.rule_option("relations", {})

    @cached_property
    def links(self) -> list[tuple[str, str, str, Value]]:
        """Every relation that leads to a page."""
        found = []
        for page in self.site.pages.values():
            for value in page.meta:
                name = value.key.partition(".")[0]
                if name in self.options and value.value:
                    found.append((page.path, name, resolve(self.site.tree, page.path, value.value).path, value))
        return found

    @cached_property
    def declared(self) -> set[tuple[str, str, str]]:
        """The same without the values."""
        return {link[:3] for link in self.links}
