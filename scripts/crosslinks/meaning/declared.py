"""The relations that pages declare in front matter, each with its target."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..model import Page, Value
from ..targets import resolve

if TYPE_CHECKING:
    from ..site import Site

Relation = tuple[str, str, str, Value]  # a page, the name of the relation, the page it leads to, and where it is said


class Relations:
    """What the pages of a site say of each other."""

    def __init__(self, site: "Site") -> None:
        self.site = site

    @cached_property
    def options(self) -> dict[str, dict[str, Any]]:
        """The relations that the configuration knows."""
        return self.site.settings.rule_option("relations", {})

    @cached_property
    def said(self) -> list[tuple[str, str, Value]]:
        """Page, name and value of every relation, of one that says nothing too."""
        values = ((page.path, value) for page in self.site.pages.values() for value in page.meta)
        named = ((page, value.key.partition(".")[0], value) for page, value in values)
        return [one for one in named if one[1] in self.options]

    @cached_property
    def links(self) -> list[Relation]:
        """Every relation that leads to a page."""
        return [
            (page, name, resolve(self.site.tree, page, value.value).path, value)
            for page, name, value in self.said
            if value.value
        ]

    @cached_property
    def declared(self) -> set[tuple[str, str, str]]:
        """The same without the values."""
        return {link[:3] for link in self.links}

    @cached_property
    def misplaced(self) -> dict[Relation, str]:
        """The relations that cannot stand, each with the reason."""
        seen: set[tuple[str, str, str]] = set()
        found = {}
        for link in self.links:
            if why := self.fault(link, link[:3] in seen):
                found[link] = why
            seen.add(link[:3])
        return found

    @cached_property
    def unsure(self) -> set[tuple[str, str]]:
        """Page and name of the relations of which one leads to no page, or cannot stand: any page may be meant."""
        nowhere = {(page, name) for page, name, value in self.said if not value.value}
        return nowhere.union(
            link[:2] for link in self.links if link[2] not in self.site.pages or link in self.misplaced
        )

    @property
    def placed(self) -> list[Relation]:
        """The others, of which more can be asked."""
        return [link for link in self.links if link not in self.misplaced]

    def fault(self, link: Relation, is_said: bool) -> str:
        """Why the relation cannot stand, or ""; of a page whose kind is in doubt, that is told instead."""
        page, name, target, value = link
        within = value.key[len(name) + 1 :]
        if within and not within.isdecimal():
            return f"{name} holds a table or a list within a list, of which nothing is read; list the pages alone"
        if target not in self.site.pages:
            return ""
        if target == page:
            return f"{name} leads to the page itself"
        if is_said:
            return f"{name} names {target} above as well"
        if not {page, target} <= self.of_sound_kind:
            return ""
        option, here, there = self.options[name], self.kinds[page], self.kinds[target]
        if there not in option.get("to", [there]):
            return f"{name} leads to a {there or 'page without kind'}, not to a {' or '.join(option['to'])}"
        return "" if here in option.get("from", [here]) else f"{name} is for a {' or '.join(option['from'])}"

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind that each page declares, or ""."""
        return {path: kind(page) for path, page in self.site.pages.items()}

    @cached_property
    def of_sound_kind(self) -> set[str]:
        """The pages whose kind exists and belongs in their folder; all of them, where the project has no kinds."""
        kinds = self.site.settings.rule_option("kinds", {})
        of_page = self.kinds.items()
        return {path for path, one in of_page if not kinds or (one in kinds and is_at_home(path, kinds[one]))}


def kind(page: Page) -> str:
    """The kind that the page declares, or ""."""
    return next((value.value for value in page.meta if value.key == "kind"), "")


def is_at_home(path: str, option: dict[str, Any]) -> bool:
    """Whether pages of that kind may stand in the folder of this one."""
    return path.startswith(tuple(option.get("folders", [""])))
