"""Rules about what a page defines and what it includes: references, footnotes, snippets."""

from collections.abc import Iterator

from ..allowances import without_code
from ..disk import real
from ..meaning.visible import COMMENT
from ..model import WARNING, Definition, Finding, Place
from ..patterns import Pattern
from ..plugins import SNIPPETS
from ..site import Site
from ..snippets import NAME, NAMES, Snippets, file_name
from ..source import read
from .finding import at
from .leftover import labels_meant, left

APPENDED = Pattern(r"markdown_extensions\.(?:\d+\.)?pymdownx\.snippets\.auto_append\.\d+")


def defined(site: Site, kind: str) -> Iterator[tuple[Definition, bool]]:
    """Each definition once, with whether any page uses it; a file may be included by many."""
    used: dict[Place, bool] = {}
    first: dict[Place, Definition] = {}
    for page in site.pages.values():
        for definition in page.definitions:
            if definition.kind == kind and definition.place:
                used[definition.place] = used.get(definition.place, False) or definition.used
                first.setdefault(definition.place, definition)
    return ((first[place], used[place]) for place in first)


def labels_used(site: Site, kind: str) -> set[tuple[str, str]]:
    """File and label of every definition that a page uses, would if a later one did not win, or was to use.

    Where a label is misspelt or stays text, that is told.
    """
    found: set[tuple[str, str]] = set()
    meant = labels_meant(site, kind)
    for page in site.pages.values():
        definitions = [definition for definition in page.definitions if definition.kind == kind]
        used = {one.label for one in definitions if one.used or not is_told(site, page.path)}
        used |= {one.label for one in definitions if (page.path, one.label) in meant}
        found |= {(one.place.path, one.label) for one in definitions if one.label in used and one.place}
    return found


def is_told(site: Site, page: str) -> bool:
    """Whether all that the page defines and uses is known."""
    return site.certainty.is_whole(page) and site.certainty.of_text(page)


def unused_reference(site: Site) -> Iterator[Finding]:
    """A reference definition is used on its page.

    Why: it is left over, or the link that was to use it is misspelt.
    Bad: [decoding]: decoding.md, and no [decoding] above
    Good: [decoding]: decoding.md, and [decoding] above
    """
    used = labels_used(site, "reference")
    for one, _ in defined(site, "reference"):
        if (one.place.path, one.label) not in used:
            yield at(one.place, f"nothing uses [{one.label}]", WARNING)


def repeated_reference(site: Site) -> Iterator[Finding]:
    """A label is defined once: of two definitions the first is lost. Case makes no difference.

    Why: links that meant the first lead to the second.
    Bad: [paper]: a.md and [Paper]: b.md
    Good: [paper a]: a.md and [paper b]: b.md
    """
    for one, where in repeated(site, "reference"):
        if one.same:
            yield at(one.place, f"[{one.label}] is defined before, with the same address", WARNING)
        else:
            yield at(one.place, f"[{one.label}] is defined before{where}; this one wins")


def repeated(site: Site, kind: str) -> Iterator[tuple[Definition, str]]:
    """Each definition that is not the first of its label on some page, with that page where it stands elsewhere.

    What a page includes twice is written once, and what is appended to every page may repeat what one of them says.
    """
    told: set[Place] = set()
    for page in site.pages.values():
        placed = {one.place: one for one in reversed(page.definitions) if one.kind == kind and one.place}
        for place, one in placed.items():
            where = "" if place.path == site.shown(page.path) else f" in {site.shown(page.path)}"
            if one.repeated and place not in told and not (one.same and where):
                told.add(place)
                yield one, where


def unused_footnote(site: Site) -> Iterator[Finding]:
    """A footnote is referred to: otherwise a note stands at the foot that belongs to nothing.

    Why: it is left over, or the sign that was to lead to it is misspelt.
    Bad: [^1]: Brown et al. 2020, and no [^1] above
    Good: [^1]: Brown et al. 2020, and [^1] above
    """
    used = labels_used(site, "footnote")
    for one, _ in defined(site, "footnote"):
        if (one.place.path, one.label) not in used:
            yield at(one.place, f"nothing refers to [^{one.label}]")


