"""Rules about the relations that pages declare in front matter."""

import posixpath
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from ..addresses import parse
from ..hints import candidates, did_you_mean, nearest
from ..model import Finding, Link, Page, Place, Value
from ..rules.finding import at
from ..rules.leftover import MEANT_AS_ADDRESSES
from ..site import Site
from ..targets import find, use
from .declared import is_at_home, kind
from .fields import known, slip
from .lost import is_lost

BROADER = "broader"  # the field by which entries form a tree


def scalar(page: Page, key: str) -> Value | None:
    """A value of the page's front matter."""
    return next((value for value in page.meta if value.key == key), None)


def unknown_kind(site: Site) -> Iterator[Finding]:
    """A page declares its kind, one that exists and that belongs in its folder.

    Why: which relations a page may and must have depends on its kind.
    Bad: kind: concpet
    Good: kind: concept
    """
    kinds = site.settings.rule_option("kinds", {})
    for page in site.pages.values() if kinds else ():
        value = scalar(page, "kind")
        several = next((value for value in page.meta if value.key.startswith("kind.")), None)
        if value is None and (page.problems or "kind" in meant(site, page)):
            continue  # another rule tells
        if several:
            yield at(several.place, f"kind holds a list or a table; name one of {', '.join(kinds)}")
        elif value is None:
            yield at(Place(site.shown(page.path), 1, 1), f"the page declares no kind; one of {', '.join(kinds)}")
        elif value.value not in kinds:
            near = nearest(value.value, list(kinds))
            yield at(value.place, f"{value.value or 'nothing'} is no kind of page{did_you_mean(near)}")
        elif not is_at_home(page.path, kinds[value.value]):
            yield at(value.place, f"a {value.value} does not stand in this folder")


def missing_relation(site: Site) -> Iterator[Finding]:
    """A page declares the relations that its kind requires.

    Why: the reader is not led to what belongs to the page.
    Bad: a misconception without corrected_by
    Good: corrected_by: [concepts/decoding.md]
    """
    for page in site.pages.values():
        lacking = set(required(site, page)).difference(names(page)) - meant(site, page)
        for name in sorted(lacking):
            yield at(Place(site.shown(page.path), 1, 1), f"a {kind(page)} says {name}, and this one does not")


def required(site: Site, page: Page) -> list[str]:
    """The relations that the kind of a page requires of it."""
    kinds = site.settings.rule_option("kinds", {})
    is_asked = page.path in site.relations.of_sound_kind and not page.path.endswith("index.md")
    return kinds[kind(page)].get("requires", []) if kinds and is_asked else []


def names(page: Page) -> set[str]:
    """The fields of the page's front matter."""
    return {value.key.partition(".")[0] for value in page.meta}


def meant(site: Site, page: Page) -> set[str]:
    """What its misspelt fields mean."""
    return {slip(name, known(site)) for name in names(page)}


def misplaced_relation(site: Site) -> Iterator[Finding]:
    """A relation names a page, leads from and to the kinds that it is for, once, and not to the page or entry itself.

    Why: the reader is led to something of the wrong kind, or nowhere.
    Bad: corrected_by: [misconceptions/no-magic-words.md]
    Good: corrected_by: [concepts/prompting.md]
    """
    for (_, _, _, value), why in site.relations.misplaced.items():
        yield at(value.place, why)
    for _, name, value in site.relations.said:
        if not value.value:
            yield at(value.place, f"{name} names no page; name one here, or take this out")
    for value, why in misplaced_among_entries(site):
        yield at(value.place, why)


def misplaced_among_entries(site: Site) -> Iterator[tuple[Value, str]]:
    """Each relation of an entry to itself, or to one that it names before; that of broader is told as a circle."""
    for table in site.tables.values():
        names = [name for name, to in table.refs.items() if to == table.file]
        for row, name in ((row, name) for row in table.rows for name in names if name in row.fields):
            own, seen = row.one(table.id), set()
            for value in {one.key: one for one in row.all(name)}.values():  # of a field that is given twice, the last
                if value.value in seen:
                    yield value, f"{name} names {value.value} above as well"
                elif own and value.value == own.value and name != BROADER:
                    yield value, f"{name} leads to the entry itself"
                seen.add(value.value)


def unmirrored_relation(site: Site) -> Iterator[Finding]:
    """A relation is declared on both pages, each in its own words.

    Where another rule tells why the other page does not say it, that is enough.

    Why: the way leads there and not back.
    Bad: corrected_by: [concepts/decoding.md], and no corrects on that page
    Good: corrected_by here, corrects there
    """
    for place, why in one_sided(site):
        yield at(place, why)


def one_sided(site: Site) -> Iterator[tuple[Place, str]]:
    """Each relation that the other page does not declare."""
    relations = site.relations
    for page, name, target, value in relations.placed:
        inverse = relations.options[name].get("inverse")
        if not inverse or target not in site.pages or site.pages[target].problems:
            continue
        if (target, inverse, page) not in relations.declared and not is_told(site, site.pages[target], inverse):
            yield value.place, f"{target} does not say {inverse}: {page}"


