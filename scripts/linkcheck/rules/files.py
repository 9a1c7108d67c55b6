"""Rules about whole files: those that cannot be read, and those that the configuration or templates name."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ..hints import nearest_path
from ..model import ERROR, WARNING, Fault, Place
from ..registry import REQUIRED_PATHS, rule, unsure_without_plugins
from ..site import Site
from ..source import DANGLING_LINK
from ..templates import inclusions, scope, template_file
from .definitions import may_be_generated

LOOKED_INTO = (".css", ".svg", ".html", ".htm")
NAMES_A_PATH = re.compile(r"theme\.custom_dir|(?:hooks|watch)\.\d+")
NAMES_A_BASE = re.compile(r"markdown_extensions\.(?:\d+\.)?pymdownx\.snippets\.base_path(?:\.\d+)?")


@rule
def unreadable_text(site: Site) -> Iterator[Fault]:
    """A page is clean UTF-8 text that the renderer can read, and every file of the docs folder can be read.

    Why: such a file is published with wrong characters, or stops the build.
    Bad: a page saved as Latin-1, or with a null byte in it
    Good: a page saved as UTF-8
    """
    yield from problems(site, "unreadable-text")
    for file in site.files:
        path = Path(file.abs_src_path) if file.abs_src_path else None
        if path is None or file.src_uri in site.tree.excluded or site.project.docs not in path.parents:
            continue
        place = Place(site.shown(file.src_uri).encode("utf-8", "replace").decode(), 1, 1)
        if place.path != site.shown(file.src_uri) and not file.is_documentation_page():
            yield Fault(place, "the name of this file is not UTF-8")
        elif path.is_symlink() and not os.path.exists(path):  # noqa: PTH110 (a loop of links is no error)
            yield Fault(place, DANGLING_LINK)
        elif path.suffix.lower() in LOOKED_INTO and not os.access(path, os.R_OK) and path.exists():
            yield Fault(place, "this file may not be read")


@rule
def broken_front_matter(site: Site) -> Iterator[Fault]:
    """The front matter of a page is valid YAML, begins on the first line and has an end.

    Why: otherwise MkDocs prints it at the head of the page, and title and relations are lost.
    Bad: title: LLM: what it is
    Good: title: "LLM: what it is"
    """
    return problems(site, "broken-front-matter")


def problems(site: Site, name: str) -> Iterator[Fault]:
    """The faults that were found while reading pages, under the name of that rule."""
    found = {problem for page in site.pages.values() for problem in page.problems if problem.rule == name}
    return (Fault(Place(*problem[:3]), problem.message, problem.severity) for problem in found)


@rule
@unsure_without_plugins
def missing_project_file(site: Site) -> Iterator[Fault]:
    """Files and folders that the configuration names exist: overrides, hooks, data, demonstrations, snippets.

    Why: the build fails, or goes on without them.
    Bad: custom_dir: overides
    Good: custom_dir: overrides
    """
    for setting in site.project.values:
        is_base = bool(NAMES_A_BASE.fullmatch(setting.key)) and misses_snippets(site)
        is_wanted = is_base or NAMES_A_PATH.fullmatch(setting.key)
        is_there = os.path.exists(site.project.root / setting.value)  # noqa: PTH110 (no error for a name that is too long)
        if is_wanted and setting.is_text and setting.value and not (setting.value.startswith("$") or is_there):
            hint = nearest_path([site.project.root], setting.value)
            yield Fault(setting.place, f"{setting.value} does not exist", ERROR, hint, setting.value)
    for place, path in (required for paths_of in REQUIRED_PATHS for required in paths_of(site)):
        if not (site.project.root / path).exists():
            yield Fault(place, f"{path} does not exist")


def misses_snippets(site: Site) -> bool:
    """Whether a page includes a snippet that does not exist and that no step before the build generates."""
    includes = (include for page in site.pages.values() for include in page.includes)
    return any(include.fault and not may_be_generated(site, include.target) for include in includes)


@rule
def missing_template(site: Site) -> Iterator[Fault]:
    """A template that front matter, the configuration or another template names exists in overrides or theme.

    Why: the build fails, or the page looks different.
    Bad: template: hoem.html
    Good: template: home.html
    """
    for names, place, severity in named_templates(site):
        if not any(template_file(site.project, name) for name in names):
            near = nearest_path(map(Path, site.project.config.theme.dirs), names[0])
            yield Fault(place, f"there is no template {' or '.join(names)}", severity, near, names[0])


def named_templates(site: Site) -> Iterator[tuple[list[str], Place, str]]:
    """Yields the names of which one template must exist, with place and severity; within a condition a warning."""
    for setting in site.project.values:
        if setting.key.startswith("theme.static_templates."):
            yield [setting.value], setting.place, ERROR
    for page in site.pages.values():
        yield from (([value.value], value.place, ERROR) for value in page.meta if value.key == "template")
    for document in site.templates:
        source = site.text_at(document.path)
        for tag in (tag for tag in inclusions(source.text) if not tag.is_optional):
            severity = WARNING if scope(source.text, tag.start) else ERROR
            yield [name for name, _ in tag.names], source.place(tag.names[0][1]), severity
