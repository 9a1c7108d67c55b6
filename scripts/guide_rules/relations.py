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
from linkcheck.rules.markup import MEANT_AS_ADDRESSES
from linkcheck.site import Site
from linkcheck.targets import Use, resolve

from .data import tables
from .fields import kind, known, slip
from .lost import is_lost

BROADER = "broader"  # the field by which entries form a tree
Relation = tuple[str, str, str, Value]  # a page, the name of the relation, the page it leads to, and where it is said


class Relations:
    """What the pages of a site say of each other."""

    def __init__(self, site: Site) -> None:
        self.site, self.options = site, site.project.option("relations", {})
        self.kinds = {path: kind(page) for path, page in site.pages.items()}
        values = ((page.path, value) for page in site.pages.values() for value in page.meta)
        named = ((page, value.key.partition(".")[0], value) for page, value in values)
        self.said = [one for one in named if one[1] in self.options]
        self.links: list[Relation] = [
            (page, name, resolve(site.tree, page, value.value).path, value)
            for page, name, value in self.said
            if value.value
        ]
        self.declared = {link[:3] for link in self.links}

    @cached_property
    def misplaced(self) -> dict[Relation, str]:
        """The relations that cannot stand, each with the reason."""
        seen: set[tuple[str, str, str]] = set()
        found = {}
        for link in self.links:
            if why := self.fault(link, link[:3] in seen):
                found[link] = why
            seen.add(link[:3])
        return found

    @cached_property
    def doubtful(self) -> set[tuple[str, str]]:
        """Page and name of the relations of which one leads to no page, or cannot stand: any page may be meant."""
        nowhere = {(page, name) for page, name, value in self.said if not value.value}
        bad = (link for link in self.links if link[2] not in self.site.pages or link in self.misplaced)
        return nowhere.union(link[:2] for link in bad)

    @property
    def placed(self) -> list[Relation]:
        """The relations of which more can be asked."""
        return [link for link in self.links if link not in self.misplaced]

    def fault(self, link: Relation, is_said: bool) -> str:
        """Why the relation cannot stand, or ""; of a page whose kind is in doubt, that is told instead."""
        page, name, target, value = link
        within = value.key[len(name) + 1 :]
        if within and not within.isdecimal():
            return f"{name} holds a table or a list within a list, of which nothing is read; list the pages alone"
        if target not in self.site.pages:
            return ""
        if target == page:
            return f"{name} leads to the page itself"
        if is_said:
            return f"{name} names {target} above as well"
        if not {page, target} <= self.of_sound_kind:
            return ""
        option, here, there = self.options[name], self.kinds[page], self.kinds[target]
        if there not in option.get("to", [there]):
            return f"{name} leads to a {there or 'page without kind'}, not to a {' or '.join(option['to'])}"
        return "" if here in option.get("from", [here]) else f"{name} is for a {' or '.join(option['from'])}"

    @cached_property
    def of_sound_kind(self) -> set[str]:
        """The pages whose kind exists and belongs in their folder; all of them, where the project has no kinds."""
        kinds = self.site.project.option("kinds", {})
        return {
            path for path, one in self.kinds.items() if not kinds or (one in kinds and is_at_home(path, kinds[one]))
        }


@lru_cache(maxsize=1)  # several rules ask for the same
def of_site(site: Site) -> Relations:
    """The relations of a site."""
    return Relations(site)


def is_at_home(path: str, option: dict[str, Any]) -> bool:
    """Whether pages of that kind may stand in the folder of this one."""
    return path.startswith(tuple(option.get("folders", [""])))


