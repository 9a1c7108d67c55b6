"""Rules about the relations that pages declare in front matter."""

import posixpath
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from linkcheck.hints import candidates, nearest
from linkcheck.model import ERROR, Fault, Page, Place, Value
from linkcheck.registry import rule
from linkcheck.rules.markup import ADDRESS_KINDS
from linkcheck.site import Site
from linkcheck.targets import Use, resolve

from .data import tables
from .fields import intended_name, kind_of, known_fields
from .reported_links import is_reported

BROADER = "broader"  # the field by which entries form a tree
Relation = tuple[str, str, str, Value]  # page, name of the relation, page that it leads to, value in front matter


class Relations:
    """The relations that the pages of a site declare; `declared` are all of them without their values."""

    def __init__(self, site: Site) -> None:
        self.site, self.options = site, site.project.option("relations", {})
        self.kinds = {path: kind_of(page) for path, page in site.pages.items()}
        values = ((page.path, value) for page in site.pages.values() for value in page.meta)
        named = ((page, value.key.partition(".")[0], value) for page, value in values)
        self.values = [each for each in named if each[1] in self.options]
        self.links: list[Relation] = [
            (page, name, resolve(site.tree, page, value.value).path, value)
            for page, name, value in self.values
            if value.value
        ]
        self.declared = {link[:3] for link in self.links}

    @cached_property
    def misplaced(self) -> dict[Relation, str]:
        """Maps each relation that is not allowed to the reason."""
        seen: set[tuple[str, str, str]] = set()
        found = {}
        for link in self.links:
            if why := self.misplacement(link, link[:3] in seen):
                found[link] = why
            seen.add(link[:3])
        return found

    @cached_property
    def doubtful(self) -> set[tuple[str, str]]:
        """Page and name of each relation with a faulty value, for which its author may have meant any page."""
        nowhere = {(page, name) for page, name, value in self.values if not value.value}
        bad = (link for link in self.links if link[2] not in self.site.pages or link in self.misplaced)
        return nowhere.union(link[:2] for link in bad)

    @property
    def placed(self) -> list[Relation]:
        """The relations that are allowed."""
        return [link for link in self.links if link not in self.misplaced]

    def misplacement(self, link: Relation, is_repeated: bool) -> str:
        """Why the relation is not allowed, or ""; when the kind of a page is faulty, only unknown-kind reports it."""
        page, name, target, value = link
        within = value.key[len(name) + 1 :]
        if within and not within.isdecimal():
            return f"{name} holds a table or a list within a list, which is ignored; list only pages"
        if target not in self.site.pages:
            return ""
        if target == page:
            return f"{name} leads to the page itself"
        if is_repeated:
            return f"{name} already names {target} above"
        if not {page, target} <= self.of_sound_kind:
            return ""
        option, here, there = self.options[name], self.kinds[page], self.kinds[target]
        if there not in option.get("to", [there]):
            return f"{name} leads to a {there or 'page without kind'}; it must lead to a {' or '.join(option['to'])}"
        return "" if here in option.get("from", [here]) else f"only a {' or '.join(option['from'])} may have {name}"

    @cached_property
    def of_sound_kind(self) -> set[str]:
        """The pages with an existing kind that belongs in their folder; all pages when the project has no kinds."""
        known = self.site.project.option("kinds", {})
        pages = self.kinds.items()
        return {path for path, kind in pages if not known or (kind in known and is_at_home(path, known[kind]))}


@lru_cache(maxsize=1)  # several rules ask for the same
def relations_of(site: Site) -> Relations:
    """The relations of a site."""
    return Relations(site)


def is_at_home(path: str, option: dict[str, Any]) -> bool:
    """Whether a page of the kind with these options may stand at that path."""
    return path.startswith(tuple(option.get("folders", [""])))