def repeated_footnote(site: Site) -> Iterator[Finding]:
    """A footnote is defined once: of two definitions the first is lost.

    Why: signs that meant the first lead to the second.
    Bad: [^1]: Brown 2020. and [^1]: Vaswani 2017.
    Good: [^1]: Brown 2020. and [^2]: Vaswani 2017.
    """
    for one, where in repeated(site, "footnote"):
        yield at(one.place, f"[^{one.label}] is defined before{where}; this one wins")


def unused_abbreviation(site: Site) -> Iterator[Finding]:
    """An abbreviation that a page defines stands on the page; those of a shared file may stand on any.

    Why: it is left over, or misspelt, and then explains nothing.
    Bad: *[LLM]: Large language model, on a page that never says LLM
    Good: *[LLM]: Large language model, on a page that does
    """
    for page in site.pages.values():
        for one in page.definitions:
            if one.kind == "abbreviation" and not one.used and is_told(site, page.path):
                yield at(one.place, f"the page never says {one.label}", WARNING)


def missing_snippet(site: Site) -> Iterator[Finding]:
    """A snippet directive, on a line of its own, or `auto_append` names a file, and a section of it, that exist.

    Why: the page is published without it, and nobody is told.
    Bad: --8<-- "chrome.md"
    Good: --8<-- "chorme.md:intro", with both there
    """
    seen: set[Place] = set()
    for page in site.pages.values():
        for include in page.includes:
            if not include.fault or include.place in seen or may_be_made(site, include.target):
                continue
            if not is_commented(site, include.place):
                seen.add(include.place)
                yield at(include.place, include.fault)
    for one in site.settings.scalars:
        fault = Snippets(site.settings).fault(one.value) if APPENDED.fullmatch(one.key) else ""
        if fault and not may_be_made(site, one.value):
            yield at(one.place, fault)
    for place, message in shown_directives(site) if NAME in site.settings.extensions else ():
        yield at(place, message)


def is_commented(site: Site, place: Place) -> bool:
    """Whether a directive stands in a comment, where nobody misses what it names, unless the build fails for it."""
    if Snippets(site.settings).given.get("check_paths"):
        return False
    source = read(site.settings.root / place.path, place.path)
    offset = source.offset(place)
    return any(one.start() < offset < one.end() for one in COMMENT.finditer(without_code(source.text)))


def shown_directives(site: Site) -> Iterator[tuple[Place, str]]:
    """The directives and markers of sections that stayed text; a word alone is one when there is such a file."""
    snippets = Snippets(site.settings)
    words = [leftover for _, leftover in left(site, "snippet-name") if snippets.find(file_name(leftover.text))]
    for leftover in (*(leftover for _, leftover in left(site, "snippet")), *words):
        directive = f'--8<-- "{leftover.text}"'
        yield leftover.place, f"the directive for {leftover.text} stays text; write {directive} on its own line"
    for _, leftover in left(site, "section-marker"):
        name = leftover.text.strip()
        yield leftover.place, f"the marker of section {name!r} stays text; write --8<-- [start: name], with {NAMES}"


def may_be_made(site: Site, target: str) -> bool:
    """Whether a plugin or hook makes the file of a snippet, or something else does in the docs folder."""
    snippets, docs = Snippets(site.settings), site.settings.docs.resolve()
    name = file_name(target)
    if snippets.find(name):
        return False
    if SNIPPETS in site.settings.powers:
        return True
    places = [real(base / name) for base in snippets.bases]
    inside = [place.relative_to(docs).as_posix() for place in places if place.is_relative_to(docs)]
    return any(map(site.tree.may_be_made, inside))