@rule
def unknown_kind(site: Site) -> Iterator[Fault]:
    """A page declares its kind, one that exists and that belongs in its folder.

    Why: which relations a page may and must have depends on its kind.
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
            if not (page.problems or "kind" in meant(site, page)):  # of which another rule tells
                yield Fault(Place(site.shown(page.path), 1, 1), f"the page declares no kind; one of {', '.join(kinds)}")
        elif value.value not in kinds:
            near = nearest(value.value, list(kinds))
            yield Fault(value.place, f"{value.value or 'nothing'} is no kind of page", ERROR, near, value.value)
        elif not is_at_home(page.path, kinds[value.value]):
            yield Fault(value.place, f"a {value.value} does not stand in this folder")


@rule
def missing_relation(site: Site) -> Iterator[Fault]:
    """A page declares the relations that its kind requires.

    Why: the reader is not led to what belongs to the page.
    Bad: a misconception without corrected_by
    Good: corrected_by: [concepts/decoding.md]
    """
    for page in site.pages.values():
        for name in sorted(set(required(site, page)).difference(names(page)) - meant(site, page)):
            what = f"a {kind(page)} says {name}, and this one does not"
            yield Fault(Place(site.shown(page.path), 1, 1), what)


def required(site: Site, page: Page) -> list[str]:
    """The relations that the kind of a page requires of it."""
    kinds = site.project.option("kinds", {})
    is_asked = page.path in of_site(site).of_sound_kind and not page.path.endswith("index.md")
    return kinds[kind(page)].get("requires", []) if kinds and is_asked else []


def names(page: Page) -> set[str]:
    """The fields of the page's front matter."""
    return {value.key.partition(".")[0] for value in page.meta}


def meant(site: Site, page: Page) -> set[str]:
    """What its misspelt fields mean."""
    return {slip(name, known(site)) for name in names(page)}


@rule
def misplaced_relation(site: Site) -> Iterator[Fault]:
    """A relation names a page, leads from and to the kinds that it is for, once, and not to the page or entry itself.

    Why: the reader is led to something of the wrong kind, or nowhere.
    Bad: corrected_by: [misconceptions/no-magic-words.md]
    Good: corrected_by: [concepts/prompting.md]
    """
    for (_, _, _, value), why in of_site(site).misplaced.items():
        yield Fault(value.place, why)
    for _, name, value in of_site(site).said:
        if not value.value:
            yield Fault(value.place, f"{name} names no page; name one here, or take this out")
    for one in tables(site):
        fields = [name for name, to in one.refs.items() if to == one.file]
        for row, name in ((row, name) for row in one.rows for name in fields):
            own, seen = row.one(one.id), set()
            for value in {value.key: value for value in row.all(name)}.values():  # of a field given twice, the last
                if value.value in seen:
                    yield Fault(value.place, f"{name} names {value.value} above as well")
                elif own and value.value == own.value and name != BROADER:
                    yield Fault(value.place, f"{name} leads to the entry itself")
                seen.add(value.value)


@rule
def unmirrored_relation(site: Site) -> Iterator[Fault]:
    """A relation is declared on both pages, each in its own words.

    Where another rule tells why the other page does not say it, that is enough.

    Why: the way leads there and not back.
    Bad: corrected_by: [concepts/decoding.md], and no corrects on that page
    Good: corrected_by here, corrects there
    """
    return (Fault(place, why) for place, why in one_sided(site))


def one_sided(site: Site) -> Iterator[tuple[Place, str]]:
    """Each relation that the other page does not declare."""
    relations = of_site(site)
    for page, name, target, value in relations.placed:
        inverse = relations.options[name].get("inverse")
        if inverse and target in site.pages and not site.pages[target].problems:
            other = site.pages[target]
            is_said = (target, inverse, page) in relations.declared
            if not (is_said or is_told(site, relations, other, inverse)):
                yield value.place, f"{target} does not say {inverse}: {page}"


def is_told(site: Site, relations: Relations, page: Page, name: str) -> bool:
    """Whether something is told of what the page says by this name, or of its saying nothing by it."""
    if page.path not in relations.of_sound_kind or (page.path, name) in relations.doubtful:
        return True
    return name not in names(page) and name in {*required(site, page), *meant(site, page)}


