"""Rules about what a page defines and includes: references, footnotes, abbreviations and snippets."""

import re
from collections.abc import Iterator

from ..hints import nearest, nearest_path
from ..model import ERROR, WARNING, Definition, Fault, Place
from ..registry import rule, unsure_without_plugins
from ..site import Site
from ..snippets import NAME_RULE, SECTION, Snippets, file_name
from .markup import leftovers_of

APPENDED = re.compile(r"markdown_extensions\.(?:\d+\.)?pymdownx\.snippets\.auto_append\.\d+")


def definitions_of(site: Site, kind: str) -> Iterator[tuple[Definition, str]]:
    """Each reference, footnote or abbreviation that pages define, with the page on which it stands."""
    return ((each, page.path) for page in site.pages.values() for each in page.definitions if each.kind == kind)


@rule
def repeated_reference(site: Site) -> Iterator[Fault]:
    """A label is defined once, whatever its case; the last of several definitions wins.

    Why: links that meant the first lead to the last.
    Bad: [paper]: a.md and [Paper]: b.md
    Good: [paper a]: a.md and [paper b]: b.md
    """
    for definition, page in dict.fromkeys(definitions_of(site, "reference")):
        if definition.repeated and definition.same:
            yield Fault(definition.place, f"[{definition.label}] is already defined, with the same address", WARNING)
        elif definition.repeated:
            where = "" if definition.place.path == site.shown(page) else f" in {site.shown(page)}"
            yield Fault(definition.place, f"[{definition.label}] is already defined{where}; this definition wins")


@rule
def repeated_footnote(site: Site) -> Iterator[Fault]:
    """A footnote is defined once; the last of several definitions wins.

    Why: references to the first lead to the last.
    Bad: [^1]: Brown 2020. and [^1]: Vaswani 2017.
    Good: [^1]: Brown 2020. and [^2]: Vaswani 2017.
    """
    for definition, _ in definitions_of(site, "footnote"):
        if definition.repeated:
            yield Fault(definition.place, f"[^{definition.label}] is already defined; this definition wins")


@rule
def unused_abbreviation(site: Site) -> Iterator[Fault]:
    """An abbreviation that a page defines is used on that page; definitions in shared files are not checked.

    Why: it is left over or misspelt, and explains nothing.
    Bad: *[LLM]: Large language model, on a page that never says LLM
    Good: *[LLM]: Large language model, on a page that does
    """
    for definition, _ in definitions_of(site, "abbreviation"):
        if not definition.used:
            yield Fault(definition.place, f"the page never uses {definition.label}", WARNING)


@rule
@unsure_without_plugins
def missing_snippet(site: Site) -> Iterator[Fault]:
    """A snippet directive has a line of its own, and names an existing file and section; so does `auto_append`.

    Why: the page is published without the text, and nothing says so.
    Bad: --8<-- "chrome.md"
    Good: --8<-- "chorme.md:intro", with both there
    """
    snippets = site.project.snippets
    faulty = {include.place: include for page in site.pages.values() for include in page.includes if include.fault}
    for place, include in faulty.items():
        if not (may_be_generated(site, include.target) or is_commented(site, place)):
            hint = suggested_target(snippets, include.target)
            yield Fault(place, include.fault, ERROR, hint, include.target)
    for value in site.project.values if snippets.on else ():
        if (
            APPENDED.fullmatch(value.key)
            and (fault := snippets.fault(value.value))
            and not may_be_generated(site, value.value)
        ):
            yield Fault(value.place, fault, ERROR, suggested_target(snippets, value.value), value.value)
    for _, leftover in leftovers_of(site, "snippet", "snippet-name") if snippets.on else ():
        if leftover.kind == "snippet" or snippets.find(file_name(leftover.text)):
            directive = f'--8<-- "{leftover.text}"'
            what = f"the directive for {leftover.text} stays text; write {directive} on its own line"
            yield Fault(leftover.place, what)
    for _, leftover in leftovers_of(site, "section-marker") if snippets.on else ():
        name = leftover.text.strip()
        what = f"the marker of section {name!r} stays text; write --8<-- [start: name], where a name is {NAME_RULE}"
        yield Fault(leftover.place, what, ERROR)


def suggested_target(snippets: Snippets, target: str) -> str:
    """The target of a directive with the most similar existing file or section, or ""."""
    path = file_name(target)
    part = target.removeprefix(path)
    if file := snippets.find(path):
        section = nearest(part[1:], re.findall(SECTION.format("([-_0-9A-Za-z]+)"), snippets.read(file).text))
        return f"{path}:{section}" if section else ""
    near = (nearest_path(snippets.bases, name) for name in (path, path.rpartition("/")[2]))
    found = (name + part for name in near if name)
    return next((each for each in found if not snippets.fault(each)), "")


def is_commented(site: Site, place: Place) -> bool:
    """Whether a directive stands in a comment, where its fault does no harm unless the build checks such paths."""
    if site.project.snippets.options.get("check_paths"):
        return False
    source = site.text_at(place.path)
    return source.uncoded[source.offset(place)] != source.prose[source.offset(place)]


def may_be_generated(site: Site, target: str) -> bool:
    """Whether a step before the build may generate the file of a snippet, since git ignores it."""
    snippets, docs = site.project.snippets, site.project.docs.resolve()
    name = file_name(target)
    if snippets.find(name):
        return False
    try:
        files = [(base / name).resolve() for base in snippets.bases]
    except (OSError, ValueError):
        return False
    return any(
        site.tree.may_be_generated(file.relative_to(docs).as_posix()) for file in files if file.is_relative_to(docs)
    )
