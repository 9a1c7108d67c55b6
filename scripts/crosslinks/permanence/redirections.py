"""Reads redirects: our own data file, and the options of the mkdocs-redirects plugin."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..cache import Cache, digest
from ..model import Place
from ..settings import Settings
from ..source import content, decode
from ..tree import PAGE_ENDINGS

if TYPE_CHECKING:
    import yaml

FILE = "docs/data/redirects.yml"
PAGES = (*PAGE_ENDINGS, ".html")


class Redirect(NamedTuple):
    """An old address and the one that took its place, both as source paths: `old.md#part`."""

    old: str
    new: str
    old_place: Place
    new_place: Place

    @property
    def is_external(self) -> bool:
        """Whether it leads to another site."""
        return is_elsewhere(self.new)


def is_elsewhere(target: str) -> bool:
    """Whether the new address of a redirect is one of another site."""
    return target.lower().startswith(("http://", "https://"))


def redirects(settings: Settings, cache: Cache | None = None) -> list[Redirect]:
    """Every redirect of a project, in the order of the files."""
    return [*from_file(settings, cache), *(from_plugin(settings) if "redirects" in settings.plugins else ())]


def file(settings: Settings) -> str:
    """Where our own data file stands, from the root."""
    return settings.rule_option("redirects", FILE)


def is_named(settings: Settings) -> bool:
    """Whether the project says itself where its redirects stand."""
    return "redirects" in settings.own


def from_file(settings: Settings, cache: Cache | None = None) -> list[Redirect]:
    """Our own data file, a mapping of old to new; from the cache where its content is known.

    Where the project does not name it, a file in its place that names no page is about something else.
    """
    name = file(settings)
    data = content(settings.root / name)
    key = digest(__name__.encode(), name.encode(), data)

    def made() -> list[tuple]:
        return [(old, new, tuple(there), tuple(here)) for old, new, there, here in parsed(data, name)]

    known = cache.remembered(key, made) if cache else made()
    found = [Redirect(old, new, Place(*there), Place(*here)) for old, new, there, here in known]
    return found if is_named(settings) or any(map(names_page, found)) else []


def names_page(one: Redirect) -> bool:
    """Whether the old address is that of a page, with its ending."""
    return one.old.partition("#")[0].lower().endswith(PAGES)


@lru_cache(maxsize=2)  # the steps of a build each ask for the same text
def parsed(data: bytes, name: str) -> tuple[Redirect, ...]:
    """The redirects of a YAML text; none when it cannot be read."""
    from .. import yaml_nodes

    try:
        text = decode(data, name).text
        return tuple(in_mapping(yaml_nodes.compose(text), name, text))
    except yaml_nodes.FAULTS:
        return ()


def from_plugin(settings: Settings) -> Iterator[Redirect]:
    """The `redirect_maps` of the plugin, wherever it stands in the list of plugins."""
    import yaml

    from .. import yaml_nodes

    found = ((path, yaml_nodes.child(yaml_nodes.compose(text), "plugins")) for path, text in settings.texts.items())
    path, plugins = next((one for one in found if one[1]), ("", None))
    for item in plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]:
        maps = yaml_nodes.child(yaml_nodes.child(item, "redirects"), "redirect_maps")
        yield from in_mapping(maps, path, settings.texts.get(path, ""))


def in_mapping(node: "yaml.Node | None", path: str, text: str) -> Iterator[Redirect]:
    """Each pair of a mapping; what is no text is no address."""
    import yaml

    from .. import yaml_nodes

    for pair in node.value if isinstance(node, yaml.MappingNode) else ():
        texts = (one.value if isinstance(one, yaml.ScalarNode) else "" for one in pair)
        yield Redirect(*texts, *(Place(path, *yaml_nodes.position(one, text)) for one in pair))