@rule
def circular_relation(site: Site) -> Iterator[Fault]:
    """A concept is not, by way of others, broader than itself.

    Why: then nothing is the most general, and no order can be shown.
    Bad: a.md is broader than b.md, and b.md than a.md
    Good: a.md is broader than b.md
    """
    relations = of_site(site)
    groups = [
        (name, [(page, to, value) for page, relation, to, value in relations.placed if relation == name])
        for name, option in relations.options.items()
        if option.get("acyclic")
    ]
    for one in tables(site):
        keyed = [(key.value, row) for row in one.rows if (key := row.one(one.id))]
        groups.append((BROADER, [(key, value.value, value) for key, row in keyed for value in row.all(BROADER)]))
    for name, placed in groups:
        parents: dict[str, list[str]] = {}
        for child, parent, _ in placed:
            parents.setdefault(child, []).append(parent)
        for child, parent, value in placed:
            if loop := circle(parents, child, parent):
                yield Fault(value.place, f"{name} goes round in a circle: {' → '.join(loop)}")


def circle(parents: dict[str, list[str]], start: str, parent: str) -> list[str]:
    """The shortest way from a page by one of its parents back to itself, or nothing."""
    ways = {parent: [start, parent]}
    for here in (waiting := [parent]):
        if here == start:
            return ways[here]
        for following in (one for one in parents.get(here, ()) if one not in ways):
            ways[following] = [*ways[here], following]
            waiting.append(following)
    return []


@rule
def hidden_relation(site: Site) -> Iterator[Fault]:
    """The panel at the end of a page shows every relation that the page declares.

    One that the other page does not declare is told as that alone.

    Why: a relation that no reader sees helps none.
    Bad: related: [concepts/decoding.md], and no link to it between the related marks
    Good: both
    """
    declared = [one for one in of_site(site).placed if one[2]]
    led_to = {
        page: {one.target.path for one in panel(site, page)} for page in dict.fromkeys(one[0] for one in declared)
    }
    hidden = [one for one in declared if one[2] not in led_to[one[0]]]
    told = {place for place, _ in one_sided(site)} if hidden else ()
    for page, group in groupby((one for one in hidden if one[3].place not in told), itemgetter(0)):
        places = {target: value.place for _, _, target, value in group}
        for target in lacking(site, page, places):
            yield Fault(places[target], f"the related panel does not show {target}")


def lacking(site: Site, path: str, hidden: Iterable[str]) -> list[str]:
    """Those of the pages that no link in the related panel was meant for, if it leads nowhere or stays text.

    Of such a link another rule tells. One that is unlike them all may be meant for any.
    """
    lines, kinds = block_lines(site.source(path).text), (*MEANT_AS_ADDRESSES, "reference")
    places = [one.place for one in site.pages[path].leftovers if one.kind in kinds]
    unlike = sum(place.path == site.shown(path) and place.line in lines for place in places)
    left = list(hidden)
    for one in (one for one in panel(site, path) if is_lost(site, one)):
        name = posixpath.basename(one.address.path)
        alike = [file for file in left if posixpath.basename(file) == name]
        meant = next((file for file in (*candidates(site, one), *alike) if file in left), "")
        left = [file for file in left if file != meant]
        unlike += not meant
    return left if len(left) > unlike else []


def panel(site: Site, path: str) -> list[Use]:
    """The links in the related panel of a page."""
    lines = block_lines(site.source(path).text)
    return [one for one in site.uses_by_page[path] if one.link.place.line in lines] if lines else []


def block_lines(text: str) -> range:
    """The lines between the marks of the related panel."""
    text = f"\n{text}\n"
    begin, end = text.find("\n<!-- begin related -->\n"), text.find("\n<!-- end related -->\n")
    if begin < 0 or end < 0:
        return range(0)
    return range(text.count("\n", 0, begin + 1), text.count("\n", 0, end + 1) + 1)
