"""Reads redirects: our own data file, and the options of the mkdocs-redirects plugin."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from .. import yaml_nodes
from ..model import Place
from ..settings import Settings
from ..source import read

FILE = "docs/data/redirects.yml"


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address and the one that took its place, both as source paths: `old.md#part`."""

    old: str
    new: str
    old_place: Place
    new_place: Place

    @property
    def is_external(self) -> bool:
        """Whether it leads to another site."""
        return self.new.startswith(("http://", "https://"))


def redirects(settings: Settings) -> list[Redirect]:
    """Every redirect of a project, in the order of the files."""
    plugin = yaml_nodes.child(settings.node, "plugins")
    maps = [entry for entry in maps_of_plugin(plugin) for entry in in_mapping(entry, settings.config)]
    return [*from_file(settings), *maps]


def from_file(settings: Settings) -> Iterator[Redirect]:
    """Our own data file: a mapping of old to new."""
    name = settings.rule_option("redirects", FILE)
    if (settings.root / name).is_file():
        try:
            node = yaml_nodes.compose(read(settings.root / name, name).text)
        except yaml.YAMLError:
            return
        yield from in_mapping(node, name)


def maps_of_plugin(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """The `redirect_maps` of the plugin, wherever it stands in the list of plugins."""
    for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        maps = yaml_nodes.child(yaml_nodes.child(item, "redirects"), "redirect_maps")
        if maps is not None:
            yield maps


def in_mapping(node: yaml.Node | None, path: str) -> Iterator[Redirect]:
    """Each pair of a mapping."""
    for old, new in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(new, yaml.ScalarNode):
            places = (Place(path, *yaml_nodes.position(one)) for one in (old, new))
            yield Redirect(old.value, new.value, *places)