@rule
def unknown_kind(site: Site) -> Iterator[Fault]:
    """A page declares its kind; the kind exists and belongs in the folder of the page.

    Why: the kind decides which relations a page may and must have.
    Bad: kind: concpet
    Good: kind: concept
    """
    kinds = site.project.option("kinds", {})
    for page in site.pages.values() if kinds else ():
        value = next((value for value in page.meta if value.key == "kind"), None)
        several = next((value for value in page.meta if value.key.startswith("kind.")), None)
        if several:
            yield Fault(several.place, f"kind holds a list or a table; name one of {', '.join(kinds)}")
        elif value is None:
            if not (page.problems or "kind" in intended_fields(site, page)):  # which another rule reports
                what = f"the page declares no kind; add one of {', '.join(kinds)}"
                yield Fault(Place(site.shown(page.path), 1, 1), what)
        elif value.value not in kinds:
            near = nearest(value.value, list(kinds))
            yield Fault(value.place, f"there is no kind {value.value or 'without a name'}", ERROR, near, value.value)
        elif not is_at_home(page.path, kinds[value.value]):
            yield Fault(value.place, f"a {value.value} does not belong in this folder")


@rule
def missing_relation(site: Site) -> Iterator[Fault]:
    """A page declares the relations that its kind requires.

    Why: readers do not find what belongs to the page.
    Bad: a misconception without corrected_by
    Good: corrected_by: [concepts/decoding.md]
    """
    for page in site.pages.values():
        for name in sorted(set(required(site, page)).difference(field_names(page)) - intended_fields(site, page)):
            what = f"the front matter has no {name}, which a {kind_of(page)} needs"
            yield Fault(Place(site.shown(page.path), 1, 1), what)


def required(site: Site, page: Page) -> list[str]:
    """The relations that a page must have because of its kind; the index of a folder needs none."""
    kinds = site.project.option("kinds", {})
    is_asked = page.path in relations_of(site).of_sound_kind and not page.path.endswith("index.md")
    return kinds[kind_of(page)].get("requires", []) if kinds and is_asked else []


def field_names(page: Page) -> set[str]:
    """The fields of the page's front matter."""
    return {value.key.partition(".")[0] for value in page.meta}


def intended_fields(site: Site, page: Page) -> set[str]:
    """The fields that the author meant where a page misspells one."""
    return {intended_name(name, known_fields(site)) for name in field_names(page)}


@rule
def misplaced_relation(site: Site) -> Iterator[Fault]:
    """A relation leads once to another page or entry, from and to the kinds that it is for.

    Why: readers are led to something of the wrong kind, or nowhere.
    Bad: corrected_by: [misconceptions/no-magic-words.md]
    Good: corrected_by: [concepts/prompting.md]
    """
    for (_, _, _, value), why in relations_of(site).misplaced.items():
        yield Fault(value.place, why)
    for _, name, value in relations_of(site).values:
        if not value.value:
            yield Fault(value.place, f"{name} names no page; add one, or delete this entry")
    for table in tables(site):
        fields = [name for name, to in table.refs.items() if to == table.file]
        for row, name in ((row, name) for row in table.rows for name in fields):
            own, seen = row.first(table.id), set()
            counting = {value.key: value for value in row.all(name)}  # the last one, when a field is given twice
            for value in counting.values():
                if value.value in seen:
                    yield Fault(value.place, f"{name} already names {value.value} above")
                elif own and value.value == own.value and name != BROADER:
                    yield Fault(value.place, f"{name} leads to the entry itself")
                seen.add(value.value)


@rule
def unmirrored_relation(site: Site) -> Iterator[Fault]:
    """A relation is declared on both pages, on each under its own name.

    When another rule already reports a fault of the other page's relation, this one does not.

    Why: readers are led there and not back.
    Bad: corrected_by: [concepts/decoding.md], and no corrects on that page
    Good: corrected_by here, corrects there
    """
    return (Fault(place, why) for place, why in one_sided(site))


def one_sided(site: Site) -> Iterator[tuple[Place, str]]:
    """Yields place and message for each relation that the other page does not declare."""
    relations = relations_of(site)
    for page, name, target, value in relations.placed:
        inverse = relations.options[name].get("inverse")
        if inverse and target in site.pages and not site.pages[target].problems:
            other = site.pages[target]
            is_declared = (target, inverse, page) in relations.declared
            if not (is_declared or is_faulty(site, relations, other, inverse)):
                yield value.place, f"{target} does not declare {inverse}: {page}"