def is_told(site: Site, page: Page, name: str) -> bool:
    """Whether something is told of what the page says by this name, or of its saying nothing by it."""
    if page.path not in site.relations.of_sound_kind or (page.path, name) in site.relations.unsure:
        return True
    return name not in names(page) and name in {*required(site, page), *meant(site, page)}


def circular_relation(site: Site) -> Iterator[Finding]:
    """A concept is not, by way of others, broader than itself.

    Why: then nothing is the most general, and no order can be shown.
    Bad: a.md is broader than b.md, and b.md than a.md
    Good: a.md is broader than b.md
    """
    relations = site.relations
    for name in (name for name, option in relations.options.items() if option.get("acyclic")):
        placed = [(page, target, value) for page, relation, target, value in relations.placed if relation == name]
        parents = grouped((page, target) for page, target, _ in placed)
        for page, target, value in placed:
            if loop := circle(parents, page, target):
                yield at(value.place, f"{name} goes round in a circle: {' → '.join(loop)}")
    for place, loop in circular_rows(site):
        yield at(place, f"broader goes round in a circle: {' → '.join(loop)}")


def circular_rows(site: Site) -> Iterator[tuple[Place, list[str]]]:
    """Place and way of each circle among the entries of a data file."""
    for table in site.tables.values():
        placed = [(row.one(table.id).value, one) for row in table.rows if row.one(table.id) for one in row.all(BROADER)]
        parents = grouped((key, one.value) for key, one in placed)
        for key, one in placed:
            if loop := circle(parents, key, one.value):
                yield one.place, loop


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Each first with all that follow it."""
    found: dict[str, list[str]] = {}
    for first, second in pairs:
        found.setdefault(first, []).append(second)
    return found


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


def hidden_relation(site: Site) -> Iterator[Finding]:
    """The panel at the end of a page shows every relation that the page declares.

    One that the other page does not declare is told as that alone.

    Why: a relation that no reader sees helps none.
    Bad: related: [concepts/decoding.md], and no link to it between the related marks
    Good: both
    """
    declared = [one for one in site.relations.placed if one[2]]
    led_to = {page: shown(site, page) for page in dict.fromkeys(one[0] for one in declared)}
    hidden = [one for one in declared if one[2] not in led_to[one[0]]]
    told = {place for place, _ in one_sided(site)} if hidden else ()
    for page, group in groupby((one for one in hidden if one[3].place not in told), itemgetter(0)):
        places = {target: value.place for _, _, target, value in group}
        for target in lacking(site, page, places):
            yield at(places[target], f"the related panel does not show {target}")


def shown(site: Site, path: str) -> set[str]:
    """The pages to which the related panel of a page leads."""
    return {find(site.tree, path, raw, parse(href)).path for href, raw in panel(site, path)}


def lacking(site: Site, path: str, hidden: Iterable[str]) -> list[str]:
    """Those of the pages that no link in the related panel of a page was meant for, if it leads nowhere or stays text.

    Of such a link another rule tells. One that is unlike them all may be meant for any.
    """
    lines, kinds = block_lines(site.source(path).text), (*MEANT_AS_ADDRESSES, "reference")
    places = [one.place for one in site.pages[path].leftovers if one.kind in kinds]
    unlike = sum(place.path == site.shown(path) and place.line in lines for place in places)
    left = list(hidden)
    for link in (link for link in panel(site, path) if is_lost(site, path, *link)):
        alike = [one for one in left if posixpath.basename(one) == posixpath.basename(parse(link[0]).path)]
        meant = next((file for file in (*meant_by(site, path, *link), *alike) if file in left), "")
        left = [one for one in left if one != meant]
        unlike += not meant
    return left if len(left) > unlike else []


def meant_by(site: Site, path: str, href: str, raw: bool) -> list[str]:
    """The pages that a lost link may have been meant for."""
    return candidates(site, use(site.tree, path, Link(href, Place(path, 1, 1), raw=raw)))


def panel(site: Site, path: str) -> list[tuple[str, bool]]:
    """The links in the related panel of a page, kept with it."""
    return site.pages[path].fact("panel", lambda: in_panel(site, path))


def in_panel(site: Site, path: str) -> list[tuple[str, bool]]:
    """The addresses in the related panel of a page, and whether each stands in raw HTML."""
    lines = block_lines(site.source(path).text)
    return [(link.href, link.raw) for link in site.pages[path].full.links if link.place.line in lines]


def block_lines(text: str) -> range:
    """The lines between the marks of the related panel."""
    text = f"\n{text}\n"
    begin, end = text.find("\n<!-- begin related -->\n"), text.find("\n<!-- end related -->\n")
    if begin < 0 or end < 0:
        return range(0)
    return range(text.count("\n", 0, begin + 1), text.count("\n", 0, end + 1) + 1)
