"""Rules about files and folders that the project's configuration names outside the docs folder."""

from collections.abc import Iterator

from ..disk import has
from ..documents.jinja import scope, taken_in
from ..meaning.misread import named
from ..model import ERROR, WARNING, Finding, Place
from ..patterns import Pattern
from ..site import Site
from ..source import read
from ..theme import PACKAGES, folder
from .definitions import may_be_made
from .finding import at
from .overrides import template_file

NAMES_A_PATH = Pattern(r"theme\.custom_dir|(?:hooks|watch)\.\d+")
NAMES_A_BASE = Pattern(r"markdown_extensions\.(?:\d+\.)?pymdownx\.snippets\.base_path(?:\.\d+)?")


def missing_project_file(site: Site) -> Iterator[Finding]:
    """What the configuration names is there: overrides, hooks, data, demonstrations, the folder of missing snippets.

    Why: the build fails, or goes on without it.
    Bad: custom_dir: overides
    Good: custom_dir: overrides
    """
    for one in site.settings.scalars:
        is_base = bool(NAMES_A_BASE.fullmatch(one.key)) and misses_snippets(site)
        path = site.settings.base_folder(one.value) if is_base else site.settings.root / one.value
        is_wanted = is_base or NAMES_A_PATH.fullmatch(one.key)
        if is_wanted and one.is_text and one.value and not one.value.startswith("$") and not has(path):
            yield at(one.place, f"{one.value} does not exist")
    for name, path in own_paths(site):
        if not has(site.settings.root / path):
            yield at(named(site, name), f"{path} does not exist")


def own_paths(site: Site) -> Iterator[tuple[str, str]]:
    """What the project's own table names, as it stands there, and its path from the root."""
    yield from ((f'data."{file}"', file) for file in site.tables)
    if demos := site.settings.rule_option("demos"):
        yield f'"{demos}"', f"{site.settings.docs_prefix}{demos}"


def misses_snippets(site: Site) -> bool:
    """Whether a page asks for a snippet that is not there, and that nothing makes."""
    includes = (include for page in site.pages.values() for include in page.includes)
    return any(include.fault and not may_be_made(site, include.target) for include in includes)


def missing_template(site: Site) -> Iterator[Finding]:
    """A template that front matter, the configuration or another one names is among the overrides or in the theme.

    Why: the build fails, or shows the page in another form.
    Bad: template: hoem.html
    Good: template: home.html
    """
    theme, named = str(site.settings.theme.get("name")), list(named_templates(site))
    if not named or theme not in PACKAGES or not folder(theme):
        return
    for names, place, severity in named:
        if not template_file(site, *names):
            yield at(place, f"there is no template {' or '.join(names)}", severity)


def named_templates(site: Site) -> Iterator[tuple[tuple[str, ...], Place, str]]:
    """The templates of which a page, the theme, or a tag of the project's own needs one; in a branch it may never."""
    settings = (one for one in site.settings.scalars if one.key.startswith("theme.static_templates."))
    yield from (((one.value,), one.place, ERROR) for one in settings)
    for page in site.pages.values():
        yield from (((value.value,), value.place, ERROR) for value in page.meta if value.key == "template")
    for file in sorted(site.settings.theme_files("*.html")):
        source = read(file, file.relative_to(site.settings.root).as_posix())
        for tag in (tag for tag in taken_in(source.text) if not tag.is_optional):
            severity = WARNING if scope(source.text, tag.start) else ERROR
            yield tuple(name for name, _ in tag.names), source.place(tag.names[0][1]), severity