def is_faulty(site: Site, relations: Relations, page: Page, name: str) -> bool:
    """Whether another rule already reports a page's kind, its values of that relation, or the lack of any value."""
    if page.path not in relations.of_sound_kind or (page.path, name) in relations.doubtful:
        return True
    return name not in field_names(page) and name in {*required(site, page), *intended_fields(site, page)}


@rule
def circular_relation(site: Site) -> Iterator[Fault]:
    """No page or entry is broader than itself by way of others.

    Why: otherwise none is the most general, and no order can be shown.
    Bad: a.md is broader than b.md, and b.md than a.md
    Good: a.md is broader than b.md
    """
    relations = relations_of(site)
    groups = [
        (name, [(page, to, value) for page, relation, to, value in relations.placed if relation == name])
        for name, option in relations.options.items()
        if option.get("acyclic")
    ]
    for table in tables(site):
        keyed = [(key.value, row) for row in table.rows if (key := row.first(table.id))]
        groups.append((BROADER, [(key, value.value, value) for key, row in keyed for value in row.all(BROADER)]))
    for name, placed in groups:
        parents: dict[str, list[str]] = {}
        for child, parent, _ in placed:
            parents.setdefault(child, []).append(parent)
        for child, parent, value in placed:
            if loop := circle(parents, child, parent):
                yield Fault(value.place, f"{name} leads in a circle: {' → '.join(loop)}")


def circle(parents: dict[str, list[str]], start: str, parent: str) -> list[str]:
    """The shortest path from a page or entry by one of its parents back to itself, or an empty one."""
    paths = {parent: [start, parent]}
    for here in (waiting := [parent]):
        if here == start:
            return paths[here]
        for following in (other for other in parents.get(here, ()) if other not in paths):
            paths[following] = [*paths[here], following]
            waiting.append(following)
    return []


@rule
def hidden_relation(site: Site) -> Iterator[Fault]:
    """The related panel at the end of a page shows every relation that the page declares.

    A relation that the other page does not declare is only reported as unmirrored-relation.

    Why: readers cannot use a relation that they do not see.
    Bad: related: [concepts/decoding.md], and no link to it between the related marks
    Good: both
    """
    declared = [relation for relation in relations_of(site).placed if relation[2]]
    pages = dict.fromkeys(page for page, *_ in declared)
    shown = {page: {link.target.path for link in panel(site, page)} for page in pages}
    hidden = [relation for relation in declared if relation[2] not in shown[relation[0]]]
    reported = {place for place, _ in one_sided(site)} if hidden else ()
    for page, group in groupby((each for each in hidden if each[3].place not in reported), itemgetter(0)):
        places = {target: value.place for _, _, target, value in group}
        for target in lacking(site, page, places):
            yield Fault(places[target], f"the related panel does not show {target}")


def lacking(site: Site, path: str, hidden: Iterable[str]) -> list[str]:
    """The hidden pages that no broken link in the related panel was meant for; another rule reports broken links.

    A broken link that resembles none of them may be meant for any, so that as many as there are such links may be
    missing.
    """
    lines, kinds = block_lines(site.source(path).text), (*ADDRESS_KINDS, "reference")
    places = [leftover.place for leftover in site.pages[path].leftovers if leftover.kind in kinds]
    unlike = sum(place.path == site.shown(path) and place.line in lines for place in places)
    left = list(hidden)
    for use in (use for use in panel(site, path) if is_reported(site, use)):
        name = posixpath.basename(use.address.path)
        alike = [file for file in left if posixpath.basename(file) == name]
        intended = next((file for file in (*candidates(site, use), *alike) if file in left), "")
        left = [file for file in left if file != intended]
        unlike += not intended
    return left if len(left) > unlike else []


def panel(site: Site, path: str) -> list[Use]:
    """The links in the related panel of a page."""
    lines = block_lines(site.source(path).text)
    return [each for each in site.uses_by_page[path] if each.link.place.line in lines] if lines else []


def block_lines(text: str) -> range:
    """The lines between the marks of the related panel."""
    text = f"\n{text}\n"
    begin, end = text.find("\n<!-- begin related -->\n"), text.find("\n<!-- end related -->\n")
    if begin < 0 or end < 0:
        return range(0)
    return range(text.count("\n", 0, begin + 1), text.count("\n", 0, end + 1) + 1)
