"""Rules about files and folders that the project's configuration names outside the docs folder."""

import re
from collections.abc import Iterator

from ..model import Finding
from ..site import Site
from ..theme import folder
from ..yaml_nodes import position, scalars
from .finding import at

NAMES_A_PATH = re.compile(r"theme\.custom_dir|hooks\.\d+")


def missing_project_file(site: Site) -> Iterator[Finding]:
    """A folder of overrides or a hook that mkdocs.yml names is there.

    Bad: custom_dir: overides
    Good: custom_dir: overrides
    """
    for key, node in scalars(site.settings.node):
        if NAMES_A_PATH.fullmatch(key) and node.value and not (site.settings.root / node.value).exists():
            yield at(site.config_place(*position(node)), f"{node.value} does not exist")


def missing_template(site: Site) -> Iterator[Finding]:
    """A template that front matter names is among the overrides or in the theme.

    Bad: template: hoem.html
    Good: template: home.html
    """
    theme = folder(str(site.settings.theme.get("name")))
    places = [place for place in (site.settings.custom_dir, theme) if place]
    for page in site.pages.values() if theme else ():
        for value in page.meta:
            if value.key == "template" and not any((place / value.value).is_file() for place in places):
                yield at(value.place, f"there is no template {value.value}")
