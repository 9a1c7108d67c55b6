"""Rules about data files: ids that stand once, and references that lead to one."""

from collections.abc import Iterator

from ..hints import did_you_mean, nearest
from ..model import Finding, Value
from ..rules.finding import at
from ..site import Site
from ..targets import resolve

PAGE = "page"


def repeated_key(site: Site) -> Iterator[Finding]:
    """An id names one entry of its data file.

    Bad: two entries with id: token
    Good: id: token and id: token-id
    """
    for table in site.tables.values():
        seen: set[str] = set()
        for row in table.rows:
            key = row.one(table.id)
            if key and key.value in seen:
                yield at(key.place, f"the id {key.value} names an entry above")
            seen.add(key.value if key else "")


def unknown_key(site: Site) -> Iterator[Finding]:
    """A reference from one data file to an entry names an entry that exists.

    Bad: key: brown-2002
    Good: key: brown-2020
    """
    for table in site.tables.values():
        for field, target in table.refs.items():
            keys = site.tables[target].keys if target in site.tables else set()
            for row in table.rows if target != PAGE else ():
                for value in row.all(field):
                    if value.value not in keys:
                        near = nearest(value.value, list(keys))
                        yield at(value.place, f"{target} has no {value.value}{did_you_mean(near) if near else ''}")


def data_link(site: Site) -> Iterator[Finding]:
    """A page or section that a data file names exists.

    Bad: home: concepts/decoding.md#temprature
    Good: home: concepts/decoding.md#temperature
    """
    for table in site.tables.values():
        for field, target in table.refs.items():
            for row in table.rows if target == PAGE else ():
                for value in row.all(field):
                    if why := lost(site, value):
                        yield at(value.place, why)


def lost(site: Site, value: Value) -> str:
    """Why the value leads nowhere, or ""."""
    target = resolve(site.tree, "", value.value)
    if target.state != "found":
        return f"{value.value} is no page of this site"
    if not target.fragment or site.defines(target.path, target.fragment):
        return ""
    near = nearest(target.fragment, list(site.ids.get(target.path, ())))
    return f"{target.path} has no anchor #{target.fragment}" + (did_you_mean(f"{target.path}#{near}") if near else "")


def unpublished_key(site: Site) -> Iterator[Finding]:
    """Every entry of a data file has its section on the page that shows the file.

    Bad: an entry token in glossary.yml, and no anchor #token in glossary.md
    Good: both
    """
    for table in site.tables.values():
        for row in table.rows if table.page in site.pages else ():
            key = row.one(table.id)
            if key and not site.defines(table.page, key.value):
                yield at(key.place, f"{table.page} has no anchor #{key.value}")
