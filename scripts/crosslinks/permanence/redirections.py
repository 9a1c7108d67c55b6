"""Reads redirects: our own data file, and the options of the mkdocs-redirects plugin."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..model import Place
from ..settings import Settings
from ..source import read

if TYPE_CHECKING:
    import yaml

FILE = "docs/data/redirects.yml"


class Redirect(NamedTuple):
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
    return [*from_file(settings), *(from_plugin(settings) if "redirects" in settings.plugins else ())]


def from_file(settings: Settings) -> Iterator[Redirect]:
    """Our own data file: a mapping of old to new."""
    name = settings.rule_option("redirects", FILE)
    if (settings.root / name).is_file():
        import yaml

        from .. import yaml_nodes

        try:
            node = yaml_nodes.compose(read(settings.root / name, name).text)
        except yaml.YAMLError:
            return
        yield from in_mapping(node, name)


def from_plugin(settings: Settings) -> Iterator[Redirect]:
    """The `redirect_maps` of the plugin, wherever it stands in the list of plugins."""
    import yaml

    from .. import yaml_nodes

    plugins = yaml_nodes.child(yaml_nodes.compose(settings.text), "plugins")
    for item in plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]:
        maps = yaml_nodes.child(yaml_nodes.child(item, "redirects"), "redirect_maps")
        yield from in_mapping(maps, settings.config)


def in_mapping(node: "yaml.Node | None", path: str) -> Iterator[Redirect]:
    """Each pair of a mapping."""
    import yaml

    from .. import yaml_nodes

    for old, new in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(new, yaml.ScalarNode):
            places = (Place(path, *yaml_nodes.position(one)) for one in (old, new))
            yield Redirect(old.value, new.value, *places)
