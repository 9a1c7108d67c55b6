"""What rules ask of the project's own templates, which stand around every page: the ids they define."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..disk import has_file
from ..documents.jinja import PRINTED, found_as, scope, taken_in, without
from ..model import Anchor, Page, Place
from ..patterns import Pattern
from ..plugins import ANCHORS
from ..site import ID_ATTRIBUTE, Site
from ..source import read
from ..survey import section
from ..theme import PACKAGES, folder

SCRIPT = Pattern(r"<script\b[^>]*>(.*?)(?:</script>|\Z)", re.DOTALL)
MAKES_IDS = r"""\bid["'`]?\s*[,:=]\s*\\?["'`]?"""
Branches = tuple[tuple[str, int, int], ...]  # the templates and their branches around an id


def may_be_shown(site: Site, fragment: str) -> bool:
    """Whether a page may have the id: a template, its text, the theme or a script may define it."""
    known = site.__dict__.setdefault("_shown", {})
    if fragment not in known:
        known[fragment] = (
            ANCHORS in site.settings.powers
            or bool(site.missing_extensions)
            or any(is_printed(id, fragment) for id in site.ids_of_templates)
            or any(section(path, fragment) in page.sections for path, page in site.pages.items())
            or of_the_theme(site, fragment)
            or is_made(site, fragment)
        )
    return known[fragment]


def is_printed(id: str, fragment: str) -> bool:
    """Whether an id of a template may become that one; signs stand in it for what a page decides."""
    return id == fragment or (
        PRINTED in id and bool(re.fullmatch(re.sub(f"{PRINTED}+", ".*", re.escape(id)), fragment))
    )


def of_the_theme(site: Site, fragment: str) -> bool:
    """Whether a template of the theme defines the id; one that is not known or not installed may define any."""
    name = site.settings.theme.get("name", "mkdocs")
    if name is None:
        return False
    where = folder(str(name)) if str(name) in PACKAGES else None
    return where is None or any(is_printed(id, fragment) for id in ids_below(where))


@cache
def ids_below(folder: Path) -> frozenset[str]:
    """The ids in the templates of a theme, less those that pages give every letter of."""
    texts = (without(file.read_text(encoding="utf-8")) for file in folder.rglob("*.html"))
    ids = ("".join(groups) for text in texts for groups in ID_ATTRIBUTE.findall(text))
    return frozenset(id for id in ids if id.strip(PRINTED))


def is_made(site: Site, fragment: str) -> bool:
    """Whether a script of the project gives an element that id."""
    makes = re.compile(MAKES_IDS + re.escape(fragment) + r"\b")
    files = [site.settings.docs / path for path in sorted(site.tree.files) if path.endswith((".js", ".mjs"))]
    files += site.settings.theme_files("*.js")
    inline = (text for file in site.settings.theme_files("*.html") for text in SCRIPT.findall(read(file, "").text))
    return any(makes.search(text) for text in (*(read(file, "").text for file in files), *inline))


def repeated_ids(site: Site) -> Iterator[tuple[Place, Anchor]]:
    """The ids that a template, with those that it includes, or a page in it, has twice: a place, and the one before."""
    defined = ids_by_template(site)
    counts = Counter(anchor.id for anchors in defined.values() for anchor in anchors)
    often = {id for id, count in counts.items() if count > 1}
    for path in sorted(defined) if often else ():
        met: list[tuple[Branches, Anchor]] = []
        for branches, anchor in printed_ids(site, path, defined):
            twins = (one for around, one in met if one.id == anchor.id and is_together(around, branches))
            if anchor.id in often and (before := next(twins, None)):
                yield anchor.place, before
            met.append((branches, anchor))
    if defined:
        yield from taken_by_main(site, defined)


def own_template(page: Page) -> str:
    """The template that a page asks for, if any: then the common one is not around it."""
    return next((found_as(value.value) for value in page.meta if value.key == "template"), "")


def taken_by_main(site: Site, defined: dict[str, list[Anchor]]) -> Iterator[tuple[Place, Anchor]]:
    """The ids of pages that the template around all of them has as well."""
    main = (site.settings.custom_dir / "main.html").relative_to(site.settings.root).as_posix()
    always = {anchor.id: anchor for branches, anchor in printed_ids(site, main, defined) if not branches}
    for path, page in site.pages.items():
        taken = [id for id in always if section(path, id) in page.sections]
        for id in taken if not own_template(page) else ():
            places = [one.place for one in (*page.anchors, *page.headings) if one.id == id and one.place]
            yield from ((place, always[id]) for place in places[:1])


def ids_by_template(site: Site) -> dict[str, list[Anchor]]:
    """Template -> the ids that it prints as they are written there."""
    defined: dict[str, list[Anchor]] = {}
    for document in site.templates:
        for anchor in document.anchors:
            if anchor.place and PRINTED not in anchor.id:
                defined.setdefault(anchor.place.path, []).append(anchor)
    return defined


def is_together(one: Branches, other: Branches) -> bool:
    """Whether what stands in these branches is printed together: whenever the inner one is, the outer one is."""
    return one[: len(other)] == other or other[: len(one)] == one


def printed_ids(
    site: Site, path: str, defined: dict[str, list[Anchor]], around: Branches = (), within: tuple[str, ...] = ()
) -> Iterator[tuple[Branches, Anchor]]:
    """The ids that a template prints, those of what it includes after its own, each with the branches around it."""
    source = read(site.settings.root / path, path)

    def branches(offset: int) -> Branches:
        return (*around, *((path, *one) for one in scope(source.text, offset)))

    for anchor in defined.get(path, ()):
        yield branches(source.offset(anchor.place)), anchor
    for tag in taken_in(source.text):
        file = template_file(site, *(name for name, _ in tag.names))
        inner = file.relative_to(site.settings.root).as_posix() if is_own(site, file) else ""
        if tag.how == "include" and inner and inner not in within:
            yield from printed_ids(site, inner, defined, branches(tag.start), (*within, path))


def is_own(site: Site, file: Path | None) -> bool:
    """Whether a template is one of the project's own."""
    return file is not None and file.is_relative_to(site.settings.custom_dir)


def template_file(site: Site, *names: str) -> Path | None:
    """The first of these templates that there is, among the overrides or in the theme."""
    places = [where for where in (site.settings.custom_dir, folder(str(site.settings.theme.get("name")))) if where]
    files = (where / found_as(name) for name in names for where in places)
    return next(filter(has_file, files), None)
