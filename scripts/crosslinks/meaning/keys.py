"""Rules about data files: ids that stand once, and references that lead to one."""

from collections.abc import Iterator

from ..hints import did_you_mean, lookalikes, nearest
from ..model import Finding, Place, Value
from ..own_options import PAGE, REFERRED
from ..plugins import PAGES
from ..rules.finding import at
from ..site import Site
from ..source import read
from ..targets import resolve
from ..tree import output
from .fields import place_of
from .misread import misread, named


def broken_data(site: Site) -> Iterator[Finding]:
    """A data file is valid YAML, that of the redirects too; of any other nothing is read.

    Why: what is made from it is out of date, and its references are not checked.
    Bad: related: [calibration, hallucination
    Good: related: [calibration, hallucination]
    """
    for file, (line, column, what) in site.broken_data.items():
        yield at(Place(file, line, column), f"this is not valid YAML: {what}")
    for place, why in misread(site):
        yield at(place, why)


def repeated_key(site: Site) -> Iterator[Finding]:
    """A key stands once: an id in its data file, an old address among the redirects, a name in its table.

    Of two the first is lost. In a glossary a term or another name for it belongs to one entry.

    Why: a reference to the one that is lost leads to the other.
    Bad: two entries with id: token
    Good: id: token and id: token-id
    """
    stubs: dict[str, str] = {}
    addresses: set[tuple[str, str]] = set()
    for one in site.redirects:
        page, _, fragment = one.old.partition("#")
        if page not in stubs:
            stubs[page] = output(page, site.tree.directory_urls).lower()  # many disks do not care for case
        if (stubs[page], fragment) in addresses:
            yield at(one.old_place, f"{one.old} is redirected above as well")
        addresses.add((stubs[page], fragment))
    for table in site.tables.values():
        seen: set[str] = set()
        for row in table.rows:
            key = row.one(table.id)
            if key and key.value in seen:
                yield at(key.place, f"the id {key.value} names an entry above")
            seen.add(key.value if key else "")
    for place, why in (*repeated_fields(site), *repeated_terms(site)):
        yield at(place, why)


def repeated_fields(site: Site) -> Iterator[tuple[Place, str]]:
    """Each field of a page, of an entry, or of mkdocs.yml, that is given twice, not by way of merging."""
    holders = [page.meta for page in site.pages.values()]
    for path in (path for path, text in site.settings.texts.items() if "<<:" not in text):
        holders.append(tuple(one for one in site.settings.scalars if one.place.path == path))
    for table in site.tables.values():
        holders += [row.all(name) for row in table.rows for name in row.repeated]
    for values in holders:
        keys = [value.key for value in values]
        if len(set(keys)) == len(keys):
            continue
        if repeated := next((n for n, key in enumerate(keys) if key in keys[:n]), 0):
            name = next(part for part in reversed(keys[repeated].split(".")) if not part.isdigit())
            value = values[repeated].place
            source = read(site.settings.root / value.path, value.path)
            yield place_of(source, name, value), f"{name} is given above as well, and this one counts"


def repeated_terms(site: Site) -> Iterator[tuple[Place, str]]:
    """Each term of a glossary, or name for one, that belongs to an entry above."""
    for table in (table for table in site.tables.values() if table.options.get("glossary")):
        owners: dict[str, str] = {}
        for row in table.rows:
            key = row.one(table.id)
            for name in (*row.all("term"), *row.all("aliases")) if key else ():
                owner = owners.setdefault(name.value.lower(), key.value)
                if name.value and owner != key.value:
                    yield name.place, f"{name.value} is a name of {owner} as well"


def unknown_key(site: Site) -> Iterator[Finding]:
    """A reference from one data file to an entry names an entry that exists.

    Why: the reader is shown nothing, or the wrong entry.
    Bad: key: brown-2002
    Good: key: brown-2020
    """
    for table in site.tables.values():
        for field, target in table.refs.items():
            keys = site.tables[target].keys if target in site.tables else set()
            for row in table.rows if target not in REFERRED and (keys or target not in site.tables) else ():
                for value in row.all(field):
                    if not value.value:
                        yield at(value.place, f"{last(field)} names no entry of {target}")
                    elif value.value not in keys:
                        near = nearest(value.value, list(keys))
                        yield at(value.place, f"{target} has no {value.value}{did_you_mean(near)}")


def data_link(site: Site) -> Iterator[Finding]:
    """A page or section that a data file names exists.

    Why: the link made from it leads nowhere.
    Bad: home: concepts/decoding.md#temprature
    Good: home: concepts/decoding.md#temperature
    """
    for table in site.tables.values():
        for field, target in table.refs.items():
            for row in table.rows if target == PAGE else ():
                for value in row.all(field):
                    if why := lost(site, value):
                        yield at(value.place, why)


def last(path: str) -> str:
    """The name of a field without those around it."""
    return path.rpartition(".")[2]


def lost(site: Site, value: Value) -> str:
    """Why the value leads nowhere, or ""."""
    if not value.value.partition("#")[0]:
        return f"{last(value.key)} names no page"
    target = resolve(site.tree, "", value.value)
    if target.state != "found":
        path, sign, part = value.value.partition("#")
        near = next((one for one in lookalikes(site.tree, path) if not part or site.defines(one, part)), "")
        return f"{value.value} is no page of this site" + (did_you_mean(f"{near}{sign}{part}") if near else "")
    if not target.fragment or site.defines(target.path, target.fragment):
        return ""
    near = nearest(target.fragment, list(site.ids.get(target.path, ())))
    return f"{target.path} has no anchor #{target.fragment}" + (did_you_mean(f"{target.path}#{near}") if near else "")


def unpublished_key(site: Site) -> Iterator[Finding]:
    """Every entry of a data file has its section on the page that shows the file, or on one of several.

    Why: links to the entry lead to the top of the page.
    Bad: an entry token in glossary.yml, and no anchor #token in glossary.md
    Good: both
    """
    for table in site.tables.values():
        shown = [page for page in table.pages if page in site.pages]
        for page in table.pages if PAGES not in site.settings.powers else ():
            if page not in shown:
                yield at(named(site, f'"{page}"'), f"{page} is no page of this site, and should show {table.file}")
        for row in table.rows if shown else ():
            key = row.one(table.id)
            if key and not key.value:
                yield at(key.place, f"{table.id} is empty, and an entry goes by it")
            elif key and not any(site.defines(page, key.value) for page in shown):
                who = f"{shown[0]} has no" if len(shown) == 1 else f"none of {', '.join(shown)} has the"
                yield at(key.place, f"{who} anchor #{key.value}")
