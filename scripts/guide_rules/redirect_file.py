"""Reads redirects from our own data file and from the options of the mkdocs-redirects plugin."""

from collections.abc import Iterator
from typing import NamedTuple

import yaml
from linkcheck import yaml_values
from linkcheck.model import Place
from linkcheck.project import Project
from linkcheck.source import Source, read
from linkcheck.targets import PAGE_ENDINGS

FILE = "docs/data/redirects.yml"


class Redirect(NamedTuple):
    """An old address and its new one, both as source paths such as `old.md#part`."""

    old: str
    new: str
    old_place: Place
    new_place: Place

    @property
    def is_external(self) -> bool:
        """Whether the redirect leads to another site."""
        return is_elsewhere(self.new)


def is_elsewhere(target: str) -> bool:
    """Whether the new address of a redirect is on another site."""
    return target.lower().startswith(("http://", "https://"))


def redirects(project: Project) -> list[Redirect]:
    """Every redirect of a project, in the order of the files."""
    return [*from_file(project), *from_plugin(project)]


def file(project: Project) -> str:
    """The path of our own data file, from the root."""
    return project.option("redirects", FILE)


def from_file(project: Project) -> list[Redirect]:
    """The redirects of our own data file, a mapping of old to new addresses.

    When the project does not name the file, one in the usual place counts only if it names a page.
    """
    found = list(parsed(read(project.root / file(project), file(project))))
    names_page = (redirect.old.partition("#")[0].lower().endswith((*PAGE_ENDINGS, ".html")) for redirect in found)
    return found if "redirects" in project.own or any(names_page) else []


def file_fault(project: Project) -> tuple[Place, str] | None:
    """Place and nature of what keeps the file of redirects from being read, or None."""
    name = file(project)
    source = read(project.root / name, name)
    if broken := yaml_values.fault(source.text):
        return Place(name, *broken[:2]), f"this is not valid YAML: {broken[2]}"
    node = yaml_values.compose(source.text) if "redirects" in project.own else None
    if node is None or isinstance(node, yaml.MappingNode):
        return None
    what = "this file holds no redirects; write each as old.md: new.md"
    return Place(name, *yaml_values.position(node, source.text)), what


def parsed(source: Source) -> tuple[Redirect, ...]:
    """The redirects of a YAML text; none when it cannot be read."""
    try:
        return tuple(in_mapping(yaml_values.compose(source.text), source))
    except yaml_values.FAULTS:
        return ()


def from_plugin(project: Project) -> Iterator[Redirect]:
    """Yields the `redirect_maps` of the plugin."""
    for path, text in project.texts.items():
        plugins = yaml_values.child(yaml_values.compose(text), "plugins")
        for item in plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]:
            yield from in_mapping(yaml_values.child(item, "redirects", "redirect_maps"), Source(path, text))
        if plugins is not None:
            return  # it replaces an inherited list of plugins


def in_mapping(node: yaml.Node | None, source: Source) -> Iterator[Redirect]:
    """Yields a redirect for each pair of a mapping; a key or value that is not a text counts as ""."""
    for pair in node.value if isinstance(node, yaml.MappingNode) else ():
        texts = (each.value if isinstance(each, yaml.ScalarNode) else "" for each in pair)
        yield Redirect(*texts, *(Place(source.path, *yaml_values.position(each, source.text)) for each in pair))
